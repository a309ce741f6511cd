"""Every step stands within the picture, at the place of its amounts."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.design.api import ChartTable, MoneyStep, MoneySteps
from lifecourse.design.charts.money_steps import LEFT, RIGHT, WIDTH

pytestmark = pytest.mark.unit
POUNDS = st.decimals(-(10**8), 10**8, places=2)


def picture(
    *ends: tuple[Decimal, Decimal], at: Decimal = Decimal(0), from_nothing: bool = True
) -> MoneySteps:
    """A step for each pair of amounts."""
    return MoneySteps(
        title="Steps",
        sentence="Steps.",
        steps=tuple(MoneyStep(name="One", starts=a, ends=b, words="£1") for a, b in ends),
        table=ChartTable(headers=("What", "Amount"), rows=()),
        at=at,
        from_nothing=from_nothing,
    )


@given(st.lists(st.tuples(POUNDS, POUNDS), max_size=6), POUNDS, st.booleans())
def test_every_step_lies_within_the_picture(ends: list[tuple[Decimal, Decimal]], at: Decimal, nothing: bool):
    chart = picture(*ends, at=at, from_nothing=nothing)
    assert LEFT <= chart.mark <= RIGHT
    for step in chart.drawn:
        assert step.x >= LEFT - 0.1
        assert step.x + step.width <= RIGHT + 1.1
        assert 0 <= step.words_x <= WIDTH
    assert 2 <= len(chart.ticks) <= 15


def test_a_line_may_leave_nothing_out():
    chart = picture((Decimal(90), Decimal(110)), at=Decimal(100), from_nothing=False)
    assert (chart.scale.low, chart.scale.high) == (90, 110)
    assert picture((Decimal(90), Decimal(110))).scale.low == 0
