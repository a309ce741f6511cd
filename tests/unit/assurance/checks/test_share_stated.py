"""A stated percentage follows from its numbers."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "share-stated"


def beds(used, there, share, **more):
    return plan(
        beds={
            "b": {
                "setting": "secure",
                "used": used,
                "beds": there,
                "used_share": fig(share, Unit.PERCENT, **more),
            }
        }
    )


def test_a_share_that_its_numbers_do_not_make_is_named():
    finding = one(ID, beds("10", "105", "15"))
    assert finding.expected == "9.5%"
    assert "10 of 105 is 9.5%" in finding.sentence


def test_ten_of_a_hundred_and_five_is_ten_per_cent():
    assert found(ID, beds("10", "105", "10")) == []


def test_nought_beds_make_no_share():
    assert found(ID, beds("0", "0", "10")) == []


def dowries(share, **more):
    people = {f"w{n}": {"commissioner": "ccg", "setting": "secure", "people": "23"} for n in range(3)}
    rows = {
        "a": {"group": "A", "people": "6", "share": fig(share, Unit.PERCENT, **more)},
        "b": {"group": "B", "people": "7"},
    }
    return plan(inpatients=people, dowries=rows)


def test_thirteen_of_sixty_nine_is_about_twenty_per_cent():
    assert found(ID, dowries("20", said="about")) == []
    assert found(ID, dowries("19")) == []
    assert one(ID, dowries("30")).expected == "18.8%"
