"""Holding what came of a saving against its plan, and against what would have come anyway. Whole pence."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from lifecourse.cases.kinds.savings import Benefit, Better, Money, Saving
from lifecourse.cases.kinds.tracking import Came, Kept, Known, KnownSum, MonthStands, Outcome, Track
from lifecourse.cases.rules.savings import full_year, months_after, saved_by_month
from lifecourse.delivery.api import first_day_of, last_day_of
from lifecourse.engine.allocation import whole

MONTHS = 12


class CannotTell(ValueError):
    """What somebody says of a month cannot be; says why, in words that a page can show."""


def check_came(*, month: date, actual: int, anyway: int, basis: str, evidence: str, today: date) -> None:
    """Raises CannotTell where a month is not over, or a sum has nothing that shows it."""
    if month.day != 1:
        raise CannotTell("A month is called by its first day.")
    if months_after(month, 1) > today:
        raise CannotTell(f"{month:%B %Y} is not over. What came of it is said afterwards.")
    if anyway < 0:
        raise CannotTell("What would have come anyway is nothing or more.")
    if anyway and anyway > actual:
        raise CannotTell("No more can have come anyway than came.")
    if anyway and not basis.strip():
        raise CannotTell("Say how you know that this would have come anyway.")
    if not evidence.strip():
        raise CannotTell("Say what shows it: a report, a register, a page of the ledger.")


def track(saving: Saving, came: Mapping[date, Came], *, over: date, first: date | None = None) -> Track:
    """How a saving stands by the end of the month `over`, from the month `first` on.

    A month in which something came though nothing was planned is among its months.
    """
    planned = saved_by_month(saving, last=over)
    among = {month for month in planned.keys() | came.keys() if (first or date.min) <= month <= over}
    months = tuple(
        MonthStands(month=month, planned=planned.get(month, 0), came=came.get(month))
        for month in sorted(among)
    )
    return Track(months=months, kept=_kept(saving, months))


def _kept(saving: Saving, months: Sequence[MonthStands]) -> Kept:
    told = [one for one in months if one.came is not None]
    by_it = sum(one.by_it or 0 for one in told)
    planned = sum(one.planned for one in months)
    if not told:
        if full_year(saving) is None or saving.first_day is None:
            return Kept.UNKNOWN
        return Kept.UNTOLD if planned else Kept.TO_COME
    if by_it >= sum(one.planned for one in told):
        return Kept.KEPT
    return Kept.PART if by_it > 0 else Kept.BROKEN


def forecast_of_year(track_of_year: Track, saving: Saving, year: str) -> int | None:
    """What a year will bring because of the case, if its other months bring what the told ones did, by plan.

    The told months' part of their plan is held for the rest of the year's plan; where nothing was planned of
    them, their average is held for the months that are left. None: nothing is told of the year.
    """
    first, last = first_day_of(year), last_day_of(year)
    told = [one for one in track_of_year.months if one.came is not None and first <= one.month <= last]
    if not told:
        return None
    by_it = sum(one.by_it or 0 for one in told)
    by_plan = sum(one.planned for one in told)
    if not by_plan:
        return whole(Fraction(by_it * MONTHS, len(told)))
    plan = sum(pence for month, pence in saved_by_month(saving, last=last).items() if month >= first)
    return whole(by_it + Fraction(by_it, by_plan) * (plan - by_plan))


def parted(saving: Saving, pence: int) -> tuple[int, int]:
    """What came as what nobody pays any more, and as what another pays instead; they add up to it."""
    if not saving.moved or not pence:
        return pence, 0
    moved = whole(pence * sum((one.part for one in saving.moved), start=Fraction(0)))
    return pence - moved, moved


def outcome_of(saving: Saving, stands: Track) -> Outcome:
    """What became of a saving; of each sum the part that nobody pays any more, and what was moved apart."""
    by_it, moved = parted(saving, stands.by_it)
    cash = saving.money is Money.CASH
    return Outcome(
        planned=parted(saving, stands.planned)[0],
        cash=by_it if cash else 0,
        avoided=0 if cash else by_it,
        anyway=parted(saving, stands.anyway)[0],
        missed=parted(saving, stands.missed)[0],
        untold=parted(saving, stands.untold)[0],
        moved=moved,
    )


def by_known(saving: Saving, stands: Track) -> dict[Known, KnownSum]:
    """A saving's months by how it is known what came; together they are its outcome, to the penny."""
    found: dict[Known, KnownSum] = {}
    reached = dict.fromkeys(("planned", "by_it", "anyway"), 0)
    for known in Known:
        months = [one for one in stands.months if one.known is known]
        if not months:
            continue
        sums = {
            "planned": sum(one.planned for one in months),
            "by_it": sum(one.by_it or 0 for one in months),
            "anyway": sum(one.came.anyway for one in months if one.came),
        }
        # What is moved is cut from the running total, so that no penny is lost between the ways.
        found[known] = KnownSum(
            **{
                name: parted(saving, reached[name] + pence)[0] - parted(saving, reached[name])[0]
                for name, pence in sums.items()
            }
        )
        reached = {name: reached[name] + pence for name, pence in sums.items()}
    return found


def reached(benefit: Benefit, value: Fraction) -> bool | None:
    """Whether a benefit reached its target; None where it has none."""
    if benefit.target is None:
        return None
    return value >= benefit.target if benefit.better is Better.HIGHER else value <= benefit.target


def way_gone(benefit: Benefit, value: Fraction) -> Fraction | None:
    """Which part of the way from baseline to target is gone; below nothing: the wrong way. None: no way."""
    if benefit.target is None or benefit.baseline is None or benefit.target == benefit.baseline:
        return None
    return (value - benefit.baseline) / (benefit.target - benefit.baseline)
