"""Two plans together use no more beds than there are."""

from datetime import date

import pytest
from tests.unit.assurance.building import fig, plan
from tests.unit.assurance.neighbours.building import between

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "unit-used-above-beds"


def unit(used, beds="10", **more):
    cells = {"setting": "secure", "place": "Stonebeck", "used": fig(used, Unit.BEDS, **more)}
    return plan(beds={"a": cells | ({"beds": beds} if beds else {})})


def test_beds_used_by_both_beyond_the_beds_are_named():
    (finding,) = between(ID, unit("6"), unit("5"))
    assert "11 together, but the unit has 10" in finding.sentence


def test_beds_enough_for_both_raise_nothing():
    assert between(ID, unit("6"), unit("4")) == []


def test_the_larger_number_of_beds_counts():
    assert between(ID, unit("6", beds="8"), unit("5", beds="11")) == []


def test_rounding_and_other_days_are_no_fault():
    assert between(ID, unit("6"), unit("5", said="about", to="1")) == []
    then, later = {"as_at": date(2015, 3, 31)}, {"as_at": date(2016, 3, 31)}
    assert between(ID, unit("6", **then), unit("5", **later)) == []


def test_without_beds_or_use_there_is_nothing_to_hold_against():
    assert between(ID, unit("6", beds=""), unit("5", beds="")) == []
    assert between(ID, unit("60"), plan(beds={"a": {"setting": "secure", "place": "Stonebeck"}})) == []
