"""What a board agrees is a decision only where it was given the right; else it is a recommendation."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.delivery.deciding import Right, Standing, weigh
from lifecourse.delivery.rules import NEXT_ACTION_STATES, ActionState, days_late, may_become

pytestmark = pytest.mark.unit

DECISION, RECOMMENDATION = Standing.DECISION, Standing.RECOMMENDATION
PLAIN = Right(board="Programme board")
UP_TO = Right(board="Programme board", ceiling=Decimal(100_000))
SOVEREIGN = Right(board=None)


@pytest.mark.parametrize(
    ("right", "board", "amount", "standing"),
    [
        (None, "Programme board", None, RECOMMENDATION),
        (SOVEREIGN, "Programme board", None, RECOMMENDATION),
        (PLAIN, "Programme board", None, DECISION),
        (PLAIN, "Programme board", Decimal(10**9), DECISION),
        (PLAIN, "Children's sub-group", None, RECOMMENDATION),
        (UP_TO, "Programme board", None, RECOMMENDATION),
        (UP_TO, "Programme board", Decimal(100_000), DECISION),
        (UP_TO, "Programme board", Decimal("100000.01"), RECOMMENDATION),
        (UP_TO, "Children's sub-group", Decimal(1), RECOMMENDATION),
        (None, None, None, DECISION),
        (SOVEREIGN, None, None, DECISION),
        (PLAIN, None, None, DECISION),
    ],
)
def test_who_may_decide(
    right: Right | None, board: str | None, amount: Decimal | None, standing: Standing
) -> None:
    weighed = weigh(right=right, board=board, amount=amount)
    assert weighed.standing is standing
    assert weighed.because.endswith(".")


@given(
    right=st.none()
    | st.builds(Right, board=st.sampled_from([None, "A", "B"]), ceiling=st.none() | st.decimals(0, 10**6)),
    board=st.sampled_from(["A", "B"]),
    amount=st.none() | st.decimals(0, 10**6),
)
def test_a_board_never_decides_what_was_not_given_to_it(
    right: Right | None, board: str, amount: Decimal | None
) -> None:
    if weigh(right=right, board=board, amount=amount).standing is DECISION:
        assert right is not None
        assert right.board == board
        assert right.ceiling is None or (amount is not None and amount <= right.ceiling)


def test_an_action_is_closed_once_and_can_be_opened_again() -> None:
    for state, following in NEXT_ACTION_STATES.items():
        for to in ActionState:
            assert may_become(state, to) == (to in following)
        assert not may_become(state, state)
    assert not may_become(ActionState.DONE, ActionState.NOT_DONE)


@given(late=st.integers(-400, 400))
def test_only_an_open_action_past_its_day_is_late(late: int) -> None:
    today = date(2016, 4, 11)
    due = today - timedelta(days=late)
    assert days_late(due_on=due, state=ActionState.OPEN, today=today) == max(late, 0)
    assert days_late(due_on=due, state=ActionState.DONE, today=today) == 0
