"""Money, people, days and shares read as people say them."""

from datetime import date
from decimal import Decimal

import pytest

from lifecourse.design.api import (
    day,
    exact_money,
    money,
    number,
    people,
    percent,
    short_day,
    short_money,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("pounds", "said"),
    [
        (Decimal(101_400_000), "£101.4m"),
        (Decimal(1_050_000), "£1.05m"),
        (1_390_000, "£1.39m"),
        (Decimal(10_000_000), "£10.0m"),
        (52_000, "£52,000"),
        (940, "£940"),
        (0, "£0"),
        (Decimal("-1050000"), "−£1.05m"),  # a saving
        (Decimal("999999.60"), "£1,000,000"),
        (Decimal("12.50"), "£13"),
    ],
)
def test_money_is_said_with_three_figures_or_so(pounds: Decimal | int, said: str) -> None:
    assert money(pounds) == said


@pytest.mark.parametrize(
    ("pounds", "said"),
    [
        (Decimal(640_000), "£640k"),
        (Decimal(999_600), "£1.00m"),
        (-600_000, "−£600k"),
        (900, "£900"),
        (Decimal(101_400_000), "£101.4m"),
    ],
)
def test_labels_of_charts_cut_thousands_short(pounds: Decimal | int, said: str) -> None:
    assert short_money(pounds) == said


@pytest.mark.parametrize(
    ("pounds", "said"),
    [
        (Decimal(101_400_000), "£101,400,000"),
        (Decimal("12.5"), "£12.50"),
        (Decimal("-3"), "−£3"),
    ],
)
def test_exact_money_leaves_nothing_out(pounds: Decimal, said: str) -> None:
    assert exact_money(pounds) == said


@pytest.mark.parametrize(("count", "said"), [(1, "1 person"), (0, "0 people"), (6744, "6,744 people")])
def test_one_is_a_person_and_more_are_people(count: int, said: str) -> None:
    assert people(count) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(Decimal("1.50"), "1.5"), (6744, "6,744"), (100, "100"), (-3, "−3"), (0.1 + 0.2, "0.30000000000000004")],
)
def test_a_number_keeps_what_it_says_and_drops_empty_decimals(value: Decimal | float, said: str) -> None:
    assert number(value) == said


@pytest.mark.parametrize(
    ("share", "said"), [(45, "45%"), (Decimal("44.96"), "45%"), (Decimal("2.35"), "2.4%"), (100, "100%")]
)
def test_a_share_has_one_decimal_at_most(share: Decimal | int, said: str) -> None:
    assert percent(share) == said


def test_a_day_is_said_with_its_weekday_and_written_short_on_labels() -> None:
    assert day(date(2016, 3, 3)) == "Thursday 3 March 2016"
    assert short_day(date(2016, 3, 3)) == "3 Mar 2016"
