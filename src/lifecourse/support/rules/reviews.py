"""By when somebody in hospital is to have their next review, by which rule, and why, in words for a page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from lifecourse.standards.api import (
    Basis,
    CountedFrom,
    EnteredTiming,
    Reviewed,
    Rules,
    Step,
    Timing,
    TimingAnswer,
    TimingPack,
    WouldBe,
    timing_for,
    years_after,
)
from lifecourse.support.rules.ages import A_DAY, ADULT


class ImpossibleStay(Exception):
    """The facts of a stay cannot all be so."""


@dataclass(frozen=True, kw_only=True)
class Span:
    """From a day to a day, both included; without a last day it goes on."""

    from_date: date
    to_date: date | None = None

    def has(self, day: date) -> bool:
        """Whether a day is in it."""
        return self.from_date <= day and (self.to_date is None or day <= self.to_date)


@dataclass(frozen=True, kw_only=True)
class Life:
    """What of a life decides whose rule it is: the birth date, and when there was an education plan."""

    born: date | None
    ehc_plans: Sequence[Span] = ()

    def on(self, day: date) -> Reviewed:
        """The same on one day."""
        return Reviewed(born=self.born, ehc_plan=any(span.has(day) for span in self.ehc_plans))


@dataclass(frozen=True, kw_only=True)
class WardSince:
    """Since a day, somebody is on a ward that is secure or is not."""

    day: date
    secure: bool


@dataclass(frozen=True, kw_only=True)
class Consent:
    """On a day, somebody said yes or no to a review, or took a yes back."""

    on: date
    agreed: bool


@dataclass(frozen=True, kw_only=True)
class StayFacts:
    """One stay in hospital, in plain values; wards oldest first, the first one from the day of coming.

    `recognised_on` is the day on which a learning disability or autism was recognised, where that was
    after coming to hospital.
    """

    life: Life
    admitted_on: date
    wards: Sequence[WardSince]
    recognised_on: date | None = None
    discharged_on: date | None = None
    consents: Sequence[Consent] = ()

    def __post_init__(self) -> None:
        days = [ward.day for ward in self.wards]
        if not days or days[0] != self.admitted_on or any(a > b for a, b in pairwise(days)):
            raise ImpossibleStay("Expected wards oldest first, the first one from the day of coming.")
        if self.discharged_on is not None and self.discharged_on < days[-1]:
            raise ImpossibleStay("Somebody left hospital before they came to their last ward.")
        if self.life.born is not None and self.life.born > self.admitted_on:
            raise ImpossibleStay("Somebody came to hospital before they were born.")

    @property
    def applies_from(self) -> date:
        """The day from which reviews are owed: of coming, or of being recognised if that was later."""
        return max(self.admitted_on, self.recognised_on or self.admitted_on)

    def secure_on(self, day: date) -> bool:
        """Whether the ward of a day was secure; of two moves on one day the later counts."""
        return [ward.secure for ward in self.wards if ward.day <= day][-1]

    def goes_on(self, day: date) -> bool:
        """Whether somebody is in hospital at the end of a day."""
        return self.admitted_on <= day and (self.discharged_on is None or day < self.discharged_on)


@dataclass(frozen=True, kw_only=True)
class ReviewDue:
    """By when a review, or the copies of its report, are due: by which time of which pack, and why.

    `by` is empty where no confirmed rule gives a day. `ask_again` says that the person said no: a review
    is not held without their agreement, and they are asked again.
    """

    by: date | None
    step: Step
    counted_from: date
    timing: Timing | EnteredTiming | None
    pack: TimingPack | None
    basis: Basis
    why: str
    also: WouldBe | None
    ask_again: bool = False

    def overdue_days(self, on: date) -> int:
        """How many days ago it was due; 0 if it is not late."""
        return max(0, (on - self.by).days) if self.by else 0


def review_due(stay: StayFacts, *, held: Iterable[date], on: date, rules: Rules) -> ReviewDue | None:
    """By when the next review is due, as it stands on a day; None where nobody owes one on that day.

    The rule that counts is that of each day in turn: it changes with age, with the ward and with policy.
    What fell due under one rule stays due under the next. A rule that begins during the stay asks for
    nothing before the day on which it begins to apply.
    """
    start = stay.applies_from
    if not stay.goes_on(on) or on < start:
        return None
    reviews = tuple(sorted({day for day in held if start <= day <= on}))
    counted = CountedFrom(day=reviews[-1] if reviews else start, held=reviews)
    step = Step.REPEAT if reviews else Step.FIRST

    def answer(day: date) -> TimingAnswer:
        return timing_for(
            step=step,
            who=stay.life.on(day),
            secure=stay.secure_on(day),
            on=day,
            start=counted,
            rules=rules,
        )

    days = _turns(stay, rules, since=counted.day, until=on)
    now = answer(days[-1])
    found, since = now, days[-1]
    for day, following in pairwise(days):
        before = answer(day)
        if before.by is not None and max(before.by, day) < following:
            found, since = before, day
            break
    said_no = _said_no(stay.consents, on)
    by = None if found.by is None else max(found.by, since)
    notes = [
        _note_recognised(stay, step),
        _note_began(found, since),
        STANDS if found is not now and found.why != now.why else "",
        _note_asked(said_no),
    ]
    return _due(step, counted.day, found, by=by, also=now.also, notes=notes, ask_again=bool(said_no))


def report_due(*, held_on: date, life: Life, rules: Rules) -> ReviewDue:
    """By when copies of a review's report are due."""
    found = timing_for(
        step=Step.REPORT,
        who=life.on(held_on),
        secure=False,
        on=held_on,
        start=CountedFrom(day=held_on),
        rules=rules,
    )
    return _due(Step.REPORT, held_on, found, by=found.by, also=found.also)


