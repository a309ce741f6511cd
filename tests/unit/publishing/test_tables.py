"""A table is set with what it holds: missing totals, notes for what differs, no empty columns."""

from datetime import date

import pytest
from tests.unit.publishing.conftest import WARD_ROWS, people, plan, row, text

from lifecourse.figures.api import Confidence, Qualifier
from lifecourse.plans.api import Column, ColumnKind, PlanDocument, Row, Table, TableTemplate
from lifecourse.publishing.layout import layout_of
from lifecourse.publishing.naming import Names
from lifecourse.publishing.paper import Layout, PaperCell, PaperRow, PaperTable
from lifecourse.publishing.tables import Numbers, set_table

pytestmark = pytest.mark.unit


def wards(*rows: Row) -> PaperTable:
    document = plan(wards=rows or WARD_ROWS)
    return set_table(Names(document), document.table("wards"), section="1", numbers=Numbers(table=4, note=10))


def said(table: PaperTable, row: int) -> list[str]:
    cells = table.rows[row].cells
    return [f"{c.text} ({c.remark})" if c.remark else c.text for c in cells]


def test_a_total_that_nobody_stated_is_worked_out_and_says_so() -> None:
    table = wards()
    assert said(table, 1) == ["Elm", "", "3", "2", "5 (worked out)"]
    assert said(table, 3) == ["Total (worked out)", "", "8", "6", ""]
    assert table.rows[3].total
    assert table.rows[3].key == ""


def test_a_total_that_is_stated_is_left_as_stated(small_plan: PlanDocument) -> None:
    table = set_table(
        Names(small_plan), small_plan.table("money"), section="2", numbers=Numbers(table=1, note=1)
    )
    assert said(table, 3) == ["All revenue", "Revenue", "£1,600", "99.9% (worked out)"]
    assert [r.key for r in table.rows] == ["ccg", "estates", "council", "revenue"]
    assert [r.total for r in table.rows] == [False, False, False, True]


def test_choices_and_days_are_said_in_words() -> None:
    assert wards().rows[0].cells[1].text == "1 Apr 2001"
    document = plan()
    table = set_table(Names(document), document.table("money"), section="2", numbers=Numbers(table=1, note=1))
    assert table.rows[1].cells[1].text == "Capital"


def test_text_that_is_no_day_is_shown_as_it_stands() -> None:
    assert wards(row("a", ward=text("A"), opened=text("spring"))).rows[0].cells[1].text == "spring"


def test_the_commonest_source_is_one_line_and_the_rest_are_numbered_notes() -> None:
    odd = people(2, source="Section 6", confidence=Confidence.ESTIMATED, note="A guess")
    table = wards(*WARD_ROWS[:1], row("elm", ward=text("Elm"), men=odd))
    assert table.source == "Section 2.2, at 31 December 2015."
    assert [(n.number, n.text) for n in table.notes] == [
        (10, "Section 6, at 31 December 2015. Estimated. A guess.")
    ]
    assert table.rows[1].cells[2].note == 10
    assert table.rows[0].cells[2].note is None


def test_days_that_differ_by_column_stand_in_the_headings() -> None:
    year_1, year_2 = (
        {"as_at": date(2016, 3, 31), "period_start": date(2015, 4, 1)},
        {"as_at": date(2017, 3, 31)},
    )
    table = wards(row("a", ward=text("A"), men=people(1, **year_1), women=people(1, **year_2)))
    assert [c.as_at for c in table.columns][1:3] == ["in the year to 31 March 2016", "at 31 March 2017"]
    assert table.notes == ()
    assert table.source == "Section 2.2."


def test_a_doubtful_figure_and_the_word_before_a_number_are_said_in_words() -> None:
    cell = people(9, confidence=Confidence.DOUBTFUL, qualifier=Qualifier.OVER)
    assert said(wards(row("a", ward=text("A"), men=cell)), 0)[1] == "over 9 (doubtful)"


def test_a_number_below_nought_has_a_true_minus_sign() -> None:
    assert said(wards(row("a", ward=text("A"), men=people(-16))), 0)[1] == "−16"


def test_columns_that_hold_nothing_are_named_and_not_printed() -> None:
    table = wards(row("a", ward=text("A"), men=people(1)))
    assert [c.title for c in table.columns] == ["Ward", "Men (people)"]
    assert table.left_out == ("Opened", "Women", "All")


def test_every_row_has_a_cell_for_every_column(small_plan: PlanDocument) -> None:
    for table in (
        wards(),
        set_table(
            Names(small_plan), small_plan.table("money"), section="2", numbers=Numbers(table=1, note=1)
        ),
    ):
        assert {len(r.cells) for r in table.rows} == {len(table.columns)}


def route(*groups: str) -> PaperTable:
    """A table of what is done in which part, without totals."""
    columns = (
        Column(key="part", title="Part", required=True),
        Column(key="what", title="What", required=True),
        Column(key="when", title="When", kind=ColumnKind.DATE),
    )
    template = TableTemplate(key="route", section="1", title="Route", hint="", columns=columns)
    rows = tuple(
        row(f"r{number}", part=text(group), what=text(f"Step {number}"), when=text("2016-04-01"))
        for number, group in enumerate(groups)
    )
    table = Table(template=template, rows=rows)
    return set_table(Names(plan()), table, section="1", numbers=Numbers(table=1, note=1))


def test_long_runs_of_the_same_words_become_headings() -> None:
    table = route("North", "North", "North", "South", "South", "South")
    assert [r.group for r in table.rows] == ["North"] * 3 + ["South"] * 3
    assert [c.title for c in table.columns] == ["What", "When"]


def test_a_heading_without_letters_says_what_it_is() -> None:
    assert {r.group for r in route("1.1", "1.1", "1.1").rows} == {"Part 1.1"}


@pytest.mark.parametrize(
    "groups", [("North", "South", "North", "South"), ("North", "North", "South", "South")]
)
def test_words_that_come_back_or_change_often_stay_in_their_column(groups: tuple[str, ...]) -> None:
    table = route(*groups)
    assert {r.group for r in table.rows} == {""}
    assert len(table.columns) == 3


def test_a_table_with_totals_keeps_its_first_column() -> None:
    rows = (row(f"r{n}", ward=text("Oak"), men=people(1), women=people(2)) for n in range(8))
    assert wards(*rows).columns[0].title == "Ward"


@pytest.mark.parametrize(
    ("columns", "letters", "rows", "expected"),
    [
        (3, 60, 5, Layout.UPRIGHT),
        (5, 90, 30, Layout.WIDE),
        (9, 90, 30, Layout.WIDE),
        (9, 90, 4, Layout.CARDS),
    ],
)
def test_a_table_is_set_by_how_wide_it_is(columns: int, letters: int, rows: int, expected: Layout) -> None:
    asked = tuple(Column(key=f"c{n}", title=f"Column {n}") for n in range(columns))
    cells = tuple(PaperCell(text="word " * (letters // 5)) for _ in asked)
    assert layout_of(asked, [PaperRow(key=f"r{n}", cells=cells) for n in range(rows)]) is expected


def test_a_table_that_fits_is_set_upright() -> None:
    assert wards().layout is Layout.UPRIGHT
