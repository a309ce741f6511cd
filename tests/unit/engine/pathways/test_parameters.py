"""A parameter: its range, what it is in a draw, and what is refused."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.engine.pathways.conftest import FIRST_DAY

from lifecourse.engine.pathways import Area, BadArea, BadParameter, Basis, Parameter, Unit

pytestmark = pytest.mark.unit
EDGE = 1.6448536269514722


def parameter(**more: Any) -> Parameter:
    """Admissions, with anything else about them."""
    told: dict[str, Any] = {
        "code": "admit/assessment-treatment",
        "group": "Coming into hospital",
        "words": "People admitted in a year",
        "unit": Unit.A_YEAR,
        "value": 20.0,
        "low": 14.0,
        "high": 30.0,
        "basis": Basis.PLAN,
        "source": "The plan, section 2.2",
    }
    return Parameter(**(told | more))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"low": 25.0}, "25, 20, 30 was found; expected a lowest"),
        ({"low": -1.0}, "none below 0"),
        ({"value": float("nan")}, "a number was expected"),
        ({"source": " "}, "no source"),
        ({"unit": Unit.SHARE}, "a share of 30 was found; at most 1"),
    ],
)
def test_what_is_no_parameter_is_refused_by_name(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(BadParameter, match="admit/assessment-treatment") as refused:
        parameter(**changes)
    assert said in str(refused.value)


@given(low=st.floats(0, 50), middle=st.floats(0, 50), high=st.floats(0, 50), share=st.booleans())
def test_a_draw_keeps_the_likely_value_and_the_edges(
    low: float, middle: float, high: float, share: bool
) -> None:
    low, middle, high = sorted((low, middle, high))
    unit = Unit.SHARE if share else Unit.A_YEAR
    size = 51 if share else 1
    one = parameter(low=low / size, value=middle / size, high=high / size, unit=unit)
    found = one.at(np.array([-EDGE, 0.0, EDGE]))
    assert np.allclose(found, [one.low, one.value, one.high], rtol=1e-6, atol=1e-9)
    wide = one.at(np.linspace(-4, 4, 41))
    assert (wide >= 0).all() and (np.diff(wide) >= -1e-12).all()
    assert not share or (wide <= 1).all()


def test_an_area_comes_back_as_it_was_written(area: Area) -> None:
    assert Area.from_data(area.to_data()) == area


def test_an_area_is_refused_that_names_a_parameter_twice_or_begins_within_a_month() -> None:
    with pytest.raises(BadArea, match="stands twice"):
        Area("Twice", FIRST_DAY, (parameter(), parameter()))
    with pytest.raises(BadArea, match="begins with a month"):
        Area("Late", FIRST_DAY.replace(day=2), (parameter(),))


def test_only_a_parameter_of_the_area_can_be_put_in_place_of_another(area: Area) -> None:
    other = parameter(value=12.0, low=10.0, high=15.0, basis=Basis.OVERRIDDEN)
    assert area.with_parameters(other).parameter(other.code) == other
    with pytest.raises(BadArea, match="has no parameter admit/hotel"):
        area.with_parameters(parameter(code="admit/hotel"))
