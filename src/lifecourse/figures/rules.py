"""What a stated number is, how exact it is, and when two of them agree."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum


class Unit(StrEnum):
    """What a figure is counted in."""

    PEOPLE = "people"
    BEDS = "beds"
    HOMES = "homes"
    PACKAGES = "packages"
    PLACEMENTS = "placements"
    PROVIDERS = "providers"
    SITES = "sites"
    STAFF = "staff"
    PROGRAMMES = "programmes"
    MEETINGS = "meetings"
    ORGANISATIONS = "organisations"
    SERVICES = "services"
    POUNDS = "pounds"
    PERCENT = "percent"
    PER_MILLION = "per-million"
    ADMISSIONS = "admissions"
    DISCHARGES = "discharges"
    TRANSFERS = "transfers"
    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    HOURS = "hours"
    ITEMS = "items"


UNIT_WORDS: dict[Unit, tuple[str, str]] = {
    Unit.PEOPLE: ("person", "people"),
    Unit.BEDS: ("bed", "beds"),
    Unit.HOMES: ("home", "homes"),
    Unit.PACKAGES: ("package of care", "packages of care"),
    Unit.PLACEMENTS: ("placement", "placements"),
    Unit.PROVIDERS: ("provider", "providers"),
    Unit.SITES: ("site", "sites"),
    Unit.STAFF: ("member of staff", "staff"),
    Unit.PROGRAMMES: ("programme", "programmes"),
    Unit.MEETINGS: ("meeting", "meetings"),
    Unit.ORGANISATIONS: ("organisation", "organisations"),
    Unit.SERVICES: ("service", "services"),
    Unit.POUNDS: ("pound", "pounds"),
    Unit.PERCENT: ("per cent", "per cent"),
    Unit.PER_MILLION: ("per million people", "per million people"),
    Unit.ADMISSIONS: ("admission", "admissions"),
    Unit.DISCHARGES: ("discharge", "discharges"),
    Unit.TRANSFERS: ("transfer", "transfers"),
    Unit.YEARS: ("year", "years"),
    Unit.MONTHS: ("month", "months"),
    Unit.WEEKS: ("week", "weeks"),
    Unit.HOURS: ("hour", "hours"),
    Unit.ITEMS: ("item", "items"),
}


class Confidence(StrEnum):
    """How far the person stating a figure would stand behind it."""

    COUNTED = "counted"
    STATED = "stated"
    ESTIMATED = "estimated"
    DERIVED = "derived"
    DOUBTFUL = "doubtful"


CONFIDENCE_WORDS: dict[Confidence, str] = {
    Confidence.COUNTED: "Counted from records",
    Confidence.STATED: "Stated without saying how it was found",
    Confidence.ESTIMATED: "Estimated",
    Confidence.DERIVED: "Worked out from other figures, not sourced",
    Confidence.DOUBTFUL: "Doubtful: treat with care",
}


class Qualifier(StrEnum):
    """The word that stood before a number where it was stated."""

    EXACTLY = "exactly"
    ABOUT = "about"
    OVER = "over"
    AT_LEAST = "at least"
    UP_TO = "up to"
    UNDER = "under"


@dataclass(frozen=True, kw_only=True)
class FigureValue:
    """A number as someone stated it.

    `rounded_to` is the step that the number was rounded to when it was stated, in the figure's own unit
    (1 for 6,744 people; 100000 for GBP 19.5m): the true value lies within half a step of `value`.
    `as_at` is the day the figure speaks of; for a flow it is the last day and `period_start` the first.
    `quantity` names what is measured, so that every place that states the same thing can be compared.
    """

    value: Decimal
    unit: Unit
    as_at: date | None = None
    period_start: date | None = None
    source: str = ""
    confidence: Confidence = Confidence.STATED
    qualifier: Qualifier = Qualifier.EXACTLY
    rounded_to: Decimal = Decimal(1)
    quantity: str = ""
    note: str = ""

    def __post_init__(self) -> None:
        if not self.value.is_finite():
            raise ValueError(f"Expected a number, found {self.value}.")
        if self.rounded_to <= 0:
            raise ValueError(f"Expected rounded_to above 0, found {self.rounded_to}.")
        if self.period_start and self.as_at and self.period_start > self.as_at:
            raise ValueError(
                f"The period starts on {self.period_start} and ends before that, on {self.as_at}. "
                "Put the first day of the period first."
            )

    @property
    def low(self) -> Decimal:
        """The least the true value can be, given how the figure was rounded and qualified."""
        if self.qualifier in {Qualifier.UP_TO, Qualifier.UNDER}:
            return Decimal("-Infinity")
        return self.value - self._slack

    @property
    def high(self) -> Decimal:
        """The most the true value can be, given how the figure was rounded and qualified."""
        if self.qualifier in {Qualifier.OVER, Qualifier.AT_LEAST}:
            return Decimal("Infinity")
        return self.value + self._slack

    @property
    def _slack(self) -> Decimal:
        # A whole number that is only counted cannot be off by half: 69 people are 69.
        if self.qualifier is Qualifier.ABOUT:
            return self.rounded_to
        return self.rounded_to / 2 if self.rounded_to != 1 or self.unit not in COUNTS else Decimal(0)


COUNTS = frozenset(
    {
        Unit.PEOPLE,
        Unit.BEDS,
        Unit.HOMES,
        Unit.PACKAGES,
        Unit.PLACEMENTS,
        Unit.PROVIDERS,
        Unit.SITES,
        Unit.STAFF,
        Unit.PROGRAMMES,
        Unit.MEETINGS,
        Unit.ORGANISATIONS,
        Unit.SERVICES,
        Unit.ADMISSIONS,
        Unit.DISCHARGES,
        Unit.TRANSFERS,
        Unit.ITEMS,
        Unit.POUNDS,
    }
)


def agree(one: FigureValue, other: FigureValue) -> bool:
    """Whether two statements of the same thing can both be true, allowing for how each was rounded."""
    return one.unit == other.unit and one.low <= other.high and other.low <= one.high
