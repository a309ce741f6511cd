"""What an organisation may decide about a version of a plan, and where it then stands: plain decisions."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Decides(StrEnum):
    """With what authority a board on the way to sign-off decides."""

    SOVEREIGN = "sovereign"
    DELEGATED = "delegated"
    ADVISES = "advises"


DECIDES_WORDS: dict[Decides, str] = {
    Decides.SOVEREIGN: "Decides for the organisation",
    Decides.DELEGATED: "Decides, by delegation from the organisation",
    Decides.ADVISES: "Advises only",
}


class Outcome(StrEnum):
    """What an organisation decided about a version of a plan."""

    AGREED = "agreed"
    AGREED_WITH_CONDITION = "agreed-with-condition"
    NOT_AGREED = "not-agreed"
    DEFERRED = "deferred"


OUTCOME_WORDS: dict[Outcome, str] = {
    Outcome.AGREED: "Agreed",
    Outcome.AGREED_WITH_CONDITION: "Agreed with a condition",
    Outcome.NOT_AGREED: "Not agreed",
    Outcome.DEFERRED: "Put off to a later meeting",
}


class SignOffState(StrEnum):
    """Where one organisation stands towards the latest version."""

    AWAITED = "awaited"
    AGREED = "agreed"
    CONDITION_OPEN = "condition-open"
    CONDITION_MET = "condition-met"
    NOT_AGREED = "not-agreed"
    DEFERRED = "deferred"
    AGREE_AGAIN = "agree-again"


_DECIDED = {
    SignOffState.AGREED,
    SignOffState.CONDITION_OPEN,
    SignOffState.NOT_AGREED,
    SignOffState.DEFERRED,
}
# A signature may supersede any other; a new version asks everybody who agreed to an earlier one again.
NEXT_SIGN_OFF_STATES: dict[SignOffState, set[SignOffState]] = {
    SignOffState.AWAITED: _DECIDED,
    SignOffState.AGREED: _DECIDED | {SignOffState.AGREE_AGAIN},
    SignOffState.CONDITION_OPEN: _DECIDED | {SignOffState.CONDITION_MET, SignOffState.AGREE_AGAIN},
    SignOffState.CONDITION_MET: _DECIDED | {SignOffState.AGREE_AGAIN},
    SignOffState.NOT_AGREED: _DECIDED | {SignOffState.AWAITED},
    SignOffState.DEFERRED: _DECIDED | {SignOffState.AWAITED},
    SignOffState.AGREE_AGAIN: _DECIDED,
}


def sign_off_state(outcome: Outcome | None, *, met: bool, earlier: Outcome | None) -> SignOffState:
    """Where an organisation stands: its decision on the latest version, else on an earlier one."""
    if outcome is None:
        agreed = {Outcome.AGREED, Outcome.AGREED_WITH_CONDITION}
        return SignOffState.AGREE_AGAIN if earlier in agreed else SignOffState.AWAITED
    if outcome is Outcome.AGREED_WITH_CONDITION:
        return SignOffState.CONDITION_MET if met else SignOffState.CONDITION_OPEN
    return SignOffState(outcome.value)


class CannotSign(Exception):
    """A decision cannot be recorded; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What an organisation decided, as its board secretary records it."""

    outcome: Outcome
    decided_on: date
    reference: str
    condition: str = ""
    condition_owner: str = ""
    condition_due: date | None = None
    reason: str = ""


def check_decision(decision: Decision, *, today: date, frozen_on: date, supersedes: bool) -> None:
    """Raises CannotSign unless the decision is whole and could have been taken."""
    conditional = decision.outcome is Outcome.AGREED_WITH_CONDITION
    if decision.decided_on > today:
        raise CannotSign("The day of the decision is still to come. Record it when the board has met.")
    if decision.decided_on < frozen_on:
        raise CannotSign("The board met before this version was frozen, so it decided on something else.")
    if not decision.reference.strip():
        raise CannotSign("Name the paper or the minute in which the decision stands.")
    whole = decision.condition.strip() and decision.condition_owner.strip() and decision.condition_due
    if conditional and not whole:
        raise CannotSign("Say the condition, which role answers for it, and by when it is to be met.")
    if supersedes and not decision.reason.strip():
        raise CannotSign("Say why this supersedes what was recorded before: both stay on the record.")
