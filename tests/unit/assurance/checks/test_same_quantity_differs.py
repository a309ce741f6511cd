"""The same thing said twice is said the same, or of different days."""

from dataclasses import replace
from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

from lifecourse.assurance.findings import Severity
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Row

pytestmark = pytest.mark.unit

ID = "same-quantity-differs"


def twice(one, other, quantity="inpatients/nhse-secure"):
    return plan(
        inpatients={
            "s": {"commissioner": "nhse", "setting": "secure", "people": replace(one, quantity=quantity)}
        },
        figures_in_text={
            "t": {"stated_in": "6", "says": "Secure", "figure": replace(other, quantity=quantity)}
        },
    )


def test_two_numbers_for_one_day_must_be_mended():
    finding = one(ID, twice(fig("14", as_at=DAY), fig("11", as_at=DAY)))
    assert finding.severity is Severity.MUST_MEND
    assert "14 people on 31 December 2015" in finding.sentence
    assert "11 people on 31 December 2015" in finding.sentence
    assert "They cannot all be true" in finding.sentence
    assert "(section 6)" in finding.sentence


def test_one_without_a_day_should_be_dated():
    finding = one(ID, twice(fig("28", as_at=DAY), fig("40")))
    assert finding.severity is Severity.SHOULD_LOOK
    assert "40 people (no date)" in finding.sentence
    assert "enter the day" in finding.mend


def test_different_days_may_differ():
    assert found(ID, twice(fig("28", as_at=DAY), fig("40", as_at=date(2016, 3, 31)))) == []


def test_different_periods_may_differ():
    first = fig("28", as_at=DAY, period_start=date(2015, 1, 1))
    assert found(ID, twice(first, fig("40", as_at=DAY, period_start=date(2014, 1, 1)))) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (fig("6744", as_at=DAY), fig("6700", to="100", as_at=DAY)),
        (fig("6744", as_at=DAY), fig("7000", said="about", as_at=DAY)),
        (fig("172", as_at=DAY), fig("150", said="over", as_at=DAY)),
        (fig("28", as_at=DAY), fig("28")),
    ],
)
def test_rounded_or_loosely_said_the_same_is_the_same(first, second):
    assert found(ID, twice(first, second)) == []


def test_what_cannot_change_from_day_to_day_cannot_both_be_true():
    finding = one(ID, twice(fig("52", Unit.WEEKS), fig("5", Unit.WEEKS), quantity="school-weeks"))
    assert "They cannot all be true" in finding.sentence


def test_years_side_by_side_are_different_things():
    rows = {"inpatients": {"activity": "People", "baseline": "70", "year_1": "60"}}
    assert found(ID, plan(activity=rows)) == []


def test_promises_are_left_to_their_own_check():
    assert found(ID, twice(fig("50", Unit.PERCENT), fig("40", Unit.PERCENT), quantity="ambition/all")) == []


def test_three_places_are_one_finding():
    document = twice(fig("28", as_at=DAY), fig("40", as_at=DAY))
    again = Row(key="u", cells=document.rows("figures-in-text")[0].cells)
    assert one(ID, document.with_rows("figures-in-text", (*document.rows("figures-in-text"), again)))
