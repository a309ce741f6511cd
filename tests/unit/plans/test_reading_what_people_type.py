"""Numbers and days as people type them."""

from datetime import date
from decimal import Decimal

import pytest

from lifecourse.plans.rules import CannotRead, read_day, read_number, read_step

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("typed", "number", "step"),
    [
        ("28", "28", "1"),
        ("1,116", "1116", "1"),
        ("£101,413,044", "101413044", "1"),
        ("£19.5m", "19500000", "100000"),
        ("£300k", "300000", "1000"),
        ("14.5", "14.5", "0.1"),
        ("3.6%", "3.6", "0.1"),
        (" 2 million", "2000000", "1000000"),
        ("-7", "-7", "1"),
    ],
)
def test_a_number_is_read_with_how_finely_it_was_stated(typed: str, number: str, step: str) -> None:
    assert read_number(typed) == Decimal(number)
    assert read_step(typed) == Decimal(step)


@pytest.mark.parametrize(
    "typed", ["", "many", "1.2.3", "NaN", "Infinity", "12 people", "=1+1", "1e999999999"]
)
def test_what_is_no_number_is_refused_in_words(typed: str) -> None:
    with pytest.raises(CannotRead, match="is not a number"):
        read_number(typed)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("31/12/2015", date(2015, 12, 31)), ("2015-12-31", date(2015, 12, 31)), ("1/4/2016", date(2016, 4, 1))],
)
def test_a_day_is_read(typed: str, day: date) -> None:
    assert read_day(typed) == day


@pytest.mark.parametrize("typed", ["31/02/2016", "12/2015", "soon", "2015-13-01", "1/1/99999999999999999999"])
def test_what_is_no_day_is_refused_in_words(typed: str) -> None:
    with pytest.raises(CannotRead, match="is not a day"):
        read_day(typed)
