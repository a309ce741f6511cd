"""What may follow what for a finding, and when one may be accepted."""

import pytest

from lifecourse.assurance.rules import (
    NEXT_STATES,
    STATE_WORDS,
    CannotAccept,
    FindingState,
    check_can_accept,
    check_can_take_back,
    state_after_check,
)

pytestmark = pytest.mark.unit
OPEN, ACCEPTED, MENDED = FindingState.OPEN, FindingState.ACCEPTED, FindingState.MENDED


def test_every_state_has_a_place_and_words():
    assert set(NEXT_STATES) == set(STATE_WORDS) == set(FindingState)


@pytest.mark.parametrize(
    ("state", "found", "same_evidence", "after"),
    [
        (OPEN, True, True, OPEN),
        (OPEN, True, False, OPEN),
        (OPEN, False, True, MENDED),
        (ACCEPTED, True, True, ACCEPTED),
        (ACCEPTED, True, False, OPEN),  # its figures changed: the acceptance no longer covers it
        (ACCEPTED, False, True, MENDED),
        (MENDED, True, True, OPEN),  # it came back
        (MENDED, False, True, MENDED),
    ],
)
def test_a_finding_stands_where_the_checks_leave_it(state, found, same_evidence, after):
    assert state_after_check(state, found=found, same_evidence=same_evidence) is after
    assert after is state or after in NEXT_STATES[state]


@pytest.mark.parametrize(
    ("state", "reason", "allowed"),
    [
        (OPEN, "The board knows", True),
        (OPEN, "ok", False),  # says nothing
        (OPEN, "   ", False),
        (OPEN, ". . .", False),
        (ACCEPTED, "The board knows this", False),
        (MENDED, "The board knows this", False),
    ],
)
def test_a_finding_is_accepted_only_while_open_and_with_a_reason(state, reason, allowed):
    if allowed:
        check_can_accept(state, reason)
    else:
        with pytest.raises(CannotAccept):
            check_can_accept(state, reason)


@pytest.mark.parametrize(("state", "allowed"), [(ACCEPTED, True), (OPEN, False), (MENDED, False)])
def test_only_an_acceptance_can_be_taken_back(state, allowed):
    if allowed:
        check_can_take_back(state)
    else:
        with pytest.raises(CannotAccept):
            check_can_take_back(state)
