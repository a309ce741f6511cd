"""Who is where when the forecast starts, made up from numbers of people where nobody is known one by one."""

from collections.abc import Iterator, Sequence

from lifecourse.engine.allocation import allocate
from lifecourse.engine.forecast import YEAR, Crowd, Person, Start
from lifecourse.engine.pathways.area import Area
from lifecourse.engine.pathways.settings import (
    ADULT,
    AFTERCARE,
    AT_RISK,
    CHILD,
    COUNCIL_ALONE,
    FAMILY_HOME,
    ICB,
    JOINT,
    NHSE,
    RESIDENTIAL,
    REST,
    SCHOOL,
    SECURE,
    SPECIALIST,
    SUPPORTED_LIVING,
    paid_by,
)
from lifecourse.engine.pathways.stock import (
    ADULT_AGES,
    CHILD_AGES,
    KNOWN,
    SCHOOL_AGES,
    ages_of_adults,
    at_start,
    children,
    cohorts_of_adults,
    people_in,
)

# The longest that anybody is taken to have been in hospital, in years, where only bands are known.
LONGEST = 15.0
AT_RISK_DAYS = 730.0


def start_of(area: Area) -> Start:
    """Everybody at the start. Raises BadArea for numbers that cannot be together."""
    return Start(crowds=tuple(_crowds(area)), people=(*_at_risk(area), *_at_school(area), *_inside(area)))


def funding_of(cohort: str) -> str:
    """Who is answerable for somebody at home: groups one to four have health needs beside those of care."""
    return COUNCIL_ALONE if cohort == REST else AFTERCARE if cohort == "5" else JOINT


def whole(total: int, weights: Sequence[float]) -> list[int]:
    """People divided in proportion: none lost, none in parts."""
    if not total:
        return [0] * len(weights)
    by_rank = {f"{rank:04}": max(round(one * 1_000_000), 0) for rank, one in enumerate(weights)}
    return list(allocate(total, by_rank).values())


def _crowds(area: Area) -> Iterator[Crowd]:
    """People of whom time in the setting makes no difference, by age and group."""
    at_home, cohorts = at_start(area), cohorts_of_adults(area)
    settled = max(sum(cohorts[one] for one in KNOWN) - area.value(f"people/{AT_RISK}"), 0.0)
    in_care = settled * area.value("group/in-care-share")
    cared_for = at_home[SUPPORTED_LIVING] + at_home[RESIDENTIAL] + at_home[SPECIALIST]
    ages = ages_of_adults(area)
    for setting in (SUPPORTED_LIVING, SPECIALIST, RESIDENTIAL):
        known = in_care * at_home[setting] / cared_for if cared_for else 0.0
        yield from _by_group_and_age(setting, at_home[setting], known, cohorts, ages)
    young = round(children(area))
    young_at_home = young - at_home[SCHOOL] - at_home[CHILD] - round(area.value("people/at-risk-children"))
    yield from _by_group_and_age(
        FAMILY_HOME, at_home[FAMILY_HOME] - young_at_home, settled - in_care, cohorts, ages
    )
    known = young * area.value("group/children-share") - (young - young_at_home)
    evenly = dict.fromkeys(range(ADULT), 1 / ADULT)
    yield from _by_group_and_age(FAMILY_HOME, young_at_home, max(known, 0.0), cohorts, evenly)


def _by_group_and_age(
    setting: str, people: int, known: float, cohorts: dict[str, float], ages: dict[int, float]
) -> Iterator[Crowd]:
    """So many people of a setting, `known` of them of groups one to four, at ages in given shares."""
    sizes = [cohorts[one] for one in KNOWN]
    of_known = [known * size / sum(sizes) if sum(sizes) else 0.0 for size in sizes]
    by_group = whole(people, [*of_known, max(people - known, 0.0)])
    for cohort, number in zip((*KNOWN, REST), by_group, strict=True):
        for age, count in zip(ages, whole(number, list(ages.values())), strict=True):
            if count:
                yield Crowd(setting=setting, age=age, people=count, cohort=cohort, funding=funding_of(cohort))


def _at_risk(area: Area) -> Iterator[Person]:
    cohorts = cohorts_of_adults(area)
    told = (("people/at-risk", ADULT_AGES), ("people/at-risk-children", (5, ADULT)))
    for code, ages in told:
        number = round(area.value(code))
        groups = whole(number, [cohorts[one] for one in KNOWN])
        cohort = [one for one, count in zip(KNOWN, groups, strict=True) for _ in range(count)]
        for rank, one in enumerate(mixed(cohort)):
            yield Person(
                setting=AT_RISK,
                age=spaced(rank, number, *ages),
                days=AT_RISK_DAYS * (rank + 0.5) / number,
                cohort=one,
                funding=funding_of(one),
            )


def mixed(these: Sequence[str]) -> list[str]:
    """The same in an order that does not begin with all of one kind: by steps of the golden section."""
    return [one for _, one in sorted((((rank * 0.6180339887) % 1, one) for rank, one in enumerate(these)))]


def spaced(rank: int, number: int, low: float, high: float) -> float:
    """One of `number` ages that lie evenly between two, in an order that is not that of time in a setting."""
    step = (rank * 0.6180339887) % 1
    return low + (high - low) * (step if number > 1 else 0.5)


def _at_school(area: Area) -> Iterator[Person]:
    number = people_in(area, SCHOOL)
    for rank in range(number):
        age = SCHOOL_AGES[0] + (SCHOOL_AGES[1] - SCHOOL_AGES[0]) * (rank + 0.5) / number
        cohort = "2" if rank % 2 else "1"
        yield Person(setting=SCHOOL, age=age, days=365.0, cohort=cohort, funding=JOINT)


def _inside(area: Area) -> Iterator[Person]:
    """People in hospital: one by one where they are known, otherwise by the bands of their time in it."""
    if area.people:
        yield from area.people
        return
    for payer in (ICB, NHSE):
        settings = [code for code in paid_by(payer) if code != CHILD]
        ranked = mixed([code for code in settings for _ in range(people_in(area, code))])
        lengths = lengths_of_stay(area, payer, len(ranked))
        for rank, (setting, days) in enumerate(zip(ranked, lengths, strict=True)):
            yield _inpatient(setting, days, spaced(rank, len(ranked), *ADULT_AGES))
    number = people_in(area, CHILD)
    for rank in range(number):
        yield _inpatient(CHILD, 300.0 * (rank + 0.5) / number, spaced(rank, number, *CHILD_AGES))


def _inpatient(setting: str, days: float, age: float) -> Person:
    cohort = "5" if days >= 5 * YEAR else "3" if setting in SECURE else "1"
    return Person(setting=setting, age=age, days=days, cohort=cohort, funding=AFTERCARE, hospital_days=days)


def lengths_of_stay(area: Area, payer: str, number: int) -> list[float]:
    """Days in hospital of so many people, longest first: so many over five years, so many over two.

    Between the bounds they lie evenly. Time on the ward is taken to be all of it.
    """
    over_five = min(round(area.value(f"stayed/{payer}/over-5")), number)
    over_two = min(max(round(number * area.value("stayed/over-2-share")), over_five), number)
    bands = ((over_five, 5.0, LONGEST), (over_two - over_five, 2.0, 5.0), (number - over_two, 0.0, 2.0))
    found = [
        YEAR * (high - (high - low) * (rank + 0.5) / count)
        for count, low, high in bands
        for rank in range(count)
    ]
    return sorted(found, reverse=True)
