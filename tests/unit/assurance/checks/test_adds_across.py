"""A row comes to its total."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

pytestmark = pytest.mark.unit

ID = "adds-across"


def row(total, autism, disability):
    return plan(
        children_at_risk={
            "a": {"ages": "0-4", "total": total, "autism": autism, "learning_disability": disability}
        }
    )


def test_a_wrong_row_is_named():
    finding = one(ID, row("12", "3", "8"))
    assert (finding.found, finding.expected) == ("12 people", "11 people")
    assert "1 person too many" in finding.sentence


def test_a_right_row_raises_nothing():
    assert found(ID, row("11", "3", "8")) == []


def test_rounding_is_no_fault():
    assert found(ID, row(fig("10", to="5"), fig("5", to="5"), "8")) == []


def test_what_is_still_empty_counts_as_nobody():
    document = plan(children_at_risk={"a": {"ages": "0-4", "total": "11", "autism": "11"}})
    assert found(ID, document) == []
