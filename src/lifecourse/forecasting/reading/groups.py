"""Which group people belong to and who is answerable, in hospital, at risk and supported, by year."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.engine.pathways import COHORTS, FUNDINGS, HOSPITALS, Outlook
from lifecourse.engine.pathways import settings as places
from lifecourse.forecasting.reading.ages import SUPPORTED, WHOLE_YEAR

WHERE: dict[str, Sequence[str]] = {
    "In hospital": HOSPITALS,
    "At home and at risk of it": (places.AT_RISK,),
    "Supported in a home, a care home or a school": SUPPORTED,
}
PeopleOf = Callable[[int, Sequence[int], int], float]


@dataclass(frozen=True, kw_only=True)
class GroupRow:
    """One group, or one way of being answerable: people by place and year; means of all draws."""

    words: str
    people: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, kw_only=True)
class GroupsView:
    """People at the end of the first and the last whole year, by group and by who is answerable."""

    days: tuple[date, ...]
    where: tuple[str, ...]
    cohorts: tuple[GroupRow, ...]
    answerable: tuple[GroupRow, ...]


def groups_view(outlook: Outlook) -> GroupsView:
    """People by group, and by who is answerable, after the first and the last whole year of a forecast."""
    whole = len(outlook.month_ends) // WHOLE_YEAR
    # The first year and the last: those between them say little more, and three tables in one are wide.
    years = sorted({0, whole - 1}) if whole else []
    numbered = {f"{code}. {words}": number for number, (code, words) in enumerate(COHORTS.items())}
    answerable = {words: number for number, words in enumerate(FUNDINGS.values())}
    return GroupsView(
        days=tuple(outlook.month_ends[WHOLE_YEAR * (year + 1) - 1] for year in years),
        where=tuple(WHERE),
        cohorts=_rows(numbered, years, _of_cohort(outlook)),
        answerable=_rows(answerable, years, _of_funding(outlook)),
    )


def _rows(kinds: Mapping[str, int], years: Sequence[int], people: PeopleOf) -> tuple[GroupRow, ...]:
    settings = [[places.CODES.index(one) for one in some] for some in WHERE.values()]
    return tuple(
        GroupRow(
            words=words,
            people=tuple(
                tuple(people(WHOLE_YEAR * (year + 1) - 1, some, kind) for year in years) for some in settings
            ),
        )
        for words, kind in kinds.items()
    )


def _of_cohort(outlook: Outlook) -> PeopleOf:
    """People of a group in some settings at the end of a month, on average."""

    def people(month: int, settings: Sequence[int], cohort: int) -> float:
        return float(outlook.kept.cohorts[month, settings, cohort].sum()) / outlook.draws

    return people


def _of_funding(outlook: Outlook) -> PeopleOf:
    """People for whom somebody is answerable in some settings in a month: its nights over its days."""
    ends = (outlook.first_day, *outlook.month_ends)

    def people(month: int, settings: Sequence[int], funding: int) -> float:
        days = (ends[month + 1] - ends[month]).days
        return float(outlook.kept.nights[month, settings, funding].sum()) / days / outlook.draws

    return people
