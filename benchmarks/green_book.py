"""Discounting held against the R package `greenbook`: net present value and annual equivalent, case by case.

    .venv/bin/python benchmarks/green_book.py
    .venv/bin/python benchmarks/green_book.py --cases FOLDER

FOLDER holds `expected.csv` (case, schedule, cash flow in pounds by year from year 0, net present value and
annual equivalent as the package 0.1.1 gives them, to ten places) and `stpr.csv` (rates and factors at the
edges of the bands). What the package calls `catastrophic` is the Green Book's rate without pure time
preference. Prints a table and writes benchmarks/results/green-book-DATE.md.
"""

import argparse
import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

from lifecourse.cases.rules.discounting import (  # noqa: E402
    discount_factors,
    equivalent_annual,
    present_value,
)
from lifecourse.engine.allocation import whole  # noqa: E402
from lifecourse.standards.api import DiscountSchedule, discount_schedule  # noqa: E402

PUBLISHED = ROOT.parent / "shared" / "benchmarks" / "green_book"
OURS = {"standard": "standard", "health": "health", "catastrophic": "without-time-preference"}
ON = date(2026, 11, 28)
PENCE = 100
# The package works in binary numbers and prints twelve places; ours are exact.
PLACES = Fraction(1, 10**11)


@dataclass(frozen=True, kw_only=True)
class Expected:
    """One case as the package works it out, in pounds. `annual`: None where there is one year alone."""

    name: str
    schedule: str
    amounts: tuple[Fraction, ...]
    npv: Decimal
    annual: Decimal | None


@dataclass(frozen=True, kw_only=True)
class Edge:
    """Rate and factor of one year, at the edge of a band."""

    schedule: str
    year: int
    rate: Fraction
    factor: Fraction


def schedule_called(name: str) -> DiscountSchedule:
    """Our schedule for what the package calls so."""
    return discount_schedule(OURS[name], on=ON)


def read_expected(folder: Path) -> list[Expected]:
    """Every case of a folder."""
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        return [
            Expected(
                name=row["case"],
                schedule=row["schedule"],
                amounts=tuple(Fraction(amount) for amount in row["cashflow"].split()),
                npv=Decimal(row["npv"]),
                annual=Decimal(row["equivalent_annual"]) if row["equivalent_annual"] else None,
            )
            for row in csv.DictReader(file)
        ]


def read_edges(folder: Path) -> list[Edge]:
    """Every edge of a band of a folder."""
    with (folder / "stpr.csv").open(encoding="utf-8", newline="") as file:
        return [
            Edge(
                schedule=row["schedule"],
                year=int(row["year"]),
                rate=Fraction(row["rate"]),
                factor=Fraction(row["factor"]),
            )
            for row in csv.DictReader(file)
        ]


def pence(pounds: Fraction | Decimal | None) -> int | None:
    """Whole pence."""
    return None if pounds is None else whole(Fraction(pounds) * PENCE)


def agrees(edge: Edge) -> bool:
    """Whether rate and factor of an edge are ours."""
    schedule = schedule_called(edge.schedule)
    factor = discount_factors(schedule, edge.year + 1)[-1]
    return schedule.rate_in(edge.year) == edge.rate and abs(factor - edge.factor) < PLACES


def report(folder: Path) -> Iterator[str]:
    """The result as a page."""
    edges = read_edges(folder)
    yield "# Discounting, held against the R package greenbook 0.1.1"
    yield ""
    yield f"Rates and factors at the edges of bands: **{sum(map(agrees, edges))} of {len(edges)}** agree."
    yield ""
    yield "| case | schedule | years | value today, ours | theirs | a year, ours | theirs | to the penny |"
    yield "|---|---|---|---|---|---|---|---|"
    cases = read_expected(folder)
    same = 0
    for case in cases:
        schedule = schedule_called(case.schedule)
        ours = (
            pence(present_value(case.amounts, schedule)),
            pence(equivalent_annual(case.amounts, schedule)),
        )
        theirs = (pence(case.npv), pence(case.annual))
        same += ours == theirs
        sums = [f"{one / PENCE:,.2f}" if one is not None else "none" for one in (ours[0], theirs[0])]
        sums += [f"{one / PENCE:,.2f}" if one is not None else "none" for one in (ours[1], theirs[1])]
        yield (
            f"| {case.name} | {case.schedule} | {len(case.amounts)} | {' | '.join(sums)} "
            f"| {'yes' if ours == theirs else '**no**'} |"
        )
    yield ""
    yield f"**{same} of {len(cases)}** cases agree to the penny in both."


def main() -> None:
    """Compare, print and keep the result."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=Path, default=PUBLISHED, help="the folder with expected.csv")
    args = parser.parse_args()
    page = "\n".join(report(args.cases)) + "\n"
    print(page)
    name = f"green-book-{datetime.now(tz=UTC).date()}.md"
    (ROOT / "benchmarks" / "results" / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
