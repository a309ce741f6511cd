"""Rows say sections that there are."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "section-unknown"


def said(section):
    return plan(figures_in_text={"a": {"stated_in": section, "says": "People waiting", "figure": "3"}})


@pytest.mark.parametrize("section", ["7.3", "2,2", "22"])
def test_a_section_that_is_not_there_is_named(section):
    assert f"in section “{section}”, which the plan has not" in one(ID, said(section)).sentence


@pytest.mark.parametrize("section", ["2.2", "6", "A", ""])
def test_a_section_of_the_plan_or_none_raises_nothing(section):
    assert found(ID, said(section)) == []


def test_a_promise_may_be_made_in_several_sections():
    assert found(ID, plan(ambition={"a": {"says": "Fewer", "stated_in": "2.2, 3.1"}})) == []
    assert "“9.9”" in one(ID, plan(ambition={"a": {"says": "Fewer", "stated_in": "2.2, 9.9"}})).sentence
