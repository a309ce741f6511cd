"""A model is read whole, or every fault is told with its place."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from tests.unit.cases.models import faults_of, published_data, read

from lifecourse.cases.kinds.model import CostLine, Profile
from lifecourse.cases.operations.writing import plain
from lifecourse.cases.rules.quarters import apart, later, read_quarter
from lifecourse.delivery.api import Quarter

pytestmark = pytest.mark.unit

type Data = dict[str, Any]


def phase(data: Data, number: int = 0) -> Data:
    """One phase of plain data."""
    found: Data = data["model"]["phases"][number]
    return found


def cost(data: Data) -> Data:
    """The first cost of the first phase."""
    found: Data = phase(data)["costs"][0]
    return found


def benefit(data: Data) -> Data:
    """The first benefit of the first phase."""
    found: Data = phase(data)["benefits"][0]
    return found


def read_cost(**row: Any) -> CostLine:
    """The first cost of the first phase, of these words."""
    data = published_data()
    kept = {key: cost(data)[key] for key in ("slug", "name", "kind")}
    phase(data)["costs"] = [kept | row]
    return read(data).phases[0].costs[0]


def test_what_is_kept_reads_as_the_file_does():
    data = published_data()
    assert read(plain(data)) == read(data)


def test_the_middle_may_be_the_midpoint():
    line = read_cost(best=100, worst=201)
    assert (line.best, line.mid, line.worst) == (100_00, 150_50, 201_00)
    assert read_cost(best=100, worst=201, mid="midpoint") == line


def test_one_amount_stands_for_all_three():
    line = read_cost(mid=100)
    assert (line.best, line.mid, line.worst) == (100_00, 100_00, 100_00)


def test_a_line_may_only_run():
    line = read_cost(running="12.50")
    assert (line.mid, line.running) == (0, 12_50)


def test_a_profile_lasts_as_long_as_it_says():
    profile = Profile(ramp=(1, 2), lasting=5, quarters=2)
    assert [profile.at(number) for number in range(-1, 6)] == [0, 1, 2, 5, 5, 0, 0]


def test_parts_are_exact():
    data = published_data()
    benefit(data)["best_percent"] = 110.5
    assert read(data).phases[0].benefits[0].best == Fraction(221, 200)


@pytest.mark.parametrize(
    ("spoil", "place", "expected"),
    [
        (lambda d: d["model"].update(first="Q2 2016"), "model, first", "such as 2016/17 Q2"),
        (lambda d: d["model"].update(last="2015/16 Q1"), "model, last", "from 2016/17 Q2 on"),
        (lambda d: d["model"].update(participants=[]), "model, participants", "one who takes part"),
        (lambda d: d["model"].update(phase=[]), "model, phase", "one of"),
        (lambda d: d["model"].update(seed=0), "model, seed", "whole number from 1"),
        (lambda d: phase(d).update(first="2010/11 Q1"), "phases 1, first", "2016/17 Q2 to 2021/22 Q1"),
        (lambda d: phase(d).update(participants=["nobody"]), "phases 1, participants", "csc, spoc"),
        (lambda d: phase(d).update(number=2), "model, phases, number", "each once"),
        (lambda d: phase(d).update(divided="fixed"), "phases 1, fixed", "a part for one"),
        (lambda d: phase(d).update(divided="by benefits"), "phases 1, divided", "by-benefit"),
        (lambda d: cost(d).update(best=700_000), "costs 1, best", "no more than mid and worst"),
        (lambda d: cost(d).pop("mid"), "costs 1, mid", "a best and a worst"),
        (lambda d: cost(d).update(mid="£621k"), "costs 1, mid", "pounds from nothing up"),
        (lambda d: cost(d).update(weights=[0, 0]), "costs 1, weights", "one above nothing"),
        (lambda d: cost(d).update(weights=[1, -1]), "costs 1, weights, 2", "a number from 0 up"),
        (lambda d: cost(d).update(paid_by="lpt"), "costs 1, paid_by", "one of csc"),
        (lambda d: cost(d).update(falls_away={"csc": 621_001}), "costs 1, falls_away", "at best"),
        (lambda d: cost(d).update(capital="yes"), "costs 1, capital", "true or false"),
        (lambda d: cost(d).update(slug="standard-ways"), "phases 1", "each once"),
        (lambda d: benefit(d).update(best_percent=90), "benefits 1, best_percent", "from 100 to 1000"),
        (lambda d: benefit(d).update(worst_percent=120), "benefits 1, worst_percent", "from 0 to 100"),
        (lambda d: benefit(d).update(ramp=["x"]), "benefits 1, ramp, 1", "pounds from nothing up"),
        (lambda d: benefit(d).update(ramp=[], lasting=0), "benefits 1, lasting", "an amount a quarter"),
        (lambda d: benefit(d).update(quarters=0), "benefits 1, quarters", "whole number from 1"),
        (
            lambda d: phase(d).update(
                moves=[{"slug": "m", "name": "m", "from": "csc", "to": "csc", "lasting": 5}]
            ),
            "moves 1, to",
            "somebody else",
        ),
        (
            lambda d: [one.update(share=0) for one in d["model"]["participants"]],
            "phases 1, participants",
            "one with a share",
        ),
        (
            lambda d: d["model"]["participants"][0].update(floor=703_601),
            "phases 1, costs",
            "703600 at most",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(spoil: Callable[[Data], Any], place: str, expected: str):
    data = published_data()
    spoil(data)
    faults = faults_of(data)
    assert any(place in fault and expected in fault for fault in faults), faults


@pytest.mark.parametrize("written", ["2016/17 Q5", "2016/18 Q1", "2016-17 Q1", "", "Q1"])
def test_no_quarter_is_guessed(written: str):
    assert read_quarter(written) is None


def test_quarters_count_over_the_year():
    assert later(Quarter(2016, 3), 2) == Quarter(2017, 1)
    assert later(Quarter(2016, 1), -1) == Quarter(2015, 4)
    assert apart(Quarter(2016, 3), Quarter(2018, 1)) == 6
