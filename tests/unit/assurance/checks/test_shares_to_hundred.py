"""Shares come to a hundred."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "shares-to-hundred"


def shares(*values, to="1"):
    return plan(
        cohorts={f"c{n}": {"cohort": "1", "share": fig(v, Unit.PERCENT, to=to)} for n, v in enumerate(values)}
    )


@pytest.mark.parametrize("values", [("50", "40"), ("70", "40")])
def test_shares_that_do_not_make_a_whole_are_named(values):
    assert "not 100%" in one(ID, shares(*values)).sentence


@pytest.mark.parametrize("values", [("33", "33", "33"), ("34", "33", "34"), ("50", "50")])
def test_rounded_thirds_make_a_whole(values):
    assert found(ID, shares(*values)) == []


def test_to_a_tenth_thirds_must_be_closer():
    assert one(ID, shares("33", "33", "33", to="0.1"))


def test_while_shares_are_missing_less_than_the_whole_is_no_fault():
    rows = {"a": {"cohort": "1", "share": fig("40", Unit.PERCENT)}, "b": {"cohort": "2"}}
    assert found(ID, plan(cohorts=rows)) == []
    assert one(ID, plan(cohorts=rows | {"c": {"cohort": "3", "share": fig("80", Unit.PERCENT)}}))
