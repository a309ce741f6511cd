"""What was carried forward is used once."""

import pytest
from tests.unit.assurance.building import fig, found, fund, one

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "carried-forward-used-once"


def carried(total, kept, put_in="200"):
    return fund(
        carry_forward={"total": {"use": "All", "amount": total}},
        funding={"cf": {"source": "Before", "funder": "carry-forward", "year_1": put_in}},
        reserves={
            "kept": {"reserve": "Contingency", "within": "no", "amount": kept},
            "risk": {"reserve": "Risk", "within": "yes", "amount": "101"},
        },
    )


def test_a_contingency_that_is_in_the_plan_as_well_is_named():
    finding = one(ID, carried("317", "117", put_in="317"))
    assert "£317 were carried forward" in finding.sentence
    assert "come to £434" in finding.sentence
    assert finding.place.path == "B1/reserves/kept/amount"


def test_what_is_used_once_raises_nothing_however_it_is_rounded():
    assert not found(ID, carried("317", "117"))
    assert not found(ID, carried(fig("300", Unit.POUNDS, to="100"), "117"))


def test_where_the_total_is_not_stated_its_rows_are_added_up():
    document = carried("", "117")
    assert not found(ID, document)
    rows = {"one": {"use": "One-off", "amount": "200"}, "two": {"use": "Kept", "amount": "50"}}
    other = fund(
        carry_forward=rows,
        funding={"cf": {"funder": "carry-forward", "year_1": "200"}},
        reserves={"kept": {"within": "no", "amount": "117"}},
    )
    assert "£250 were carried forward" in one(ID, other).sentence
