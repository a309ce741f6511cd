"""Axes end and tick at round numbers, and words break into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.design.charts.scale import Scale, round_step, round_top
from lifecourse.design.charts.text import lines

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("highest", "top"), [(46, 60), (101_400_000, 150_000_000), (0, 1), (1, 1), (94, 100), (0.9, 1)]
)
def test_an_axis_ends_on_a_round_number(highest: float, top: float) -> None:
    assert round_top(highest) == pytest.approx(top)


@given(some.floats(min_value=0.001, max_value=1e12))
def test_the_top_is_never_below_the_highest_value_nor_far_above_it(highest: float) -> None:
    assert highest <= round_top(highest) * 1.000001
    assert round_top(highest) <= highest * 2.6


def test_ticks_run_from_end_to_end() -> None:
    scale = Scale(low=0, high=60, start=240, end=30)
    assert [tick.value for tick in scale.ticks()] == [0, 20, 40, 60]
    assert (scale.ticks()[0].at, scale.ticks()[-1].at) == (240, 30)


def test_ticks_below_nought_include_nought() -> None:
    assert 0 in [tick.value for tick in Scale(low=-150, high=200, start=0, end=1).ticks()]


def test_a_scale_of_nothing_does_not_divide_by_nothing() -> None:
    assert Scale(low=3, high=3, start=10, end=20).at(3) == 10


@pytest.mark.parametrize(("least", "step"), [(0, 1), (0.3, 0.5), (11, 20), (21, 25), (60, 100)])
def test_steps_are_one_two_two_and_a_half_or_five(least: float, step: float) -> None:
    assert round_step(least) == pytest.approx(step)


def test_long_words_break_and_say_when_they_do_not_fit() -> None:
    assert lines("Care and treatment reviews held", wide=12) == ("Care and", "treatment", "reviews held")
    assert lines("one two three four five", wide=9, most=2) == ("one two", "three …")
    assert lines("", wide=9) == ("",)
