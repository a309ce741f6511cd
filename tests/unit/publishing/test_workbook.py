"""The workbook holds numbers as numbers, totals as formulas that come out right, and text as text."""

import re
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.unit.publishing.conftest import HOSTILE, WARD_ROWS, people, plan, pounds, row, share, text

from lifecourse.figures.api import Qualifier, Unit
from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.paper import Annex, Facts, PaperFinding
from lifecourse.publishing.workbook import make_workbook
from lifecourse.publishing.workbook.formats import number_format

pytestmark = pytest.mark.unit

type Make = Callable[..., Workbook]


@pytest.fixture
def make(facts: Facts) -> Make:
    """Make a workbook and read it back; `values` reads what the formulas come to."""

    def made(document: PlanDocument, *, values: bool = False, **given: Any) -> Workbook:
        return load_workbook(
            BytesIO(make_workbook(document, facts=facts, **{"spare_rows": 0} | given)), data_only=values
        )

    return made


def come_to(sheet: Worksheet, formula: str) -> float:
    """What one of our formulas comes to, worked out here from the cells that it names."""
    # What is added of spare rows, by their choices, is nothing while they are empty.
    formula, _, spare = formula.partition("+SUMIFS(")
    if spare or formula.startswith("=SUMIFS("):
        asked = spare or formula.removeprefix("=SUMIFS(")
        assert not [cell.value for line in sheet[asked.partition(",")[0]] for cell in line if cell.value]
        if not spare:
            return 0.0
    if found := re.fullmatch(r"=SUM\((.*)\)", formula):
        total = 0.0
        for part in found[1].split(","):
            cells = sheet[part]
            rows = cells if isinstance(cells, tuple) else ((cells,),)
            total += sum(float(cell.value or 0) for line in rows for cell in line)
        return total
    found = re.fullmatch(r"=ROUND\(([A-Z]+\d+|1)-([A-Z]+\d+),6\)", formula)
    assert found, formula
    stated = 1.0 if found[1] == "1" else float(sheet[found[1]].value)
    return round(stated - come_to(sheet, sheet[found[2]].value), 6)


def formulas(sheet: Worksheet) -> dict[str, str]:
    return {
        cell.coordinate: str(cell.value)
        for line in sheet.iter_rows()
        for cell in line
        if cell.data_type == "f"
    }


def test_every_table_has_a_sheet_in_order_after_the_first(small_plan: PlanDocument, make: Make) -> None:
    assert [s.title for s in make(small_plan) if s.sheet_state == "visible"] == [
        "Read me", "1 People by ward", "2 Money by payer", "2 Never filled in", "In text", "Sources",
    ]  # fmt: skip


def test_findings_have_a_sheet_when_asked_for(
    small_plan: PlanDocument, make: Make, findings: tuple[PaperFinding, ...]
) -> None:
    book = make(small_plan, findings=findings, annexes=frozenset({Annex.FINDINGS}))
    sheet = book["Findings"]
    assert [c.value for c in sheet[2]][1:4] == [
        "The total is £100 more than its parts.", "open", "must-mend",
    ]  # fmt: skip
    assert sheet["A2"].hyperlink.location == "'2 Money by payer'!C5"
    assert sheet["I3"].value == "Not asked of us"


def test_the_first_sheet_says_which_plan_and_by_which_rules(
    small_plan: PlanDocument, make: Make, facts: Facts
) -> None:
    said = " ".join(str(c.value) for line in make(small_plan)["Read me"].iter_rows() for c in line if c.value)
    for words in ("A small plan", "small-rules", facts.content_id, "Revision 3"[-1], "Not filled in"):
        assert words in said


def test_numbers_are_numbers_and_days_are_days(small_plan: PlanDocument, make: Make) -> None:
    sheet = make(small_plan)["1 People by ward"]
    assert sheet["B2"].value == datetime(2001, 4, 1)  # noqa: DTZ001  (a workbook's days have no zone)
    assert sheet["C2"].value == 5
    money = make(small_plan)["2 Money by payer"]
    assert (money["C2"].value, money["C2"].number_format) == (1000, "£#,##0")
    assert (money["D2"].value, money["D2"].number_format) == (0.605, "0.0%")


def test_an_empty_cell_is_empty_and_a_total_of_nothing_shows_nothing(make: Make) -> None:
    rows = (row("a", ward=text("A")), row("b", ward=text("B")))
    sheet = make(plan(wards=rows))["1 People by ward"]
    assert sheet["C2"].value is None
    assert sheet["C5"].value == "=SUM(C2:C3)"
    assert sheet["C5"].number_format == "#,##0;-#,##0;"


def test_the_heading_row_stays_in_sight(small_plan: PlanDocument, make: Make) -> None:
    assert make(small_plan)["1 People by ward"].freeze_panes == "A2"


def test_totals_are_formulas_over_their_parts_and_no_others(small_plan: PlanDocument, make: Make) -> None:
    wards = formulas(make(small_plan)["1 People by ward"])
    assert wards["C6"] == "=SUM(C2:C3)"
    assert wards["F2"] == "=SUM(C2,D2)"
    money = formulas(make(small_plan)["2 Money by payer"])
    assert money["C7"] == "=SUM(C2,C4)"
    assert money["C8"] == "=ROUND(C5-C7,6)"
    assert money["C9"] == "=SUM(C3)"
    assert money["D8"] == "=ROUND(1-D7,6)"


