"""A group is not larger than the group that contains it, wherever both stand."""

from datetime import date

import pytest
from tests.unit.assurance.building import DAY, fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "contained-above-whole"


def people(moderate, everyone, **more):
    return plan(
        population={
            "moderate-or-severe": {
                "measure": "M",
                "people": fig(moderate, quantity="population/moderate-or-severe", **more),
            },
            "adults-learning-disability": {
                "measure": "A",
                "people": fig(everyone, quantity="population/adults-learning-disability", as_at=DAY),
            },
        }
    )


def test_a_group_larger_than_its_whole_is_named():
    finding = one(ID, people("7000", "6744", as_at=DAY))
    assert finding.difference == "256"


def test_a_smaller_group_raises_nothing():
    assert found(ID, people("6744", "32724", as_at=DAY)) == []


def test_of_another_day_it_may_be_larger():
    assert found(ID, people("7000", "6744", as_at=date(2010, 1, 1))) == []


def test_rounding_is_no_fault():
    assert found(ID, people("7000", "6744", as_at=DAY, to="1000")) == []


def test_where_another_statement_fits_the_two_quarrel_elsewhere():
    rows = {
        "x": {"says": "Secure", "figure": fig("40", quantity="inpatients/nhse-secure")},
        "y": {"says": "Secure", "figure": fig("28", quantity="inpatients/nhse-secure")},
        "z": {"says": "All", "figure": fig("31", quantity="inpatients/nhse")},
    }
    assert found(ID, plan(figures_in_text=rows)) == []
    assert one(ID, plan(figures_in_text={k: rows[k] for k in ("x", "z")}))
