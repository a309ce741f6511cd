"""Rows and places are called what a reader would call them."""

from dataclasses import replace

import pytest
from tests.unit.publishing.conftest import IN_TEXT, WARDS, plan, row, text

from lifecourse.plans.api import Cell, Column, ColumnKind, Place, PlanDocument, Table
from lifecourse.publishing.naming import Names, rows_called

pytestmark = pytest.mark.unit


def test_a_row_is_called_by_the_entry_that_tells_it_from_the_others() -> None:
    rows = tuple(row(f"r{n}", stated_in=text("2"), says=text(f"Thing {n}")) for n in range(3))
    assert rows_called(Table(template=IN_TEXT, rows=rows)) == {f"r{n}": f"Thing {n}" for n in range(3)}


def test_a_row_without_a_name_is_called_by_its_choices_or_its_key() -> None:
    choice = Column(
        key="who", title="Who", kind=ColumnKind.CHOICE, choices={"ccg": "The CCGs"}, required=True
    )
    table = Table(
        template=replace(WARDS, columns=(choice,)), rows=(row("a-b", who=text("ccg")), row("all-of-it"))
    )
    assert rows_called(table) == {"a-b": "The CCGs", "all-of-it": "All of it"}


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (Place(section="1"), "1 People"),
        (Place(section="1", table="wards"), "1 People, People by ward"),
        (Place(section="1", table="wards", row="elm", column="men"), "1 People, People by ward, Elm, Men"),
        (Place(section="1", table="wards", column="men"), "1 People, People by ward, Men"),
        (Place(section="1", table="wards", row="gone"), "1 People, People by ward, gone"),
        (Place(section="9", table="lost", row="r"), "9, lost, r"),
    ],
)
def test_a_place_is_said_in_words(small_plan: PlanDocument, place: Place, expected: str) -> None:
    assert Names(small_plan).place(place) == expected


def test_rows_that_a_cell_names_are_called_by_name() -> None:
    document = plan()
    after = Column(key="after", title="After", kind=ColumnKind.ROWS)
    said = Names(document).cell(document.table("wards"), after, Cell(text="elm, oak, gone"))
    assert said == "Elm; Oak; gone"
