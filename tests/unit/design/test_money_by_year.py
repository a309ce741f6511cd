"""Money by year: parts add up to the total, savings hang below nought, and the table is exact."""

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.design.api import MoneyByYear, MoneyPart
from lifecourse.design.charts.money_by_year import Arrangement

pytestmark = pytest.mark.unit

YEARS = ("2015/16", "2016/17")


def chart(*parts: tuple[int | None, int | None], arrangement: Arrangement = "stacked") -> MoneyByYear:
    """Parts named A, B, C with pounds for two years."""
    made = tuple(
        MoneyPart(name=name, pounds=tuple(None if p is None else Decimal(p) for p in pounds))
        for name, pounds in zip("ABCDEFGHIJ", parts, strict=False)
    )
    return MoneyByYear(title="Money", years=YEARS, parts=made, arrangement=arrangement)


@given(some.lists(some.integers(min_value=1, max_value=10**8), min_size=1, max_size=8))
def test_stacked_parts_reach_exactly_the_total(pounds: list[int]) -> None:
    drawn = chart(*((p, p) for p in pounds))
    top = min(bar.y for bar in drawn.columns[0].bars)
    # A sliver is drawn at least one unit high, so the top may be a little above the total.
    assert top == pytest.approx(drawn.scale.at(sum(pounds)), abs=len(pounds) + 1)


def test_the_sentence_says_how_money_moves_and_who_pays_most() -> None:
    assert chart((62_400_000, 65_000_000), (21_000_000, 24_000_000)).sentence == (
        "£83.4m in 2015/16 rises to £89.0m in 2016/17; the largest part is A with £65.0m."
    )


def test_what_is_not_stated_is_said_in_the_table_and_not_drawn() -> None:
    drawn = chart((100, None))
    assert drawn.table.rows[0] == ("A", "£100", "not stated")
    assert drawn.table.rows[-1] == ("Total of what is stated", "£100", "£0")
    assert drawn.columns[1].bars == ()


def test_savings_hang_below_nought() -> None:
    drawn = chart((1_000_000, 900_000), (-600_000, -500_000))
    new, saved = drawn.columns[0].bars
    assert new.y + new.height == pytest.approx(drawn.base, abs=0.2)
    assert saved.y == drawn.base
    assert any(tick.value < 0 for tick, _ in drawn.ticks)


def test_parts_side_by_side_do_not_overlap() -> None:
    bars = chart((100, 90), (80, 70), (60, 50), arrangement="beside").columns[0].bars
    assert all(a.x + a.width <= b.x + 0.2 for a, b in itertools.pairwise(bars))


def test_ticks_are_written_without_empty_decimals() -> None:
    assert [words for _, words in chart((101_400_000, 98_000_000)).ticks][-1] == "£125m"


def test_a_small_part_has_no_label_but_a_title_with_its_exact_figure() -> None:
    small = chart((100_000_000, 0), (50_000, 0)).columns[0].bars[1]
    assert (small.label, small.title) == ("", "B, 2015/16: £50,000")


def test_neighbouring_parts_never_share_a_pattern() -> None:
    names = [bar.pattern.name for bar in chart(*((10, 10),) * 10).columns[0].bars]
    assert all(one != other for one, other in itertools.pairwise(names))


def test_an_amount_missing_from_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="Expected 2 amounts for A, found 1"):
        MoneyByYear(title="Money", years=YEARS, parts=(MoneyPart(name="A", pounds=(Decimal(1),)),))


def test_nothing_stated_is_said() -> None:
    assert MoneyByYear(title="Money", years=(), parts=()).sentence == "No money is stated yet."
    assert MoneyByYear(title="Money", years=(), parts=()).columns == ()
    assert MoneyByYear(title="Money", years=(), parts=()).ticks
    assert chart().ticks
