"""What differs between two plans: all of it, nothing else, in words and figures."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.building import one_ward_document, people

from lifecourse.plans.api import Cell, Change, PlanDocument, Row, compare, read_example

pytestmark = pytest.mark.unit


def with_people(document: PlanDocument, number: int) -> PlanDocument:
    figure = document.rows("inpatients")[0].figure("people")
    assert figure is not None
    return document.with_cell(
        "inpatients", "ward", "people", Cell(figure=replace(figure, value=Decimal(number)))
    )


def test_a_plan_does_not_differ_from_itself(repository: Path) -> None:
    essex = read_example(repository / "examples/essex-2016").document
    assert compare(essex, essex) == []


def test_a_changed_figure_is_said_with_both_numbers_day_and_source() -> None:
    (found,) = compare(one_ward_document(), with_people(one_ward_document(), 5))
    assert found.change is Change.CHANGED
    assert found.place.path == "2.2/inpatients/ward/people"
    assert "3 people (31 December 2015; Section 2.1" in found.before
    assert found.after.startswith("5 people")
    assert "Clinical commissioning groups, Independent hospital: People" in found.what


def test_a_changed_source_is_a_difference_too() -> None:
    figure = people(3, quantity="inpatients/ccg-independent-hospital", source="Ward records")
    changed = one_ward_document().with_cell("inpatients", "ward", "people", Cell(figure=figure))
    (found,) = compare(one_ward_document(), changed)
    assert "Ward records" in found.after


def test_only_the_sentence_that_changed_is_shown() -> None:
    one = replace(one_ward_document(), answers={"2.2": "First stays. Second goes. Third stays."})
    other = replace(one_ward_document(), answers={"2.2": "First stays. Second is new. Third stays."})
    (found,) = compare(one, other)
    assert (found.before, found.after) == ("Second goes.", "Second is new.")
    assert found.what == "2.2 People in hospital, the text"


@pytest.mark.parametrize(
    ("before", "after", "change"), [("", "New.", Change.ADDED), ("Old.", "", Change.REMOVED)]
)
def test_a_text_that_only_one_has_is_added_or_removed(before: str, after: str, change: Change) -> None:
    one, other = (replace(one_ward_document(), answers={"2.5": text}) for text in (before, after))
    (found,) = compare(one, other)
    assert found.change is change


def test_a_row_that_only_one_has_is_said_whole() -> None:
    risk = Row(key="r", cells={"risk": Cell(text="No homes"), "likelihood": Cell(text="H")})
    (found,) = compare(one_ward_document(), one_ward_document().with_rows("risks", (risk,)))
    assert found.change is Change.ADDED
    assert found.after == "Risk: No homes; Likelihood: High"
    (back,) = compare(one_ward_document().with_rows("risks", (risk,)), one_ward_document())
    assert back.change is Change.REMOVED


def test_rows_in_another_order_are_no_difference() -> None:
    rows = tuple(Row(key=key, cells={"risk": Cell(text=key)}) for key in ("a", "b"))
    one = one_ward_document().with_rows("risks", rows)
    assert compare(one, one_ward_document().with_rows("risks", rows[::-1])) == []


@settings(max_examples=60)
@given(st.lists(st.tuples(st.sampled_from("abcd"), st.text(min_size=1, max_size=8)), max_size=6))
def test_there_and_back_are_mirror_images(edits: list[tuple[str, str]]) -> None:
    start = one_ward_document().with_rows(
        "risks", tuple(Row(key=key, cells={"risk": Cell(text=key)}) for key in "ab")
    )
    rows = {row.key: row for row in start.rows("risks")}
    for key, text in edits:
        rows[key] = Row(key=key, cells={"risk": Cell(text=text)})
    end = start.with_rows("risks", tuple(rows.values()))
    there, back = compare(start, end), compare(end, start)
    assert {(d.place, d.before, d.after) for d in there} == {(d.place, d.after, d.before) for d in back}
    assert (not there) is (
        start == end
        or (all(rows[k] == r for k, r in zip("ab", start.rows("risks"), strict=True)) and len(rows) == 2)
    )
