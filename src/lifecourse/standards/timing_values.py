"""What a timing pack holds, as plain values: by when, for whom, and how it is counted."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lifecourse.standards.values import Status


class Step(StrEnum):
    """What must be done by a day."""

    BEFORE_ADMISSION = "before_admission"
    FIRST = "first"
    REPEAT = "repeat"
    REPORT = "report"


class Whom(StrEnum):
    """Whom a time is for."""

    ADULT = "adult"
    CHILD = "child"
    CHILD_OR_EHC = "child_or_ehc"
    ADULT_WITHOUT_EHC = "adult_without_ehc"


class Ward(StrEnum):
    """On what kind of ward a time is for."""

    ANY = "any"
    SECURE = "secure"
    NOT_SECURE = "not_secure"


class Unit(StrEnum):
    """In what a time is counted."""

    DAYS = "days"
    WORKING_DAYS = "working_days"
    WEEKS = "weeks"
    MONTHS = "months"


class Counts(StrEnum):
    """Whether the day from which it is counted is the first day, or the one before the first."""

    AFTER = "after"
    BEGINNING_WITH = "beginning_with"


STEP_WORDS: dict[Step, str] = {
    Step.BEFORE_ADMISSION: "Review before coming to hospital",
    Step.FIRST: "First review",
    Step.REPEAT: "Next review",
    Step.REPORT: "Copies of the report",
}
WHOM_WORDS: dict[Whom, str] = {
    Whom.ADULT: "people of 18 and over",
    Whom.CHILD: "people under 18",
    Whom.CHILD_OR_EHC: "people under 18, and older with an education, health and care plan",
    Whom.ADULT_WITHOUT_EHC: "people of 18 and over without an education, health and care plan",
}
WARD_WORDS: dict[Ward, str] = {
    Ward.ANY: "",
    Ward.SECURE: " on a secure ward",
    Ward.NOT_SECURE: " on a ward that is not secure",
}
UNIT_WORDS: dict[Unit, tuple[str, str]] = {
    Unit.DAYS: ("day", "days"),
    Unit.WORKING_DAYS: ("working day", "working days"),
    Unit.WEEKS: ("week", "weeks"),
    Unit.MONTHS: ("month", "months"),
}


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A time: for which step and whom it is, how long, and how it is counted.

    `successive` marks a time that runs on from the first review in one period after another, whenever
    the reviews between were held; otherwise it runs from the latest review.
    """

    step: Step
    whom: Whom
    ward: Ward = Ward.ANY
    count: int
    unit: Unit
    counts: Counts
    successive: bool = False

    @property
    def length(self) -> str:
        """How long, in words."""
        one, many = UNIT_WORDS[self.unit]
        return f"{self.count} {one if self.count == 1 else many}"

    def is_for(self, *, step: Step, age: int | None, ehc_plan: bool, secure: bool) -> bool:
        """Whether it is for that step, for somebody of that age on such a ward. No age is a child's."""
        if step is not self.step or self.ward is (Ward.NOT_SECURE if secure else Ward.SECURE):
            return False
        child = age is None or age < 18
        match self.whom:
            case Whom.CHILD:
                return child
            case Whom.ADULT:
                return not child
            case Whom.CHILD_OR_EHC:
                return child or ehc_plan
            case Whom.ADULT_WITHOUT_EHC:
                return not child and not ehc_plan


@dataclass(frozen=True, kw_only=True)
class Timing(Interval):
    """A national time with its words, where it can be read, and from when to when it holds."""

    id: str
    words: str
    citation: str
    status: Status
    in_force_from: date | None = None
    in_force_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is known to be (or to have been) the rule on a day."""
        return holds(self.status, self.in_force_from, self.in_force_to, day)


@dataclass(frozen=True, kw_only=True)
class PapersTime:
    """How many hours before a review meets its panel has the papers, with its words and its source."""

    id: str
    words: str
    hours: int
    citation: str
    status: Status
    in_force_from: date | None = None
    in_force_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is known to be (or to have been) the rule on a day."""
        return holds(self.status, self.in_force_from, self.in_force_to, day)

    @property
    def length(self) -> str:
        """How long, in words."""
        return f"{self.hours} {'hour' if self.hours == 1 else 'hours'}"


@dataclass(frozen=True, kw_only=True)
class EnteredTiming(Interval):
    """A time that an administrator entered, with its source, where a pack lacks it."""

    citation: str
    entered_on: date
    holds_from: date
    holds_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether whoever entered it said that it holds on a day."""
        return self.holds_from <= day and (self.holds_to is None or day <= self.holds_to)


@dataclass(frozen=True, kw_only=True)
class TimingPack:
    """The times of one policy or Act. `unconfirmed` says in words what of it could not be confirmed."""

    id: str
    words: str
    citation: str
    status: Status
    in_force_from: date | None = None
    in_force_to: date | None = None
    enacted_on: date | None = None
    reviewed_on: date
    next_review: date
    unconfirmed: str = ""
    # Of a hundred who come to hospital: how many are to have had a review before. 0 where it asks for none.
    reviewed_before_of_hundred: int = 0
    timings: tuple[Timing, ...] = ()
    papers: tuple[PapersTime, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether it is known to be (or to have been) in force on a day."""
        return holds(self.status, self.in_force_from, self.in_force_to, day)


def holds(status: Status, since: date | None, until: date | None, day: date) -> bool:
    """Whether something of that status and those days holds on a day; without a first day, not known."""
    if status is Status.NOT_COMMENCED or since is None or day < since:
        return False
    return until is None or day <= until
