"""Quarters, the order of dependencies, the longest chain, and the risk matrix."""

from datetime import date

import pytest

from lifecourse.delivery.api import (
    Cycle,
    Level,
    Quarter,
    RiskBand,
    Step,
    cycles_in,
    first_day_of,
    last_day_of,
    longest_chain,
    order_of,
    quarter_of,
    quarters_between,
    reached_from,
    risk_band,
    risk_matrix,
    risk_score,
    year_of,
)

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2016, 1, 1), "2015/16 Q4"),
        (date(2016, 3, 31), "2015/16 Q4"),
        (date(2016, 4, 1), "2016/17 Q1"),
        (date(2016, 12, 31), "2016/17 Q3"),
        (date(1999, 12, 31), "1999/00 Q3"),
    ],
)
def test_a_day_falls_in_one_quarter_of_the_financial_year(day, words):
    assert str(quarter_of(day)) == words
    assert quarter_of(day).first_day <= day <= quarter_of(day).last_day


def test_quarters_follow_each_other_without_a_gap():
    found = list(quarters_between(date(2016, 1, 15), date(2017, 4, 1)))
    assert [str(q) for q in found] == [
        "2015/16 Q4", "2016/17 Q1", "2016/17 Q2", "2016/17 Q3", "2016/17 Q4", "2017/18 Q1",
    ]  # fmt: skip


def test_there_is_no_fifth_quarter():
    with pytest.raises(ValueError, match="from 1 to 4"):
        Quarter(2016, 5)


def test_a_year_is_written_one_way():
    assert year_of(date(2016, 4, 1)) == "2016/17"
    assert first_day_of("2016/17") == date(2016, 4, 1)
    assert last_day_of("2018/19") == date(2019, 3, 31)
    for wrong in ("2016", "2016/18", "16/17", ""):
        with pytest.raises(ValueError, match="such as 2016/17"):
            first_day_of(wrong)


def step(key: str, *after: str, days: int = 1) -> Step:
    return Step(key=key, starts=date(2016, 1, 1), ends=date(2016, 1, days), after=after)


def test_what_is_waited_for_comes_first_and_the_rest_stays_as_given():
    assert order_of([step("open", "award"), step("talk"), step("award")]) == ["talk", "award", "open"]


def test_steps_that_wait_for_each_other_are_named_once():
    steps = [step("a", "c"), step("b", "a"), step("c", "b"), step("d", "a"), step("e", "e")]
    assert cycles_in(steps) == [("a", "b", "c"), ("e",)]
    with pytest.raises(Cycle, match="a, then b, then c, then a again"):
        order_of(steps)


def test_a_wait_for_a_step_that_is_not_there_holds_nothing_up():
    assert order_of([step("a", "nonesuch")]) == ["a"]
    assert cycles_in([step("a", "nonesuch")]) == []


def test_everything_that_comes_before_is_reached():
    assert reached_from("open", [step("open", "award"), step("award", "start"), step("start")]) == {
        "award",
        "start",
    }


def test_the_longest_chain_counts_days_not_steps():
    steps = [step("a"), step("b", "a"), step("c", "b"), step("long", days=20), step("end", "c", "long")]
    assert longest_chain(steps) == ["long", "end"]
    assert longest_chain([]) == []


@pytest.mark.parametrize(
    ("likelihood", "impact", "score", "band"),
    [
        (Level.HIGH, Level.HIGH, 9, RiskBand.GRAVE),
        (Level.MEDIUM, Level.HIGH, 6, RiskBand.GRAVE),
        (Level.MEDIUM, Level.MEDIUM, 4, RiskBand.WATCH),
        (Level.LOW, Level.HIGH, 3, RiskBand.WATCH),
        (Level.LOW, Level.MEDIUM, 2, RiskBand.SLIGHT),
        (Level.LOW, Level.LOW, 1, RiskBand.SLIGHT),
    ],
)
def test_a_risk_is_as_grave_as_its_likelihood_times_its_impact(likelihood, impact, score, band):
    assert risk_score(likelihood, impact) == score
    assert risk_band(likelihood, impact) is band


def test_the_matrix_has_every_cell():
    matrix = risk_matrix([("r1", Level.HIGH, Level.LOW), ("r2", Level.HIGH, Level.LOW)])
    assert len(matrix) == 9
    assert matrix[Level.HIGH, Level.LOW] == ["r1", "r2"]
