"""What an assurer asks is settled, or carried over, only when both sides say so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.assurance.rules import (
    AGREED,
    NEXT_POINT_STATES,
    PROPOSED,
    Act,
    Agreement,
    CannotModerate,
    PointFacts,
    PointState,
    Side,
    after_act,
)

pytestmark = pytest.mark.unit
ASSURER, AUTHOR = 1, 2
ASKED = PointFacts(state=PointState.ASKED)
ASSURER_SETTLES = PointFacts(
    state=PointState.ASSURER_PROPOSES, proposed=Agreement.SETTLE, proposed_by=ASSURER
)


def test_every_state_has_a_place():
    assert set(NEXT_POINT_STATES) == set(PointState)


@pytest.mark.parametrize(
    ("act", "side", "by", "text", "state"),
    [
        (Act.SETTLE, Side.AUTHOR, AUTHOR, "", PointState.SETTLED),
        (Act.CARRY_OVER, Side.AUTHOR, AUTHOR, "", PointState.AUTHOR_PROPOSES),  # not what was proposed
        (Act.SETTLE, Side.ASSURER, ASSURER, "", PointState.ASSURER_PROPOSES),  # said twice is said once
        (Act.SETTLE, Side.ASSURER, 3, "", PointState.ASSURER_PROPOSES),  # a second assurer is the same side
        (Act.ANSWER, Side.AUTHOR, AUTHOR, "No.", PointState.ANSWERED),  # takes no proposal up
        (Act.ASK, Side.ASSURER, ASSURER, "Yet?", PointState.ASKED),  # takes their own back
        (Act.SETTLE, Side.AUTHOR, ASSURER, "", None),  # one person on both sides
        (Act.ANSWER, Side.AUTHOR, AUTHOR, " ", None),
        (Act.ASK, Side.AUTHOR, AUTHOR, "Why?", None),
        (Act.ANSWER, Side.ASSURER, ASSURER, "Because.", None),
        (Act.REOPEN, Side.ASSURER, ASSURER, "Again", None),  # it is open
    ],
)
def test_what_follows_when_the_assurer_has_proposed_to_settle(act, side, by, text, state):
    if state is None:
        with pytest.raises(CannotModerate):
            after_act(ASSURER_SETTLES, act, side=side, by=by, text=text)
    else:
        assert after_act(ASSURER_SETTLES, act, side=side, by=by, text=text).state is state


acts = st.tuples(
    st.sampled_from(Act),
    st.sampled_from(Side),
    st.sampled_from([ASSURER, AUTHOR, 3]),
    st.sampled_from(["", "x"]),
)


@given(st.lists(acts, max_size=12))
def test_whatever_is_done_no_side_and_no_person_ever_agrees_alone(done):
    facts = ASKED
    for act, side, by, text in done:
        try:
            after = after_act(facts, act, side=side, by=by, text=text)
        except CannotModerate:
            continue
        assert after.state in NEXT_POINT_STATES[facts.state]
        assert (after.state in PROPOSED) == (after.proposed is not None) == (after.proposed_by is not None)
        if after.state in AGREED:
            other = PointState.AUTHOR_PROPOSES if side is Side.ASSURER else PointState.ASSURER_PROPOSES
            assert facts.state is other and facts.proposed_by != by
            assert facts.proposed is not None and facts.proposed.value == after.state.value
        facts = after
