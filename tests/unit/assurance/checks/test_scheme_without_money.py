"""Every scheme says what it gets."""

import pytest
from tests.unit.assurance.building import found, fund, one

pytestmark = pytest.mark.unit
ID = "scheme-without-money"
SCHEMES = {"s": {"scheme": "Dementia", "priority": "a"}, "t": {"scheme": "Commissioning", "priority": "a"}}
LINE = {"organisation": "Council", "scheme": "s", "amount": "50"}


def test_a_scheme_of_which_no_line_speaks_is_named():
    finding = one(ID, fund(schemes=SCHEMES, scheme_lines={"1": LINE}))
    assert "says nothing of Commissioning." in finding.sentence
    assert "B2/schemes/t" in {p.path for p in finding.places}


def test_a_line_of_nought_pounds_is_a_line():
    nought = {"organisation": "Council", "scheme": "t", "amount": "0"}
    assert not found(ID, fund(schemes=SCHEMES, scheme_lines={"1": LINE, "2": nought}))


def test_a_line_that_names_no_scheme_may_be_that_schemes():
    loose = {"organisation": "Council", "scheme": "", "amount": "5"}
    assert not found(ID, fund(schemes=SCHEMES, scheme_lines={"1": LINE, "2": loose}))
