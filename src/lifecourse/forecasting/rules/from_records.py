"""What an area's own records of hospital say: who is there, how many come in a year, how soon they leave.

Few events say little, so each number is drawn towards the one that held before, the more the fewer there
were; how much of the answer is the area's own is said with it (`engine/estimating`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Protocol

from lifecourse.engine.estimating import Estimate, Spell, exposures, rate_from
from lifecourse.engine.forecast import YEAR, Person
from lifecourse.engine.pathways import (
    ADMITTED_TO,
    BY_TIME,
    HOSPITALS,
    SECURE,
    STAY_DAYS,
    Area,
    Basis,
    Counted,
    Parameter,
    month_after,
    paid_by,
)

# How far back records are read: longer ago other services and other rules stood.
WINDOW_YEARS = 3
WARDS = {
    "assessment": "assessment-treatment",
    "acute": "mental-health",
    "other": "mental-health",
    "rehabilitation": "locked-rehabilitation",
    "locked_rehabilitation": "locked-rehabilitation",
    "low_secure": "low-secure",
    "medium_secure": "medium-secure",
    "high_secure": "high-secure",
    "children": "child-inpatient",
}
FROM_OUTSIDE = ("first", "again")
PAYERS = {"ccg": "icb", "nhse": "nhse"}
# The age of somebody whose day of birth nobody knows, and how many quarters back people are counted.
AGE_UNKNOWN, QUARTERS = 40.0, 12


class WardSpell(Protocol):
    """Nights without a break on one ward; see `support`'s spells."""

    @property
    def ward_kind(self) -> str: ...
    @property
    def payer(self) -> str: ...
    @property
    def from_date(self) -> date: ...
    @property
    def to_date(self) -> date | None: ...
    @property
    def since(self) -> date: ...
    @property
    def came(self) -> str: ...
    @property
    def went(self) -> str | None: ...
    @property
    def died(self) -> bool: ...
    @property
    def age(self) -> int | None: ...
    def has(self, day: date) -> bool: ...


@dataclass(frozen=True)
class Window:
    """The days of which records are read, both among them."""

    first: date
    last: date

    @property
    def years(self) -> float:
        """How long it is."""
        return ((self.last - self.first).days + 1) / YEAR

    def has(self, day: date | None) -> bool:
        """Whether a day lies in it."""
        return day is not None and self.first <= day <= self.last


def with_records(area: Area, spells: Sequence[WardSpell], *, until: date) -> Area:
    """The area as its records have it when a day ends; as it was where they have nobody.

    It then begins on the first of the next month with those who are in hospital one by one.
    """
    known = [one for one in spells if one.from_date <= until]
    if not known:
        return area
    begins = kept_since(known, until=until)
    first = max(begins, until.replace(year=until.year - WINDOW_YEARS) + timedelta(days=1))
    window = Window(first, until)
    there = [one for one in known if one.has(until)]
    counted = tuple(_counted(known, until, begins))
    return replace(
        area.with_parameters(
            *_people(area, there, until), *_admissions(area, known, window), *_leaving(area, known, window)
        ),
        first_day=month_after(until, 1),
        people=tuple(_person(one, until) for one in there),
        counted=(*(one for one in area.counted if one.day < begins), *counted),
    )


def kept_since(spells: Sequence[WardSpell], *, until: date) -> date:
    """The day from which records tell of everybody: when somebody was first seen to leave.

    Who came and left before records were kept is in none of them; a stay that was going on is, with a first
    day of long ago. So the first day of a stay says nothing of when records began. Where nobody has left yet,
    the first day of the latest stay.
    """
    left = [one.to_date for one in spells if one.to_date is not None and one.to_date <= until]
    return min(left, default=max(one.from_date for one in spells))


def setting_of(one: WardSpell) -> str:
    """The setting of the model that a ward is."""
    return WARDS[one.ward_kind]


def _taken(one: Parameter, found: Estimate, said: str) -> Parameter:
    share = round(100 * found.own_share)
    return replace(
        one,
        value=found.value,
        low=found.low,
        high=found.high,
        basis=Basis.COUNTED,
        source=f"Counted here: {said}",
        note=f"{share} per cent of this is the area's own; the rest is what held before: {one.value:.3g}"
        f" ({one.source}).",
        place="",
    )


