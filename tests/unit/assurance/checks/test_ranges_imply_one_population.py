"""All stated ranges come from one population."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "ranges-imply-one-population"


def ranges(ccg=("14.5", "22"), nhse=("29", "36"), **tables):
    rates = {"ccg": ("10", "15"), "nhse": ("20", "25")}
    rows = {
        who: {
            "commissioner": who,
            "range_low": ends[0],
            "range_high": ends[1],
            "rate_low": rates[who][0],
            "rate_high": rates[who][1],
        }
        for who, ends in (("ccg", ccg), ("nhse", nhse))
    }
    return plan(planning_range=rows, **tables)


def test_two_populations_are_named_as_derived():
    finding = one(ID, ranges(nhse=("40", "50")))
    assert "derived, not sourced" in finding.sentence


@pytest.mark.parametrize("ccg", [("14.5", "22"), ("14", "21"), ("15", "22")])
def test_one_population_rounded_in_any_way_raises_nothing(ccg):
    assert found(ID, ranges(ccg=ccg)) == []


def test_where_the_population_is_given_each_range_is_held_against_it():
    people = {
        "p": {"measure": "Adults", "people": fig("1450000", quantity="population/gp-registered-18-and-over")}
    }
    assert found(ID, ranges(nhse=("40", "50"), population=people)) == []
