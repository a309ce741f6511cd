"""What a scheme gets is what its cost lines come to."""

import pytest
from tests.unit.assurance.building import fig, found, fund, one

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "scheme-adds-up"
SCHEMES = {"s": {"scheme": "Crisis response", "priority": "a"}}
GETS = {
    "1": {"organisation": "CCG", "scheme": "s", "amount": "125"},
    "2": {"organisation": "Council", "scheme": "s", "amount": "115"},
}


def costs(amount, **more):
    rows = {"1": {"line": "Posts", "priority": "a", "scheme": "s", "amount": amount}}
    return fund(schemes=SCHEMES, scheme_lines=GETS, cost_lines={**rows, **more})


def test_a_scheme_that_costs_more_than_it_gets_is_named():
    finding = one(ID, costs("250"))
    assert "“Crisis response” gets £240" in finding.sentence
    assert "come to £250: £10 more" in finding.sentence
    assert {p.path for p in finding.places} == {
        "B2/scheme-lines/1/amount",
        "B2/scheme-lines/2/amount",
        "B3/cost-lines/1/amount",
    }


def test_a_scheme_that_costs_what_it_gets_raises_nothing_however_it_is_rounded():
    assert not found(ID, costs("240"))
    assert not found(ID, costs(fig("200", Unit.POUNDS, to="100")))


def test_where_a_line_of_the_priority_stands_in_no_scheme_nothing_is_compared():
    assert not found(ID, costs("250", loose={"line": "Other", "priority": "a", "amount": "5"}))
