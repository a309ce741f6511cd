"""What is held back by default, read from `never.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lifecourse.figures.api import FigureValue, Unit

FILE = Path(__file__).with_name("never.toml")


@dataclass(frozen=True, kw_only=True)
class Adds:
    """Columns that come to another column in every row: what is added less what is taken away."""

    table: str
    total: str
    plus: tuple[str, ...]
    minus: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Never:
    """What no public edition shows by itself: small counts, and tables and columns with the reason."""

    smallest_shown: int
    round_to: int
    units: frozenset[Unit]
    ratios: frozenset[Unit]
    people: frozenset[tuple[str, str]]
    tables: dict[str, str]
    columns: dict[tuple[str, str], str]
    adds: tuple[Adds, ...]

    def counts_people(self, table: str, column: str, figure: FigureValue) -> bool:
        """Whether a figure is a number of people."""
        return figure.unit in self.units or (table, column) in self.people


@cache
def never() -> Never:
    """What ships with Lifecourse."""
    data = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return Never(
        smallest_shown=data["smallest_shown"],
        round_to=data["round_to"],
        units=frozenset(Unit(unit) for unit in data["units"]),
        ratios=frozenset(Unit(unit) for unit in data["ratios"]),
        people=frozenset((one["table"], one["column"]) for one in data["people"]),
        tables={one["table"]: one["why"] for one in data["tables"]},
        columns={(one["table"], one["column"]): one["why"] for one in data["columns"]},
        adds=tuple(
            Adds(table=one["table"], total=one["total"], plus=tuple(one["plus"]), minus=tuple(one["minus"]))
            for one in data["adds"]
        ),
    )
