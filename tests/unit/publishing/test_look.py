"""A colour for papers can be read on white, or the nearest that can is offered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.publishing.look import PLAIN_ACCENT, contrast_on_white, is_readable, nearest_readable
from lifecourse.publishing.looks import UnableToChangeLook, read_colour

pytestmark = pytest.mark.unit
colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(
    ("colour", "contrast"), [("#000000", 21.0), ("#ffffff", 1.0), ("#767676", 4.54), ("#777777", 4.48)]
)
def test_contrast_is_as_the_guidelines_work_it_out(colour: str, contrast: float) -> None:
    assert round(contrast_on_white(colour), 2) == contrast


@given(colours)
def test_the_nearest_shade_can_be_read_and_a_readable_colour_is_its_own(colour: str) -> None:
    shade = nearest_readable(colour)
    assert is_readable(shade)
    assert (shade == colour) == is_readable(colour)


def test_the_plain_colour_can_be_read() -> None:
    assert is_readable(PLAIN_ACCENT)


@pytest.mark.parametrize("typed", ["red", "#12345", "#12345g", "", "#1d4540;}", "rgb(0,0,0)"])
def test_what_is_no_colour_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(UnableToChangeLook, match="such as #1d4540"):
        read_colour(typed)


def test_a_pale_colour_is_refused_with_the_nearest_that_passes() -> None:
    with pytest.raises(UnableToChangeLook, match=f"The nearest .* is {nearest_readable('#ffcc00')}"):
        read_colour("#ffcc00")
