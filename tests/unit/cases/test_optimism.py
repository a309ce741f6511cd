"""An estimate is raised by what experience adds, less what is mitigated."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.rules.optimism import BadMitigation, bias_left, raised
from lifecourse.engine.allocation import whole
from lifecourse.standards.api import HopefulAbout, optimism_bound

pytestmark = pytest.mark.unit
SOFTWARE = optimism_bound("equipment-and-development", HopefulAbout.CAPITAL, on=date(2016, 4, 1))
assert SOFTWARE is not None


@pytest.mark.parametrize(
    ("mitigated", "pence"), [("0", 90_000_000), ("0.5", 60_000_000), ("0.95", 33_000_000), ("1", 30_000_000)]
)
def test_software_may_cost_three_times_what_was_thought(mitigated, pence):
    assert whole(raised(30_000_000, bias_left(SOFTWARE, Fraction(mitigated)))) == pence


def test_an_estimate_of_a_kind_without_a_bound_stays():
    assert raised(100, None) == 100


def test_less_than_the_guidance_ever_found_is_told():
    assert bias_left(SOFTWARE, Fraction(1)).below_the_least
    assert not bias_left(SOFTWARE, Fraction("0.95")).below_the_least


@pytest.mark.parametrize("part", ["-0.01", "1.01"])
def test_no_more_than_all_is_mitigated(part):
    with pytest.raises(BadMitigation, match="from 0%"):
        bias_left(SOFTWARE, Fraction(part))


@given(st.integers(0, 10**10), st.fractions(0, 1), st.fractions(0, 1))
def test_the_more_is_mitigated_the_less_is_added(pence, one, other):
    less, more = sorted((one, other))
    assert pence <= raised(pence, bias_left(SOFTWARE, more)) <= raised(pence, bias_left(SOFTWARE, less))
