"""Gathers, person by person, who counts for what in a period."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from lifecourse.standards.api import OutsideCalendar, Rules
from lifecourse.support.counts.facts import (
    A_DAY,
    Came,
    Coming,
    CountedWard,
    Going,
    History,
    Journey,
    Nights,
    Period,
    Standing,
)
from lifecourse.support.counts.journeys import journeys
from lifecourse.support.counts.presence import EXTENDED, coming_to, comings, goings, presences, standing
from lifecourse.support.counts.splits import NOT_KNOWN
from lifecourse.support.counts.values import Asked, ByRules
from lifecourse.support.kinds.stays import SECURE_WARDS
from lifecourse.support.rules.reviews import ImpossibleStay, Life, StayFacts, WardSince, review_due
from lifecourse.support.rules.stays import Coming as CameToWard
from lifecourse.support.rules.stays import into_stays


class Gathered:
    """Who is counted for what, while histories are gone through."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.start: list[Standing] = []
        self.end: list[Standing] = []
        self.on_days = dict.fromkeys(asked.days, 0)
        self.came: list[Coming] = []
        self.went: list[Going] = []
        self.journeys: list[Journey] = []
        self.moves: list[UUID] = []
        self.long_leave: list[tuple[UUID, bool]] = []
        self.first_reviews: list[tuple[UUID, str]] = []
        self.registered: list[tuple[UUID, str]] = []
        self.before: list[tuple[UUID, str]] = []
        self.by_cause: dict[str, dict[UUID, int]] = defaultdict(dict)
        self.by_sector: dict[str, dict[UUID, int]] = defaultdict(dict)
        self.delayed: dict[UUID, int] = {}

    def take(self, history: History, rules: ByRules) -> None:
        """Count one person for everything for which they count."""
        period, payers = self.asked.period, self.asked.payers.keys()
        self._take_register(history)
        if not any(ward.payer in payers for ward in history.wards):
            return
        found = presences(history, payers, rules.counting)
        for day, there in ((period.before, self.start), (period.last, self.end)):
            if stands := standing(history, found, payers, day):
                there.append(stands)
        for day in self.on_days:
            self.on_days[day] += any(one.has(day) for one in found)
        came = [one for one in comings(history, found) if period.has(one.day)]
        self.came += came
        self.went += [one for one in goings(history, found) if period.has(one.day)]
        self.journeys += journeys(history, found, period)
        for ward in history.wards:
            moved = ward.payer in payers and period.has(ward.from_date)
            if moved and coming_to(ward, history.wards) is CameToWard.TRANSFER:
                self.moves.append(history.head)
        self._take_long_leave(history)
        self._take_delays(
            history, nights=[Nights(from_date=one.from_date, to_date=one.to_date) for one in found]
        )
        self._take_first_reviews(history, rules.reviews)
        for one in came:
            if one.how in {Came.FIRST, Came.AGAIN}:
                self.before.append((history.head, self._on_register(history, one.day - A_DAY)))

    def _take_register(self, history: History) -> None:
        day = self.asked.period.last
        on = [one for one in history.register if one.keeper in self.asked.keepers and one.has(day)]
        if on:
            first = min(on, key=lambda one: one.from_date)
            self.registered.append((history.head, first.rating_on(day) or NOT_KNOWN))

    def _on_register(self, history: History, day: date) -> str:
        kept = any(one.keeper in self.asked.keepers and one.has(day) for one in history.register)
        return "on" if kept else "not-on"

    def _take_long_leave(self, history: History) -> None:
        day = self.asked.period.last
        on_ward = any(
            ward.payer in self.asked.payers
            and ward.from_date <= day
            and (not ward.to_date or ward.to_date > day)
            for ward in history.wards
        )
        if on_ward and any(leave.what == EXTENDED and leave.has(day) for leave in history.leaves):
            counted = bool(self.end) and self.end[-1].history is history
            self.long_leave.append((history.head, counted))

    def _take_delays(self, history: History, *, nights: Sequence[Nights]) -> None:
        """Nights in the period on which somebody was there, well enough to leave, and kept by something."""
        if not history.delays or not history.ready:
            return
        waiting = _within(_common(nights, history.ready), self.asked.period)
        kept = [(delay, _nights(_common(waiting, [delay]))) for delay in history.delays]
        for found, what in ((self.by_cause, "what"), (self.by_sector, "sector")):
            by: dict[str, set[date]] = defaultdict(set)
            for delay, on in kept:
                by[getattr(delay, what)] |= on
            for part, on in by.items():
                if on:
                    found[part][history.head] = len(on)
        if every := set().union(*(on for _, on in kept)):
            self.delayed[history.head] = len(every)

    def _take_first_reviews(self, history: History, rules: Rules) -> None:
        """Whose first review of a stay fell due in the period, and whether it was held by then."""
        period = self.asked.period
        for wards in into_stays(history.wards):
            ended = wards[-1].to_date
            if wards[0].from_date > period.last or (ended is not None and ended <= period.before):
                continue
            if not any(ward.payer in self.asked.payers for ward in wards):
                continue
            if answer := _first_review(history, wards, period, rules):
                self.first_reviews.append((history.head, answer))


def _first_review(history: History, wards: Sequence[CountedWard], period: Period, rules: Rules) -> str | None:
    first, ended = wards[0].from_date, wards[-1].to_date
    asked_on = period.last if ended is None else min(period.last, ended - A_DAY)
    try:
        facts = StayFacts(
            life=Life(born=history.born, ehc_plans=history.ehc_plans),
            admitted_on=first,
            wards=[WardSince(day=one.from_date, secure=one.ward_kind in SECURE_WARDS) for one in wards],
            discharged_on=ended,
        )
        due = review_due(facts, held=(), on=asked_on, rules=rules)
    except (ImpossibleStay, OutsideCalendar):
        return NOT_KNOWN if period.has(first) else None
    if due is None:
        return None
    if due.by is None:
        return NOT_KNOWN if period.has(first) else None
    # Whoever has left by the day is owed none.
    if not period.has(due.by) or (ended is not None and ended <= due.by):
        return None
    held = [day for day in history.hospital_reviews if first <= day <= due.by]
    return "in-time" if held else "late"


def _common(some: Iterable[Nights], others: Sequence[Nights]) -> list[Nights]:
    """The nights that are in both."""
    both = []
    for one in some:
        for other in others:
            first = max(one.from_date, other.from_date)
            last = min(one.to_date or date.max, other.to_date or date.max)
            if first < last:
                both.append(Nights(from_date=first, to_date=None if last == date.max else last))
    return both


def _within(nights: Iterable[Nights], period: Period) -> list[Nights]:
    return _common(nights, [Nights(from_date=period.first, to_date=period.last + A_DAY)])


def _nights(spans: Iterable[Nights]) -> set[date]:
    return {
        span.from_date + timedelta(days=number)
        for span in spans
        if span.to_date is not None
        for number in range((span.to_date - span.from_date).days)
    }
