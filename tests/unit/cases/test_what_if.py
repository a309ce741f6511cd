"""What would be otherwise: later, without somebody, certain, or only in part."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.cases.models import NAMES, models, published

from lifecourse.cases.kinds.model import Certainty, Model, What
from lifecourse.cases.rules.model import evaluate, summed
from lifecourse.cases.rules.quarters import apart, later
from lifecourse.cases.rules.what_if import CannotImagine, moved, scaled, with_assumption, without

pytestmark = pytest.mark.unit


@given(model=models())
def test_a_phase_moved_by_nothing_is_the_same(model: Model):
    assert evaluate(moved(model, "phase-1", 0)) == evaluate(model)


@given(model=models(), by=st.integers(1, 6))
def test_a_later_start_never_brings_more_in_its_first_year(model: Model, by: int):
    phase = model.phases[0]
    if later(phase.first, by) > model.last:
        with pytest.raises(CannotImagine, match="would begin in"):
            moved(model, phase.slug, by)
        return
    before, after = evaluate(model), evaluate(moved(model, phase.slug, by))
    year = {quarter for quarter in before.quarters if 0 <= apart(phase.first, quarter) < 4}
    first_year = [
        sum(
            flow.pence
            for flow in one.flows
            if flow.what is What.BENEFIT and flow.phase == phase.slug and flow.quarter in year
        )
        for one in (before, after)
    ]
    assert first_year[1] <= first_year[0]
    assert after.benefit <= before.benefit


def test_two_quarters_later_cost_the_published_case_two_full_quarters():
    before, after = evaluate(published()), evaluate(moved(published(), "standardisation", 2))
    assert after.cost == before.cost
    # The model ends when it did: two full quarters of 166,132.75 are lost.
    assert before.benefit - after.benefit == 2 * 166_132_75


@given(model=models(), name=st.sampled_from(NAMES))
def test_without_somebody_their_benefit_goes_and_the_others_carry_their_cost(model: Model, name: str):
    before, after = evaluate(model), evaluate(without(model, name))
    alone = {phase.slug for phase in model.phases if phase.participants == (name,)}
    kept = [flow for flow in before.flows if flow.phase not in alone]
    assert after.cost == sum(flow.pence for flow in kept if flow.what is What.COST)
    others = sum(f.pence for f in kept if f.what is What.BENEFIT and f.participant != name)
    # A penny for each quarter of each line at most: every line is cut by itself.
    assert abs(after.benefit - others) <= len(before.quarters) * sum(len(p.benefits) for p in model.phases)
    assert name not in {flow.participant for flow in after.flows}


def test_what_falls_away_is_not_carried_by_the_others():
    data_model = published()
    before = evaluate(data_model)
    after = evaluate(without(data_model, "rutland"))
    assert after.cost == before.cost
    carried = summed(after.flows, What.COST, "participant")
    assert carried[("csc",)] > summed(before.flows, What.COST, "participant")[("csc",)]


@given(model=models(), certainty=st.sampled_from(Certainty))
def test_a_certain_line_is_the_same_at_its_best_and_at_its_worst(model: Model, certainty: Certainty):
    for phase in model.phases:
        for line in (*phase.costs, *phase.benefits):
            model = with_assumption(model, phase.slug, line.slug, certainty)
    assert {evaluate(model, certainty=one).net for one in Certainty} == {evaluate(model).net}


@given(model=models(), per_cent=st.integers(0, 200))
def test_half_the_benefits_are_half(model: Model, per_cent: int):
    before, after = evaluate(model), evaluate(scaled(model, benefits=Decimal(per_cent)))
    assert after.cost == before.cost
    lines = sum(len(phase.benefits) for phase in model.phases)
    assert abs(after.benefit - before.benefit * per_cent / 100) <= len(before.quarters) * lines


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda model: moved(model, "nothing", 1), "no phase nothing"),
        (lambda model: moved(model, "standardisation", -1), "would begin in 2016/17 Q1"),
        (lambda model: without(model, "nobody"), "Nobody called nobody"),
        (lambda model: with_assumption(model, "migration", "x", Certainty.BEST), "has no line x"),
    ],
)
def test_what_cannot_be_is_refused(change, says):
    with pytest.raises(CannotImagine, match=says):
        change(published())
