"""Services, homes and agreements lie near the years of the plan."""

import pytest
from tests.unit.assurance.building import found, one, plan

pytestmark = pytest.mark.unit

ID = "day-far-from-plan"


@pytest.mark.parametrize(
    ("table", "column", "day", "words"),
    [
        ("service_changes", "starts", "2026-10-01", "1 October 2026"),
        ("service_changes", "starts", "2006-10-01", "1 October 2006"),
        ("homes", "available", "2117-06-01", "1 June 2117"),
        ("sign_offs", "target", "1916-03-11", "11 March 1916"),
    ],
)
def test_a_mistyped_year_is_named(table, column, day, words):
    finding = one(ID, plan(**{table: {"a": {column: day}}}))
    assert f"is dated {words}; the plan's years are 2015/16 to 2018/19." in finding.sentence


@pytest.mark.parametrize(
    ("table", "column", "day"),
    [
        ("service_changes", "starts", "2019-03-31"),
        ("service_changes", "starts", ""),
        ("service_changes", "starts", "spring"),  # told elsewhere
        ("homes", "available", "2024-06-01"),
        ("sign_offs", "target", "2016-03-11"),
    ],
)
def test_days_near_the_plan_and_none_raise_nothing(table, column, day):
    assert found(ID, plan(**{table: {"a": {column: day}}})) == []
