"""What was kept of a forecast is read as it was, or refused with what is wrong."""

import io
from dataclasses import replace
from datetime import date
from hashlib import sha256

import numpy as np
import pytest

from lifecourse.engine.pathways import BASELINE, Area, Basis, Parameter, pathway
from lifecourse.forecasting.kinds.asked import Asked, Inputs
from lifecourse.forecasting.rules.kept import (
    BadKept,
    check_fits,
    overridden,
    packed,
    read_area,
    read_inputs,
    read_scenario,
    unpacked,
)
from lifecourse.forecasting.rules.overriding import SaidOtherwise, parameter_by
from lifecourse.standards.api import national_parameters

pytestmark = pytest.mark.unit
SAID = SaidOtherwise(value=5, low=4, high=7, source=" The ward's own list ", why="it was counted")


@pytest.fixture(scope="module")
def area():
    """Two thousand adults, of whom five are in hospital."""
    return Area("A district", date(2016, 4, 1), national_parameters(2_000))


@pytest.fixture(scope="module")
def outlook(area):
    """A year of it."""
    return pathway(area, months=12).draw(draws=3, seed=4)


def test_inputs_are_read_as_they_were_written(area):
    inputs = Inputs(area=area, scenario=BASELINE, asked=Asked(months=12, draws=20, seed=4))
    assert read_inputs(inputs.to_data()) == inputs


@pytest.mark.parametrize(
    ("months", "draws", "seed", "said"),
    [
        (6, 100, 1, r"Months: 6 .*12 to 120"),
        (121, 100, 1, r"Months: 121 .*12 to 120"),
        (60, 5, 1, r"Draws: 5 .*20 to 5000"),
        (60, 100, -1, r"Seed: -1 .*expected 0"),
    ],
)
def test_what_is_out_of_bounds_is_refused_by_name(months, draws, seed, said):
    with pytest.raises(ValueError, match=said):
        Asked(months=months, draws=draws, seed=seed)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"months": "soon"}, "asked for"),
        ({"draws": None}, "asked for"),
        ({"area": None}, "area"),
        ({"area": {"name": "Nowhere"}}, "area"),
        ({"scenario": {"name": ""}}, "scenario"),
        ({"scenario": {"name": "One", "levers": [{"kind": "wishing"}]}}, "wishing"),
    ],
)
def test_inputs_that_were_tampered_with_are_refused(area, change, said):
    data = Inputs(area=area, scenario=BASELINE, asked=Asked(months=12)).to_data()
    with pytest.raises(BadKept, match=said):
        read_inputs(data | change)


@pytest.mark.parametrize("data", [None, [], "text", 3])
def test_what_is_no_data_at_all_is_refused(data):
    for read in (read_area, read_scenario, read_inputs):
        with pytest.raises(BadKept):
            read(data)


def test_draws_are_unpacked_as_they_were_packed(outlook):
    content = packed(outlook.kept)
    found = unpacked(content, fingerprint=sha256(content).hexdigest())
    assert all(np.array_equal(one, other) for one, other in zip(found, outlook.kept, strict=True))
    check_fits(found, outlook.pathway)


def test_draws_that_were_changed_are_refused(outlook):
    content = packed(outlook.kept)
    with pytest.raises(BadKept, match="fingerprint differs"):
        unpacked(content[:-1] + b"?", fingerprint=sha256(content).hexdigest())


def test_draws_of_another_program_are_refused():
    file = io.BytesIO()
    np.savez_compressed(file, here=np.zeros(3))
    for content in (file.getvalue(), b"no file of arrays"):
        with pytest.raises(BadKept, match="another version"):
            unpacked(content, fingerprint=sha256(content).hexdigest())


def test_draws_of_another_model_are_refused(outlook):
    with pytest.raises(BadKept, match="another version of the model"):
        check_fits(outlook.kept._replace(here=outlook.kept.here[:, :, :-1]), outlook.pathway)


def test_what_somebody_says_stands_with_its_source_and_what_it_stands_instead_of(area):
    one = parameter_by(area.parameter("people/low-secure"), SAID)
    assert (one.value, one.low, one.high, one.basis) == (5, 4, 7, Basis.OVERRIDDEN)
    assert one.source == "The ward's own list"
    assert area.parameter("people/low-secure").source in one.note
    assert "it was counted" in one.note


def test_an_override_of_what_the_area_no_longer_has_is_left_out(area):
    one = parameter_by(area.parameter("people/low-secure"), SAID)
    gone = replace(one, code="people/elsewhere")
    changed = overridden(area, {"people/low-secure": one, "people/elsewhere": gone})
    assert changed.parameter("people/low-secure") == one
    assert len(changed.parameters) == len(area.parameters)
    assert isinstance(changed.parameters[0], Parameter)
