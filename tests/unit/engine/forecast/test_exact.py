"""Draws against the expectation that is worked out day by day, in every month and setting."""

import numpy as np
import pytest
from tests.unit.engine.forecast.conftest import FIRST_DAY, queue_model

from lifecourse.engine.forecast import Expectation, Model, Start, month_ends, run

pytestmark = pytest.mark.unit


def test_draws_agree_with_the_expectation_in_every_month_and_setting(ward: Model, people: Start) -> None:
    months, draws = 30, 4000
    kept = run(ward, people, first_day=FIRST_DAY, months=months, draws=draws, seed=11).kept
    expected = Expectation(ward, people, step=2.0).run(month_ends(FIRST_DAY, months))
    error = kept.here.std(axis=0) / np.sqrt(draws)
    # Many figures at once: 4.5 standard errors; and 0.05 per cent for steps and quarters of a year.
    assert np.all(np.abs(kept.here.mean(axis=0) - expected) < 4.5 * error + 0.0005 * expected)


def test_the_expectation_keeps_everybody(ward: Model, people: Start) -> None:
    expected = Expectation(ward, people, step=4.0).run(month_ends(FIRST_DAY, 12))
    assert expected.sum(axis=1) == pytest.approx([616] * 12, rel=1e-9)


def test_the_expectation_refuses_a_model_in_which_somebody_may_wait(people: Start) -> None:
    with pytest.raises(ValueError, match="nobody waits"):
        Expectation(queue_model(3, 1, 1, ""), people)
