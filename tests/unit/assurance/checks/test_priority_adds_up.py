"""A priority is what its schemes, cost lines and sources of money come to."""

import pytest
from tests.unit.assurance.building import fig, found, fund, one

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "priority-adds-up"
PRIORITIES = {"a": {"priority": "Conditions", "amount": "898"}}
SCHEMES = {"s": {"scheme": "Case work", "priority": "a"}, "t": {"scheme": "Dementia", "priority": "a"}}


def lines(first, second):
    return {
        "1": {"organisation": "Council", "scheme": "s", "amount": first},
        "2": {"organisation": "CCG", "scheme": "t", "amount": second},
    }


def costs(last, scheme="t"):
    return {
        "1": {"line": "Posts", "priority": "a", "scheme": "s", "amount": "800"},
        "2": {"line": "Carers", "priority": "a", "scheme": scheme, "amount": last},
    }


def test_schemes_that_come_to_less_are_named_with_what_stands_in_none():
    document = fund(
        priorities=PRIORITIES, schemes=SCHEMES, scheme_lines=lines("800", "13"), cost_lines=costs("85", "")
    )
    sentences = [f.sentence for f in found(ID, document)]
    assert "come to £813: £85 less. Cost lines of £85 stand in no scheme." in sentences[-1]


def test_cost_lines_that_come_to_more_are_named():
    finding = one(ID, fund(priorities=PRIORITIES, cost_lines=costs("183")))
    assert "come to £983: £85 more." in finding.sentence
    assert finding.place.path == "B2/priorities/a/amount"


def test_sources_of_money_that_come_to_less_are_named():
    sure = {"1": {"source": "The fund", "priority": "a", "confidence": "H", "amount": "800"}}
    assert "£98 less" in one(ID, fund(priorities=PRIORITIES, confidence=sure)).sentence


def test_what_adds_up_raises_nothing_however_it_is_rounded():
    assert not found(ID, fund(priorities=PRIORITIES, cost_lines=costs("98")))
    near = fig("90", Unit.POUNDS, to="20")
    assert not found(ID, fund(priorities=PRIORITIES, cost_lines=costs(near)))


@pytest.mark.parametrize("amount", ["", fig("98")])
def test_a_line_without_a_sum_of_money_is_told_elsewhere(amount):
    assert not found(ID, fund(priorities=PRIORITIES, cost_lines=costs(amount)))


def test_a_line_of_no_priority_is_told_elsewhere():
    loose = {**costs("98"), "3": {"line": "Other", "priority": "z", "amount": "5"}}
    assert not found(ID, fund(priorities=PRIORITIES, cost_lines=loose))
