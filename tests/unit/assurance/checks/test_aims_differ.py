"""The aim is the same wherever it is stated."""

import pytest
from tests.unit.assurance.building import found, fund, one

pytestmark = pytest.mark.unit
ID = "aims-differ"
PROMISES = {"one": {"promise": "One service"}, "home": {"promise": "At home"}, "known": {"promise": "Known"}}


def stated(*aims):
    rows = {f"aim-{n}": {"place": f"Place {n}", "promises": said} for n, said in enumerate(aims)}
    return fund(promises=PROMISES, aims=rows)


def test_a_shorter_aim_is_named_with_how_much_it_leaves_out():
    finding = one(ID, stated("one, home, known", "one"))
    assert "“Place 1” leaves out 2 of 3 parts." in finding.sentence
    assert [p.path for p in finding.others] == ["A2/aims/aim-1/promises"]


def test_one_aim_everywhere_raises_nothing_whatever_its_order():
    assert not found(ID, stated("one, home, known", "known, one, home"))


def test_a_part_that_no_place_names_and_a_place_that_names_none_raise_nothing():
    assert not found(ID, stated("one, home", "home, one", ""))
