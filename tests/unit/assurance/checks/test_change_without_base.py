"""A target that is a change says what it is a change from."""

import pytest
from tests.unit.assurance.building import fig, found, fund, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "change-without-base"


def measured(how, baseline=""):
    target = fig("5", Unit.PERCENT)
    row = {"measure": "Delays", "measured_as": how, "against": "Last year's targets", "target": target}
    return fund(measures={"delays": row | ({"baseline": baseline} if baseline else {})})


def test_a_change_from_nothing_stated_is_named_with_what_it_is_against():
    finding = one(ID, measured("reduction"))
    assert "“Delays”, 5% against last year's targets is a change from a level that is not stated" in (
        finding.sentence
    )


def test_a_change_from_a_level_and_a_target_that_is_a_level_raise_nothing():
    assert not found(ID, measured("reduction", fig("400")))
    assert not found(ID, measured("at-most"))


def test_a_form_that_does_not_ask_for_it_raises_nothing():
    assert not found(ID, plan(measures={"delays": {"measure": "Delays", "target": fig("5", Unit.PERCENT)}}))
