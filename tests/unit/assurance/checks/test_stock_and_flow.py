"""Numbers in hospital follow from who came and went."""

from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

from lifecourse.figures.api import FigureValue

pytestmark = pytest.mark.unit

ID = "stock-and-flow"


def ward(start, end, before=date(2014, 12, 31), **numbers):
    group = {"commissioner": "nhse", "setting": "secure"}
    return plan(
        length_of_stay={"s": group | {"stay": "any", "people": fig(start, as_at=before)}},
        inpatients={"e": group | {"people": end if isinstance(end, FigureValue) else fig(end, as_at=DAY)}},
        flows={"f": group | {"from": date(2015, 1, 1), "to": DAY} | numbers},
    )


def test_a_count_that_does_not_follow_is_named():
    finding = one(ID, ward("35", "30", admissions="6", discharges="13"))
    assert finding.expected == "28 people"
    assert "35 people on 31 December 2014" in finding.sentence


def test_a_count_that_follows_raises_nothing():
    assert found(ID, ward("35", "28", admissions="6", discharges="13")) == []


def test_a_count_on_the_first_day_will_do():
    assert one(ID, ward("35", "30", before=date(2015, 1, 1), admissions="6"))


def test_a_count_of_another_day_says_nothing():
    assert found(ID, ward("35", "30", before=date(2014, 6, 1), admissions="6")) == []


def test_rounding_is_no_fault():
    assert found(ID, ward("35", fig("30", to="5", as_at=DAY), admissions="6", discharges="13")) == []
