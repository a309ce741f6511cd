"""Every cost line stands in a scheme."""

import pytest
from tests.unit.assurance.building import found, fund, one

pytestmark = pytest.mark.unit
ID = "line-without-scheme"
SCHEMES = {"s": {"scheme": "Dementia", "priority": "a"}}


def costs(scheme):
    rows = {
        "1": {"line": "Dementia services", "priority": "a", "scheme": "s", "amount": "50"},
        "2": {"line": "Carers", "priority": "a", "scheme": scheme, "amount": "85"},
    }
    return fund(schemes=SCHEMES, cost_lines=rows)


def test_a_line_in_no_scheme_is_named_with_its_sum():
    finding = one(ID, costs(""))
    assert "1 of 2 lines stands in no scheme: Carers (£85)" in finding.sentence
    assert "B3/cost-lines/2/scheme" in {p.path for p in finding.places}


def test_lines_in_schemes_and_a_plan_without_schemes_raise_nothing():
    assert not found(ID, costs("s"))
    assert not found(ID, fund(cost_lines={"1": {"line": "Carers", "amount": "85"}}))
