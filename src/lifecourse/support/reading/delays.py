"""What keeps people in hospital now, of those whom the reader may see: one by one, by cause, by sector."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from lifecourse.accounts.api import Account
from lifecourse.support.kinds.stays import DELAYS, SECTORS
from lifecourse.support.reading.stays import DelayNow, There, who_is_there
from lifecourse.support.rules.delays import Kept, Tally, people_kept, tally


@dataclass(frozen=True, kw_only=True)
class KeptLine:
    """One thing that keeps one person, as the list shows it."""

    there: There
    now: DelayNow


@dataclass(frozen=True, kw_only=True)
class DelaysNow:
    """Everything that keeps people who are well enough to leave, and who is kept without a reason."""

    lines: Sequence[KeptLine]
    unexplained: Sequence[There]
    by_sector: Sequence[tuple[str, Tally]]
    by_cause: Sequence[tuple[str, Tally]]
    people: int
    there: Sequence[There]


def delays_now(account: Account, *, on: date, at: datetime) -> DelaysNow:
    """The longest first. What stands in the way of somebody not yet well enough is no delay."""
    there = who_is_there(seen_by=account, on=on, at=at)
    lines = [
        KeptLine(there=one, now=now)
        for one in there
        for now in one.delays
        if one.ready is not None and now.days is not None
    ]
    lines.sort(key=lambda line: (-(line.now.days or 0), line.there.called.lower(), line.now.delay.pk))
    unexplained = [one for one in there if one.ready is not None and not one.delays]
    kept = [
        Kept(
            person=str(line.there.person.pk),
            cause=line.now.delay.cause,
            sector=line.now.delay.sector,
            days=line.now.days or 0,
        )
        for line in lines
    ]
    return DelaysNow(
        lines=lines,
        unexplained=unexplained,
        by_sector=[(SECTORS[one.key], one) for one in tally(kept, lambda one: one.sector)],
        by_cause=[(DELAYS[one.key], one) for one in tally(kept, lambda one: one.cause)],
        people=people_kept(kept) + len(unexplained),
        there=there,
    )
