"""What an organisation may decide about a version, and where it then stands."""

from dataclasses import replace
from datetime import date

import pytest

from lifecourse.plans.api import CannotSign, Decision, Outcome, SignOffState
from lifecourse.plans.deciding import NEXT_SIGN_OFF_STATES, check_decision, sign_off_state

pytestmark = pytest.mark.unit
FROZEN, TODAY = date(2016, 4, 11), date(2016, 6, 1)
AGREED = Decision(outcome=Outcome.AGREED, decided_on=date(2016, 5, 26), reference="Minute 16/42")
CONDITIONAL = replace(
    AGREED,
    outcome=Outcome.AGREED_WITH_CONDITION,
    condition="The dowries are funded.",
    condition_owner="Chief finance officer",
    condition_due=date(2016, 9, 1),
)


def test_every_state_has_a_place():
    assert set(NEXT_SIGN_OFF_STATES) == set(SignOffState)


@pytest.mark.parametrize(
    ("outcome", "met", "earlier", "state"),
    [
        (None, False, None, SignOffState.AWAITED),
        (None, False, Outcome.AGREED, SignOffState.AGREE_AGAIN),
        (None, False, Outcome.AGREED_WITH_CONDITION, SignOffState.AGREE_AGAIN),
        (None, False, Outcome.NOT_AGREED, SignOffState.AWAITED),
        (None, False, Outcome.DEFERRED, SignOffState.AWAITED),
        (Outcome.AGREED, False, Outcome.NOT_AGREED, SignOffState.AGREED),
        (Outcome.AGREED_WITH_CONDITION, False, None, SignOffState.CONDITION_OPEN),
        (Outcome.AGREED_WITH_CONDITION, True, None, SignOffState.CONDITION_MET),
        (Outcome.NOT_AGREED, False, Outcome.AGREED, SignOffState.NOT_AGREED),
        (Outcome.DEFERRED, False, None, SignOffState.DEFERRED),
    ],
)
def test_where_an_organisation_stands(outcome, met, earlier, state):
    assert sign_off_state(outcome, met=met, earlier=earlier) is state


@pytest.mark.parametrize(
    ("decision", "supersedes", "allowed"),
    [
        (AGREED, False, True),
        (AGREED, True, False),  # without a reason
        (replace(AGREED, reason="The minute was misread."), True, True),
        (replace(AGREED, decided_on=date(2016, 6, 2)), False, False),  # still to come
        (
            replace(AGREED, decided_on=date(2016, 4, 10)),
            False,
            False,
        ),  # before there was anything to decide on
        (replace(AGREED, decided_on=FROZEN), False, True),
        (replace(AGREED, decided_on=TODAY), False, True),
        (replace(AGREED, reference=" "), False, False),
        (CONDITIONAL, False, True),
        (replace(CONDITIONAL, condition=""), False, False),
        (replace(CONDITIONAL, condition_owner=" "), False, False),
        (replace(CONDITIONAL, condition_due=None), False, False),
    ],
)
def test_a_decision_is_recorded_only_when_it_is_whole_and_could_be_taken(decision, supersedes, allowed):
    def check():
        check_decision(decision, today=TODAY, frozen_on=FROZEN, supersedes=supersedes)

    if allowed:
        check()
    else:
        with pytest.raises(CannotSign):
            check()
