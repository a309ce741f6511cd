"""What happened to made-up people since 2010: stays in hospital and the register; the same from one seed.

On 31 December 2015 as many are in hospital, and on such wards, as Essex said of itself in the plan of 2016
(sections 2.1 and 2.2, where they do not contradict each other); the rest is invented, so that a partnership
of 33,000 adults has about as many on any other day.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

BEGINS = date(2010, 1, 1)
ADULT_DAYS = 18 * 365.25
# Admissions of one adult in a year, and how long they stay: most for months, a few for very many years.
ADMISSIONS_A_YEAR = 0.00085
MEDIAN_NIGHTS, SPREAD = 260.0, 1.65
LONGEST = 8_000
# On the register on any day, of all adults and of children from ten.
ON_REGISTER = 0.008
AT_SCHOOL = 0.03

NHS, INDEPENDENT = "nhs", "independent"
HOSPITALS = (
    ("Willow Ward, Heron Hospital", "Heron Trust", "assessment", 18),
    ("Larch Ward, Heron Hospital", "Heron Trust", "acute", 14),
    ("Fen Lodge", "Fen Lodge Ltd", "locked_rehabilitation", 70),
    ("Mere House, second floor", "Mere Hospitals Ltd", "low_secure", 55),
    ("Mere House, first floor", "Mere Hospitals Ltd", "medium_secure", 55),
    ("Saltings Hospital", "Saltings Care Ltd", "rehabilitation", 110),
)
CHILDRENS = ("Teal Unit", "Heron Trust", "children", 80)
REHABILITATION = ("Alder Ward, Heron Hospital", "Heron Trust", "rehabilitation", 22)
RUN_BY = {
    "Heron Trust": NHS,
    "Fen Lodge Ltd": INDEPENDENT,
    "Mere Hospitals Ltd": INDEPENDENT,
    "Saltings Care Ltd": INDEPENDENT,
}


@dataclass(frozen=True, kw_only=True)
class Bed:
    """Somebody was there on the day of the plan: where, and for how many full years at least and at most."""

    where: tuple[str, str, str, int]
    years: tuple[int, int]
    child: bool = False


COUNTED_ON = date(2015, 12, 31)
# 16 for assessment and treatment and 3 in longer rehabilitation, 4 of them for over a year; 14 in independent
# hospitals; 5 on mental health wards, 4 of them since before 2015; 28 on secure wards; 3 children. Over five
# years are 6 of those whom local commissioners pay for, and 7 of NHS England's.
BEDS: tuple[Bed, ...] = (
    *[Bed(where=HOSPITALS[0], years=(0, 1))] * 15,
    Bed(where=HOSPITALS[0], years=(1, 3)),
    *[Bed(where=REHABILITATION, years=(1, 4))] * 3,
    *[Bed(where=HOSPITALS[2], years=(5, 11))] * 4,
    *[Bed(where=HOSPITALS[5], years=(5, 9))] * 2,
    *[Bed(where=HOSPITALS[2], years=(1, 5))] * 5,
    *[Bed(where=HOSPITALS[5], years=(0, 4))] * 3,
    *[Bed(where=HOSPITALS[1], years=(1, 2))] * 4,
    Bed(where=HOSPITALS[1], years=(0, 1)),
    *[Bed(where=HOSPITALS[3], years=(5, 9))] * 3,
    *[Bed(where=HOSPITALS[4], years=(5, 12))] * 4,
    *[Bed(where=HOSPITALS[3], years=(0, 5))] * 13,
    *[Bed(where=HOSPITALS[4], years=(0, 5))] * 8,
    *[Bed(where=CHILDRENS, years=(0, 2), child=True)] * 3,
)
# Of those who fit, one in so many: so that they are not all among the first of a list.
ONE_OF = 6
CAME_BECAUSE = (
    "The support at home ended and nothing took its place.",
    "Very distressed for weeks, and the family could not keep them safe.",
    "Did not eat or sleep, and wanted to die.",
    "Was brought by the police after a fire.",
    "Heard voices that others did not hear.",
)
LEFT_BECAUSE = (
    "A flat of their own, with two people by day and one at night.",
    "Back to the family, with a team that comes every day.",
    "A house shared with two friends.",
)
MOVED_BECAUSE = ("A bed nearer to home.", "Less security is needed.", "The ward closed.")
PLANNED = (
    "The flat is found, and the council has to agree the money.",
    "The tribunal decides on that day.",
    "The staff are being recruited.",
    "The landlord changes the bathroom first.",
)
KEPT = (
    ("home", "both", "No flat with a bathroom that fits", "Housing officer, council"),
    ("health_money", "health", "The panel has not agreed the health share", "Commissioner, health"),
    ("social_money", "social_care", "The council has not agreed its share", "Service manager, council"),
    ("staff", "both", "Three of six support workers are still to be found", "Provider of the new home"),
    ("court", "neither", "The Ministry of Justice has not answered", "Responsible clinician"),
)
HARDER = (
    (
        "home",
        "The lease ends and the landlord wants the flat back",
        "Seeing the new flat twice before the move",
    ),
    ("staff", "Four new support workers in two months", "The same two people for mornings"),
    (
        "distress",
        "Hits walls and doors when the bus is late",
        "Knowing an hour before, on paper with a picture",
    ),
    ("mental_health", "Sleeps three hours a night", "The nurse rings on Mondays"),
    ("life_event", "The grandmother died in spring", "Going to the grave on Sundays"),
    (
        "emergency",
        "Taken to the emergency department on a Friday night",
        "The crisis plan, in the coat pocket",
    ),
    ("school", "The school has given notice", "A place to stay near home from September"),
)
SAID = (
    "All stays as it is. The team visits twice a week.",
    "A night sitter from Friday, for four weeks.",
    "The housing officer answers by Wednesday.",
    "A review before anybody thinks of hospital.",
    "The short-stay flat is kept free for the weekend.",
)
RED, AMBER, GREEN, BLUE = "red", "amber", "green", "blue"


@dataclass(frozen=True, kw_only=True)
class MadeWard:
    """One ward of a stay; `how_left` is empty while somebody is there."""

    hospital: str
    provider: str
    run_by: str
    kind: str
    km: int
    came_from: str
    why: str
    from_date: date
    to_date: date | None
    how_left: str
    left_because: str


@dataclass(frozen=True, kw_only=True)
class MadeStay:
    """A stay: its wards in order, the laws by which, days planned, and what keeps somebody there now."""

    wards: tuple[MadeWard, ...]
    laws: tuple[tuple[str, date, date | None], ...]
    planned: tuple[tuple[date, date, str], ...]
    ready: date | None
    delays: tuple[tuple[str, str, str, str, date], ...]


@dataclass(frozen=True, kw_only=True)
class MadeEntry:
    """Being on the register: decisions as (day, rating, what was said, look again by)."""

    from_date: date
    why: str
    decisions: tuple[tuple[date, str, str, date], ...]
    risks: tuple[tuple[str, str, str, date], ...]
    crisis_plan_on: date | None
    has_coordinator: bool


@dataclass(frozen=True, kw_only=True)
class MadeHistory:
    """What happened to one person."""

    person: int
    stays: tuple[MadeStay, ...]
    entry: MadeEntry | None
    school: tuple[str, int, date] | None


def histories(
    *, seed: int, born: Iterable[tuple[int, date]], today: date, times: float = 1
) -> Iterator[MadeHistory]:
    """What happened to each of these, by number and birth date; those to whom nothing did are left out.

    `times` as much happens as in a partnership, so that few people have enough to show.
    """
    beds = _Beds(seed, today)
    for number, birth_date in born:
        # Each by a chance of their own, so that more people change nothing for those there are.
        chance = Random(f"{seed}/{number}")  # noqa: S311  (no secret hangs on it)
        there = beds.for_somebody(number, birth_date)
        stays = tuple(_stays(chance, birth_date, today, ADMISSIONS_A_YEAR * times, there))
        entry = _entry(chance, birth_date, today, stays, wanted=chance.random() < ON_REGISTER * times)
        school = _school(chance, birth_date, today)
        if stays or entry or school:
            yield MadeHistory(person=number, stays=stays, entry=entry, school=school)


class _Beds:
    """The beds of the plan's day, given out in order to those who fit, until none is left."""

    def __init__(self, seed: int, today: date) -> None:
        self.seed = seed
        self.left = list(BEDS) if today > COUNTED_ON else []

    def for_somebody(self, number: int, born: date) -> Bed | None:
        age = (COUNTED_ON - born).days / 365.25
        child = 13 <= age < 17
        if not self.left or not (child or 19 <= age < 65):
            return None
        # The children are few, so each of them fits.
        if not child and Random(f"{self.seed}/bed/{number}").randrange(ONE_OF):  # noqa: S311  (no secret)
            return None
        fits = (one for one in self.left if one.child == child and (child or age - one.years[1] > 18))
        if (bed := next(fits, None)) is not None:
            self.left.remove(bed)
        return bed


