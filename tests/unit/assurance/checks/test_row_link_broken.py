"""A link to a row that is not there is named."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "row-link-broken"


def test_a_link_to_nowhere_is_named():
    document = plan(milestones={"a": {"milestone": "A"}, "b": {"milestone": "B", "after": "a, nowhere"}})
    finding = one(ID, document)
    assert finding.place.path == "5.3/milestones/b/after"
    assert finding.found == "nowhere"


def test_a_link_into_another_table_is_followed():
    risks = {"late": {"risk": "Late"}}
    assert found(ID, plan(risks=risks, mitigations={"m": {"approach": "Plan", "answers": "late"}})) == []
    assert one(ID, plan(risks=risks, mitigations={"m": {"approach": "Plan", "answers": "lost"}}))


def test_links_into_an_empty_table_are_told_where_that_is_told():
    assert found(ID, plan(mitigations={"m": {"approach": "Plan", "answers": "late"}})) == []
