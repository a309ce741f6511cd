"""Two sums that should be one: what is explained and what is not come to the difference, to the penny."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.kinds.reconciling import REASON_WORDS, Reason
from lifecourse.finance.rules.reconciling import (
    Costs,
    Explained,
    Held,
    Leeway,
    Paper,
    hold_people,
    hold_plan,
    moved,
    together,
)

pytestmark = pytest.mark.unit
PENCE = st.integers(-(10**9), 10**9)
SUM = st.integers(0, 10**9)
MOVES = st.lists(
    st.builds(
        Explained,
        reason=st.sampled_from([Reason.VIREMENT, Reason.HOLDING, Reason.CARRIED]),
        pence=PENCE,
        entries=st.tuples(st.integers(1, 9)),
    ),
    max_size=5,
)
LEEWAY = st.builds(lambda low, more: Leeway(low=low, high=low + more), PENCE, SUM)
PLANS = st.builds(
    lambda plan, books, leeway, moves: hold_plan(plan, books, leeway=leeway, moves=moves),
    st.none() | SUM,
    st.none() | PENCE,
    st.none() | LEEWAY,
    MOVES,
)
ITEMS = st.lists(st.builds(Costs, costs=PENCE, posted=PENCE), max_size=6)
PAPERS = st.lists(
    st.builds(
        Paper,
        entry=st.integers(1, 9),
        pence=st.integers(-3, 3).filter(bool),
        supplier=st.sampled_from(["", "A", "a ", "B"]),
        reference=st.sampled_from(["", "1", "2"]),
    ),
    max_size=6,
)


def adds_up(held: Held) -> bool:
    return sum(one.pence for one in held.explained) + held.unexplained == held.difference


def reasons(held: Held) -> dict[Reason, int]:
    return {one.reason: one.pence for one in held.explained}


@given(PLANS)
def test_explained_and_not_come_to_the_difference_and_each_reason_stands_once(held: Held) -> None:
    assert adds_up(held) and len(reasons(held)) == len(held.explained)
    assert all(one.pence for one in held.explained)


@given(SUM, PENCE, LEEWAY, MOVES)
def test_rounding_explains_all_of_a_rest_that_it_can_and_otherwise_nothing(
    plan: int, books: int, leeway: Leeway, moves: list[Explained]
) -> None:
    held = hold_plan(plan, books, leeway=leeway, moves=moves)
    rest = books - plan - sum(one.pence for one in moves)
    can = leeway.low <= plan + rest <= leeway.high
    assert held.unexplained == (0 if can else rest)
    assert reasons(held).get(Reason.ROUNDING, 0) == (rest if can else 0)


@given(SUM, MOVES)
def test_what_one_side_does_not_have_is_said_and_never_called_rounding(
    pence: int, moves: list[Explained]
) -> None:
    wide = Leeway(low=-(10**12), high=10**12)
    for held in (
        hold_plan(None, pence, leeway=wide, moves=moves),
        hold_plan(pence, None, leeway=wide, moves=moves),
    ):
        assert held.unexplained == 0 and Reason.ROUNDING not in reasons(held)


@given(ITEMS, PENCE, PENCE, PAPERS)
def test_peoples_support_is_explained_part_by_part(
    items: list[Costs], strange: int, erased: int, papers: list[Paper]
) -> None:
    stands = sum(one.posted for one in items)
    spent = stands + erased + sum(one.pence for one in papers) + strange
    held = hold_people(items, spent=spent, posted=stands + erased, papers=papers)
    # What nobody knows stays so, however the parts fall.
    assert adds_up(held) and held.unexplained == strange
    assert held.first == sum(one.costs for one in items)
    assert reasons(held).get(Reason.ERASED, 0) == erased


@given(st.lists(PLANS, max_size=6))
def test_several_together_differ_by_the_sum_of_their_differences(some: list[Held]) -> None:
    whole = together(some)
    assert adds_up(whole)
    assert whole.difference == sum(one.difference for one in some)
    assert whole.unexplained == sum(one.unexplained for one in some)


def test_each_part_has_its_reason() -> None:
    items = [Costs(costs=500, posted=0), Costs(costs=300, posted=250), Costs(costs=0, posted=40)]
    papers = [
        Paper(entry=7, pence=90, supplier="A Provider", reference="17"),
        Paper(entry=8, pence=90, supplier="a  provider", reference="17"),
        Paper(entry=9, pence=90),
        Paper(entry=10, pence=90),
    ]
    held = hold_people(items, spent=650, posted=290, papers=papers)
    assert held.explained == (
        Explained(reason=Reason.NOT_POSTED, pence=-500),
        Explained(reason=Reason.CHANGED, pence=-50),
        Explained(reason=Reason.NO_COST, pence=40),
        Explained(reason=Reason.TWICE, pence=90, entries=(8,)),
        Explained(reason=Reason.NOT_PEOPLE, pence=270, entries=(7, 9, 10)),
    )
    assert held.unexplained == 0


def test_what_goes_from_one_line_to_another_of_the_same_place_is_no_move() -> None:
    moves = {
        1: [Explained(reason=Reason.VIREMENT, pence=-100, entries=(4,))],
        2: [Explained(reason=Reason.VIREMENT, pence=100, entries=(4,))],
    }
    assert moved(moves, [1, 2]) == []
    assert moved(moves, [2, 3]) == moves[2]


def test_every_reason_has_words() -> None:
    assert set(REASON_WORDS) == set(Reason) and len(set(REASON_WORDS.values())) == len(Reason)
