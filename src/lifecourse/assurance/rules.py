"""Decides what may follow what for a finding, and when one may be accepted."""

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
