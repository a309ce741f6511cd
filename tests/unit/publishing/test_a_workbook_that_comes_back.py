"""A workbook that nobody changed changes nothing, whichever program saved it, of whichever template."""

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as some
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from tests.unit.publishing.conftest import EMPTY, HOSTILE, MONEY, SMALL, WARDS, people, plan, row, text

from lifecourse.engine.sheets.faults import Refused
from lifecourse.engine.sheets.xml_sheet import Shared, read_sheet
from lifecourse.plans.api import Column, ColumnKind, PlanDocument, PlanTemplate, Table, read_example
from lifecourse.publishing.filled.csv_file import write_csv
from lifecourse.publishing.filled.edits import Edits
from lifecourse.publishing.filled.merging import applied, propose
from lifecourse.publishing.filled.reading import read_workbook
from lifecourse.publishing.filled.reading_csv import read_table
from lifecourse.publishing.paper import Facts
from lifecourse.publishing.workbook import make_workbook

pytestmark = pytest.mark.unit

SOFFICE = os.environ.get("LIFECOURSE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")
WARD_SHEET, MONEY_SHEET = "1 People by ward", "2 Money by payer"
Come = Callable[..., Edits]


@pytest.fixture
def come_back(facts: Facts) -> Come:
    """Make a plan's workbook, change it as somebody would, and read it into the same plan or a later one."""

    def came(
        document: PlanDocument,
        change: Callable[[Workbook], None] = lambda book: None,
        into: PlanDocument | None = None,
    ) -> Edits:
        book = load_workbook(BytesIO(make_workbook(document, facts=facts)))
        change(book)
        written = BytesIO()
        book.save(written)
        return read_workbook(written.getvalue(), plan=into or document)

    return came


def test_a_workbook_that_nobody_changed_holds_no_change(small_plan: PlanDocument, facts: Facts) -> None:
    assert not read_workbook(make_workbook(small_plan, facts=facts), plan=small_plan)


def test_so_does_one_that_another_library_saved(small_plan: PlanDocument, come_back: Come) -> None:
    assert not come_back(small_plan)


@pytest.mark.parametrize("typed", HOSTILE)
def test_text_that_looks_like_a_formula_or_a_script_comes_back_as_text(typed: str, facts: Facts) -> None:
    document = plan(wards=(row("a", ward=text(typed), men=people(1, source=typed, note=typed)),))
    assert not read_workbook(make_workbook(document, facts=facts), plan=document)
    assert not read_table(write_csv(document, document.table("wards")), plan=document)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(words="'=", number=Decimal(0), opened=date(2000, 1, 1))
@example(words="' '-1", number=Decimal(0), opened=date(2000, 1, 1))
@given(
    words=some.text(max_size=40),
    number=some.decimals(min_value=-(10**9), max_value=10**9, places=4),
    opened=some.dates(min_value=date(1800, 1, 1), max_value=date(2200, 1, 1)),
)
def test_whatever_a_plan_says_its_workbook_and_its_table_come_back_unchanged(
    facts: Facts, words: str, number: Decimal, opened: date
) -> None:
    cells = {
        "ward": text(words),
        "opened": text(opened.isoformat()),
        "men": people(str(number), source=words),
    }
    document = plan(wards=(row("a", **cells),))
    assert not read_workbook(make_workbook(document, facts=facts), plan=document)
    assert not read_table(write_csv(document, document.table("wards")), plan=document)


@pytest.mark.skipif(
    SOFFICE is None, reason="needs LibreOffice: `./lifecourse test` installs it when run as root"
)
def test_a_workbook_that_libreoffice_opened_and_saved_holds_no_change(facts: Facts, tmp_path: Path) -> None:
    document = read_example(Path("examples/essex-2016")).document
    (tmp_path / "plan.xlsx").write_bytes(make_workbook(document, facts=facts))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        str(SOFFICE),
        profile,
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(tmp_path / "saved"),
    ]
    subprocess.run([*command, str(tmp_path / "plan.xlsx")], check=True, capture_output=True, timeout=180)
    assert not read_workbook((tmp_path / "saved/plan.xlsx").read_bytes(), plan=document)


