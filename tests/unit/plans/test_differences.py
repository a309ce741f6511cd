"""What differs is told by section: words marked, figures with how far they moved, rows that moved."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import one_ward_document, people

from lifecourse.figures.api import Unit
from lifecourse.plans.api import Cell, Change, Row, Said, differences_by_section, figure_step
from lifecourse.plans.comparing import moved_rows

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("was", "now", "unit", "says"),
    [
        (69, 74, Unit.PEOPLE, "5 people more (7.2% more)"),
        (3, 2, Unit.PEOPLE, "1 person fewer (33.3% less)"),
        (1_000_000, 1_050_000, Unit.POUNDS, "£50,000 more (5% more)"),
        (10, 8, Unit.PERCENT, "2 percentage points less"),
        (0, 4, Unit.BEDS, "4 beds more"),  # nothing is no share of
        (5, 5, Unit.BEDS, ""),
    ],
)
def test_how_far_a_figure_moved(was, now, unit, says):
    assert figure_step(people(was, unit=unit), people(now, unit=unit)) == says


def test_figures_in_different_units_are_not_subtracted():
    assert figure_step(people(3), people(3, unit=Unit.BEDS)) == ""
    assert figure_step(people(3), people(4, unit=Unit.BEDS)) == ""


def test_a_section_says_in_one_sentence_what_differs():
    one = one_ward_document()
    figure = people(5, quantity="inpatients/ccg-independent-hospital")
    other = replace(one, answers={"2.2": "Five people are in hospital."})
    other = other.with_cell("inpatients", "ward", "people", Cell(figure=figure))
    (section,) = differences_by_section(one, other)
    assert (section.key, section.title) == ("2.2", "People in hospital")
    assert section.sentence == "1 passage of text differs, 1 figure differs."
    words, number = section.shown
    assert [p.words.strip() for p in words.pieces if p.said is not Said.BOTH] == ["Three", "Five"]
    assert number.step == "2 people more (66.7% more)"


def of_rows(*keys):
    rows = tuple(Row(key=key, cells={"commissioner": Cell(text=key)}) for key in keys)
    return one_ward_document().with_rows("inpatients", rows)


def test_a_row_that_was_moved_is_said_once():
    (found,) = moved_rows(of_rows("a", "b", "c", "d"), of_rows("d", "a", "b", "c"))
    assert (found.change, found.place.row, found.before, found.after) == (Change.MOVED, "d", "row 4", "row 1")


@given(st.permutations(["a", "b", "c", "d", "e", "f"]))
def test_taking_the_moved_rows_out_leaves_both_in_one_order(order):
    moved = {d.place.row for d in moved_rows(of_rows(*sorted(order)), of_rows(*order))}
    rest = [key for key in order if key not in moved]
    assert rest == sorted(rest)
    assert (not moved) == (order == sorted(order))


def test_a_figure_is_never_shown_as_words():
    changed = one_ward_document().with_cell(
        "inpatients", "ward", "people", Cell(figure=people(Decimal("4.5")))
    )
    (section,) = differences_by_section(one_ward_document(), changed)
    assert all(shown.figure and not shown.pieces for shown in section.shown)
