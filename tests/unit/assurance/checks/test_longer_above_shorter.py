"""Long stays are among the shorter ones, and all are people in hospital."""

from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

from lifecourse.figures.api import FigureValue

pytestmark = pytest.mark.unit

ID = "longer-stay-above-shorter"


def stays(**numbers):
    return {
        k: {
            "commissioner": "ccg",
            "setting": "all",
            "stay": k.replace("_", "-"),
            "people": v if isinstance(v, FigureValue) else fig(v, as_at=DAY),
        }
        for k, v in numbers.items()
    }


def test_more_people_of_five_years_than_of_one_are_named():
    finding = one(ID, plan(length_of_stay=stays(over_1_year="5", over_5_years="6")))
    assert finding.place.row == "over_5_years"
    assert finding.difference == "1 person"


def test_stays_under_and_over_a_year_are_all():
    good = stays(any="10", under_1_year="4", over_1_year="6")
    assert found(ID, plan(length_of_stay=good)) == []
    finding = one(ID, plan(length_of_stay=good | stays(under_1_year="5")))
    assert finding.expected == "11 people"


def test_nobody_stays_long_who_is_not_in_hospital():
    ward = {"w": {"commissioner": "ccg", "setting": "secure", "people": fig("3", as_at=DAY)}}
    assert one(ID, plan(inpatients=ward, length_of_stay=stays(over_5_years="4")))
    assert found(ID, plan(inpatients=ward, length_of_stay=stays(over_5_years="3"))) == []


def test_of_different_days_nothing_is_said():
    document = plan(length_of_stay=stays(over_1_year="5", over_5_years=fig("6", as_at=date(2014, 1, 1))))
    assert found(ID, document) == []


def test_rounding_is_no_fault():
    document = plan(length_of_stay=stays(over_1_year=fig("5", to="5", as_at=DAY), over_5_years="6"))
    assert found(ID, document) == []
