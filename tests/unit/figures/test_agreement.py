"""When two statements of one thing can both be true."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.figures.api import FigureValue, Qualifier, Unit, agree, figure_words

pytestmark = pytest.mark.unit


def pounds(value: str, step: str = "1", qualifier: Qualifier = Qualifier.EXACTLY) -> FigureValue:
    return FigureValue(value=Decimal(value), unit=Unit.POUNDS, rounded_to=Decimal(step), qualifier=qualifier)


def people(value: str, step: str = "1", qualifier: Qualifier = Qualifier.EXACTLY) -> FigureValue:
    return FigureValue(value=Decimal(value), unit=Unit.PEOPLE, rounded_to=Decimal(step), qualifier=qualifier)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (people("14"), people("14"), True),
        (people("14"), people("11"), False),
        (pounds("19500000", "100000"), pounds("19480000"), True),  # rounded to the nearest 0.1m
        (pounds("19500000", "100000"), pounds("19440000"), False),
        (people("350", qualifier=Qualifier.OVER), people("373"), True),
        (people("350", qualifier=Qualifier.OVER), people("340"), False),
        (people("100", "10", Qualifier.ABOUT), people("105"), True),
        (people("100", "10", Qualifier.ABOUT), people("130"), False),
        (people("40", qualifier=Qualifier.UP_TO), people("12"), True),
        (people("3"), pounds("3"), False),  # people are not pounds
    ],
)
def test_figures_agree_when_both_can_be_true(one: FigureValue, other: FigureValue, expected: bool) -> None:
    assert agree(one, other) is expected
    assert agree(other, one) is expected


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["0.01", "0.1", "1", "10", "1000", "100000"]),
)
def test_a_number_always_agrees_with_itself_rounded(number: Decimal, step: str) -> None:
    size = Decimal(step)
    rounded = (number / size).quantize(Decimal(1), rounding=ROUND_HALF_UP) * size
    exact = FigureValue(value=number, unit=Unit.PERCENT, rounded_to=Decimal("0.01"))
    assert agree(exact, FigureValue(value=rounded, unit=Unit.PERCENT, rounded_to=size))


def test_a_figure_says_its_word_number_and_unit() -> None:
    assert figure_words(people("150", qualifier=Qualifier.OVER)) == "over 150 people"
    assert figure_words(people("1")) == "1 person"
    assert figure_words(pounds("101413044")) == "£101,413,044"
    assert figure_words(FigureValue(value=Decimal("3.6"), unit=Unit.PERCENT)) == "3.6%"


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_a_figure_refuses_what_is_no_number(value: str) -> None:
    with pytest.raises(ValueError, match="Expected a number"):
        people(value)


def test_a_figure_refuses_a_step_of_nought() -> None:
    with pytest.raises(ValueError, match="rounded_to"):
        people("3", "0")
