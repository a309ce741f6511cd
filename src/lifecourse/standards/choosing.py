"""Decides which time applies to somebody on a day, by which pack, and says why in words for a page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lifecourse.standards.clocks import OutsideCalendar, WorkingDays, age_on, due_by, said
from lifecourse.standards.timing_values import (
    STEP_WORDS,
    WARD_WORDS,
    WHOM_WORDS,
    Counts,
    EnteredTiming,
    Interval,
    PapersTime,
    Step,
    Timing,
    TimingPack,
)
from lifecourse.standards.values import Status


class Basis(StrEnum):
    """On what an answer rests."""

    IN_FORCE = "in_force"
    ENTERED = "entered"
    STRICTEST = "strictest"
    NONE = "none"


@dataclass(frozen=True, kw_only=True)
class Reviewed:
    """What decides whose rule it is. Without a birth date the stricter rule, that of children, is taken."""

    born: date | None
    ehc_plan: bool = False


@dataclass(frozen=True, kw_only=True)
class CountedFrom:
    """The day from which a time is counted; `held` are the reviews so far, the first of all included."""

    day: date
    held: tuple[date, ...] = ()

    @property
    def first(self) -> date:
        """The first review, or the day itself."""
        return min(self.held, default=self.day)


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What an answer is chosen from: the packs, the working days, and what administrators entered."""

    packs: Sequence[TimingPack]
    calendar: WorkingDays
    entered: Sequence[EnteredTiming] = ()


@dataclass(frozen=True, kw_only=True)
class WouldBe:
    """What an Act that is enacted and not in force would say."""

    by: date
    timing: Timing
    pack: TimingPack
    why: str


@dataclass(frozen=True, kw_only=True)
class TimingAnswer:
    """By when something is due, by which time of which pack, and why; or why nothing can be said."""

    by: date | None
    timing: Timing | EnteredTiming | None
    pack: TimingPack | None
    basis: Basis
    why: str
    also: WouldBe | None = None


@dataclass(frozen=True, kw_only=True)
class PapersAnswer:
    """How long before a review its panel has the papers, and why, in words for a page."""

    time: PapersTime
    why: str


@dataclass(frozen=True, kw_only=True)
class _Case:
    step: Step
    who: Reviewed
    secure: bool
    on: date
    age: int | None

    def fits(self, timing: Interval) -> bool:
        return timing.is_for(step=self.step, age=self.age, ehc_plan=self.who.ehc_plan, secure=self.secure)


def timing_for(
    *, step: Step, who: Reviewed, secure: bool, on: date, start: CountedFrom, rules: Rules
) -> TimingAnswer:
    """The time that applies on a day, counted from its start, and what an Act not yet in force would say.

    First the confirmed rule in force on that day. Where the policy in force has none that is confirmed,
    what an administrator entered for that day; else the strictest confirmed time of any policy so far:
    the one that ends first from this start.
    """
    age = None if who.born is None else age_on(who.born, on)
    case = _Case(step=step, who=who, secure=secure, on=on, age=age)
    found = (
        _in_force(case, start, rules)
        or _entered(case, start, rules)
        or _strictest(case, start, rules)
        or _nothing(case, rules)
    )
    return TimingAnswer(
        by=found.by,
        timing=found.timing,
        pack=found.pack,
        basis=found.basis,
        why=found.why + (NO_BIRTH_DATE if who.born is None and found.timing else ""),
        also=_would_be(case, start, rules),
    )


NO_BIRTH_DATE = " The date of birth is not known, so the rule for people under 18 is taken, the stricter one."


def pack_on(on: date, packs: Iterable[TimingPack]) -> TimingPack | None:
    """The pack in force on a day, the newest if several are."""
    return max(
        (pack for pack in packs if pack.holds_on(on)),
        key=lambda pack: pack.in_force_from or date.min,
        default=None,
    )


def papers_time(on: date, packs: Iterable[TimingPack]) -> PapersAnswer | None:
    """How long before a review on a day its panel has the papers; None where no pack says so.

    The confirmed time in force on that day, the newest; else the longest of those that have been rules or
    whose first day nobody knows.
    """
    every = [(pack, one) for pack in packs for one in pack.papers if pack.status is not Status.NOT_COMMENCED]
    holding = [(pack, one) for pack, one in every if pack.holds_on(on) and one.holds_on(on)]
    if holding:
        pack, time = max(holding, key=lambda pair: pair[0].in_force_from or date.min)
        return PapersAnswer(time=time, why=f"{time.words}. {source(time)}")
    been = [(pack, one) for pack, one in every if _has_been(one, on)]
    if not been:
        return None
    pack, time = max(been, key=lambda pair: pair[1].hours)
    doubt = f" {pack.unconfirmed}" if pack.unconfirmed else ""
    return PapersAnswer(time=time, why=f"{time.words}.{doubt} {source(time)}")


def _in_force(case: _Case, start: CountedFrom, rules: Rules) -> TimingAnswer | None:
    holding = [
        (pack, timing)
        for pack, timing in _of(rules.packs)
        if pack.holds_on(case.on) and timing.holds_on(case.on) and case.fits(timing)
    ]
    if not holding:
        return None
    pack, timing = max(holding, key=lambda pair: pair[0].in_force_from or date.min)
    why = f"{sentence(timing, start)} This is the rule for {_whom(timing)} in {pack.words}. {source(timing)}"
    return _answer(timing, pack, Basis.IN_FORCE, _by(timing, start, rules), why)


