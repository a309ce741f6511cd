"""The plan promises one reduction."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "ambitions-differ"


def promises(*rows):
    return plan(
        ambition={
            f"p{n}": {
                "commissioner": who,
                "reduction": fig(share, Unit.PERCENT, said=said),
                "years": fig("3", Unit.YEARS),
                "stated_in": "6",
            }
            for n, (who, share, said) in enumerate(rows)
        }
    )


def test_two_promises_for_the_same_beds_cannot_both_hold():
    finding = one(ID, promises(("partnership", "50", "exactly"), ("partnership", "40", "exactly")))
    assert "only one can be the promise" in finding.sentence
    assert finding.difference == "10 percentage points"


def test_promises_for_different_beds_have_to_be_fitted_together():
    finding = one(ID, promises(("ccg", "50", "exactly"), ("partnership", "40", "exactly")))
    assert "different beds" in finding.sentence


@pytest.mark.parametrize("first", [("partnership", "40", "exactly"), ("partnership", "38", "exactly")])
def test_the_same_promise_again_raises_nothing(first):
    assert found(ID, promises(first, ("partnership", "40", "about"))) == []
