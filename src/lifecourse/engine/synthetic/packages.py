"""What supports made-up people at home, what their reviews promised, and their health checks: invented.

Prices are round numbers of our own. Nothing here says what support costs anywhere.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random

from lifecourse.engine.synthetic.histories import BEGINS, MadeHistory, MadeStay

HEALTH, COUNCIL = "health", "council"
YEAR = 365.25
ADULT = 18 * YEAR
FIVE_YEARS = 5 * YEAR + 2
# As long as the rule for dowries that ships is in force.
DOWRIES = (date(2016, 4, 1), date(2019, 3, 31))

NEEDS = (
    ("home_safely", "Somebody near by day and night", "My own flat, and no alarms at night"),
    ("mental_health", "Help when everything is too much", "Fewer days on which I hit doors"),
    ("community", "Getting to places without fear", "The pool on Tuesdays and the market on Saturdays"),
    ("relationships", "Seeing the people who matter", "Sunday lunch with my sister"),
    ("work_learning", "Something to do that counts", "Two mornings at the garden centre"),
    ("nutrition", "Shopping and cooking", "To cook for a friend"),
)
REACHED = (
    "Went every week since spring, with one person instead of two.",
    "Has slept through most nights for three months.",
    "Cooked for four people on their birthday.",
)
type Bought = tuple[str, str, str, str, str, str, int]
# Words, type, component, price a unit, unit, units a week, and the health share of a hundred at most.
HOMES = (
    (
        "Two people by day and one at night",
        "long_community",
        "supported_living",
        "24.00",
        "hourly",
        "168",
        60,
    ),
    (
        "One person by day, one asleep at night",
        "long_community",
        "supported_living",
        "19.50",
        "hourly",
        "98",
        40,
    ),
    ("A room in a house for six", "long_residential", "residential", "1450.00", "weekly", "", 20),
    ("A family who share their home", "long_community", "shared_lives", "520.00", "weekly", "", 0),
)
VISITS = (
    ("Visits in the morning and evening", "long_community", "home_support", "21.00", "hourly", "14", 0),
    ("A support worker for going out", "long_community", "direct_payment", "16.50", "hourly", "10", 0),
)
DAYS = (
    ("Three days at the farm", "long_community", "day_support", "68.00", "daily", "3", 0),
    ("A job coach", "long_community", "learning_work", "35.00", "hourly", "4", 0),
)
THERAPY = (
    "A psychologist every second week",
    "health",
    "professional_other",
    "95.00",
    "per-session",
    "0.5",
    100,
)
PROVIDERS = ("Heron Support", "Reed Homes Ltd", "Saltmarsh Living", "Tern Care Ltd", "Oakapple Trust")

RECOMMENDED = (
    ("A flat on the ground floor near the family is found", COUNCIL, "Housing officer", "The tenancy"),
    ("The share that health pays is decided", HEALTH, "Commissioner", "The letter of the panel"),
    ("A team for the first six months is named", COUNCIL, "Service manager", "Names and days"),
    ("A second opinion on the medicine", HEALTH, "Responsible clinician", "The report"),
    ("The family visits every week, and the fare is paid", HEALTH, "Ward manager", "The visitors' book"),
    ("A dentist sees them", HEALTH, "Named nurse", "The note of the visit"),
)
FOUND = (
    ("safe", "Was held twice in a month; once on the floor.", "Reports of the ward"),
    ("care", "Most days on the ward pass without anything to do.", "The week's plan, and what they told us"),
    ("future", "Everybody says home, nobody says when.", "The plan to leave hospital"),
    ("hospital", "What is done here could be done at home.", "The responsible clinician"),
)
CAME_OF_IT = (
    "Does not need to be in hospital once a home is there.",
    "Stays for now; the medicine is changed first.",
    "Ready to leave. What is missing is outside the ward.",
)
CHECKED = (
    ("Weight up by six kilos in a year.", "A walk with somebody every day", "Support worker"),
    ("Wax in both ears. Hears better now.", "A hearing test", "GP practice"),
    ("Blood pressure high on two days.", "Measured again in a month", "Practice nurse"),
    ("Well.", "", ""),
)


@dataclass(frozen=True, kw_only=True)
class MadeService:
    """What is bought for a need; `shares` are who pays how much of a hundred."""

    words: str
    provider: str
    service_type: str
    component: str
    price: Decimal
    unit: str
    units_a_week: Decimal | None
    from_date: date
    to_date: date | None
    ended_because: str
    shares: tuple[tuple[str, int], ...]


@dataclass(frozen=True, kw_only=True)
class MadeNeed:
    """What somebody needs and wants, and what is bought for it."""

    domain: str
    words: str
    wanted: str
    points: tuple[int, int]
    from_date: date
    to_date: date | None
    reached: tuple[date, str] | None
    services: tuple[MadeService, ...]


@dataclass(frozen=True, kw_only=True)
class MadePromise:
    """What a review recommended: whose it is, by when, and what became of it (a step, its day, words)."""

    words: str
    owner: str
    who: str
    evidence: str
    due: date
    earlier: int | None
    step: tuple[str, date, str] | None


@dataclass(frozen=True, kw_only=True)
class MadeReview:
    """A review in hospital. One that is not held yet has no outcome."""

    meets: date
    outcome: str
    findings: tuple[tuple[str, str, str], ...]
    promises: tuple[MadePromise, ...]


@dataclass(frozen=True, kw_only=True)
class MadePackage:
    """One person's plan, dowry (an amount a week and its first day), reviews, and health checks."""

    needs: tuple[MadeNeed, ...]
    dowry: tuple[Decimal, date] | None
    reviews: tuple[MadeReview, ...]
    checks: tuple[tuple[date, str, str, str, bool], ...]


