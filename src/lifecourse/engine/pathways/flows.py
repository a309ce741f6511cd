"""Who moves where, and which parameters say how often: the moves of the model that ships, as data."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lifecourse.engine.forecast import AWAY, DEAD, YEAR, Move, Step
from lifecourse.engine.pathways.area import Area
from lifecourse.engine.pathways.settings import (
    ADULT,
    AGES,
    ASSESSMENT,
    AT_RISK,
    CHILD,
    CODES,
    COHORTS,
    CRISIS,
    FAMILY_HOME,
    HIGH,
    LOW,
    MEDIUM,
    MENTAL_HEALTH,
    REHABILITATION,
    RESIDENTIAL,
    REST,
    SCHOOL,
    SPECIALIST,
    STAY_DAYS,
    SUPPORTED_LIVING,
)

# Where people go who leave, in the order in which the shares are read. Who comes out of hospital is, for a
# while, at risk of it again: so part of them are counted there first.
LEADS_TO: dict[str, tuple[str, ...]] = {
    ASSESSMENT: (
        AT_RISK,
        FAMILY_HOME,
        SUPPORTED_LIVING,
        RESIDENTIAL,
        SPECIALIST,
        REHABILITATION,
        MENTAL_HEALTH,
    ),
    MENTAL_HEALTH: (AT_RISK, FAMILY_HOME, SUPPORTED_LIVING, RESIDENTIAL, ASSESSMENT, REHABILITATION),
    REHABILITATION: (AT_RISK, SPECIALIST, SUPPORTED_LIVING, RESIDENTIAL, LOW),
    LOW: (AT_RISK, SPECIALIST, SUPPORTED_LIVING, REHABILITATION, MEDIUM),
    MEDIUM: (LOW, REHABILITATION, SPECIALIST, HIGH),
    HIGH: (MEDIUM,),
    CHILD: (AT_RISK, FAMILY_HOME, SCHOOL),
    CRISIS: (AT_RISK, ASSESSMENT),
    AT_RISK: (FAMILY_HOME, SUPPORTED_LIVING, RESIDENTIAL),
}
# Of whom time in the setting decides how likely they are to leave it.
BY_TIME = (ASSESSMENT, MENTAL_HEALTH, REHABILITATION, LOW, MEDIUM, HIGH, CHILD)
# Hospitals to which people come from their homes; to the others only from another hospital.
ADMITTED_TO = (ASSESSMENT, MENTAL_HEALTH, LOW, MEDIUM, CHILD)
FORENSIC = (LOW, MEDIUM)
# Moves of the community that are told as people a year: from, to, and whether children, adults or all.
COMMUNITY_MOVES: tuple[tuple[str, str, str], ...] = (
    (FAMILY_HOME, SUPPORTED_LIVING, "adults"),
    (FAMILY_HOME, RESIDENTIAL, "adults"),
    (FAMILY_HOME, SCHOOL, "school-age"),
    (RESIDENTIAL, SUPPORTED_LIVING, "adults"),
    (SUPPORTED_LIVING, RESIDENTIAL, "adults"),
)
HOMES = (FAMILY_HOME, SUPPORTED_LIVING, SPECIALIST, RESIDENTIAL)
GROWING = {(FAMILY_HOME, SUPPORTED_LIVING): "growth/supported"}
AVOIDABLE = "crisis/avoidable-share"
YEARS = 10


@dataclass(frozen=True, kw_only=True)
class Driven:
    """A move and the parameters that drive it in one draw: each in proportion, one share among its like, and
    effects that each take a part of it away."""

    move: Move
    times: tuple[str, ...] = ()
    share: str = ""
    less: tuple[str, ...] = ()
    key: str = ""


def ages_where(test: str) -> tuple[float, ...]:
    """A factor for each band of age: 1 where people of it are meant, 0 elsewhere."""
    meant = {
        "adults": [age >= ADULT for age in AGES],
        "children": [age < ADULT for age in AGES],
        "school-age": [5 <= age < ADULT for age in AGES],
        "all": [True for _ in AGES],
    }[test]
    return tuple(float(one) for one in meant)


def growing(area: Area, one: Driven, code: str) -> Iterator[Driven]:
    """A move, and beside it what it grows by: in a draw of twice the growth, twice as much.

    So growth is drawn like every rate; (1 + g)^t - 1 is taken in proportion to g.
    """
    yield one
    percent = area.value(code)
    if percent > 0:
        more = tuple(
            Step(day=round(year * YEAR), value=(1 + percent / 100) ** year - 1)
            for year in range(1, YEARS + 1)
        )
        move = replace(one.move, by_day=(Step(day=0, value=0.0), *more))
        yield replace(one, move=move, times=(*one.times, code), key=f"{one.key}/growth")


def moves_of(area: Area, stock: dict[str, float]) -> Iterator[Driven]:
    """Every move of the model. `stock`: how many people are meant by what is told as people a year."""
    yield from _coming_at_risk(area, stock)
    yield from _coming_to_hospital(area, stock)
    yield from _leaving(area)
    yield from _in_the_community(area, stock)
    yield from _ending(area)


def _per_head(area: Area, code: str, people: float) -> float:
    return area.value(code) / people if people > 0 else 0.0


def _coming_at_risk(area: Area, stock: dict[str, float]) -> Iterator[Driven]:
    """People who come to be at risk of hospital: most of groups one to four, some of whom nobody knew."""
    for code, who in (("come/adults", "adults"), ("come/children", "children")):
        unknown = area.value("come/unknown-share")
        known = _per_head(area, code, stock[f"{who}/known"]) * (1 - unknown)
        rest = _per_head(area, code, stock[f"{who}/rest"]) * unknown
        by_cohort = tuple(rest if one == REST else 0.0 if one == "5" else known for one in COHORTS)
        for origin in (*HOMES, SCHOOL) if who == "children" else HOMES:
            move = Move(
                origin=origin,
                to=AT_RISK,
                per_year=(1.0,),
                by_age=ages_where(who),
                by_cohort=by_cohort,
            )
            one = Driven(move=move, times=(code,), key=f"{code}/{origin}")
            yield from growing(area, one, "growth/at-risk")


def _coming_to_hospital(area: Area, stock: dict[str, float]) -> Iterator[Driven]:
    """Admissions of people at risk. A crisis bed takes a part of those to assessment, while one is free."""
    avoidable = area.value(AVOIDABLE)
    for to in ADMITTED_TO:
        who = "children" if to == CHILD else "adults"
        people = stock["at-risk/forensic" if to in FORENSIC else f"at-risk/{who}"]
        rate = _per_head(area, f"admit/{to}", people)
        cohorts = tuple(float(one == "3") for one in COHORTS) if to in FORENSIC else ()
        move = Move(origin=AT_RISK, to=to, per_year=(rate,), by_age=ages_where(who), by_cohort=cohorts)
        one = Driven(move=move, times=(f"admit/{to}",), key=f"admit/{to}")
        if to != ASSESSMENT:
            yield one
            continue
        direct = replace(move, per_year=(rate * (1 - avoidable),))
        yield replace(one, move=direct, less=(AVOIDABLE,))
        in_crisis = replace(move, to=CRISIS, per_year=(rate * avoidable,))
        yield replace(one, move=in_crisis, times=(*one.times, AVOIDABLE), key=f"admit/{CRISIS}")


def _leaving(area: Area) -> Iterator[Driven]:
    """People who leave a hospital, a crisis bed, or the time in which they are at risk."""
    for origin, targets in LEADS_TO.items():
        shares = [area.value(f"go/{origin}/{to}") for to in targets]
        level, whole = area.value(f"leave/{origin}"), sum(shares) or 1.0
        bands = (
            [area.value(f"leave/{origin}/{n}") for n in range(len(STAY_DAYS))] if origin in BY_TIME else [1.0]
        )
        for to, share in zip(targets, shares, strict=True):
            rates = tuple(level * band * share / whole for band in bands)
            move = Move(
                origin=origin, to=to, per_year=rates, by_age=_ages_of_leaving(origin, to, share / whole)
            )
            yield Driven(
                move=move, times=(f"leave/{origin}",), share=f"go/{origin}/{to}", key=f"leave/{origin}/{to}"
            )


def _ages_of_leaving(origin: str, to: str, share: float) -> tuple[float, ...]:
    """Nobody goes to a school for children who is grown up; children at risk live on at home, all of them."""
    if to == SCHOOL:
        return ages_where("children")
    if origin != AT_RISK:
        return ()
    if to == FAMILY_HOME:
        return tuple(1.0 if age >= ADULT or not share else 1 / share for age in AGES)
    return ages_where("adults")


def _in_the_community(area: Area, stock: dict[str, float]) -> Iterator[Driven]:
    for origin, to, who in COMMUNITY_MOVES:
        code = f"move/{origin}/{to}"
        growth = GROWING.get((origin, to))
        move = Move(
            origin=origin,
            to=to,
            per_year=(_per_head(area, code, stock[f"{origin}/{who}"]),),
            by_age=ages_where(who),
        )
        one = Driven(move=move, times=(code,), key=code)
        yield from growing(area, one, growth) if growth else (one,)


def _ending(area: Area) -> Iterator[Driven]:
    """Deaths, everywhere, by age; and people who move out of the area, from a home."""
    deaths = tuple(area.value("die/level") * area.value(f"die/{age:g}") for age in AGES)
    for origin in CODES:
        move = Move(origin=origin, to=DEAD, per_year=(1.0,), by_age=deaths)
        yield Driven(move=move, times=("die/level",), key=f"die/{origin}")
    for origin in HOMES:
        move = Move(origin=origin, to=AWAY, per_year=(area.value("move/out"),))
        yield Driven(move=move, times=("move/out",), key=f"out/{origin}")
