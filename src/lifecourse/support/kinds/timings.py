"""The words in which somebody enters a time for reviews, and what must hold of one."""

from dataclasses import dataclass
from datetime import date

from lifecourse.people.api import CannotStand
from lifecourse.standards.api import Counts, Step, Unit, Ward, Whom

STEPS: dict[str, str] = {
    Step.FIRST.value: "The first review after coming to hospital",
    Step.REPEAT.value: "The next review after one was held",
}
WHOM: dict[str, str] = {
    Whom.ADULT.value: "People of 18 and over",
    Whom.CHILD.value: "People under 18",
    Whom.CHILD_OR_EHC.value: "People under 18, and older with an education, health and care plan",
    Whom.ADULT_WITHOUT_EHC.value: "People of 18 and over without an education, health and care plan",
}
WARDS: dict[str, str] = {
    Ward.ANY.value: "On any ward",
    Ward.NOT_SECURE.value: "On a ward that is not secure",
    Ward.SECURE.value: "On a secure ward",
}
UNITS: dict[str, str] = {
    Unit.DAYS.value: "Days",
    Unit.WORKING_DAYS.value: "Working days",
    Unit.WEEKS.value: "Weeks",
    Unit.MONTHS.value: "Months",
}
COUNTS: dict[str, str] = {
    Counts.AFTER.value: "After that day: the day itself does not count",
    Counts.BEGINNING_WITH.value: "Beginning with that day: the day itself is the first",
}
# Longer than any policy sets, and as long as somebody may mistype.
LONGEST: dict[str, int] = {
    Unit.DAYS.value: 731,
    Unit.WORKING_DAYS.value: 520,
    Unit.WEEKS.value: 104,
    Unit.MONTHS.value: 24,
}


@dataclass(frozen=True, kw_only=True)
class TimeSaid:
    """A time as somebody read it: for which review, whom and which ward, how long and how counted."""

    step: str
    whom: str
    ward: str
    count: int
    unit: str
    counts: str


@dataclass(frozen=True, kw_only=True)
class TimeSource:
    """Where it stands, when somebody read it there, and from when to when it holds."""

    document: str
    section: str
    address: str
    read_on: date
    holds_from: date
    holds_to: date | None


def check_time(said: TimeSaid, source: TimeSource, *, today: date) -> None:
    """Raises CannotStand where a time is none that somebody can have read in a policy."""
    for value, known in (
        (said.step, STEPS),
        (said.whom, WHOM),
        (said.ward, WARDS),
        (said.unit, UNITS),
        (said.counts, COUNTS),
    ):
        if value not in known:
            raise CannotStand("Choose one of the list.")
    if not 1 <= said.count <= LONGEST[said.unit]:
        raise CannotStand("Give a length from 1 to two years.")
    if not all(words.strip() for words in (source.document, source.section, source.address)):
        raise CannotStand("Say in which document it stands, in which part, and where it can be read.")
    if source.read_on > today:
        raise CannotStand("Give the day on which you read it there.")
    if source.holds_to is not None and source.holds_to < source.holds_from:
        raise CannotStand("Its last day is before its first.")
