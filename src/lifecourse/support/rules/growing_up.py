"""Plain decisions about growing up: by when a plan for adult life begins, and what it leaves out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.standards.api import DutyPack, DutyTiming, WorkingDays, years_after
from lifecourse.support.kinds.growing_up import ADULT_LIFE
from lifecourse.support.rules.ages import ADULT


@dataclass(frozen=True, kw_only=True)
class PlanDue:
    """By when planning for adult life begins, by which rule, and from when it is to be thought of."""

    consider_from: date
    consider_rule: DutyTiming
    by: date
    rule: DutyTiming
    eighteen: date

    def late(self, today: date, begun_on: date | None) -> int:
        """By how many days it began late, or is overdue."""
        return max(0, ((begun_on or today) - self.by).days)


def plan_due(born: date, *, severe: bool | None, pack: DutyPack, calendar: WorkingDays) -> PlanDue:
    """By when planning begins; where nobody said how severe needs are, it is thought of as if they were."""
    eighteen = years_after(born, ADULT)
    early, before = pack.timings["severe-from-14"], pack.timings["before-18"]
    consider = early.due(born, calendar)
    by = consider if severe else before.due(eighteen, calendar)
    return PlanDue(
        consider_from=consider,
        consider_rule=early,
        by=by,
        rule=early if severe else before,
        eighteen=eighteen,
    )


def grows_up(born: date | None, *, today: date, consider_from: date) -> bool:
    """Whether somebody is of the age for which a plan for adult life is made: until they turn 18."""
    return born is not None and consider_from <= today < years_after(born, ADULT)


def missing(said: Mapping[str, str]) -> Sequence[str]:
    """The parts of adult life of which a plan says nothing, in words."""
    return [words for part, words in ADULT_LIFE.items() if not said.get(part, "").strip()]