def _stays(chance: Random, born: date, today: date, a_year: float, there: Bed | None) -> Iterator[MadeStay]:
    day = max(BEGINS, born + timedelta(days=13 * 365))
    if there is not None:
        stay = _stay_in(chance, there, today)
        yield stay
        last = stay.wards[-1].to_date
        if last is None:
            return
        day = last
    while True:
        # Most are never admitted: a day beyond all days is as good as never.
        day += timedelta(days=min(100_000, 1 + round(chance.expovariate(a_year / 365.25))))
        if day >= today:
            return
        nights = min(LONGEST, 2 + round(chance.lognormvariate(0, SPREAD) * MEDIAN_NIGHTS))
        until = day + timedelta(days=nights)
        if not day <= COUNTED_ON < until:
            yield _stay(chance, born, day, until if until < today else None, today)
        if until >= today:
            return
        day = until


def _stay_in(chance: Random, bed: Bed, today: date) -> MadeStay:
    """A stay that holds a bed on the plan's day, and may end on another ward."""
    least, most = (round(years * 365.25) for years in bed.years)
    since = COUNTED_ON - timedelta(days=chance.randint(least + 5, most - 5))
    longer = 10 + round(chance.lognormvariate(0, SPREAD) * MEDIAN_NIGHTS * (3 if bed.years[0] else 1))
    until = COUNTED_ON + timedelta(days=min(LONGEST, longer))
    end = min(until, today)
    moved = COUNTED_ON + (end - COUNTED_ON) / 2 if chance.random() < 0.3 and longer > 400 else None
    wards = [(bed.where, since, moved or end)]
    if moved:
        wards.append((chance.choice(HOSPITALS[2:] if bed.child else HOSPITALS), moved, end))
    return _made_stay(chance, wards, until if until < today else None, today)


