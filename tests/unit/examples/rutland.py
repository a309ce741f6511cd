"""The Rutland example as it lies in its folder, read once, and short ways to ask it for a number."""

import tomllib
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lifecourse.assurance.api import RawFinding, check_document
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import PlanDocument, read_example
from lifecourse.standards.api import pack_in_force

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "rutland-2016"


@cache
def plan() -> PlanDocument:
    """The plan as plain values."""
    return read_example(FOLDER).document


@cache
def partnership() -> dict[str, Any]:
    """The partnership's file as it is written."""
    return tomllib.loads((FOLDER / "partnership.toml").read_text(encoding="utf-8"))


@cache
def findings() -> tuple[RawFinding, ...]:
    """Everything that the checks find in it."""
    return tuple(check_document(plan(), pack_in_force(plan().dated), plan().dated))


def figure(table: str, row: str, column: str) -> FigureValue:
    """One figure of the plan; fails when it is not there."""
    found = plan().table(table).row(row)
    assert found is not None, f"{table} has no row {row}"
    value = found.figure(column)
    assert value is not None, f"{table}, {row} has no {column}"
    return value


def thousands(table: str, column: str = "amount", **where: str) -> Decimal:
    """The rows of a table with these cells, added up, in thousands; totals left out."""
    return sum((f.value for f in _figures(table, column, where)), Decimal(0)) / 1000


def _figures(table: str, column: str, where: dict[str, str]) -> Iterator[FigureValue]:
    for row in plan().rows(table):
        value = row.figure(column)
        chosen = all(row.text(name) == said for name, said in where.items())
        if value is not None and row.key != "total" and chosen:
            yield value
