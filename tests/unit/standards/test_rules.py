"""What range a rate gives, and what population a stated range implies."""

from decimal import Decimal

import pytest

from lifecourse.standards.api import derive_denominator, pack, planning_range

pytestmark = pytest.mark.unit

PACK = pack("transforming-care-2015")


@pytest.mark.parametrize(
    ("rate_id", "population", "low", "high"),
    [
        ("inpatient-rate-ccg", "1000000", "10", "15"),
        ("inpatient-rate-nhse", "1000000", "20", "25"),
        ("inpatient-rate-ccg", "1446000", "14.5", "21.7"),
        ("inpatient-rate-ccg", "1455000", "14.6", "21.8"),  # half up: 14.55, 21.825
    ],
)
def test_a_rate_times_its_population_is_a_range(rate_id, population, low, high):
    found = planning_range(pack=PACK, rate=PACK.numbers[rate_id], denominator=Decimal(population))
    assert (found.low, found.high) == (Decimal(low), Decimal(high))
    assert found.pack_id == "transforming-care-2015"
    assert "rounded half up to the nearest 0.1" in found.basis
    assert found.citation


def test_without_its_population_a_rate_gives_no_range_and_says_why():
    found = planning_range(pack=PACK, rate=PACK.numbers["inpatient-rate-ccg"], denominator=None)
    assert found.low is None
    assert found.high is None
    assert "registered with a GP aged 18 and over (2014/15)" in found.missing


def test_a_number_that_is_no_rate_has_no_range():
    with pytest.raises(ValueError, match="not a rate"):
        planning_range(pack=PACK, rate=PACK.numbers["match-ratio"], denominator=Decimal(1))


def test_a_population_of_nought_is_refused():
    with pytest.raises(ValueError, match="above 0"):
        planning_range(pack=PACK, rate=PACK.numbers["inpatient-rate-ccg"], denominator=Decimal(0))


def ends(*pairs: tuple[str, str]) -> list[tuple[Decimal, Decimal]]:
    return [(Decimal(people), Decimal(rate)) for people, rate in pairs]


def test_the_population_of_essex_is_derived_from_its_stated_ranges():
    implied = derive_denominator(ends(("14.5", "10"), ("22", "15"), ("29", "20"), ("36", "25")))
    assert round(implied.low, -4) == 1_440_000
    assert round(implied.high, -4) == 1_470_000
    assert implied.derived


def test_rounded_ends_share_a_population_and_contrary_ones_do_not():
    half = Decimal("0.5")
    essex = ends(("14.5", "10"), ("22", "15"), ("29", "20"), ("36", "25"))
    assert derive_denominator(essex, half_step=half).consistent
    assert not derive_denominator(ends(("14", "10"), ("29", "15")), half_step=half).consistent


def test_nothing_stated_implies_nothing():
    with pytest.raises(ValueError, match="at least one"):
        derive_denominator([])
