"""Numbers of people in hospital agree wherever they stand."""

from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

from lifecourse.assurance.findings import Severity

pytestmark = pytest.mark.unit

ID = "hospital-totals-agree"

WARDS = {
    "a": {"commissioner": "ccg", "setting": "secure", "people": fig("38", as_at=DAY)},
    "b": {"commissioner": "nhse", "setting": "camhs", "people": fig("31", as_at=DAY)},
}


def today(figure):
    return plan(inpatients=WARDS, planning_range={"ccg": {"commissioner": "ccg", "today": figure}})


def test_another_number_for_the_same_day_must_be_mended():
    finding = one(ID, today(fig("40", as_at=DAY)))
    assert (finding.severity, finding.expected, finding.difference) == (
        Severity.MUST_MEND,
        "38 people",
        "2 people",
    )


def test_another_number_without_a_day_should_be_looked_at():
    assert one(ID, today(fig("40"))).severity is Severity.SHOULD_LOOK


def test_another_number_for_another_day_is_for_information():
    activity = {
        "inpatients": {
            "activity": "People in hospital",
            "baseline": fig("73", as_at=date(2016, 3, 31), quantity="activity/inpatients"),
        }
    }
    finding = one(ID, plan(inpatients=WARDS, activity=activity))
    assert finding.severity is Severity.FOR_INFORMATION
    assert "73 people on 31 March 2016" in finding.sentence
    assert "both can be true: 4 people more" in finding.sentence


def test_the_same_number_raises_nothing():
    assert found(ID, today(fig("38", as_at=DAY))) == []
    assert found(ID, today(fig("40", as_at=DAY, to="5"))) == []


def test_a_sum_of_less_than_all_is_no_sum():
    wards = WARDS | {"c": {"commissioner": "ccg", "setting": "mental-health"}}
    document = plan(
        inpatients=wards, planning_range={"ccg": {"commissioner": "ccg", "today": fig("40", as_at=DAY)}}
    )
    assert found(ID, document) == []


def rounded(said, total):
    wards = {
        "a": {"commissioner": "ccg", "setting": "secure", "people": fig("40", as_at=DAY, to="5")},
        "b": {"commissioner": "nhse", "setting": "camhs", "people": fig("30", as_at=DAY, to="5")},
        "total": {"commissioner": "partnership", "setting": "all", "people": fig(total, as_at=DAY)},
    }
    baseline = fig(said, as_at=DAY, quantity="activity/inpatients")
    return plan(inpatients=wards, activity={"inpatients": {"activity": "People", "baseline": baseline}})


def test_rounded_rows_do_not_hide_another_total():
    finding = one(ID, rounded("72", "69"))
    assert "“People in hospital” (section 2.2) gives a total of 69 people" in finding.sentence
    assert "That is 3 people more than the total." in finding.sentence


def test_the_same_total_over_rounded_rows_raises_nothing_and_a_wrong_total_is_told_elsewhere():
    assert found(ID, rounded("69", "69")) == []
    assert found(ID, rounded("69", "96")) == []
