"""Net change is in less out."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "flow-net"


def flow(net, **numbers):
    return plan(flows={"f": {"commissioner": "nhse", "setting": "secure", "net": net} | numbers})


def test_a_net_change_that_does_not_follow_is_named():
    finding = one(ID, flow("-6", admissions="6", discharges="7", transfers_out="6"))
    assert (finding.found, finding.expected) == ("-6", "-7")
    assert "6 admitted, 7 discharged and 6 moved out make -7" in finding.sentence


def test_six_in_seven_home_and_six_on_are_seven_fewer():
    assert found(ID, flow("-7", admissions="6", discharges="7", transfers_out="6")) == []


def test_rounding_is_no_fault():
    assert found(ID, flow("-7", admissions=fig("5", Unit.ADMISSIONS, to="5"), discharges="13")) == []


def test_without_movements_nothing_is_said():
    assert found(ID, flow("-7")) == []
