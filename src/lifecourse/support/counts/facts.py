"""What counts are made from: the history of each person who was ever on one of the wards, in plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from lifecourse.support.rules.reviews import Span
from lifecourse.support.rules.stays import Episode

A_DAY = timedelta(days=1)


@dataclass(frozen=True, kw_only=True)
class CountedWard(Episode):
    """One ward from a day to a day, who pays for the bed, and how far from home it is, if that is known."""

    payer: int
    km: int | None = None


@dataclass(frozen=True, kw_only=True)
class Nights:
    """From a day until another on which it is over, and what it was; without an end it goes on."""

    from_date: date
    to_date: date | None = None
    what: str = ""

    def has(self, day: date) -> bool:
        """Whether it is so at the end of a day."""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)


@dataclass(frozen=True, kw_only=True)
class KeptBack(Nights):
    """Something that keeps somebody in hospital, by its cause (`what`), and whose it is to remove."""

    sector: str


@dataclass(frozen=True, kw_only=True)
class Planned:
    """On a day, of a stay that began on another, somebody said when the person is to leave."""

    stay_from: date
    said_on: date
    planned_for: date


@dataclass(frozen=True, kw_only=True)
class Registered(Nights):
    """On the register of a keeper, and how close to hospital from which day on, oldest first."""

    keeper: int
    ratings: Sequence[tuple[date, str]] = ()

    def rating_on(self, day: date) -> str:
        """The rating that stood at the end of a day; nothing where none had been given."""
        return next((rating for on, rating in reversed(self.ratings) if on <= day), "")


@dataclass(frozen=True, kw_only=True)
class History:
    """Everything of one person that is counted. Each list is oldest first; `wards` are all, whoever pays."""

    head: UUID
    born: date | None = None
    council: int | None = None
    wards: Sequence[CountedWard] = ()
    laws: Sequence[Nights] = ()
    leaves: Sequence[Nights] = ()
    planned: Sequence[Planned] = ()
    ready: Sequence[Nights] = ()
    delays: Sequence[KeptBack] = ()
    reviews: Sequence[date] = ()
    hospital_reviews: Sequence[date] = ()
    ehc_plans: Sequence[Span] = ()
    register: Sequence[Registered] = ()


@dataclass(frozen=True, kw_only=True)
class Period:
    """From a first to a last day, both included. At its start is the end of the day before."""

    first: date
    last: date

    @property
    def before(self) -> date:
        """The day at whose end the period begins."""
        return self.first - A_DAY

    def has(self, day: date | None) -> bool:
        """Whether a day is in it."""
        return day is not None and self.first <= day <= self.last


class Came(StrEnum):
    """How somebody came to be counted as in hospital."""

    FIRST = "first"
    AGAIN = "again"
    MOVED = "moved"
    BACK = "back"


class Went(StrEnum):
    """How somebody ceased to be counted as in hospital."""

    LEFT = "left"
    MOVED = "moved"
    LEAVE = "leave"


@dataclass(frozen=True, kw_only=True)
class Coming:
    """On a day somebody began to be counted: how, and on which ward (none where leave ended)."""

    head: UUID
    day: date
    how: Came
    ward: CountedWard | None = None


@dataclass(frozen=True, kw_only=True)
class Going:
    """On a day somebody ceased to be counted: how, and from which ward (none where leave began)."""

    head: UUID
    day: date
    how: Went
    ward: CountedWard | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """Somebody counted as in hospital at the end of a day: on which ward, and since when the whole stay."""

    history: History
    on: date
    ward: CountedWard
    since: date


@dataclass(frozen=True, kw_only=True)
class Journey:
    """One way through hospital: from where on which day, and where to, or still there."""

    head: UUID
    came_on: date
    came_from: str
    went_on: date | None
    went_to: str
