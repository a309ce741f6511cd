"""Which lever buys most for a pound, and the least that meets a range."""

from datetime import date

import numpy as np
import pytest
from tests.unit.engine.pathways.test_levers import lever

from lifecourse.engine.pathways import (
    Area,
    Lever,
    Outlook,
    Scenario,
    compare,
    each_alone,
    outlook,
    smallest_set,
)

pytestmark = pytest.mark.unit
BEGINS = date(2016, 7, 1)


def test_each_lever_is_weighed_alone_and_the_cheapest_year_comes_first(baseline: Outlook) -> None:
    dear = lever("programme", people=1, quarters=6)
    dearer = lever("intensive-support", caseload=84, pounds_a_year=9_000_000, payer="icb")
    useless = lever("growth", percent=30.0)
    found = each_alone(baseline, Scenario("three", levers=(useless, dearer, dear)))
    assert [one.lever.kind for one in found] == ["programme", "intensive-support", "growth"]
    assert found[0].pence_a_year is not None and found[1].pence_a_year is not None
    assert found[0].pence_a_year < found[1].pence_a_year
    assert found[2].pence_a_year is None and found[2].years_fewer < 0
    for one in found:
        assert one.years_low <= one.years_fewer <= one.years_high
        assert one.pence_low <= one.pence <= one.pence_high


def test_a_lever_of_unknown_cost_comes_after_those_whose_cost_is_known(baseline: Outlook) -> None:
    free = lever("intensive-support", caseload=84)
    known = lever("programme", people=1, quarters=6)
    found = each_alone(baseline, Scenario("two", levers=(free, known)))
    assert [one.lever.cost_unsaid for one in found] == [False, True]


def test_the_least_that_suffices_is_found(area: Area) -> None:
    runs: list[int] = []
    found = smallest_set(
        area,
        begins=BEGINS,
        month=35,
        high=21,
        wanted=0.7,
        most_people=6,
        caseloads=(0, 80),
        draws=60,
        told=runs.append,
    )
    assert found.enough
    first = found.enough[0]
    assert first.caseload == 0 and first.chance >= 0.7
    again = smallest_set(
        area,
        begins=BEGINS,
        month=35,
        high=21,
        wanted=0.7,
        most_people=first.people_a_quarter - 1,
        caseloads=(0,),
        draws=60,
    )
    assert not again.enough, "one fewer would have done"
    moves = [one.people_a_quarter for one in found.enough]
    assert moves == sorted(moves, reverse=True) and len(set(moves)) == len(moves)
    assert runs == list(range(1, found.tried + 1))


def test_where_nothing_suffices_the_best_is_told(area: Area) -> None:
    found = smallest_set(
        area, begins=BEGINS, month=23, high=1, wanted=0.9, most_people=2, caseloads=(0,), draws=20
    )
    assert not found.enough
    assert found.best.chance < 0.9


def test_a_programme_brings_homes_and_people_to_them(area: Area, baseline: Outlook) -> None:
    other = Scenario("home", levers=(Lever("programme", {"day": "2017-04-01", "people": 1, "quarters": 8}),))
    drawn = outlook(area, other, months=60, draws=60, seed=7)
    both = compare(baseline, drawn)
    assert both.people("specialist-home")[:, -1].mean() > 4
    assert both.in_hospital()[:, 36].mean() < -1
    assert np.abs(both.people("specialist-home")[:, :12]).max() == 0
