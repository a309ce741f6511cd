"""A model gives the published figures, and adds up whichever way it is read."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.cases.models import models, published

from lifecourse.cases.kinds.model import Certainty, Model, What
from lifecourse.cases.rules.model import (
    benefit_by_quarter,
    by_quarter,
    by_year,
    cost_by_quarter,
    divide_both_ways,
    evaluate,
    summed,
)

pytestmark = pytest.mark.unit

# Table 9, in pence: who carries what of each phase.
TABLE_9 = {
    ("standardisation", "csc"): 154_792_00,
    ("standardisation", "spoc"): 161_828_00,
    ("standardisation", "first-contact"): 56_288_00,
    ("standardisation", "spa"): 189_972_00,
    ("standardisation", "bed-bureau"): 35_180_00,
    ("standardisation", "rutland"): 35_180_00,
    ("standardisation", "icrs"): 35_180_00,
    ("standardisation", "crisis-team"): 35_180_00,
    ("integration", "csc"): 334_628_57,
    ("integration", "spoc"): 349_838_96,
    ("integration", "spa"): 410_680_52,
    ("integration", "icrs"): 76_051_95,
    ("migration", "first-contact"): 138_539_13,
    ("migration", "bed-bureau"): 86_586_96,
    ("migration", "rutland"): 86_586_96,
    ("migration", "crisis-team"): 86_586_96,
}
# Table 4, in pounds: benefits by phase and the year in which it begins.
TABLE_4 = {
    "standardisation": {2017: 487_323, 2018: 664_531, 2019: 664_531, 2020: 664_531, 2021: 166_133},
    "integration": {2017: 86_902, 2018: 254_347, 2019: 254_347, 2020: 254_347, 2021: 63_587},
    "migration": {2017: 17_901, 2018: 234_691, 2019: 240_877, 2020: 240_877, 2021: 60_219},
}


def test_costs_of_the_published_case_divide_to_the_penny():
    found = summed(evaluate(published()).flows, What.COST, "phase", "participant")
    # Table 9 rounds each part by itself; three parts of 86,586.956 and one of 138,539.130 are a penny more.
    off = {key: pence - TABLE_9[key] for key, pence in found.items() if pence != TABLE_9[key]}
    assert set(found) == set(TABLE_9)
    assert off == {("migration", "rutland"): -1}
    assert sum(found.values()) == 2_273_100_00


def test_costs_of_the_published_case_are_those_of_its_phases():
    found = summed(evaluate(published()).flows, What.COST, "phase")
    assert found == {
        ("standardisation",): 703_600_00,
        ("integration",): 1_171_200_00,
        ("migration",): 398_300_00,
    }


def test_benefits_of_the_published_case_come_in_its_years():
    evaluated = evaluate(published())
    found = summed(evaluated.flows, What.BENEFIT, "phase", "year")
    rounded = {
        phase: {year: round(found[phase, year] / 100) for year in years} for phase, years in TABLE_4.items()
    }
    assert rounded == TABLE_4
    # Table 3 prints 4,355,144; its years were rounded one by one.
    assert abs(evaluated.benefit - 4_355_144_00) < 2_00


@given(model=models(), certainty=st.sampled_from(Certainty))
def test_parts_add_up_to_the_lines(model: Model, certainty: Certainty):
    evaluated = evaluate(model, certainty=certainty)
    costs = summed(evaluated.flows, What.COST, "phase", "line", "quarter")
    benefits = summed(evaluated.flows, What.BENEFIT, "phase", "line", "quarter")
    for phase in model.phases:
        for cost in phase.costs:
            for quarter, pence in cost_by_quarter(model, phase, cost, certainty).items():
                assert costs.pop((phase.slug, cost.slug, quarter)) == pence
        for benefit in phase.benefits:
            for quarter, pence in benefit_by_quarter(model, phase, benefit, certainty).items():
                assert benefits.pop((phase.slug, benefit.slug, quarter)) == pence
    assert costs == benefits == {}


@given(model=models())
def test_the_whole_is_the_same_by_year_by_quarter_and_by_organisation(model: Model):
    evaluated = evaluate(model)
    for sums in (by_year(evaluated), by_quarter(evaluated)):
        assert (sum(one.cost for one in sums), sum(one.benefit for one in sums)) == (
            evaluated.cost,
            evaluated.benefit,
        )
        assert sums[-1].running == evaluated.net
    # What moves is nothing on the whole, so the effects on the partners are the net benefit.
    assert sum(flow.effect for flow in evaluated.flows) == evaluated.net
    assert sum(summed(evaluated.flows, What.MOVED).values()) == 0


@given(model=models())
def test_the_middle_lies_between_the_best_and_the_worst(model: Model):
    best, mid, worst = (evaluate(model, certainty=one) for one in Certainty)
    assert best.cost <= mid.cost <= worst.cost
    assert best.benefit >= mid.benefit >= worst.benefit
    assert best.net >= mid.net >= worst.net


@given(model=models())
def test_only_who_takes_part_pays_or_gains_and_nobody_less_than_nothing(model: Model):
    taking = {phase.slug: phase.participants for phase in model.phases}
    for flow in evaluate(model).flows:
        assert flow.participant in taking[flow.phase]
        assert flow.pence > 0 or flow.what is What.MOVED


@given(
    columns=st.lists(st.integers(0, 10**6), min_size=1, max_size=12).filter(any),
    weights=st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 50), min_size=1).filter(
        lambda one: any(one.values())
    ),
    floor=st.integers(0, 10**5),
)
def test_a_division_adds_up_both_ways(columns: list[int], weights: dict[str, int], floor: int):
    floors = {min(weights): floor}
    parted = divide_both_ways(columns, weights, floors=floors)
    assert [sum(parts.values()) for parts in parted] == columns
    assert all(pence >= 0 for parts in parted for pence in parts.values())
    if floor <= sum(columns):
        assert sum(parts[min(weights)] for parts in parted) >= floor


@pytest.mark.parametrize(("floors", "first"), [({}, {"a": 9, "b": 1}), ({"b": 30}, {"a": 7, "b": 3})])
def test_a_floor_is_of_the_whole_and_not_of_each_quarter(floors: dict[str, int], first: dict[str, int]):
    parted = divide_both_ways([10] * 10, {"a": 9, "b": 1}, floors=floors)
    assert parted[0] == first
    totals = {name: sum(parts[name] for parts in parted) for name in "ab"}
    assert totals["b"] == floors.get("b", 10)


def test_each_certainty_is_asked_once():
    model = published()
    for certainty, _ in product(Certainty, range(2)):
        assert evaluate(model, certainty=certainty) is evaluate(model, certainty=certainty)
