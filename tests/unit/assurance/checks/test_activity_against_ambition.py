"""People in hospital by year fall as far as is promised."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "activity-against-ambition"


def document(
    last, *, start="70", promise="40", key="inpatients", whose="partnership", said="exactly", years="3"
):
    return plan(
        activity={key: {"activity": "People in hospital", "baseline": start, "year_3": last}},
        ambition={
            "p": {
                "commissioner": whose,
                "reduction": fig(promise, Unit.PERCENT, said=said),
                "years": fig(years, Unit.YEARS),
            }
        },
    )


@pytest.mark.parametrize("last", ["50", "30", "80"])
def test_another_number_than_is_promised_is_named(last):
    finding = one(ID, document(last))
    assert finding.expected == "42 people"
    assert "40% is promised" in finding.sentence


def test_a_rise_is_called_a_rise():
    assert "a rise of 14.3%" in one(ID, document("80")).sentence


@pytest.mark.parametrize("last", ["42", "41", "43"])  # 40% may be 39.5 to 40.5, and people are whole
def test_rounding_is_no_fault(last):
    assert found(ID, document(last)) == []


def test_about_forty_per_cent_is_loose():
    assert found(ID, document("39", said="about")) == []


def test_a_promise_for_some_beds_is_held_against_those_beds_alone():
    assert found(ID, document("60", whose="ccg")) == []
    assert one(ID, document("60", whose="ccg", key="inpatients-ccg"))


def test_packages_of_care_are_not_people_in_hospital():
    rows = {
        "packages": {
            "activity": "Packages",
            "baseline": fig("70", Unit.PACKAGES),
            "year_3": fig("90", Unit.PACKAGES),
        }
    }
    promise = {"p": {"commissioner": "partnership", "reduction": "40", "years": fig("3", Unit.YEARS)}}
    assert found(ID, plan(activity=rows, ambition=promise)) == []


@pytest.mark.parametrize("years", ["7", "2.5"])
def test_a_promise_beyond_the_years_of_the_plan_is_left_alone(years):
    assert found(ID, document("60", years=years)) == []
