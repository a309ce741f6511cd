"""Milestones by workstream: which are late, which come before what they depend on, in words."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from lifecourse.design.words import short_day

NO_DATE = "no date stated"
Look = Literal["done", "going", "late", "plain"]


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """Something to be reached by a day; `key` is what others depend on it by."""

    key: str
    name: str
    due: date | None
    starts: date | None = None
    status_words: str = ""
    done: bool = False
    depends_on: tuple[str, ...] = ()
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class Workstream:
    """A group of milestones that one lead answers for."""

    name: str
    milestones: tuple[Milestone, ...]
    lead: str = ""


@dataclass(frozen=True, kw_only=True)
class Timetable:
    """All workstreams; the day that counts as today is given."""

    workstreams: tuple[Workstream, ...]
    today: date | None = None

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Every milestone, workstream by workstream."""
        return tuple(one for stream in self.workstreams for one in stream.milestones)

    @cached_property
    def by_key(self) -> dict[str, Milestone]:
        """Milestones by the key that others depend on them by."""
        return {one.key: one for one in self.milestones}

    def is_late(self, one: Milestone) -> bool:
        """Whether its day has gone by without it being done."""
        return bool(self.today and one.due and one.due < self.today and not one.done)

    def look(self, one: Milestone) -> Look:
        """How it is drawn; its words say the same."""
        if one.done:
            return "done"
        if self.is_late(one):
            return "late"
        return "plain" if one.due is None else "going"

    def too_early(self, one: Milestone) -> tuple[Milestone, ...]:
        """What this milestone depends on but comes before."""
        needed = (self.by_key[key] for key in one.depends_on if key in self.by_key)
        return tuple(other for other in needed if one.due and other.due and one.due < other.due)

    def state_of(self, one: Milestone) -> str:
        """The state of a milestone in words, without its day."""
        late = "late" if self.is_late(one) and "late" not in one.status_words.lower() else ""
        early = "before what it depends on" if self.too_early(one) else ""
        return ", ".join(part for part in (one.status_words, late, early) if part)

    def status_of(self, one: Milestone) -> str:
        """The day and the state of a milestone in words."""
        day = short_day(one.due) if one.due else NO_DATE
        state = self.state_of(one)
        return f"{day}, {state}" if state else day
