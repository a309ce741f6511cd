"""Nothing is entered twice."""

from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "row-said-twice"

ORG = {"organisation": "Ashmere CCG", "role": "lead"}


def test_the_same_row_again_is_named():
    finding = one(ID, plan(partners={"a": ORG, "b": ORG}))
    assert finding.place.row == "b"
    assert finding.others[0].row == "a"


def test_rows_that_anything_tells_apart_raise_nothing():
    assert found(ID, plan(partners={"a": ORG, "b": ORG | {"area": "North"}})) == []


def test_the_same_words_of_another_day_are_another_statement():
    ward = {"commissioner": "ccg", "setting": "secure"}
    rows = {
        "a": ward | {"people": fig("3", as_at=DAY)},
        "b": ward | {"people": fig("4", as_at=date(2014, 1, 1))},
    }
    assert found(ID, plan(inpatients=rows)) == []


def test_empty_rows_are_told_elsewhere():
    assert found(ID, plan(partners={"a": {}, "b": {}})) == []
