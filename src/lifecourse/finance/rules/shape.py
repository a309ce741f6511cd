"""What a fund that is to be set up comes to: plain sums over what was read. Amounts are whole pence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class ToBe:
    """What one contribution will be, and what it is given to."""

    name: str
    party: str
    pence: int
    to_lines: int
    contingency: int

    @property
    def left(self) -> int:
        """What is given to nothing yet."""
        return self.pence - self.to_lines - self.contingency


type Rows = Sequence[Mapping[str, Any]]


def contributions_to_be(contributions: Rows, lines: Rows, contingency: Rows) -> list[ToBe]:
    """Each contribution with what goes out of it, in the order of the file."""
    return [
        ToBe(
            name=one["name"],
            party=one["party"],
            pence=one["pence"],
            to_lines=_of(lines, one["slug"]),
            contingency=_of(contingency, one["slug"]),
        )
        for one in contributions
    ]


def priorities_to_be(priorities: Rows, schemes: Rows, lines: Rows) -> list[tuple[str, int, int]]:
    """Each priority: its number and name, how many schemes, and what its lines come to."""
    under = {one["number"]: one["priority"] for one in schemes}
    return [
        (
            f"{one['number']}. {one['name']}",
            sum(priority == one["number"] for priority in under.values()),
            sum(line["pence"] for line in lines if under[line["scheme"]] == one["number"]),
        )
        for one in priorities
    ]


def _of(rows: Rows, contribution: str) -> int:
    return sum(row["pence"] for row in rows if row["contribution"] == contribution)