def package_of(made: MadeHistory, *, born: date, seed: int, today: date) -> MadePackage:
    """What supports somebody with this history, the same from one seed."""
    chance = Random(f"{seed}/package/{made.person}")  # noqa: S311  (no secret hangs on it)
    return MadePackage(
        needs=tuple(_needs(chance, made, born, today)),
        dowry=_dowry(chance, made),
        reviews=tuple(one for stay in made.stays for one in _reviews(chance, stay, today)),
        checks=tuple(_checks(chance, born, today)),
    )


@dataclass(frozen=True, kw_only=True)
class _AtHome:
    """When somebody was at home as an adult, and whether they had come from hospital."""

    since: date
    until: date | None
    from_hospital: bool


def _homes(made: MadeHistory, born: date, today: date) -> Iterator[_AtHome]:
    since = max(BEGINS, born + timedelta(days=round(ADULT)))
    from_hospital = False
    for stay in made.stays:
        came, left = stay.wards[0].from_date, stay.wards[-1].to_date
        if came > since + timedelta(days=30):
            yield _AtHome(since=since, until=came, from_hospital=from_hospital)
        if left is None:
            return
        since, from_hospital = max(since, left), True
    if since <= today:
        yield _AtHome(since=since, until=None, from_hospital=from_hospital)


def _needs(chance: Random, made: MadeHistory, born: date, today: date) -> Iterator[MadeNeed]:
    for home in _homes(made, born, today):
        wanted = chance.sample(NEEDS[1:], chance.choice([1, 2, 2, 3]))
        where = chance.choice(HOMES if home.from_hospital else [*HOMES, *VISITS])
        yield _need(chance, NEEDS[0], home, today, [where])
        for number, need in enumerate(wanted):
            day = [chance.choice(DAYS)] if number == 0 else []
            yield _need(chance, need, home, today, [THERAPY] if need[0] == "mental_health" else day)


