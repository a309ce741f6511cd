"""One unit has one number of beds."""

from datetime import date

import pytest
from tests.unit.assurance.building import fig, plan
from tests.unit.assurance.neighbours.building import between

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "unit-beds-differ"


def beds(number, place="Stonebeck", **more):
    figure = number if not isinstance(number, str) else fig(number, Unit.BEDS, **more)
    return plan(beds={"a": {"setting": "secure", "place": place, "beds": figure}})


def test_two_numbers_are_named_with_whose_they_are():
    (finding,) = between(ID, beds("47"), beds("42"))
    assert finding.sentence == (
        "Westmere gives “Low or medium secure hospital, Stonebeck” 47 beds (no date); "
        "Eastmere gives it 42 beds (no date)."
    )
    assert "Westmere asks that of Eastmere" in finding.mend
    assert [p.path for p in finding.ours] == ["2.2/beds/a/beds"]


def test_the_same_number_raises_nothing():
    assert between(ID, beds("47"), beds("47")) == []


def test_rounding_is_no_fault():
    assert between(ID, beds("47"), beds("50", to="10")) == []
    assert between(ID, beds("47"), beds("40", said="over")) == []


def test_numbers_of_two_days_are_not_compared_and_of_one_day_are():
    then, later = {"as_at": date(2015, 3, 31)}, {"as_at": date(2016, 3, 31)}
    assert between(ID, beds("47", **then), beds("42", **later)) == []
    assert len(between(ID, beds("47", **then), beds("42", **then))) == 1


def test_a_unit_with_two_rows_or_another_unit_of_measure_says_nothing():
    row = {"setting": "secure", "place": "Stonebeck", "beds": "42"}
    assert between(ID, beds("47"), plan(beds={"a": row, "b": row})) == []
    assert between(ID, beds("47"), beds(fig("42", Unit.STAFF))) == []