def test_every_formula_comes_to_the_value_written_with_it(small_plan: PlanDocument, make: Make) -> None:
    book, values = make(small_plan), make(small_plan, values=True)
    checked = 0
    for name in book.sheetnames:
        for at, formula in formulas(book[name]).items():
            assert come_to(book[name], formula) == pytest.approx(values[name][at].value), (name, at)
            checked += 1
    assert checked >= 10


def test_what_does_not_add_up_is_shown_as_a_difference(small_plan: PlanDocument, make: Make) -> None:
    values = make(small_plan, values=True)["2 Money by payer"]
    assert values["C8"].value == 100
    assert values["D8"].value == pytest.approx(0.001)
    assert values["C8"].number_format == '+£#,##0;-£#,##0;"adds up"'


def test_each_number_has_a_note_of_where_it_comes_from(make: Make) -> None:
    cell = pounds("19500000", rounded_to=Decimal(100_000), note="As printed")
    sheet = make(plan(money=(row("a", payer=text("A"), year=cell),)))["2 Money by payer"]
    note = sheet["C2"].comment.text
    for words in ("Section 2.2", "31 December 2015", "to the nearest £100,000", "As printed"):
        assert words.lower() in note.lower()


def test_the_sheet_of_sources_lists_every_figure(small_plan: PlanDocument, make: Make) -> None:
    sheet = make(small_plan)["Sources"]
    assert sheet.max_row - 1 == len(list(small_plan.figures()))
    assert sheet["A2"].hyperlink.location == "'1 People by ward'!C2"
    assert (sheet["B2"].value, sheet["H2"].value) == (5, "Section 2.2")


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_becomes_a_formula_or_an_address(
    typed: str, make: Make, facts: Facts, findings: tuple[PaperFinding, ...]
) -> None:
    rows = (row("a", ward=text(typed), opened=text(typed), men=people(1, source=typed, note=typed)),)
    document = plan(wards=rows, title=typed)
    book = make(document, findings=findings, annexes=frozenset(Annex))
    sheet = book["1 People by ward"]
    for at in ("A2", "B2"):
        assert sheet[at].data_type in {"s", "inlineStr"}
        assert sheet[at].quotePrefix == typed.startswith(("=", "+", "-", "@", "\t"))
    ours = re.compile(r"=(SUM\([A-Z0-9:,]*\)|ROUND\([A-Z0-9]+-[A-Z0-9]+,6\))")
    for name in book.sheetnames:
        assert all(ours.fullmatch(f) for f in formulas(book[name]).values())
        for line in book[name].iter_rows():
            assert not [c for c in line if c.hyperlink and c.hyperlink.target]
    parts = ZipFile(BytesIO(make_workbook(document, facts=facts))).namelist()
    assert not [p for p in parts if "external" in p.lower() or "vba" in p.lower()]


def test_text_is_kept_to_the_letter(make: Make) -> None:
    for typed in (HOSTILE[0], HOSTILE[5], "naïve £5 – “so”"):
        sheet = make(plan(wards=(row("a", ward=text(typed)),)))["1 People by ward"]
        assert sheet["A2"].value == typed


def test_very_long_text_is_cut_and_says_so(make: Make) -> None:
    sheet = make(plan(wards=(row("a", ward=text("x" * 40_000)),)))["1 People by ward"]
    assert sheet["A2"].value.endswith("(cut short)")


def test_the_same_plan_gives_the_same_bytes(small_plan: PlanDocument, facts: Facts) -> None:
    assert make_workbook(small_plan, facts=facts) == make_workbook(small_plan, facts=facts)


def test_the_workbook_says_when_the_plan_last_changed(small_plan: PlanDocument, make: Make) -> None:
    assert make(small_plan).properties.created == datetime(2016, 5, 1, 9, 30)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("cell", "in_heading", "expected"),
    [
        (people(5), True, "#,##0"),
        (people(5), False, '#,##0" people"'),
        (people(1), False, '#,##0" person"'),
        (people("4.25"), True, "#,##0.00"),
        (pounds("10.5"), True, "£#,##0.0"),
        (share("44"), True, "0%"),
        (people(5, qualifier=Qualifier.ABOUT), True, '"about "#,##0;"about "-#,##0'),
    ],
)
def test_a_number_keeps_its_unit_and_the_word_before_it_in_its_format(
    cell: Any, in_heading: bool, expected: str
) -> None:
    assert number_format(cell.figure, unit_in_heading=in_heading) == expected
    assert cell.figure.unit in Unit


def test_a_day_before_the_calendar_of_spreadsheets_is_text(make: Make) -> None:
    sheet = make(plan(wards=(row("a", ward=text("A"), opened=text("1859-05-12")), *WARD_ROWS)))[
        "1 People by ward"
    ]
    assert sheet["B2"].value == "1859-05-12"
