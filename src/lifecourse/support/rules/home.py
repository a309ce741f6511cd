"""Plain decisions about the way home: when it is likely by how its day has moved, and what waiting costs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal


@dataclass(frozen=True, kw_only=True)
class SaidDay:
    """On one day somebody said by which day a person is to leave."""

    said_on: date
    planned_for: date


@dataclass(frozen=True, kw_only=True)
class Likely:
    """The day on which somebody leaves if the plan goes on moving as it has; None: at this pace never."""

    day: date | None
    moved: int
    within: int

    @property
    def why(self) -> str:
        """How that was worked out, in a sentence."""
        moved = (
            f"The day moved {_days(self.moved)} later in the {_days(self.within)} since it was first planned."
        )
        if self.day is None:
            return f"{moved} It moves as fast as time goes: at this pace it never comes."
        return f"{moved} If it goes on like that, it is {self.day:%-d %B %Y}."


def likely_day(said: Sequence[SaidDay], *, today: date) -> Likely | None:
    """When somebody leaves if their plan goes on slipping as it has; None where it has not slipped yet.

    By its own history alone: days moved later for each day that went by since it was first planned. Our own
    way of counting; no national rule asks for it. `said` is oldest first.
    """
    if len(said) < 2:
        return None
    first, last = said[0], said[-1]
    moved, within = (last.planned_for - first.planned_for).days, (today - first.said_on).days
    if moved <= 0 or within <= 0:
        return None
    if moved >= within:
        return Likely(day=None, moved=moved, within=within)
    left = max(0, (last.planned_for - today).days)
    # While so many days go by, the day moves on by its share of them, and so on.
    ahead = (Decimal(left) * within / (within - moved)).to_integral_value(ROUND_CEILING)
    return Likely(day=today + timedelta(days=int(ahead)), moved=moved, within=within)


def double_running_pence(
    *, ready_on: date | None, leaves_on: date | None, weekly_pence: int | None
) -> int | None:
    """What a home costs from when it is ready until somebody lives there, in pence; None where unknown."""
    if ready_on is None or leaves_on is None or weekly_pence is None:
        return None
    days = max(0, (leaves_on - ready_on).days)
    return int((Decimal(weekly_pence) * days / 7).quantize(Decimal(1), rounding=ROUND_HALF_UP))


def delay_days(*, from_date: date, to_date: date | None, ready_from: date | None, today: date) -> int | None:
    """For how many days something has kept somebody who is well enough to leave; None while they are not."""
    if ready_from is None:
        return None
    return max(0, ((to_date or today) - max(from_date, ready_from)).days)


def _days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"
