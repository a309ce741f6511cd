"""What a scenario saves as a case writes it: years stated by who pays, and what others pay more as a cost."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from lifecourse.engine.pathways import FUNDERS
from lifecourse.forecasting.rules.years import YearLess


class NothingSaved(ValueError):
    """No partner that was named pays less in any year."""


def savings_of(
    less: Mapping[str, tuple[YearLess, ...]],
    who: Mapping[str, str],
    *,
    name: str,
    slug: str,
    money: str,
    source: str,
) -> list[dict[str, Any]]:
    """A saving for each funder that pays less in any year. `who`: organisations by funder; the rest is out.

    What a funder pays more in a year is a cost beside the first saving, never set off. Raises NothingSaved.
    """
    rows = [
        {
            "slug": f"{slug}-{funder}",
            "name": f"{name}: {FUNDERS[funder]}",
            "how": "stated",
            "organisation": who[funder],
            "money": money,
            "first_day": years[0].begins.isoformat(),
            "stated": [
                {"year": one.year, "pounds": pounds_of(one.pence), "months": one.months} for one in years
            ],
            "source": f"{source}. {ranges_said(years)}",
        }
        for funder in who
        if (years := [one for one in less[funder] if one.pence > 0])
    ]
    if not rows:
        raise NothingSaved("None of these partners pays less in any year, so there is nothing to save.")
    if costs := list(_costs(less, who)):
        rows[0]["costs"] = costs
    return rows


def _costs(less: Mapping[str, tuple[YearLess, ...]], who: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for funder, organisation in who.items():
        for one in less[funder]:
            if one.pence < 0:
                yield {
                    "organisation": organisation,
                    "pounds": pounds_of(-one.pence),
                    "month": one.begins.isoformat(),
                    "months": one.months,
                    "words": f"{FUNDERS[funder]} pays more in {one.year}",
                }


def pounds_of(pence: int) -> str:
    """Pence as a case's file has pounds."""
    return f"{Decimal(pence) / 100:.2f}"


def ranges_said(years: list[YearLess]) -> str:
    """The range of each year in words."""
    said = (
        f"{one.year} £{round(Decimal(one.low) / 100):,} to £{round(Decimal(one.high) / 100):,}"
        for one in years
    )
    return f"In nine of ten draws: {'; '.join(said)}"
