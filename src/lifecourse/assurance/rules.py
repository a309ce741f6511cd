"""Decides what may follow what for a finding and for what an assurer asks, and when one may be accepted."""

from collections.abc import Hashable
from dataclasses import dataclass
from enum import StrEnum


class FindingState(StrEnum):
    """Where a finding stands."""

    OPEN = "open"
    ACCEPTED = "accepted"
    MENDED = "mended"


STATE_WORDS: dict[FindingState, str] = {
    FindingState.OPEN: "Open",
    FindingState.ACCEPTED: "Accepted with a reason",
    FindingState.MENDED: "Mended",
}

NEXT_STATES: dict[FindingState, set[FindingState]] = {
    FindingState.OPEN: {FindingState.ACCEPTED, FindingState.MENDED},
    # Taken back, or its figures changed; or no longer found.
    FindingState.ACCEPTED: {FindingState.OPEN, FindingState.MENDED},
    # Found again.
    FindingState.MENDED: {FindingState.OPEN},
}

LEAST_WORDS = 3


class CannotAccept(Exception):
    """A finding cannot be accepted, or its acceptance cannot be taken back."""


def check_can_accept(state: FindingState, reason: str) -> None:
    """Raises CannotAccept unless the finding is open and the reason says something."""
    if state is FindingState.MENDED:
        raise CannotAccept("This finding is mended: there is nothing left to accept.")
    if state is FindingState.ACCEPTED:
        raise CannotAccept("This finding is accepted already. Take that back first.")
    if len([word for word in reason.split() if any(c.isalpha() for c in word)]) < LEAST_WORDS:
        raise CannotAccept(f"Say why it is accepted, in {LEAST_WORDS} words or more: it stays on the record.")


def check_can_take_back(state: FindingState) -> None:
    """Raises CannotAccept unless the finding is accepted now."""
    if state is not FindingState.ACCEPTED:
        raise CannotAccept("This finding is not accepted, so there is nothing to take back.")


def state_after_check(state: FindingState, *, found: bool, same_evidence: bool) -> FindingState:
    """Where a finding stands after the checks were run: whether it was found, and on the same figures."""
    if not found:
        return FindingState.MENDED
    if state is FindingState.ACCEPTED and same_evidence:
        return FindingState.ACCEPTED
    return FindingState.OPEN


class Side(StrEnum):
    """Who speaks: the assurer who asks, or the authors of the plan."""

    ASSURER = "assurer"
    AUTHOR = "author"


class PointState(StrEnum):
    """Where something that an assurer asked stands."""

    ASKED = "asked"
    ANSWERED = "answered"
    ASSURER_PROPOSES = "assurer-proposes"
    AUTHOR_PROPOSES = "author-proposes"
    SETTLED = "settled"
    CARRIED_OVER = "carried-over"


class Agreement(StrEnum):
    """What the two sides may agree on."""

    SETTLE = "settled"
    CARRY_OVER = "carried-over"


class Act(StrEnum):
    """What somebody does about a point."""

    ASK = "ask"
    ANSWER = "answer"
    SETTLE = "settle"
    CARRY_OVER = "carry-over"
    REOPEN = "reopen"


STATE_WORDS_OF_POINT: dict[PointState, str] = {
    PointState.ASKED: "Waiting for the author",
    PointState.ANSWERED: "Waiting for the assurer",
    PointState.ASSURER_PROPOSES: "The assurer proposes, waiting for the author",
    PointState.AUTHOR_PROPOSES: "The author proposes, waiting for the assurer",
    PointState.SETTLED: "Settled by both",
    PointState.CARRIED_OVER: "Carried over by both to the next version",
}

ACT_WORDS: dict[Act, str] = {
    Act.ASK: "asked",
    Act.ANSWER: "answered",
    Act.SETTLE: "said it is settled",
    Act.CARRY_OVER: "said to carry it over",
    Act.REOPEN: "reopened it",
}

NEXT_POINT_STATES: dict[PointState, set[PointState]] = {
    PointState.ASKED: {
        PointState.ASKED,
        PointState.ANSWERED,
        PointState.ASSURER_PROPOSES,
        PointState.AUTHOR_PROPOSES,
    },
    PointState.ANSWERED: {
        PointState.ASKED,
        PointState.ANSWERED,
        PointState.ASSURER_PROPOSES,
        PointState.AUTHOR_PROPOSES,
    },
    PointState.ASSURER_PROPOSES: {
        PointState.ASKED,
        PointState.ANSWERED,
        PointState.ASSURER_PROPOSES,
        PointState.AUTHOR_PROPOSES,
        PointState.SETTLED,
        PointState.CARRIED_OVER,
    },
    PointState.AUTHOR_PROPOSES: {
        PointState.ASKED,
        PointState.ANSWERED,
        PointState.ASSURER_PROPOSES,
        PointState.AUTHOR_PROPOSES,
        PointState.SETTLED,
        PointState.CARRIED_OVER,
    },
    PointState.SETTLED: {PointState.ASKED},
    PointState.CARRIED_OVER: {PointState.ASKED},
}

AGREED = frozenset({PointState.SETTLED, PointState.CARRIED_OVER})
PROPOSED = frozenset({PointState.ASSURER_PROPOSES, PointState.AUTHOR_PROPOSES})


class CannotModerate(Exception):
    """Something cannot be asked, answered or settled; says why in words that a page can show."""


@dataclass(frozen=True, kw_only=True)
class PointFacts:
    """Where a point stands: `proposed` and `proposed_by` only while one side proposes."""

    state: PointState
    proposed: Agreement | None = None
    proposed_by: Hashable | None = None


def after_act(facts: PointFacts, act: Act, *, side: Side, by: Hashable, text: str) -> PointFacts:
    """Where a point stands after somebody acted. Nothing is agreed by one side, nor by one person for both.

    Raises CannotModerate.
    """
    if facts.state in AGREED and act is not Act.REOPEN:
        raise CannotModerate("Both sides have agreed on this. Reopen it to say more.")
    if act in {Act.ASK, Act.ANSWER, Act.REOPEN} and not text.strip():
        raise CannotModerate("Write what you want to say.")
    if act in {Act.SETTLE, Act.CARRY_OVER}:
        return _proposed(facts, Agreement.SETTLE if act is Act.SETTLE else Agreement.CARRY_OVER, side, by)
    if act is Act.REOPEN:
        if facts.state not in AGREED:
            raise CannotModerate("This is not settled, so there is nothing to reopen.")
        return PointFacts(state=PointState.ASKED)
    if (act is Act.ASK) != (side is Side.ASSURER):
        raise CannotModerate("The assurer asks and the author answers.")
    return PointFacts(state=PointState.ASKED if act is Act.ASK else PointState.ANSWERED)


def _proposed(facts: PointFacts, wanted: Agreement, side: Side, by: Hashable) -> PointFacts:
    mine, theirs = PointState.ASSURER_PROPOSES, PointState.AUTHOR_PROPOSES
    if side is Side.AUTHOR:
        mine, theirs = theirs, mine
    if facts.state is theirs and facts.proposed is wanted:
        if facts.proposed_by == by:
            raise CannotModerate("You proposed this yourself. Somebody of the other side has to agree.")
        return PointFacts(state=PointState(wanted.value))
    return PointFacts(state=mine, proposed=wanted, proposed_by=by)
