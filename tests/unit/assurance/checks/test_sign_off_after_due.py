"""Everyone agrees the plan before it is due."""

import pytest
from tests.unit.assurance.building import found, one, plan

from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

ID = "sign-off-after-due"


def dates(*days):
    return plan(sign_offs={f"o{n}": {"organisation": f"Org {n}", "target": d} for n, d in enumerate(days)})


def test_all_that_are_late_are_one_finding():
    finding = one(ID, dates("2016-05-26", "2016-06-22", "2016-04-01"))
    assert "2 of 3 target dates are later: Org 0 and Org 1, the last on 22 June 2016" in finding.sentence
    assert finding.difference == "up to 72 days late"


def test_all_late_is_said_so():
    assert "all 2 target dates" in one(ID, dates("2016-05-26", "2016-06-22")).sentence


@pytest.mark.parametrize("day", ["2016-04-11", "2016-01-01", "", "May"])
def test_on_the_day_or_before_raises_nothing(day):
    assert found(ID, dates(day)) == []


def test_a_pack_without_such_a_day_says_nothing():
    assert found(ID, dates("2016-05-26"), pack("long-term-plan-2019")) == []
