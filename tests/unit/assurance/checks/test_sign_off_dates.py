"""Every commissioner needs a day for agreeing the plan."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "sign-off-dates"

PARTNERS = {
    "a": {"organisation": "Ashmere CCG", "code": "A1", "role": "lead"},
    "b": {"organisation": "Benton Council", "code": "B1", "role": "commissioner"},
    "c": {"organisation": "Care Ltd", "role": "provider"},
}
AGREED = {"a": {"organisation": "Ashmere CCG", "code": "A1", "target": "2016-03-01"}}


def test_all_without_a_date_are_one_finding():
    finding = one(ID, plan(partners=PARTNERS, sign_offs=AGREED | {"x": {"organisation": "Another"}}))
    assert "Another and Benton Council" in finding.sentence
    assert "Care Ltd" not in finding.sentence


@pytest.mark.parametrize("name", ["Benton Council", "BENTON COUNCIL", "Bentön Council"])
def test_a_partner_is_known_by_code_or_by_nearly_the_same_name(name):
    for code in ("B1", ""):
        rows = AGREED | {"b": {"organisation": name, "code": code, "target": "2016-03-02"}}
        assert found(ID, plan(partners=PARTNERS, sign_offs=rows)) == []


def test_another_code_is_another_organisation():
    rows = AGREED | {"b": {"organisation": "Benton Council", "code": "B2", "target": "2016-03-02"}}
    assert one(ID, plan(partners=PARTNERS, sign_offs=rows))


def test_an_empty_table_is_told_elsewhere():
    assert found(ID, plan(partners=PARTNERS)) == []
