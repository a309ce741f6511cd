"""Money on its way: nothing is lost between columns, and names never lie on each other."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.design.charts.money_flow import LEAST, MoneyFlow, MoneyPath

pytestmark = pytest.mark.unit
COLUMNS = ("Who puts in", "Priority", "Who spends it")
ways = st.lists(
    st.builds(
        MoneyPath,
        names=st.tuples(st.sampled_from("ab"), st.sampled_from("mno"), st.sampled_from("xy")),
        pounds=st.decimals("0.01", "9000000", places=2),
    ),
    min_size=1,
    max_size=9,
)


@given(ways)
def test_bars_of_each_column_are_as_high_together_and_leave_room_for_names(paths: list[MoneyPath]) -> None:
    flow = MoneyFlow(title="Flow", columns=COLUMNS, paths=tuple(paths))
    columns = {node.x: [one for one in flow.nodes if one.x == node.x] for node in flow.nodes}
    assert len(columns) == 3
    for nodes in columns.values():
        # A bar is never thinner than one unit, so that it can be seen.
        assert sum(one.height for one in nodes) == pytest.approx(300, abs=1.2 * len(nodes))
        for above, below in pairwise(nodes):
            assert below.y >= above.y + max(above.height, LEAST)
    assert len(flow.bands) == 2 * len(paths)
    assert max(one.y + one.height for one in flow.nodes) <= flow.height


def test_it_says_the_whole_who_puts_in_most_and_where_most_goes() -> None:
    flow = MoneyFlow(
        title="Flow",
        columns=COLUMNS,
        paths=(
            MoneyPath(names=("CCG", "Home", "Council"), pounds=Decimal("900.10")),
            MoneyPath(names=("Council", "Home", "Council"), pounds=Decimal(100)),
            MoneyPath(names=("CCG", "Home", "CCG"), pounds=Decimal(-1)),
        ),
    )
    assert "most comes from CCG" in flow.sentence and "most goes to Council" in flow.sentence
    assert [row[-1] for row in flow.table.rows] == ["£900.10", "£100", "−£1", "£999.10"]
    assert len(flow.drawn) == 2 and len(flow.bands) == 4
    empty = MoneyFlow(title="Flow", columns=COLUMNS, paths=())
    assert empty.sentence == "No money is stated." and empty.height > 0
