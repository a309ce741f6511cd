"""The Essex example as it lies in its folder, read once, and short ways to ask it for a number."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import PlanDocument, read_example

FOLDER = Path(__file__).resolve().parents[3] / "examples" / "essex-2016"


@cache
def plan() -> PlanDocument:
    """The plan as plain values."""
    return read_example(FOLDER).document


@cache
def partnership() -> dict[str, Any]:
    """The partnership's file as it is written."""
    return tomllib.loads((FOLDER / "partnership.toml").read_text(encoding="utf-8"))


def figure(table: str, row: str, column: str) -> FigureValue:
    """One figure of the plan; fails when it is not there."""
    found = plan().table(table).row(row)
    assert found is not None, f"{table} has no row {row}"
    value = found.figure(column)
    assert value is not None, f"{table}, {row} has no {column}"
    return value


def number(table: str, row: str, column: str) -> Decimal:
    """The value of one figure."""
    return figure(table, row, column).value


def column(table: str, name: str) -> dict[str, Decimal]:
    """Every value in one column of figures, by row."""
    return {r.key: r.number(name) or Decimal(0) for r in plan().rows(table) if r.figure(name) is not None}


def in_text(key: str) -> Decimal:
    """A figure that stands in the text."""
    return number("figures-in-text", key, "figure")
