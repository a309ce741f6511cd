"""Plain decisions about reviews: their kind, when papers and report are due, what became of a promise."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from lifecourse.standards.api import PapersTime, years_after
from lifecourse.support.kinds.reviews import Effect, ReviewKind, Step
from lifecourse.support.rules.ages import ADULT

SETTLED = frozenset({Step.MET, Step.REFUSED})


def kind_of(born: date | None, *, has_ehc_plan: bool, on: date) -> ReviewKind:
    """Which review somebody has on a day; where nobody knows their age, the one that asks about more."""
    if born is None or has_ehc_plan or on < years_after(born, ADULT):
        return ReviewKind.CETR
    return ReviewKind.CTR


def papers_by(meets_at: datetime, rule: PapersTime) -> datetime:
    """When the panel has its papers at the latest."""
    return meets_at - timedelta(hours=rule.hours)


@dataclass(frozen=True, kw_only=True)
class Happened:
    """One step about a promise, on a day."""

    step: Step
    on: date


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What became of a promise: kept or refused on a day, or open; and by how many days it is late."""

    settled: Step | None
    on: date | None
    late: int

    @property
    def words(self) -> str:
        """In words."""
        late = f"{self.late} {'day' if self.late == 1 else 'days'}"
        if self.settled is Step.REFUSED:
            return "Refused"
        if self.settled is Step.MET:
            return f"Kept, {late} late" if self.late else "Kept in time"
        return f"{late} late" if self.late else "Open"


def standing(steps: Sequence[Happened], *, due: date, today: date) -> Standing:
    """What became of a promise by what happened, the oldest first. Asking about it settles nothing."""
    said = [one for one in steps if one.step is not Step.CHASED]
    last = said[-1] if said else None
    if last is None or last.step not in SETTLED:
        return Standing(settled=None, on=None, late=max(0, (today - due).days))
    late = max(0, (last.on - due).days) if last.step is Step.MET else 0
    return Standing(settled=last.step, on=last.on, late=late)


@dataclass(frozen=True, kw_only=True)
class Tally:
    """How many promises were kept in time, kept late, refused, are open, and are late of those open."""

    in_time: int = 0
    kept_late: int = 0
    refused: int = 0
    open: int = 0
    late: int = 0

    @property
    def all(self) -> int:
        """Every promise: none falls out of the count."""
        return self.in_time + self.kept_late + self.refused + self.open

    @property
    def words(self) -> str:
        """All of them in words, without what there is none of."""
        parts = [(self.open, "open"), (self.in_time, "kept in time"), (self.kept_late, "kept late")]
        said = [f"{count} {words}" for count, words in [*parts, (self.refused, "refused")] if count]
        if self.late:
            said[0] += f", of which {self.late} {'is' if self.late == 1 else 'are'} late"
        return f"{self.all} {'promise' if self.all == 1 else 'promises'}: " + "; ".join(said)


def tally(found: Iterable[Standing]) -> Tally:
    """Promises counted; each in one place, those open and late also among the open."""
    all_of_them = list(found)
    kept = [one for one in all_of_them if one.settled is Step.MET]
    waiting = [one for one in all_of_them if one.settled is None]
    return Tally(
        in_time=sum(not one.late for one in kept),
        kept_late=sum(one.late > 0 for one in kept),
        refused=sum(one.settled is Step.REFUSED for one in all_of_them),
        open=len(waiting),
        late=sum(one.late > 0 for one in waiting),
    )


def effect_said(effect: Effect, days: int | None) -> str:
    """What keeping a promise does to the day of going home."""
    if effect is Effect.NONE or not days:
        return "It does not change the day of going home"
    return f"{days} {'day' if days == 1 else 'days'} {effect.value} home"
