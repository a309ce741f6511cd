"""What may be decided about a case at a gateway, and where that leaves it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What one organisation decided."""

    APPROVED = "approved"
    CONDITIONS = "approved-with-conditions"
    SENT_BACK = "sent-back"
    REFUSED = "refused"


OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.APPROVED: "Approved",
    Outcome.CONDITIONS: "Approved with conditions",
    Outcome.SENT_BACK: "Sent back to be changed",
    Outcome.REFUSED: "Refused",
}


class Where(StrEnum):
    """Where a case stands at a gateway."""

    NOT_YET = "not-yet"
    WAITS = "waits"
    SENT_BACK = "sent-back"
    REFUSED = "refused"
    CONDITIONS = "conditions"
    PASSED = "passed"


WHERE_WORDS: dict[Where, str] = {
    Where.NOT_YET: "Not put forward",
    Where.WAITS: "Waits for a decision",
    Where.SENT_BACK: "Sent back",
    Where.REFUSED: "Refused",
    Where.CONDITIONS: "Approved, with conditions to meet",
    Where.PASSED: "Approved",
}
# Those at which the case may go on to the next gateway.
THROUGH = frozenset({Where.CONDITIONS, Where.PASSED})


@dataclass(frozen=True, kw_only=True)
class ConditionGiven:
    """Something to be done for an approval to hold: what, by whom (a role), by when."""

    words: str
    who: str
    due: date


@dataclass(frozen=True, kw_only=True)
class ConditionHeld:
    """A condition as it stands. `met`: the day on which it was, or none."""

    given: ConditionGiven
    met: date | None = None


@dataclass(frozen=True, kw_only=True)
class Decided:
    """What stands of one organisation's decision, by its code."""

    organisation: str
    outcome: Outcome
    on: date
    conditions: tuple[ConditionHeld, ...] = ()


@dataclass(frozen=True, kw_only=True)
class GatewayStanding:
    """Where a case stands at one gateway. `waits_for`: codes of those who have not decided."""

    where: Where
    waits_for: tuple[str, ...] = ()
    open_conditions: tuple[ConditionHeld, ...] = ()
    # The day of the last decision that made it so.
    on: date | None = None
