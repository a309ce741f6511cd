"""A group counted within another is not larger than it."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "of-which-above-whole"


def wards(within, people="19"):
    ward = {"commissioner": "ccg", "setting": "assessment-and-treatment", "people": people}
    return plan(
        inpatients={
            "a": ward,
            "of-which-rehabilitation": {"commissioner": "ccg", "setting": "rehabilitation", "people": within},
        }
    )


def test_a_larger_group_within_is_named():
    assert one(ID, wards("20")).difference == "1 person"


@pytest.mark.parametrize("within", ["0", "3", "19"])
def test_a_smaller_group_raises_nothing(within):
    assert found(ID, wards(within)) == []


def test_rounding_is_no_fault():
    assert found(ID, wards("20", fig("20", to="5"))) == []
