"""How sure a result is: one amount at a time, and all by chance."""

from dataclasses import replace

import pytest
from hypothesis import given
from tests.unit.cases.models import models, published, published_data, read

from lifecourse.cases.kinds.model import Certainty, Model, What
from lifecourse.cases.rules.model import evaluate
from lifecourse.cases.rules.model_chances import chances, is_uncertain, steps, swings
from lifecourse.cases.rules.what_if import with_assumption

pytestmark = pytest.mark.unit


def uncertain() -> Model:
    """The published model, as if it said how uncertain two of its amounts are."""
    data = published_data()
    phase = data["model"]["phases"][0]
    phase["costs"][0] |= {"best": 600_000, "worst": 900_000}
    phase["benefits"][0] |= {"best_percent": 110, "worst_percent": 50}
    return read(data)


def test_most_hangs_on_the_benefit_and_then_on_the_cost():
    found = swings(uncertain())
    assert [one.name for one in found] == ["One way of working in each service", "Programme team"]
    assert all(one.said for one in found)
    # 900,000 and 600,000 instead of 621,000; half of 2,647,048.75 is rounded quarter by quarter.
    assert found[1].best - found[1].worst == 300_000_00


@given(model=models())
def test_a_swing_is_the_model_with_that_line_alone_at_its_ends(model: Model):
    by_name = {(one.phase, one.name): one for one in swings(model) if one.said}
    for phase in model.phases:
        for line in (*phase.costs, *phase.benefits):
            if (found := by_name.get((phase.slug, line.name))) is not None:
                ends = [
                    evaluate(with_assumption(model, phase.slug, line.slug, one)).net
                    for one in (Certainty.WORST, Certainty.BEST)
                ]
                assert ends == [found.worst, found.best]


def test_where_the_case_says_no_ends_a_tenth_is_tried_and_said_to_be_ours():
    found = swings(published())
    assert len(found) == 9
    assert not any(one.said for one in found)
    assert chances(published()) is None


def test_the_same_seed_draws_the_same_chances():
    model = uncertain()
    first, again = chances(model), chances(model)
    other = chances(replace(model, seed=2))
    assert first == again
    assert first is not None
    assert other is not None
    assert first != other
    assert abs(first.middle - other.middle) < abs(first.middle) // 20


@given(model=models())
def test_no_chance_lies_beyond_all_best_and_all_worst(model: Model):
    found = chances(replace(model, draws=200))
    if found is None:
        lines = [line for phase in model.phases for line in (*phase.costs, *phase.benefits)]
        assert not any(is_uncertain(line) for line in lines)
        return
    worst, best = (evaluate(model, certainty=one).net for one in (Certainty.WORST, Certainty.BEST))
    assert worst - 1 <= found.low <= found.middle <= found.high <= best + 1
    assert 0 <= found.above <= 1


@given(model=models())
def test_steps_lead_from_nothing_to_what_is_left(model: Model):
    evaluated = evaluate(model)
    assert sum(pence for _, _, pence in steps(evaluated)) == evaluated.net
    assert all((pence < 0) == (what is What.COST) for what, _, pence in steps(evaluated) if pence)
