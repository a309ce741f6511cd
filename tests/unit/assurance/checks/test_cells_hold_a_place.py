"""Required cells say something."""

import pytest
from tests.unit.assurance.building import found, fund, one

pytestmark = pytest.mark.unit
ID = "cells-hold-a-place"


def led(lead):
    return fund(milestones={"a": {"milestone": "Technology commissioned", "group": "One", "lead": lead}})


@pytest.mark.parametrize("words", ["TBC", "tbc.", "To be confirmed", "[TBA]"])
def test_words_that_keep_a_place_are_named(words):
    finding = one(ID, led(words))
    assert f"“{words}” for “Technology commissioned" in finding.sentence
    assert "C3/milestones/a/lead" in {p.path for p in finding.places}


@pytest.mark.parametrize("words", ["Head of commissioning", "", "TBC by the board on 3 May"])
def test_an_answer_and_an_empty_cell_raise_nothing(words):
    assert not found(ID, led(words))