def _people(area: Area, there: Sequence[WardSpell], until: date) -> Iterator[Parameter]:
    """How many are in each hospital, and have been for long."""
    inside = Counter(setting_of(one) for one in there)
    told = f"Counted here: in hospital at the end of {until:%-d %B %Y}"
    long = Counter(PAYERS[str(one.payer)] for one in there if (until - one.since).days >= 5 * YEAR)
    numbers = {f"people/{code}": inside[code] for code in HOSPITALS}
    numbers |= {f"stayed/{payer}/over-5": long[payer] for payer in ("icb", "nhse")}
    for code, people in numbers.items():
        number = float(people)
        yield replace(
            area.parameter(code),
            value=number,
            low=number,
            high=number,
            basis=Basis.COUNTED,
            source=told,
            note="",
            place="",
        )


def _admissions(area: Area, spells: Iterable[WardSpell], window: Window) -> Iterator[Parameter]:
    """People who came from outside hospital in a year."""
    came = Counter(
        setting_of(one) for one in spells if window.has(one.from_date) and str(one.came) in FROM_OUTSIDE
    )
    for code in ADMITTED_TO:
        one = area.parameter(f"admit/{code}")
        found = rate_from(came[code], window.years, prior=(one.value, one.low, one.high))
        yield _taken(one, found, f"{came[code]} admissions in {window.years:.1f} years")


def _leaving(area: Area, spells: Iterable[WardSpell], window: Window) -> Iterator[Parameter]:
    """How soon people leave, beside how soon those of each length of stay would by the numbers that held."""
    seen = exposures([_seen(one, window) for one in spells if _overlaps(one, window)], STAY_DAYS)
    for code in BY_TIME:
        bands = seen.get(code, ())
        expected = sum(band.years * area.value(f"leave/{code}/{n}") for n, band in enumerate(bands))
        left = sum(band.left for band in bands)
        if expected <= 0:
            continue
        one = area.parameter(f"leave/{code}")
        found = rate_from(left, expected, prior=(one.value, one.low, one.high))
        yield _taken(
            one, found, f"{left:g} left in {window.years:.1f} years, where {expected:.1f} would have"
        )


def _overlaps(one: WardSpell, window: Window) -> bool:
    return one.from_date <= window.last and (one.to_date is None or one.to_date > window.first)


def _seen(one: WardSpell, window: Window) -> Spell:
    """A spell as far as the window shows it. Whoever died, or went on leave, did not leave for elsewhere."""
    begin, over = max(one.from_date, window.first), window.last + timedelta(days=1)
    end = min(one.to_date or over, over)
    left = window.has(one.to_date) and not one.died and str(one.went) in ("left", "moved")
    return Spell(
        setting=setting_of(one),
        begin_days=float((begin - one.from_date).days),
        end_days=float((end - one.from_date).days),
        to="elsewhere" if left else "",
    )


def _person(one: WardSpell, until: date) -> Person:
    inside = (until - one.since).days
    setting = setting_of(one)
    grown = AGE_UNKNOWN if one.age is None else one.age + (until - one.from_date).days / YEAR
    return Person(
        setting=setting,
        age=grown,
        days=float((until - one.from_date).days),
        cohort="5" if inside >= 5 * YEAR else "3" if setting in SECURE else "1",
        funding="aftercare",
        hospital_days=float(inside),
    )


def _counted(spells: Sequence[WardSpell], until: date, begins: date) -> Iterator[Counted]:
    """People in hospital at the end of each of the last quarters, by payer and together, the oldest first."""
    days = [until]
    while len(days) < QUARTERS:
        day = month_after(days[-1], -2) - timedelta(days=1)
        if day < begins:
            break
        days.append(day)
    for day in reversed(days):
        there = [one for one in spells if one.has(day)]
        for payer in ("", "icb", "nhse"):
            settings = paid_by(payer) if payer else HOSPITALS
            people = sum(setting_of(one) in settings for one in there)
            yield Counted(day, payer, people, "the area's own records")