def _need(
    chance: Random, need: tuple[str, str, str], home: _AtHome, today: date, bought: Sequence[Bought]
) -> MadeNeed:
    days = ((home.until or today) - home.since).days
    reached = None
    if days > 200 and chance.random() < 0.3:
        reached = home.since + timedelta(days=chance.randint(120, days)), chance.choice(REACHED)
    health = chance.choice([0, 2, 4, 6])
    return MadeNeed(
        domain=need[0],
        words=need[1],
        wanted=need[2],
        points=(health, 10 - health),
        from_date=home.since,
        to_date=home.until,
        reached=reached,
        services=tuple(_service(chance, what, home) for what in bought),
    )


def _service(chance: Random, what: Bought, home: _AtHome) -> MadeService:
    words, kind, component, price, unit, units, most = what
    health = 100 if most == 100 else chance.choice([share for share in (0, 20, 40, 50, 60) if share <= most])
    return MadeService(
        words=words,
        provider="Heron Trust" if kind == "health" else chance.choice(PROVIDERS),
        service_type=kind,
        component=component,
        price=Decimal(price) * chance.choice([90, 95, 100, 105, 110]) / 100,
        unit=unit,
        units_a_week=Decimal(units) if units else None,
        from_date=home.since,
        to_date=home.until,
        ended_because="Came to hospital." if home.until else "",
        shares=tuple((who, part) for who, part in ((HEALTH, health), (COUNCIL, 100 - health)) if part),
    )


def _dowry(chance: Random, made: MadeHistory) -> tuple[Decimal, date] | None:
    for stay in made.stays:
        left = stay.wards[-1].to_date
        if left and DOWRIES[0] <= left <= DOWRIES[1] and (left - stay.wards[0].from_date).days >= FIVE_YEARS:
            return Decimal(chance.choice([900, 1100, 1300])), left
    return None


def _reviews(chance: Random, stay: MadeStay, today: date) -> Iterator[MadeReview]:
    since, left = stay.wards[0].from_date, stay.wards[-1].to_date
    end = left or today
    # Nobody held reviews before there was a policy.
    day = since + timedelta(days=chance.choice([12, 18, 24, 27, 40]))
    if day < date(2017, 4, 1):
        day = max(day, date(2017, 4, 1) + timedelta(days=chance.randint(0, 150)))
    while day < end:
        yield _held(chance, day, end, left, today)
        day += timedelta(days=chance.choice([150, 175, 180, 200, 260]))
    if left is None and chance.random() < 0.6:
        yield MadeReview(
            meets=today + timedelta(days=chance.randint(3, 40)), outcome="", findings=(), promises=()
        )


def _held(chance: Random, day: date, end: date, left: date | None, today: date) -> MadeReview:
    promises = []
    for words, owner, who, evidence in chance.sample(RECOMMENDED, chance.choice([1, 2, 2, 3])):
        due = day + timedelta(days=chance.choice([14, 28, 42, 60]))
        done = due + timedelta(days=chance.choice([-9, -3, 0, 10, 35]))
        step = None
        long_ago = due < today - timedelta(days=240)
        if done <= min(end, today) and chance.random() < 0.85:
            step = ("met", done, "Done as it was asked.")
        elif due < today and (left or long_ago or chance.random() < 0.15):
            step = ("refused", min(due, end), "Not needed any more." if left else "There is no money for it.")
        promises.append(
            MadePromise(
                words=words,
                owner=owner,
                who=who,
                evidence=evidence,
                due=due,
                earlier=chance.choice([None, None, 14, 30, 60]),
                step=step,
            )
        )
    return MadeReview(
        meets=day,
        outcome=chance.choice(CAME_OF_IT),
        findings=tuple(chance.sample(FOUND, chance.choice([2, 3, 4]))),
        promises=tuple(promises),
    )


def _checks(chance: Random, born: date, today: date) -> Iterator[tuple[date, str, str, str, bool]]:
    """Yearly health checks, from 14 on: the day, what was found, what to do, who, and whether it is done."""
    for years in range(3):
        day = today - timedelta(days=chance.randint(20, 360) + round(years * YEAR))
        if (day - born).days >= 14 * YEAR and chance.random() < 0.75:
            found, to_do, who = chance.choice(CHECKED)
            yield day, found, to_do, who, years > 0 or chance.random() < 0.4
