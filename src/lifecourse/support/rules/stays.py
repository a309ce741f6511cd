"""How wards become stays in hospital: what is one stay, how long it is, and what kind of coming each was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import Protocol

from lifecourse.standards.api import age_on
from lifecourse.support.kinds.stays import HOME, SECURE_WARDS, TRANSFERRED

# A continuous inpatient spell goes on where somebody comes to a hospital again within two days and either
# side says that it was a move between hospitals; not where they had gone home: NHS Digital, Provider Spells
# Methodology, as the public package epidm carries it out (alexbhatt/epidm, continuous_inpatient_spells.R).
# The methodology itself could not be read.
GOES_ON_WITHIN = timedelta(days=2)
LEFT_FOR_A_HOSPITAL = frozenset({TRANSFERRED, "general_hospital"})
CAME_FROM_A_HOSPITAL = frozenset({TRANSFERRED, "general_hospital", "hospital_elsewhere"})
# What the national inpatient collection takes for a move, not for a coming from outside.
MOVED_FROM = frozenset({TRANSFERRED, "hospital_elsewhere"})


class ImpossibleEpisodes(Exception):
    """Somebody cannot have been on these wards on these days."""


class OnAWard(Protocol):
    """What of a ward decides whether the next one goes on with its stay."""

    @property
    def came_from(self) -> str:
        """Where somebody came from."""

    @property
    def from_date(self) -> date:
        """The day on which they came."""

    @property
    def to_date(self) -> date | None:
        """The day on which they left, if they did."""

    @property
    def how_left(self) -> str:
        """Where they went, if they did."""


class Coming(StrEnum):
    """What kind of coming to a ward it was, as the national inpatient collection splits admissions."""

    FIRST = "first"
    READMISSION = "readmission"
    TRANSFER = "transfer"
    SAME = "same"


@dataclass(frozen=True, kw_only=True)
class Episode:
    """One ward from a day to a day; `how_left` is empty while it goes on."""

    hospital: str
    provider: str
    ward_kind: str
    came_from: str
    from_date: date
    to_date: date | None = None
    how_left: str = ""

    @property
    def secure(self) -> bool:
        """Whether the ward is secure: low, medium or high."""
        return self.ward_kind in SECURE_WARDS


@dataclass(frozen=True, kw_only=True)
class Away:
    """Nights away from the ward while the bed is kept; without a last day it goes on."""

    from_date: date
    to_date: date | None = None


@dataclass(frozen=True, kw_only=True)
class Spell:
    """One stay in hospital: wards that follow one another, oldest first."""

    episodes: Sequence[Episode]

    @property
    def start(self) -> date:
        """The day on which it began."""
        return self.episodes[0].from_date

    @property
    def end(self) -> date | None:
        """The day on which it ended; None while it goes on."""
        return self.episodes[-1].to_date

    def goes_on(self, day: date) -> bool:
        """Whether somebody is in hospital, in this stay, at the end of a day."""
        return self.start <= day and (self.end is None or day < self.end)

    def days(self, on: date) -> int:
        """Its length by a day, in nights: the last day less the first, as hospital statistics count.

        Nights between two wards of one stay, and nights on leave, count (Hospital Episode Statistics:
        the difference in days between start and end; NHS Data Dictionary, Hospital Provider Spell:
        leave does not interrupt it).
        """
        return max(0, (self._until(on) - self.start).days)

    def days_away(self, away: Iterable[Away], on: date) -> int:
        """Of these, nights on leave; a night that two leaves name counts once."""
        until, counted, seen = self._until(on), 0, self.start
        for leave in sorted(away, key=lambda one: one.from_date):
            first, last = max(leave.from_date, seen), min(leave.to_date or until, until)
            if first < last:
                counted += (last - first).days
                seen = last
        return counted

    def years(self, on: date) -> int:
        """Its length by a day, in whole years by the calendar."""
        return age_on(self.start, max(self.start, self._until(on)))

    def _until(self, on: date) -> date:
        return on if self.end is None else min(on, self.end)


def is_one_stay(before: OnAWard, after: OnAWard) -> bool:
    """Whether a ward goes on with the stay of the one before it."""
    if before.to_date is None or not timedelta(0) <= after.from_date - before.to_date <= GOES_ON_WITHIN:
        return False
    if before.how_left in HOME:
        return after.came_from == TRANSFERRED
    return before.how_left in LEFT_FOR_A_HOSPITAL or after.came_from in CAME_FROM_A_HOSPITAL


def spells(episodes: Iterable[Episode]) -> list[Spell]:
    """The stays that wards make up, oldest first. Raises ImpossibleEpisodes."""
    return [Spell(episodes=tuple(wards)) for wards in into_stays(checked(episodes))]


def into_stays[W: OnAWard](wards: Iterable[W]) -> list[list[W]]:
    """Wards, oldest first, put together into stays: one to which somebody was moved goes on with the last."""
    stays: list[list[W]] = []
    for ward in wards:
        if stays and is_one_stay(stays[-1][-1], ward):
            stays[-1].append(ward)
        else:
            stays.append([ward])
    return stays


def checked(episodes: Iterable[Episode]) -> list[Episode]:
    """Wards, oldest first. Raises ImpossibleEpisodes where somebody would be on two at once.

    Of two that both begin and end on one day, the one that was given first comes first.
    """
    ordered = sorted(episodes, key=lambda one: (one.from_date, one.to_date or date.max))
    for one in ordered:
        if one.to_date is not None and one.to_date < one.from_date:
            raise ImpossibleEpisodes(
                f"A ward ended on {_day(one.to_date)}, before it began on {_day(one.from_date)}."
            )
        if (one.to_date is None) is not (one.how_left == ""):
            raise ImpossibleEpisodes(
                f"The ward of {_day(one.from_date)} must say how it ended, if it ended, and only then."
            )
    for before, after in pairwise(ordered):
        if before.to_date is None or before.to_date > after.from_date:
            until = _day(before.to_date) if before.to_date else "today"
            raise ImpossibleEpisodes(
                f"Two wards at once: one from {_day(before.from_date)} to {until}, "
                f"another from {_day(after.from_date)}."
            )
    return ordered


def comings(episodes: Iterable[Episode]) -> list[tuple[Episode, Coming]]:
    """Each ward with what kind of coming it was, oldest first. Raises ImpossibleEpisodes."""
    ordered = checked(episodes)
    before = [None, *ordered]
    return [(one, coming_after(before, one)) for before, one in zip(before, ordered, strict=False)]


def coming_after(before: Episode | None, one: Episode) -> Coming:
    """What kind of coming a ward was after the one before it, if there was one."""
    moved = one.came_from in MOVED_FROM
    if before is None or before.to_date is None:
        return Coming.TRANSFER if moved else Coming.FIRST
    if is_one_stay(before, one) and (moved or before.how_left == TRANSFERRED):
        return Coming.TRANSFER if what_changed(before, one) else Coming.SAME
    if moved:
        return Coming.TRANSFER
    return Coming.READMISSION if one.from_date <= a_year_after(before.to_date) else Coming.FIRST


def what_changed(before: Episode, after: Episode) -> list[str]:
    """What a move between two wards changed: it is counted if kind, security, hospital or provider did."""
    pairs = {
        "kind of ward": (before.ward_kind, after.ward_kind),
        "security": (before.secure, after.secure),
        "hospital": (before.hospital, after.hospital),
        "provider": (before.provider, after.provider),
    }
    return [words for words, (was, now) in pairs.items() if was != now]


def a_year_after(day: date) -> date:
    """The same day a year later; 28 February after a 29th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return date(day.year + 1, 2, 28)


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