def test_every_change_of_a_person_comes_back(small_plan: PlanDocument, come_back: Come) -> None:
    def change(book: Workbook) -> None:
        wards, money = book[WARD_SHEET], book[MONEY_SHEET]
        wards["A2"], wards["B3"], wards["C2"] = "The Oak", "31/12/2015", 6
        money["B2"], money["C4"] = "Capital", "£1.5m"
        wards["A5"], wards["C5"], wards["D5"] = "Ash", 2, 1

    edits = come_back(small_plan, change)
    after = applied(small_plan, propose(edits, small_plan).changes)
    oak, elm, _, ash = after.rows("wards")
    assert (oak.text("ward"), oak.number("men"), elm.text("opened")) == ("The Oak", 6, "2015-12-31")
    assert (ash.key, ash.text("ward"), ash.number("men"), ash.number("women")) == ("ash", "Ash", 2, 1)
    assert after.rows("money")[0].text("money") == "cap"
    changed = after.rows("money")[2].figure("year")
    assert changed is not None
    assert (changed.value, changed.rounded_to, changed.source) == (1_500_000, 100_000, "Section 2.2")
    assert propose(edits, after).nothing


def test_columns_may_be_moved_and_rows_sorted(small_plan: PlanDocument, come_back: Come) -> None:
    def change(book: Workbook) -> None:
        sheet = book[WARD_SHEET]
        for column in "ABCDEFGH":
            one, other = sheet[f"{column}2"].value, sheet[f"{column}3"].value
            sheet[f"{column}2"], sheet[f"{column}3"] = other, one
        for number in range(1, sheet.max_row + 1):
            one, other = sheet.cell(number, 1).value, sheet.cell(number, 2).value
            sheet.cell(number, 1).value, sheet.cell(number, 2).value = other, one
            if number > 1:
                sheet.cell(number, 1).number_format = "d mmmm yyyy"

    assert not come_back(small_plan, change)


def test_a_workbook_of_an_older_template_reads_and_says_what_was_left_out(
    small_plan: PlanDocument, come_back: Come
) -> None:
    wards = replace(
        WARDS,
        columns=(
            replace(WARDS.columns[0], title="Name of the ward"),
            *WARDS.columns[2:],
            Column(key="manager", title="Run by", kind=ColumnKind.TEXT),
        ),
    )
    newer: PlanTemplate = replace(SMALL, id="newer", tables=(wards, MONEY))
    rows = tuple(
        replace(r, cells={k: c for k, c in r.cells.items() if k != "opened"})
        for r in small_plan.rows("wards")
    )
    tables = {**small_plan.tables, "wards": Table(template=wards, rows=rows)}
    now = replace(small_plan, template=newer, tables=tables)

    def change(book: Workbook) -> None:
        book[WARD_SHEET]["C2"] = 7
        book["2 Never filled in"]["A2"] = "Something"

    edits = come_back(small_plan, change, into=now)
    assert [(e.row, e.column) for e in edits.cells] == [("oak", "men")]
    said = " ".join(edits.notes)
    assert "Opened" in said and "1 cells were left out" in said
    assert f"{EMPTY.title} is no table" in said
    assert [d.after.partition(" (")[0] for d in propose(edits, now).differences] == ["7 people"]


def test_hidden_rows_are_read_and_said(small_plan: PlanDocument, come_back: Come) -> None:
    def change(book: Workbook) -> None:
        book[WARD_SHEET].row_dimensions[2].hidden = True

    edits = come_back(small_plan, change)
    assert not edits
    assert "1 rows of the sheet 1 People by ward are hidden" in edits.notes[0]


def test_two_numbers_for_one_figure_are_refused(small_plan: PlanDocument, come_back: Come) -> None:
    def change(book: Workbook) -> None:
        book[WARD_SHEET]["C2"], book["Sources"]["B2"] = 6, 7

    with pytest.raises(Refused, match="make the two the same"):
        come_back(small_plan, change)


def test_a_number_may_be_changed_on_the_sheet_of_sources(small_plan: PlanDocument, come_back: Come) -> None:
    def change(book: Workbook) -> None:
        book["Sources"]["B2"], book["Sources"]["I2"] = 8, "Counted from records"

    (edit,) = come_back(small_plan, change).cells
    assert edit.wanted.figure is not None
    assert (edit.wanted.figure.value, edit.wanted.figure.confidence) == (8, "counted")


def test_a_million_blank_rows_cost_nothing() -> None:
    blank = b"".join(b'<row r="%d" s="1"><c r="A%d" s="1"/></row>' % (n, n) for n in range(1, 50_001))
    xml = (
        b"<worksheet><sheetData>"
        + blank
        + b'<row r="1048576"><c r="A1048576"/></row></sheetData></worksheet>'
    )
    shared = Shared(texts=(), looks=(), from_1904=False)
    assert not read_sheet([xml], name="x", part="x", shared=shared).cells