STANDS = "The rule for this person has changed since; what was due stays due."


def _due(
    step: Step,
    counted_from: date,
    found: TimingAnswer,
    *,
    by: date | None,
    also: WouldBe | None,
    notes: Iterable[str] = (),
    ask_again: bool = False,
) -> ReviewDue:
    return ReviewDue(
        by=by,
        step=step,
        counted_from=counted_from,
        timing=found.timing,
        pack=found.pack,
        basis=found.basis,
        why=" ".join([found.why, *(note for note in notes if note)]),
        also=also,
        ask_again=ask_again,
    )


def _turns(stay: StayFacts, rules: Rules, *, since: date, until: date) -> list[date]:
    """The days from one to another on which another rule may begin to apply, the first of all included."""
    days = {ward.day for ward in stay.wards} | _of_spans(stay.life.ehc_plans)
    if stay.life.born is not None:
        days.add(years_after(stay.life.born, ADULT))
    ruled: list[TimingPack | Timing] = [*rules.packs]
    for pack in rules.packs:
        ruled.extend(pack.timings)
    for one in ruled:
        if one.in_force_from is not None:
            days |= _of_spans([Span(from_date=one.in_force_from, to_date=one.in_force_to)])
    # From the day on which an Act is enacted, it is told what it would say.
    days |= {pack.enacted_on for pack in rules.packs if pack.enacted_on is not None}
    days |= _of_spans(Span(from_date=one.holds_from, to_date=one.holds_to) for one in rules.entered)
    return [since, *sorted(day for day in days if since < day <= until)]


def _of_spans(spans: Iterable[Span]) -> set[date]:
    """The days on which spans begin, and those on which they are over."""
    days: set[date] = set()
    for span in spans:
        days.add(span.from_date)
        if span.to_date is not None:
            days.add(span.to_date + A_DAY)
    return days


def _said_no(consents: Sequence[Consent], on: date) -> date | None:
    """The day of the latest answer, where it was no."""
    latest = max((one for one in consents if one.on <= on), key=lambda one: one.on, default=None)
    return latest.on if latest is not None and not latest.agreed else None


def _note_recognised(stay: StayFacts, step: Step) -> str:
    if step is Step.FIRST and stay.applies_from > stay.admitted_on:
        return "It counts from the day on which their learning disability or autism was recognised."
    return ""


def _note_began(found: TimingAnswer, since: date) -> str:
    if found.by is not None and found.by < since:
        return f"This rule has applied to this person since {_day(since)}, and asks for nothing before."
    return ""


def _note_asked(said_no: date | None) -> str:
    if said_no is None:
        return ""
    return (
        f"They said no on {_day(said_no)}. A review is not held unless they agree: they are asked again, "
        "and the day stands."
    )


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
