"""People's money: every pound is on one line or listed, and posting twice posts nothing."""

from collections import defaultdict
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.kinds.packages import NotTaken
from lifecourse.finance.rules.packages import (
    CannotMap,
    Cost,
    Item,
    Mapped,
    changes,
    check_may_take,
    check_month_is_over,
    legs_for,
    line_of,
    sort_out,
)

pytestmark = pytest.mark.unit
COUNCIL, CCG, OUTSIDE = 1, 2, 3


def cost(**other: object) -> Cost:
    said: dict[str, object] = {
        "what": "service",
        "of": 1,
        "person": UUID(int=1),
        "head": UUID(int=1),
        "council": COUNCIL,
        "kind": "supported_living",
        "payer": CCG,
        "paid_to": None,
        "month": 1,
        "pence": 100,
    }
    return Cost(**said | other)  # type: ignore[arg-type]


LIVING = Mapped(payer=CCG, kind="supported_living", line=7, from_month=1)
costs = st.lists(
    st.builds(
        cost,
        of=st.integers(1, 3),
        council=st.sampled_from([COUNCIL, OUTSIDE, None]),
        kind=st.sampled_from(["supported_living", "day_support"]),
        payer=st.sampled_from([COUNCIL, CCG]),
        month=st.integers(1, 3),
        pence=st.integers(1, 10**9),
    ),
    max_size=8,
)


@given(costs, costs)
def test_every_pound_is_taken_or_listed_and_posting_again_posts_the_difference(
    first: list[Cost], then: list[Cost]
) -> None:
    stands: dict[Item, int] = {}
    for some in (first, then):
        taken, untaken = sort_out(some, [LIVING], parties={COUNCIL, CCG})
        assert sum(taken.values()) + sum(one.cost.pence for one in untaken) == sum(one.pence for one in some)
        new = changes(taken, stands)
        spent: defaultdict[int | None, int] = defaultdict(int)
        for leg in legs_for(new, month=1):
            spent[leg.to.line] += leg.pence if leg.to.kind is Kind.SPENT else 0
            spent[leg.source.line] -= leg.pence if leg.source.kind is Kind.SPENT else 0
        assert spent[7] == sum(taken.values()) - sum(stands.values())
        assert sum(leg.pence for leg in legs_for(new, month=1)) == sum(abs(one.now - one.was) for one in new)
        stands = taken
        assert changes(taken, stands) == []


def test_the_newest_line_takes_it_from_its_month_on() -> None:
    later = Mapped(payer=CCG, kind="supported_living", line=8, from_month=3)
    assert [line_of(CCG, "supported_living", month, [LIVING, later]) for month in (1, 2, 3, 4)] == [
        7,
        7,
        8,
        8,
    ]
    assert line_of(COUNCIL, "supported_living", 4, [LIVING, later]) is None


def test_what_is_not_taken_says_why() -> None:
    mine = cost(of=2)
    _, untaken = sort_out(
        [cost(kind="day_support"), cost(council=OUTSIDE), mine],
        [LIVING],
        parties={COUNCIL, CCG},
        elsewhere={("service", 2, CCG, 1)},
    )
    assert [one.why for one in untaken] == [NotTaken.NO_LINE, NotTaken.OTHER_COUNCIL, NotTaken.OTHER_FUND]


def test_a_dowry_is_no_cost_where_the_fund_pays_back_what_it_pays_for() -> None:
    dowry = cost(what="dowry", of=9, kind="dowry", paid_to=COUNCIL, pence=70)
    lines = [
        Mapped(payer=COUNCIL, kind="supported_living", line=5, from_month=1),
        Mapped(payer=CCG, kind="dowry", line=6, from_month=1),
    ]
    alone, _ = sort_out([dowry], lines, parties={COUNCIL, CCG})
    assert [(item.line, item.paid_to) for item in alone] == [(6, None)]
    both, _ = sort_out([dowry, cost(payer=COUNCIL)], lines, parties={COUNCIL, CCG})
    assert {(item.what, item.line, item.paid_to) for item in both} == {
        ("service", 5, None),
        ("dowry", None, COUNCIL),
    }
    moved = [leg for leg in legs_for(changes(both, {}), month=1) if leg.pence == 70]
    assert [(leg.source.party, leg.to.party, leg.to.kind) for leg in moved] == [(CCG, COUNCIL, Kind.PARTNER)]


def test_a_month_waits_until_it_is_over() -> None:
    check_month_is_over(date(2016, 5, 31), today=date(2016, 6, 1))
    with pytest.raises(CannotMap, match="May 2016 is not over"):
        check_month_is_over(date(2016, 5, 31), today=date(2016, 5, 31))


def test_a_capital_grant_takes_equipment_alone() -> None:
    check_may_take(["equipment"], known={"equipment", "meals"}, is_capital=True)
    check_may_take(["meals"], known={"equipment", "meals"}, is_capital=False)
    with pytest.raises(CannotMap, match="equipment alone"):
        check_may_take(["equipment", "meals"], known={"equipment", "meals"}, is_capital=True)
    with pytest.raises(CannotMap, match="'hats'"):
        check_may_take(["hats"], known={"equipment"}, is_capital=False)
