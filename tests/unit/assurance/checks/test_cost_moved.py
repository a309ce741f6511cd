"""Cost that moves between commissioners nets out."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "cost-moved"


def moves(*amounts, words=("Moved", "Moved", "Moved")):
    who = ("nhse", "council", "ccg")
    return plan(
        cost_movements={
            w: {"change": c, "commissioner": w, "amount": a}
            for w, c, a in zip(who, words, amounts, strict=False)
        }
    )


def test_essex_moves_340000_more_than_it_saves():
    finding = one(ID, moves("-1050000", "610000", "780000"))
    assert finding.difference == "£340,000"
    assert "£340,000 a year more is paid" in finding.sentence


def test_rows_told_in_different_words_are_one_change_when_their_days_are():
    assert (
        one(ID, moves("-1050000", "610000", "780000", words=("Saved", "Council pays", "CCGs pay"))).difference
        == "£340,000"
    )


def test_a_saving_that_nobody_pays_for_is_named():
    assert "Nothing shows whose cost" in one(ID, moves("-1050000")).sentence


def test_what_nets_out_raises_nothing():
    assert found(ID, moves("-1390000", "610000", "780000")) == []


def test_rounding_is_no_fault():
    rounded = [fig(n, Unit.POUNDS, to="10000") for n in ("-1390000", "615000", "785000")]
    assert found(ID, moves(*rounded)) == []


def test_what_is_not_in_pounds_is_told_elsewhere():
    assert found(ID, moves("-1050000", fig("3", Unit.STAFF))) == []
