"""From which day to which day somebody is counted as in hospital, and how they came and went.

Being counted is one set of nights for each person: those on a ward whose bed one of the chosen commissioners
pays for, less those that a counting rule leaves out. Who is there, who came and who went are all read from
these nights, so whoever was there at the start and whoever came, less whoever went, are there at the end.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import takewhile

from lifecourse.standards.api import CountingRule
from lifecourse.support.counts.facts import (
    A_DAY,
    Came,
    Coming,
    CountedWard,
    Going,
    History,
    Nights,
    Standing,
    Went,
)
from lifecourse.support.kinds.stays import TRANSFERRED
from lifecourse.support.rules.stays import Coming as CameToWard
from lifecourse.support.rules.stays import coming_after, into_stays

EXTENDED = "extended"
CAME = {
    CameToWard.FIRST: Came.FIRST,
    CameToWard.READMISSION: Came.AGAIN,
    CameToWard.TRANSFER: Came.MOVED,
    # The same ward and hospital, only somebody else pays.
    CameToWard.SAME: Came.MOVED,
}


@dataclass(frozen=True, kw_only=True)
class Presence:
    """Nights without a break; a ward at either end unless leave is what begins or ends them there."""

    from_date: date
    to_date: date | None
    first: CountedWard | None
    last: CountedWard | None

    def has(self, day: date) -> bool:
        """Whether somebody is counted at the end of a day."""
        return self.from_date <= day and (self.to_date is None or day < self.to_date)


def left_out(leaves: Iterable[Nights], rules: Sequence[CountingRule]) -> list[Nights]:
    """The nights of leave on which somebody is not counted, by the rules on the days on which they hold."""
    nights = []
    for rule in rules:
        if "extended-leave" not in rule.leaves_out:
            continue
        over = rule.in_force_to + A_DAY if rule.in_force_to else None
        for leave in leaves:
            first = max(leave.from_date, rule.in_force_from)
            ends = [day for day in (leave.to_date, over) if day is not None]
            last = min(ends, default=None)
            if leave.what == EXTENDED and (last is None or first < last):
                nights.append(Nights(from_date=first, to_date=last))
    return nights


def presences(history: History, payers: Set[int], rules: Sequence[CountingRule]) -> list[Presence]:
    """The nights on which somebody is counted, without a break each, oldest first."""
    out = left_out(history.leaves, rules)
    pieces: list[Presence] = []
    for ward in history.wards:
        if ward.payer in payers:
            pieces.extend(counted_on(ward, out))
    return _merged(pieces)


def counted_on(ward: CountedWard, out: Iterable[Nights]) -> list[Presence]:
    """The nights on one ward without those that are left out: more than one piece where leave is between."""
    whole = [Presence(from_date=ward.from_date, to_date=ward.to_date, first=ward, last=ward)]
    for nights in out:
        whole = [piece for one in whole for piece in _without(one, nights)]
    return whole


def _without(one: Presence, nights: Nights) -> Iterator[Presence]:
    end, over = one.to_date or date.max, nights.to_date or date.max
    if over <= one.from_date or nights.from_date >= end:
        yield one
        return
    if one.from_date < nights.from_date:
        yield replace(one, to_date=nights.from_date, last=None)
    if over < end:
        yield replace(one, from_date=over, first=None)


def _merged(pieces: Iterable[Presence]) -> list[Presence]:
    joined: list[Presence] = []
    for one in sorted(pieces, key=lambda piece: (piece.from_date, piece.to_date or date.max)):
        last = joined[-1] if joined else None
        if last is None or (last.to_date is not None and last.to_date < one.from_date):
            joined.append(one)
        elif last.to_date is not None and (one.to_date is None or one.to_date >= last.to_date):
            joined[-1] = replace(last, to_date=one.to_date, last=one.last)
    return joined


def comings(history: History, found: Iterable[Presence]) -> Iterator[Coming]:
    """Each time somebody began to be counted."""
    for one in found:
        if one.first is None:
            yield Coming(head=history.head, day=one.from_date, how=Came.BACK)
        else:
            how = CAME[coming_to(one.first, history.wards)]
            yield Coming(head=history.head, day=one.from_date, how=how, ward=one.first)


def goings(history: History, found: Iterable[Presence]) -> Iterator[Going]:
    """Each time somebody ceased to be counted."""
    for one in found:
        if one.to_date is None:
            continue
        if one.last is None:
            yield Going(head=history.head, day=one.to_date, how=Went.LEAVE)
        else:
            how = Went.MOVED if one.last.how_left == TRANSFERRED else Went.LEFT
            yield Going(head=history.head, day=one.to_date, how=how, ward=one.last)


def coming_to(ward: CountedWard, wards: Iterable[CountedWard]) -> CameToWard:
    """What kind of coming a ward was, after the last one listed before it that was over by then."""
    earlier = takewhile(lambda one: one is not ward, wards)
    over = [one for one in earlier if one.to_date is not None and one.to_date <= ward.from_date]
    # Of two that ended on one day, the one that is listed later.
    before = max(reversed(over), key=lambda one: one.to_date or date.max, default=None)
    return coming_after(before, ward)


def standing(history: History, found: Iterable[Presence], payers: Set[int], day: date) -> Standing | None:
    """How somebody is counted at the end of a day, if they are."""
    if not any(one.has(day) for one in found):
        return None
    begun = [ward for ward in history.wards if ward.from_date <= day]
    now = [ward for ward in begun if ward.payer in payers and (ward.to_date is None or ward.to_date > day)]
    return Standing(history=history, on=day, ward=now[-1], since=since(begun))


def since(wards: Iterable[CountedWard]) -> date:
    """The day on which the stay began that goes on, or that ended last: over every ward of it."""
    stays = into_stays(wards)
    return max(stays, key=lambda stay: (stay[-1].to_date or date.max, stay[0].from_date))[0].from_date