def _entered(case: _Case, start: CountedFrom, rules: Rules) -> TimingAnswer | None:
    holding = [one for one in rules.entered if one.holds_on(case.on) and case.fits(one)]
    if not holding:
        return None
    timing = max(holding, key=lambda one: (one.holds_from, one.entered_on))
    why = (
        f"{sentence(timing, start)} An administrator entered this time for {_whom(timing)} "
        f"on {said(timing.entered_on)}. {source(timing)}"
    )
    pack = pack_on(case.on, rules.packs)
    return _answer(timing, pack, Basis.ENTERED, _by(timing, start, rules), why)


def _strictest(case: _Case, start: CountedFrom, rules: Rules) -> TimingAnswer | None:
    now = pack_on(case.on, rules.packs)
    if now is None or not now.unconfirmed:
        return None
    dated: list[tuple[date, TimingPack, Timing]] = []
    beyond = ""
    for pack, timing in _of(rules.packs):
        if pack.status is Status.NOT_COMMENCED or not case.fits(timing) or not _has_been(timing, case.on):
            continue
        try:
            dated.append((_by(timing, start, rules), pack, timing))
        except OutsideCalendar as unknown:
            beyond = f" A time of {pack.words} could not be compared. {unknown}"
    if not dated:
        return None
    # Of two that end on one day, the one whose first day is known, and the newer of those, is named.
    by, pack, timing = min(dated, key=lambda one: (one[0], -(one[1].in_force_from or date.min).toordinal()))
    why = (
        f"{sentence(timing, start)} In force is {now.words}. {now.unconfirmed} "
        f"Until somebody enters a time with its source, the strictest confirmed time of any policy so far "
        f"is taken: that for {_whom(timing)} in {pack.words}. {source(timing)}{beyond}"
    )
    return _answer(timing, pack, Basis.STRICTEST, by, why)


def _nothing(case: _Case, rules: Rules) -> TimingAnswer:
    now = pack_on(case.on, rules.packs)
    if now is None:
        because = f"No policy that is known was in force on {said(case.on)}."
    elif now.unconfirmed:
        because = f"In force is {now.words}. {now.unconfirmed} No policy before it gives a time for this."
    else:
        because = f"In force on {said(case.on)} is {now.words}. It gives no time for this."
    why = f"{STEP_WORDS[case.step]}: no day can be given. {because}"
    return TimingAnswer(by=None, timing=None, pack=now, basis=Basis.NONE, why=why)


def _would_be(case: _Case, start: CountedFrom, rules: Rules) -> WouldBe | None:
    for pack, timing in _of(rules.packs):
        enacted = pack.enacted_on is not None and pack.enacted_on <= case.on
        if pack.status is Status.NOT_COMMENCED and enacted and case.fits(timing):
            words = sentence(timing, start)
            return WouldBe(
                by=_by(timing, start, rules),
                timing=timing,
                pack=pack,
                why=f"{words} So {pack.words} would have it for somebody detained under it; it is enacted, "
                f"and this part of it is not in force. {source(timing)}",
            )
    return None


def _has_been(timing: Timing | PapersTime, on: date) -> bool:
    return timing.in_force_from is None or timing.in_force_from <= on


def _of(packs: Iterable[TimingPack]) -> Iterator[tuple[TimingPack, Timing]]:
    return ((pack, timing) for pack in packs for timing in pack.timings)


def _by(timing: Interval, start: CountedFrom, rules: Rules) -> date:
    if not timing.successive:
        return _end(timing, start.day, timing.count, rules)
    # Each period needs a review besides the first: due by the end of the one after the latest of these.
    latest = max((day for day in start.held if day > start.first), default=None)
    count = timing.count
    while latest is not None and _end(timing, start.first, count, rules) < latest:
        count += timing.count
    return _end(timing, start.first, count if latest is None else count + timing.count, rules)


def _end(timing: Interval, day: date, count: int, rules: Rules) -> date:
    return due_by(day, count=count, unit=timing.unit, counts=timing.counts, calendar=rules.calendar)


def _answer(
    timing: Timing | EnteredTiming, pack: TimingPack | None, basis: Basis, by: date, why: str
) -> TimingAnswer:
    return TimingAnswer(by=by, timing=timing, pack=pack, basis=basis, why=why)


def sentence(timing: Interval, start: CountedFrom) -> str:
    """A time counted from a day, as one sentence."""
    step = STEP_WORDS[timing.step]
    if timing.count == 0:
        return f"{step}: by {said(start.day)} at the latest."
    if timing.successive:
        first = said(start.first)
        return f"{step}: once more in each {timing.length} that follow one another, beginning with {first}."
    if timing.counts is Counts.BEGINNING_WITH:
        return f"{step}: within the {timing.length} that begin with {said(start.day)}."
    return f"{step}: within {timing.length} after {said(start.day)}."


def source(timing: Timing | EnteredTiming | PapersTime) -> str:
    """Where a time can be read."""
    return f"Source: {timing.citation}."


def _whom(timing: Interval) -> str:
    return f"{WHOM_WORDS[timing.whom]}{WARD_WORDS[timing.ward]}"
