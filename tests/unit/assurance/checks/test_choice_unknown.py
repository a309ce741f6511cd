"""A choice that the column does not offer is named."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "choice-unknown"


def test_an_unknown_choice_is_named_with_those_offered():
    finding = one(ID, plan(risks={"r": {"risk": "Late", "likelihood": "often"}}))
    assert finding.place.path == "5.4/risks/r/likelihood"
    assert finding.found == "often"
    assert finding.expected == "High, Medium and Low"


@pytest.mark.parametrize("choice", ["H", "M", "L", ""])
def test_known_choices_and_blanks_raise_nothing(choice):
    assert found(ID, plan(risks={"r": {"risk": "Late", "likelihood": choice}})) == []
