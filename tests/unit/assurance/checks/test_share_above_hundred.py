"""No share is above the whole."""

import pytest
from tests.unit.assurance.building import fig, found, one, plan

from lifecourse.figures.api import Unit

pytestmark = pytest.mark.unit

ID = "share-above-hundred"


def test_more_than_all_is_named():
    document = plan(ambition={"a": {"says": "x", "reduction": fig("400", Unit.PERCENT)}})
    assert one(ID, document).difference == "300%"


@pytest.mark.parametrize("value", ["100", "40", "0"])
def test_up_to_all_raises_nothing(value):
    assert found(ID, plan(ambition={"a": {"says": "x", "reduction": fig(value, Unit.PERCENT)}})) == []


def test_a_hundred_and_a_rounding_is_all():
    assert found(ID, plan(ambition={"a": {"says": "x", "reduction": fig("102", Unit.PERCENT, to="5")}})) == []


def test_growth_may_be_above_all():
    assert found(ID, plan(growth={"a": {"measure": "x", "rate": fig("120", Unit.PERCENT)}})) == []
