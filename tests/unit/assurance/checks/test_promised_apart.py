"""What is promised comes when its milestones are done."""

from datetime import date

import pytest
from tests.unit.assurance.building import found, fund, one

pytestmark = pytest.mark.unit

ID = "promised-apart-from-milestones"


def promised(due, ends=date(2016, 9, 30), steps="step"):
    return fund(
        milestones={"step": {"milestone": "Approach agreed", "starts": date(2016, 5, 1), "ends": ends}},
        deliverables={"review": {"deliverable": "Grants reviewed", "due": due, "milestones": steps}},
    )


def test_a_promise_a_year_after_its_milestone_is_named_with_both_days():
    finding = one(ID, promised(date(2017, 9, 30)))
    assert "“Grants reviewed” is promised by 30 September 2017" in finding.sentence
    assert "ends on 30 September 2016, 365 days earlier" in finding.sentence
    assert finding.place.path == "C2/deliverables/review/due"


def test_a_promise_before_its_milestone_is_done_is_named():
    assert "17 days later" in one(ID, promised(date(2016, 8, 3), ends=date(2016, 8, 20))).sentence


@pytest.mark.parametrize("due", [date(2016, 9, 30), date(2016, 12, 30), date(2016, 7, 1)])
def test_a_promise_up_to_a_quarter_later_or_within_a_quarter_that_is_stated_as_one_raises_nothing(due):
    assert not found(ID, promised(due))


def test_a_milestone_that_is_not_there_or_has_no_end_is_told_elsewhere():
    assert not found(ID, promised(date(2018, 1, 1), steps="other"))
    assert not found(ID, promised(date(2018, 1, 1), ends=""))
