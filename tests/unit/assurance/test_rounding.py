"""Rounding never raises a finding: a plan that adds up still does when rounded to any step."""

from dataclasses import replace
from datetime import date
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.assurance.building import fig

from lifecourse.assurance.engine import check_document
from lifecourse.assurance.findings import Severity
from lifecourse.assurance.intervals import Interval, exactly, stated, total, worked_out
from lifecourse.assurance.planting.sound import sound_plan
from lifecourse.figures.api import FigureValue, Qualifier, Unit
from lifecourse.plans.api import Cell, PlanDocument
from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

PACK = pack("transforming-care-2015")
COUNTED = {Unit.PEOPLE, Unit.BEDS, Unit.POUNDS, Unit.ADMISSIONS, Unit.DISCHARGES, Unit.TRANSFERS}
STEPS = [Decimal(s) for s in ("1", "5", "10", "50", "1000", "100000")]


def rounded_again(document: PlanDocument, rng: Random) -> PlanDocument:
    """The same plan with every exact count rounded to a step of its own."""
    changed = document
    for place, figure in document.figures():
        if figure.unit not in COUNTED or figure.rounded_to != 1 or figure.qualifier is not Qualifier.EXACTLY:
            continue
        changed = changed.with_cell(place.table, place.row, place.column, Cell(figure=coarser(figure, rng)))
    return changed


def coarser(figure: FigureValue, rng: Random) -> FigureValue:
    """A figure rounded to a step that is not larger than itself, or left as it is."""
    step = rng.choice([s for s in STEPS if s <= max(abs(figure.value), 1)])
    way = rng.choice([ROUND_HALF_UP, ROUND_HALF_EVEN])
    value = (figure.value / step).quantize(Decimal(1), rounding=way) * step
    return replace(figure, value=value, rounded_to=step)


@settings(max_examples=60)
@given(seed=st.integers(1, 100_000), steps=st.integers(0, 100_000))
def test_a_sound_plan_rounded_in_any_way_raises_nothing(seed, steps):
    document = rounded_again(sound_plan(seed), Random(steps))
    findings = check_document(document, PACK, date(2016, 4, 1))
    assert [f.sentence for f in findings if f.severity is not Severity.FOR_INFORMATION] == []


@given(
    parts=st.lists(st.integers(0, 10_000_000), min_size=1, max_size=20),
    steps=st.lists(st.sampled_from(STEPS), min_size=21, max_size=21),
)
def test_the_leeway_of_a_sum_holds_its_true_value(parts, steps):
    figures = [
        FigureValue(value=(Decimal(p) / s).quantize(Decimal(1)) * s, unit=Unit.POUNDS, rounded_to=s)
        for p, s in zip(parts, steps, strict=False)
    ]
    assert total(stated(f) for f in figures).meets(exactly(Decimal(sum(parts))))


@pytest.mark.parametrize(
    ("figure", "low", "high"),
    [
        (fig("69"), "69", "69"),  # people are counted whole
        (fig("70", to="10"), "65", "75"),
        (fig("20", Unit.PERCENT), "19.5", "20.5"),
        (fig("20", Unit.PERCENT, said="about"), "15", "25"),  # its last digit that is not nought
        (fig("21", Unit.PERCENT, said="about"), "20", "22"),
        (fig("0", said="about"), "-1", "1"),
        (fig("150", said="over"), "150", "Infinity"),
        (fig("150", said="up to"), "-Infinity", "150"),
    ],
)
def test_a_stated_figure_lies_within_its_rounding(figure, low, high):
    assert stated(figure) == Interval(Decimal(low), Decimal(high))


def test_what_was_worked_out_and_rounded_may_be_off_by_half_a_person():
    assert worked_out(fig("22")) == Interval(Decimal("21.5"), Decimal("22.5"))


def test_intervals_are_added_taken_away_and_divided_from_end_to_end():
    one, other = Interval(Decimal(1), Decimal(2)), Interval(Decimal(10), Decimal(20))
    assert one + other == Interval(Decimal(11), Decimal(22))
    assert other - one == Interval(Decimal(8), Decimal(19))
    assert one.times(other) == Interval(Decimal(10), Decimal(40))
    assert one.over(other) == Interval(Decimal("0.05"), Decimal("0.2"))
    assert one.over(Interval(Decimal(-1), Decimal(1))) is None
    assert one.below(other)
    assert not other.below(one)
