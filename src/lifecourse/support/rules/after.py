"""Plain decisions about the weeks after hospital: who is counted by a measure, and who is at home by it.

What nobody knows counts as not at home, as in the published measure: whoever is not asked cannot be counted
as well.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.standards.api import Asks, HomeMeasure
from lifecourse.support.kinds.after import Where

# Our own: how many days before the day the list names somebody, and how many after it asking is in time.
SOON = 14
IN_TIME = 14
# The day about which somebody is asked: by then both measures' days have come.
DAY = 91


# A home of one's own, extra care and Shared Lives are home; so is a short stay in a care home from which
# somebody is expected back (LG Inform Plus, metric 11106).
AT_HOME = frozenset({Where.HOME, Where.EXTRA_CARE, Where.SHARED_LIVES, Where.RESPITE})


@dataclass(frozen=True, kw_only=True)
class After:
    """One leaving of hospital into short-term support, and what is known of the weeks after."""

    person: str
    hospital: str
    kind: str
    meant_to_go_home: bool
    left_on: date
    begins_on: date
    age: int | None
    died_on: date | None = None
    # Where somebody was on the day that was asked about; None where nobody has asked.
    where: Where | None = None
    # When they first came to hospital in an emergency, or moved to a care home for good.
    back_on: date | None = None
    care_home_on: date | None = None
    # Whether somebody told who knows of both: else no day means that nobody knows.
    all_is_known: bool = False

    def happened_by(self, day: date) -> bool:
        """Whether they are known to have come back to hospital, or to a care home, by a day."""
        return any(one is not None and one <= day for one in (self.back_on, self.care_home_on))

    def dead_by(self, day: date) -> bool:
        """Whether they died by a day: by its date, or as somebody told where no date is known."""
        return self.where is Where.DIED if self.died_on is None else self.died_on <= day


def of_a_hundred(part: int, whole: int) -> int | None:
    """A part of a whole in percent, half up; None where there is nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def day_after(after: After, measure: HomeMeasure) -> date:
    """The day about which a measure asks."""
    return after.left_on + timedelta(days=measure.days)


def belongs(after: After, measure: HomeMeasure) -> bool:
    """Whether somebody is of those of whom a measure speaks, whenever its day is."""
    begins = (after.begins_on - after.left_on).days
    return (
        after.meant_to_go_home
        and measure.holds_on(after.left_on)
        and after.hospital in measure.hospitals
        and after.kind in measure.kinds
        and after.age is not None
        and after.age >= measure.least_age
        and (measure.begins_days_before is None or begins >= -measure.begins_days_before)
        and (measure.begins_days_after is None or begins <= measure.begins_days_after)
    )


def is_home(after: After, measure: HomeMeasure) -> bool:
    """Whether somebody counts as at home by a measure."""
    until = day_after(after, measure)
    if after.dead_by(until):
        return False
    if measure.asks is Asks.ON_THE_DAY:
        return after.where in AT_HOME
    return after.all_is_known and not after.happened_by(until)


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of those whose day has come were at home; who waits for theirs; who is not asked."""

    measure: HomeMeasure
    home: Sequence[After]
    counted: Sequence[After]
    waiting: Sequence[After]

    @property
    def percent(self) -> int | None:
        """Of a hundred, half up; None where nobody is counted."""
        return of_a_hundred(len(self.home), len(self.counted))

    @property
    def not_asked(self) -> list[After]:
        """Those who count as not at home because nobody knows."""
        return [one for one in self.counted if not _known(one, self.measure)]


def share(measure: HomeMeasure, everybody: Iterable[After], *, first: date, last: date, today: date) -> Share:
    """The share by a measure, of those who left hospital from a day to a day; each leaving once."""
    once: dict[tuple[str, date], After] = {}
    for one in sorted(everybody, key=lambda after: (after.begins_on, after.kind)):
        if first <= one.left_on <= last and belongs(one, measure):
            once.setdefault((one.person, one.left_on), one)
    counted = [one for one in once.values() if day_after(one, measure) < today]
    return Share(
        measure=measure,
        home=[one for one in counted if is_home(one, measure)],
        counted=counted,
        waiting=[one for one in once.values() if day_after(one, measure) >= today],
    )


def _known(after: After, measure: HomeMeasure) -> bool:
    until = day_after(after, measure)
    if after.dead_by(until):
        return True
    if measure.asks is Asks.ON_THE_DAY:
        return after.where not in {None, Where.UNKNOWN}
    return after.all_is_known or after.happened_by(until)


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """Three months of a financial year."""

    first: date
    last: date

    @property
    def key(self) -> str:
        """What an address calls it."""
        return f"{self.first:%Y-%m}"

    @property
    def words(self) -> str:
        """From month to month."""
        return f"{self.first:%B} to {self.last:%B %Y}"


def quarters_until(today: date, *, count: int) -> list[Quarter]:
    """The last quarters, the one of today first."""
    year, quarter = today.year, (today.month - 1) // 3
    found = []
    for _ in range(count):
        first = date(year, 3 * quarter + 1, 1)
        later = date(year + 1, 1, 1) if quarter == 3 else date(year, 3 * quarter + 4, 1)
        found.append(Quarter(first=first, last=later - timedelta(days=1)))
        year, quarter = (year - 1, 3) if quarter == 0 else (year, quarter - 1)
    return found