def _stay(chance: Random, born: date, since: date, until: date | None, today: date) -> MadeStay:
    child = (since - born).days < ADULT_DAYS
    end = until or today
    moves = sorted(
        since + timedelta(days=round(chance.uniform(0.2, 0.9) * (end - since).days))
        for _ in range(min(3, (end - since).days // 400))
        if chance.random() < 0.6
    )
    edges = [since, *dict.fromkeys(day for day in moves if since < day < end), end]
    wards = [
        (CHILDRENS if child and place == 0 else chance.choice(HOSPITALS), begins, ends)
        for place, (begins, ends) in enumerate(pairwise(edges))
    ]
    return _made_stay(chance, wards, until, today)


def _made_stay(
    chance: Random,
    wards: Sequence[tuple[tuple[str, str, str, int], date, date]],
    until: date | None,
    today: date,
) -> MadeStay:
    since, end, made = wards[0][1], wards[-1][2], []
    for place, (where, begins, ends) in enumerate(wards):
        first, last = place == 0, place == len(wards) - 1
        goes_on = last and until is None
        made.append(
            MadeWard(
                hospital=where[0],
                provider=where[1],
                run_by=RUN_BY[where[1]],
                kind=where[2],
                km=max(2, round(chance.gauss(where[3], 12))),
                came_from=chance.choice(["own_home", "supported_living", "care_home"])
                if first
                else "transferred",
                why=chance.choice(CAME_BECAUSE) if first else chance.choice(MOVED_BECAUSE),
                from_date=begins,
                to_date=None if goes_on else ends,
                how_left="" if goes_on else _left(chance) if last else "transferred",
                left_because="" if goes_on else chance.choice(LEFT_BECAUSE if last else MOVED_BECAUSE),
            )
        )
    ready = None
    if until is None and (end - since).days > 120 and chance.random() < 0.5:
        ready = today - timedelta(days=chance.randint(3, min(400, (end - since).days - 60)))
    return MadeStay(
        wards=tuple(made),
        laws=tuple(_laws(chance, since, until, end)),
        planned=tuple(_planned(chance, since, today)) if until is None else (),
        ready=ready,
        delays=tuple((*one, ready) for one in chance.sample(KEPT, chance.choice([1, 1, 2]))) if ready else (),
    )


def _left(chance: Random) -> str:
    return chance.choices(
        ["supported_housing", "family_home", "independent_living", "care_home", "other"], [5, 3, 1, 2, 1]
    )[0]


def _laws(
    chance: Random, since: date, until: date | None, end: date
) -> Iterator[tuple[str, date, date | None]]:
    if chance.random() < 0.15:
        yield "informal", since, until
        return
    change = since + timedelta(days=27)
    if change >= end:
        yield "s2", since, until
        return
    yield "s2", since, change
    yield chance.choices(["s3", "s37_41", "informal"], [7, 2, 1])[0], change, until


def _planned(chance: Random, since: date, today: date) -> Iterator[tuple[date, date, str]]:
    if chance.random() < 0.35:
        return
    said, day = today - timedelta(days=min(200, (today - since).days)), today - timedelta(days=30)
    for _ in range(chance.randint(0, 2)):
        yield said, max(day, said + timedelta(days=7)), chance.choice(PLANNED)
        said, day = said + timedelta(days=40), day + timedelta(days=chance.randint(20, 80))
        if said >= today:
            return
    yield min(said, today), today + timedelta(days=chance.randint(5, 240)), chance.choice(PLANNED)


def _entry(
    chance: Random, born: date, today: date, stays: tuple[MadeStay, ...], *, wanted: bool
) -> MadeEntry | None:
    there = bool(stays) and stays[-1].wards[-1].to_date is None
    # Some who are in hospital said no to the register.
    if not (wanted or there) or (today - born).days < 10 * 365 or (there and chance.random() > 0.9):
        return None
    since = today - timedelta(days=chance.randint(2, 500))
    came = stays[-1].wards[0].from_date if there else None
    decisions: list[tuple[date, str, str, date]] = []
    day, rating = since, chance.choices([RED, AMBER, GREEN], [1, 4, 3])[0]
    while day <= today:
        rating = BLUE if came and day >= came else rating
        ahead = {RED: 7, AMBER: 21, GREEN: 60, BLUE: 28}[rating]
        look_by = day + timedelta(days=ahead)
        decisions.append((day, rating, chance.choice(SAID), look_by))
        day = look_by + timedelta(days=chance.choice([-2, -1, 0, 0, 0, 1, 9]))
        if rating != BLUE and chance.random() < 0.35:
            rating = chance.choice([RED, AMBER, AMBER, GREEN, GREEN])
    risks = tuple(
        (*one, max(since, today - timedelta(days=chance.randint(0, 200))))
        for one in chance.sample(HARDER, chance.choice([0, 1, 1, 2]))
    )
    return MadeEntry(
        from_date=since,
        why=chance.choice(CAME_BECAUSE[:2]) + " Help is needed early.",
        decisions=tuple(decisions),
        risks=risks,
        crisis_plan_on=since + timedelta(days=1) if since < today and chance.random() < 0.7 else None,
        has_coordinator=chance.random() < 0.9,
    )


def _school(chance: Random, born: date, today: date) -> tuple[str, int, date] | None:
    age = (today - born).days / 365.25
    if not 9 <= age < 19 or chance.random() >= AT_SCHOOL:
        return None
    name = chance.choice(["Hill School", "Marsh College", "The Orchard School"])
    return name, chance.choice([38, 52, 52]), today - timedelta(days=chance.randint(60, 1_500))
