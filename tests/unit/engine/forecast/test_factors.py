"""Factors by draw: ones change nothing to the last bit, others are as if the model said so."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.engine.forecast.conftest import FIRST_DAY
from tests.unit.engine.forecast.test_invariants import DRAWS, MONTHS, models, pounds_are_kept, same, start_of

from lifecourse.engine.forecast import BadModel, Factors, Kept, Model, Start, prepare, run_prepared

pytestmark = pytest.mark.unit


def all_of(model: Model, draws: int, value: float = 1.0) -> Factors:
    """The same factor for everything."""
    return Factors(
        moves=np.full((draws, len(model.moves)), value),
        arrivals=np.full((draws, len(model.arrivals)), value),
        teams=np.full((draws, len(model.teams)), value),
        prices=np.full((draws, len(model.settings), len(model.fundings)), value),
    )


def drawn(
    model: Model, factors: Factors | None, *, draws: int = DRAWS, first: int = 0, threads: int = 1
) -> Kept:
    """Draws of a model from the start that all these tests have."""
    ready = prepare(model, start_of(), first_day=FIRST_DAY, months=MONTHS)
    return run_prepared(ready, draws=draws, seed=3, first=first, threads=threads, factors=factors)


def twice(model: Model) -> Model:
    """Every rate, day and price doubled: a doubling is exact, so the draws are the same to the last bit."""
    return replace(
        model,
        moves=tuple(
            replace(one, per_year=tuple(2 * rate for rate in one.per_year), one_off=one.one_off)
            for one in model.moves
        ),
        arrivals=tuple(replace(one, per_year=2 * one.per_year) for one in model.arrivals),
        teams=tuple(replace(one, days=2 * one.days) for one in model.teams),
        prices=tuple(
            replace(one, pence=tuple(tuple(2 * pence for pence in year) for year in one.pence))
            for one in model.prices
        ),
    )


@settings(max_examples=25, deadline=None)
@given(models())
def test_ones_change_nothing_to_the_last_bit(model: Model) -> None:
    plain = drawn(model, None)
    assert same(plain, drawn(model, all_of(model, DRAWS)))
    pounds_are_kept(model, plain)


@settings(max_examples=25, deadline=None)
@given(models())
def test_a_factor_is_as_if_the_model_said_so(model: Model) -> None:
    assert same(drawn(twice(model), None), drawn(model, all_of(model, DRAWS, 2.0)))


@settings(max_examples=15, deadline=None)
@given(models(), st.integers(0, 2**32 - 1))
def test_each_draw_has_its_own_in_any_portion_and_on_any_threads(model: Model, seed: int) -> None:
    chance = np.random.default_rng(seed)
    factors = Factors(*(chance.uniform(0.2, 2.5, one.shape) for one in all_of(model, 4)))
    whole = drawn(model, factors, draws=4)
    assert same(whole, drawn(model, factors, draws=4, threads=2))
    later = drawn(model, Factors(*(one[2:] for one in factors)), draws=2, first=2)
    assert np.array_equal(whole.here[2:], later.here)
    assert np.array_equal(whole.spent[2:], later.spent)


@settings(max_examples=15, deadline=None)
@given(models())
def test_people_are_told_by_cohort_too(model: Model) -> None:
    kept = drawn(model, None)
    assert np.array_equal(kept.cohorts.sum(axis=2), kept.here.sum(axis=0))


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("moves", np.ones((DRAWS, 2)), "factors of moves: (3, 2) was found; expected"),
        ("arrivals", None, "factors of arrivals: each is a number from 0 on"),
        ("prices", np.ones((DRAWS, 1, 1)), "factors of prices: (3, 1, 1) was found"),
    ],
)
def test_what_is_no_factor_is_refused(ward: Model, name: str, value: Any, said: str) -> None:
    factors = all_of(ward, DRAWS)
    bad = np.full(getattr(factors, name).shape, -1.0) if value is None else value
    with pytest.raises(BadModel) as refused:
        drawn_ward(ward, factors._replace(**{name: bad}))
    assert said in str(refused.value)


def drawn_ward(ward: Model, factors: Factors) -> None:
    """Draws of the ward that these tests share."""
    ready = prepare(ward, Start(), first_day=FIRST_DAY, months=1)
    run_prepared(ready, draws=DRAWS, seed=1, factors=factors)
