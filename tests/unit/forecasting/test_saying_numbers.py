"""Numbers of parameters and levers are said as people say them, and what is typed is what is kept."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.pathways import LEVERS, Basis, Lever, Parameter, Unit
from lifecourse.forecasting.rules.saying import (
    codes_in,
    day_said,
    from_typed,
    lever_said,
    number_said,
    range_said,
    short,
    typed,
    without_codes,
)
from lifecourse.standards.api import national_parameters

pytestmark = pytest.mark.unit
ONE = Parameter(
    code="a", group="g", words="w", unit=Unit.PEOPLE, value=2, low=1, high=1200, basis=Basis.PLAN, source="s"
)


@pytest.mark.parametrize(
    ("number", "unit", "said"),
    [
        (1, Unit.PEOPLE, "1 person"),
        (32724, Unit.PEOPLE, "32,724 people"),
        (26.23, Unit.PEOPLE, "26.2 people"),
        (0.125, Unit.SHARE, "12.5%"),
        (1250.4, Unit.POUNDS, "£1,250 a week"),
        (0.0125, Unit.RATE, "0.0125 a year each"),
        (1.25, Unit.TIMES, "× 1.25"),
        (0, Unit.PLACES, "0 places"),
    ],
)
def test_a_number_is_said_in_its_unit(number, unit, said):
    assert number_said(number, unit) == said


def test_every_unit_has_words():
    assert all(number_said(2.5, unit) for unit in Unit)


def test_a_range_is_said_and_what_is_certain_is_not():
    assert range_said(ONE) == "1 to 1,200"
    assert range_said(replace(ONE, unit=Unit.POUNDS)) == "£1 to £1,200"
    assert range_said(replace(ONE, low=2, high=2)) == ""
    assert range_said(replace(ONE, unit=Unit.SHARE, value=0.2, low=0.1, high=0.25)) == "10% to 25%"


@given(st.decimals(min_value=0, max_value=10**6, places=4), st.sampled_from(Unit))
def test_what_is_typed_comes_back_as_it_was_typed(number, unit):
    kept = from_typed(number, unit)
    assert Decimal(typed(kept, unit)) == pytest.approx(number, abs=Decimal("1e-9"))


def test_large_numbers_are_whole_and_small_ones_have_three_figures():
    assert [short(one) for one in (0, 0.00126, 9.999, 99.96, 123.4, 1e6)] == [
        "0",
        "0.00126",
        "10",
        "100",
        "123",
        "1,000,000",
    ]


def test_a_lever_is_said_in_a_line_without_a_cost_of_nothing():
    values = {"day": "2017-09-01", "caseload": 27, "pounds_a_year": 0, "payer": "icb"}
    said = "from 1 September 2017; how many people at a time: 27"
    assert lever_said(Lever("forensic-team", values)).startswith(said)
    assert "£" not in lever_said(Lever("forensic-team", values))
    assert "£600,000 a year" in lever_said(Lever("forensic-team", values | {"pounds_a_year": 600_000}))


@pytest.mark.parametrize("kind", LEVERS.values(), ids=lambda kind: kind.code)
def test_what_a_lever_does_names_parameters_that_there_are(kind):
    known = {one.code for one in national_parameters(10_000)}
    assert set(codes_in(kind.does)) <= known
    assert not codes_in(without_codes(kind.does))


def test_a_day_is_said_whatever_the_language_of_the_machine():
    assert day_said(date(2016, 4, 1)) == "1 April 2016"
