"""Which lever buys most for a pound, and the least that meets a range, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.design.api import number, people
from lifecourse.engine.pathways import LEVERS, Enough, Smallest, Worth
from lifecourse.forecasting.reading.saying import from_to, month_of, more_or_less, pounds
from lifecourse.forecasting.rules.saying import lever_said

TENTH = 1


@dataclass(frozen=True, kw_only=True)
class ShownWorth:
    """What one lever does by itself over the whole forecast."""

    name: str
    said: str
    years: str
    years_between: str
    money: str
    money_between: str
    a_year: str


@dataclass(frozen=True, kw_only=True)
class WorthView:
    """Every lever by itself, the one that buys most first."""

    sentence: str
    rows: tuple[ShownWorth, ...]


@dataclass(frozen=True, kw_only=True)
class EnoughShown:
    """One way to meet a range."""

    moves: str
    team: str
    chance: str


@dataclass(frozen=True, kw_only=True)
class SmallestView:
    """The least that meets a range, or the most that was tried where nothing does."""

    sentence: str
    rows: tuple[EnoughShown, ...]
    tried: int


def worth_view(found: Sequence[Worth]) -> WorthView:
    """Which lever buys most for a pound."""
    return WorthView(sentence=_first(found), rows=tuple(_shown(one) for one in found))


def _first(found: Sequence[Worth]) -> str:
    if not found:
        return "Nothing is changed in this forecast, so there is no lever to weigh."
    best = found[0]
    name = LEVERS[best.lever.kind].words
    if best.pence_a_year is None:
        return "By itself no lever here means fewer years in hospital."
    if best.lever.cost_unsaid:
        return (
            "Nobody has said what the levers cost that mean fewer years in hospital, so none buys most yet."
        )
    if best.pence_a_year <= 0:
        return f"“{name}” buys most: it means fewer years in hospital, and costs all partners together less."
    return (
        f"“{name}” buys most for a pound: {pounds(best.pence_a_year)} for each year in hospital that somebody"
        " does not spend there."
    )


def _shown(one: Worth) -> ShownWorth:
    return ShownWorth(
        name=LEVERS[one.lever.kind].words,
        said=lever_said(one.lever),
        years=_years(one.years_fewer),
        years_between=from_to(_years(one.years_high), _years(one.years_low)),
        money=more_or_less(one.pence),
        money_between=from_to(more_or_less(one.pence_low), more_or_less(one.pence_high)),
        a_year=_a_year(one),
    )


def _years(fewer: float) -> str:
    """12 fewer, 1.5 more"""
    size = round(abs(fewer), 0 if abs(fewer) >= 10 else TENTH)
    return f"{number(size)} {'fewer' if fewer > 0 else 'more'}" if size else "no difference"


def _a_year(one: Worth) -> str:
    if one.pence_a_year is None:
        return "saves no year in hospital"
    if one.lever.cost_unsaid:
        return "its cost is not said"
    return "saves money as well" if one.pence_a_year <= 0 else pounds(one.pence_a_year)


def smallest_view(found: Smallest, *, when: date, high: float) -> SmallestView:
    """The least that meets a range at the end of a month."""
    wanted, month = round(found.wanted * 100), month_of(when)
    meets = f"at least {wanted} in 100 for {people(int(high))} or fewer at the end of {month}"
    if found.enough:
        ways = ", or ".join(_way(one) for one in found.enough)
        sentence = f"The least that gives a chance of {meets}: {ways}."
    else:
        best = round(found.best.chance * 100)
        sentence = (
            f"Nothing that was tried gives a chance of {meets}. The most that was tried, {_way(found.best)},"
            f" gives {best} in 100."
        )
    return SmallestView(
        sentence=sentence, rows=tuple(_enough(one) for one in found.enough), tried=found.tried
    )


def _way(one: Enough) -> str:
    if not one.people_a_quarter and not one.caseload:
        return "things as they are"
    moves = f"{people(one.people_a_quarter)} home a quarter" if one.people_a_quarter else ""
    team = f"a team at home for {one.caseload}" if one.caseload else ""
    return " and ".join(part for part in (moves, team) if part)


def _enough(one: Enough) -> EnoughShown:
    return EnoughShown(
        moves=people(one.people_a_quarter) if one.people_a_quarter else "none",
        team=f"for {one.caseload} people at a time" if one.caseload else "none",
        chance=f"{round(one.chance * 100)} in 100",
    )
