"""What will most likely be spent, by who pays, year by year."""

from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from lifecourse.design.api import MoneyOverTime, MoneyPart
from lifecourse.engine.pathways import FUNDERS, Outlook
from lifecourse.engine.pathways.outlook import Numbers
from lifecourse.forecasting.reading.saying import (
    PENCE,
    Likely,
    likely,
    month_of,
    people_words,
    pounds,
    year_ends,
)
from lifecourse.forecasting.rules.years import years_of

MONTHS_OF_YEAR = 12


@dataclass(frozen=True, kw_only=True)
class YearMoney:
    """One financial year: what each funder spends, by its code, and all together, in pence."""

    year: str
    months: range
    by_funder: dict[str, Likely]
    together: Likely

    @property
    def whole(self) -> bool:
        """Whether the forecast holds all of it."""
        return len(self.months) == MONTHS_OF_YEAR


@dataclass(frozen=True, kw_only=True)
class MoneyView:
    """Money over time by partner, and each financial year."""

    chart: MoneyOverTime
    years: tuple[YearMoney, ...]
    last: YearMoney | None
    sentence: str
    dowries: str
    inflation: str

    @property
    def funders(self) -> dict[str, str]:
        """Who pays, by code."""
        return FUNDERS


def spent_by_all(outlook: Outlook) -> Numbers:
    """Pence of all funders: draws by months."""
    return np.sum([outlook.spent(funder) for funder in FUNDERS], axis=0)


def money_by_year(outlook: Outlook) -> tuple[YearMoney, ...]:
    """Each financial year of a forecast."""
    spent = {funder: outlook.spent(funder) for funder in FUNDERS}
    whole = spent_by_all(outlook)
    return tuple(
        YearMoney(
            year=year,
            months=months,
            by_funder={one: likely(draws[:, months].sum(axis=1)) for one, draws in spent.items()},
            together=likely(whole[:, months].sum(axis=1)),
        )
        for year, months in years_of(outlook)
    )


def money_view(outlook: Outlook) -> MoneyView:
    """What a forecast says of money."""
    years = money_by_year(outlook)
    whole = [one for one in years if one.whole]
    return MoneyView(
        chart=_chart(outlook, years),
        years=years,
        last=whole[-1] if whole else None,
        sentence=_sentence(whole),
        dowries=_dowries(outlook),
        inflation=f"{outlook.area.value('price/inflation'):g}",
    )


def _chart(outlook: Outlook, years: tuple[YearMoney, ...]) -> MoneyOverTime:
    """Means, since they come to their sum where middles do not."""
    return MoneyOverTime(
        title="What is spent, by who pays",
        first=outlook.first_day,
        parts=tuple(
            MoneyPart(name=name, pounds=_mean_pounds(outlook.spent(funder)))
            for funder, name in sorted(FUNDERS.items(), key=lambda one: -int(outlook.spent(one[0]).sum()))
        ),
        total_between=tuple(f"{pounds(one.together.low)} to {pounds(one.together.high)}" for one in years),
        own_sentence=_sentence([one for one in years if one.whole]),
    )


def _mean_pounds(draws: Numbers) -> tuple[Decimal, ...]:
    """The mean of each month to the penny, rounded by whole numbers."""
    many = len(draws)
    return tuple(Decimal((2 * int(one) + many) // (2 * many)) / PENCE for one in draws.sum(axis=0))


def _sentence(whole: list[YearMoney]) -> str:
    if not whole:
        return "The forecast holds no whole financial year."
    last = whole[-1]
    parts = [f"{name} {pounds(last.by_funder[code].middle)}" for code, name in FUNDERS.items()]
    return (
        f"In {last.year} all partners together will most likely spend"
        f" {pounds(last.together.middle)}; in nine forecasts of ten between"
        f" {pounds(last.together.low)} and {pounds(last.together.high)}."
        f" Of it: {', '.join(parts)}."
    )


def _dowries(outlook: Outlook) -> str:
    last = year_ends(outlook)[-1]
    said = likely(outlook.kept.dowries[:, last])
    return (
        f"At the end of {month_of(outlook.month_ends[last])} most likely {people_words(said.middle)} who left"
        f" hospital after {outlook.area.value('dowry/years'):g} years or more will have a dowry with them"
        f" ({said.between} in nine forecasts of ten): NHS England pays it to the council, and it is in the"
        f" figures of both."
    )
