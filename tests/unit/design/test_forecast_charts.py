"""Money over time, chances, ranges and moves: what is drawn comes to what the table says."""

import re
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.design.charts.chances import LEFT, RIGHT, ChanceOf, Chances
from lifecourse.design.charts.money_by_year import MoneyPart
from lifecourse.design.charts.money_over_time import MoneyOverTime
from lifecourse.design.charts.moves import SIDE, Moved, Moves
from lifecourse.design.charts.ranges import RangeOf, Ranges

pytestmark = pytest.mark.unit


def money_of(*parts: list[int], first: date = date(2016, 9, 1)) -> MoneyOverTime:
    names = ("Councils", "Health commissioner", "NHS England")
    return MoneyOverTime(
        title="Spent",
        first=first,
        parts=tuple(
            MoneyPart(name=name, pounds=tuple(map(Decimal, pounds)))
            for name, pounds in zip(names, parts, strict=False)
        ),
    )


amounts = st.integers(0, 5_000_000)


@given(
    st.integers(1, 60).flatmap(
        lambda n: st.lists(st.lists(amounts, min_size=n, max_size=n), min_size=1, max_size=3)
    )
)
def test_years_come_to_all_months_and_layers_lie_upon_each_other(parts: list[list[int]]) -> None:
    shown = money_of(*parts)
    assert sum(len(months) for _, months in shown.years) == len(parts[0])
    together = sum(Decimal(re.sub(r"[£,]", "", row[len(parts) + 1])) for row in shown.table.rows)
    assert together == sum(map(sum, parts))
    edges = [re.findall(r"(-?[\d.]+) (-?[\d.]+)", layer.path) for layer in shown.layers]
    many = 2 * len(shown.steps)
    for below, above in pairwise(edges):
        assert below[:many] == above[many:][::-1]


def test_parts_of_years_say_so_and_the_sentence_speaks_of_whole_ones() -> None:
    shown = money_of([100] * 32, [50] * 16 + [200] * 16)
    assert [year for year, _ in shown.years] == [
        "2016/17 (from September)",
        "2017/18",
        "2018/19",
        "2019/20 (to April)",
    ]
    assert shown.sentence == (
        "£2,250 in 2017/18 rises to £3,600 in 2018/19; the largest part is Health commissioner with £2,400."
    )
    assert shown.table.rows[1] == ("2017/18", "£1,200", "£1,050", "£2,250")
    assert [words for _, _, words in shown.year_marks] == ["2016/17", "2017/18", "2018/19", ""]
    assert money_of([1] * 5).sentence == "There is no whole year of money to show."


def test_a_steady_pace_is_level_however_long_a_month_is() -> None:
    first = date(2016, 4, 1)
    days = [30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31]
    shown = money_of([1000 * one for one in days], first=first)
    assert len({shown.y.at(shown.pace(shown.parts[0], step)) for step in shown.steps}) == 1
    assert shown.pace(shown.parts[0], shown.steps[0]) == Decimal(365250)


def test_parts_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="as many months"):
        money_of([1, 2], [1])


@given(st.integers(0, 100), st.integers(0, 100))
def test_a_bar_of_chances_is_a_hundred_wide(one: int, two: int) -> None:
    first, second = sorted((one, two))
    shown = Chances(
        title="Chance",
        range_words="44 to 58",
        of=(ChanceOf(name="Now", below=first, within=second - first, above=100 - second),),
    )
    parts = shown.rows[0].parts
    assert sum(part.width for part in parts) == pytest.approx(RIGHT - LEFT, abs=0.3)
    assert shown.sentence == f"Now: {second} in 100 end within 44 to 58 or below it."
    assert shown.table.rows[0][1:] == (str(first), str(second - first), str(100 - second), str(second))


@pytest.mark.parametrize("numbers", [(1, 2, 3), (-1, 100, 1)])
def test_chances_that_are_no_hundred_are_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="come to 100"):
        ChanceOf(name="Now", below=numbers[0], within=numbers[1], above=numbers[2])


def test_ranges_stand_below_each_other_by_group_and_on_one_scale() -> None:
    shown = Ranges(
        title="Waits",
        sentence="Some wait.",
        first_header="For what",
        ranges=(
            RangeOf(
                name="A home",
                low=5,
                middle=12,
                high=20,
                words="12 (5 to 20)",
                group="Hospital",
                before=16,
                before_words="16",
            ),
            RangeOf(name="A team", low=0, middle=3, high=7, words="3 (0 to 7)", group="Hospital"),
            RangeOf(name="A bed", low=-2, middle=0, high=1, words="nobody", group="Home"),
        ),
    )
    ys = [row.line_y for row in shown.rows]
    assert ys == sorted(ys) and ys[-1] < shown.height
    assert [words for _, words in shown.groups] == ["Hospital", "Home"]
    assert all(row.low_x <= row.middle_x <= row.high_x for row in shown.rows)
    assert shown.rows[0].before_x is not None and shown.rows[1].before_x is None
    assert shown.table.rows[0] == ("Hospital", "A home", "16", "12 (5 to 20)")
    assert "0" in [words for _, words in shown.ticks]


def test_squares_are_as_large_as_people_are_many_and_rows_come_to_their_people() -> None:
    shown = Moves(
        title="Moves",
        origins=("Home", "Ward"),
        to=("Home", "Ward", "Died"),
        moved=(
            Moved(origin="Home", to="Ward", people=Decimal("40.2")),
            Moved(origin="Ward", to="Home", people=Decimal("10.05")),
            Moved(origin="Ward", to="Died", people=Decimal("0.04")),
        ),
    )
    home, ward = shown.rows
    assert [cell.words for cell in home.cells] == ["", "40", ""] and home.cells[0].same
    assert home.cells[1].side == SIDE and ward.cells[0].side == pytest.approx(SIDE / 2, abs=0.1)
    assert ward.cells[2].words == "<0.1" and ward.cells[2].side > 0
    assert ward.total == "10" and shown.heads[-1] == "Together"
    assert shown.sentence.startswith("The ways that most people go: from Home to Ward: 40;")
    assert Moves(title="Moves", origins=("Home",), to=("Home",), moved=()).sentence == "Nobody moves."
