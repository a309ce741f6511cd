"""A case's paper says all that stands in the case, and its workbook works its sums out again."""

import os
import shutil
import subprocess
import tomllib
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from lifecourse.assurance.api import check_cases
from lifecourse.cases.api import evaluate, read_cases, templates
from lifecourse.finance.api import pounds_words
from lifecourse.publishing.cases.files import case_file
from lifecourse.publishing.cases.galley import CasePaper, case_galley
from lifecourse.publishing.galley import Grid, Heading, Items, Plate, Text

pytestmark = pytest.mark.unit
EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
AT = datetime(2026, 11, 28, 10, tzinfo=UTC)
SOFFICE = os.environ.get("LIFECOURSE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


@cache
def paper(folder: str, slug: str) -> CasePaper:
    entry = tomllib.loads((EXAMPLES / folder / "partnership.toml").read_text(encoding="utf-8"))
    (found,) = (
        one for one in check_cases(read_cases(EXAMPLES / folder)).cases if one.document.about.slug == slug
    )
    return CasePaper(
        document=found.document,
        template=templates()[found.document.about.template],
        partnership=entry["partnership"]["name"],
        names={one["code"]: one["name"] for one in entry["organisations"]},
        findings=found.findings,
        made_at=AT,
    )


@cache
def words(folder: str, slug: str) -> str:
    """Everything that the paper says, block by block."""
    said: list[str] = []

    def say(block: object) -> None:
        if isinstance(block, Heading):
            said.append(block.text)
        elif isinstance(block, Text):
            said.append(block.words)
        elif isinstance(block, Items):
            for item in block.items:
                for one in item:
                    say(one)
        elif isinstance(block, Grid):
            said.extend(cell.words for row in block.rows for cell in row.cells)

    for block in case_galley(paper(folder, slug)).blocks:
        say(block)
    return "\n".join(said)


EVERY = [
    ("leicestershire-access-2016", "points-of-access"),
    ("cheshire-east-2013", "life-course"),
    ("cambridgeshire-2018", "out-of-area"),
    ("cambridgeshire-2018", "better-care-fund"),
]


@pytest.mark.parametrize(("folder", "slug"), EVERY)
def test_all_that_is_written_is_printed(folder: str, slug: str) -> None:
    document, said = paper(folder, slug).document, words(folder, slug)
    written = [*document.words.values(), *(one.name for one in document.benefits)]
    written += [one.name for one in document.milestones] + [one.name for one in document.savings]
    written += [cell for rows in document.rows.values() for row in rows for cell in row.values()]
    written += [one.name for one in document.appraisal.options]
    assert [one for one in written if one not in said] == []
    assert all(risk.title in said for risk in document.risks)


def test_a_part_that_must_be_there_and_is_not_says_so() -> None:
    assert words("cambridgeshire-2018", "better-care-fund").count("Nothing is written here yet.") > 5


def test_what_does_not_add_up_is_printed_with_what_to_do() -> None:
    said = words("cambridgeshire-2018", "out-of-area")
    assert "£315,000, £2,000 more" in said
    assert "Find which of the figures is right" in said


def test_money_that_only_moves_stands_in_a_column_of_its_own_and_is_nothing_together() -> None:
    """What the CCG pays instead of the council is no saving of both."""
    grids = [
        block
        for block in case_galley(paper("cambridgeshire-2018", "joint-investment")).blocks
        if isinstance(block, Grid) and block.title == "Effect by year"
    ]
    (grid,) = grids
    assert [one.title for one in grid.columns] == ["Year", "Organisation", "Moved", "In all"]
    rows = [[cell.text for cell in row.cells] for row in grid.rows]
    assert rows == [
        ["2018/19", "Cambridgeshire County Council", "£500,000", "£500,000"],
        ["2018/19", "Cambridgeshire and Peterborough CCG", "−£500,000", "−£500,000"],
        ["2018/19", "Everybody together", "–", "–"],
    ]


def test_scores_that_are_made_up_are_called_so_where_they_stand() -> None:
    assert "The scores are made up" in words("leicestershire-access-2016", "points-of-access")


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx"])
def test_the_same_case_gives_the_same_bytes(form: str) -> None:
    one = paper("cambridgeshire-2018", "out-of-area")
    assert case_file(one, form) == case_file(one, form)


def test_the_word_document_has_its_headings() -> None:
    document = Document(BytesIO(case_file(paper("cheshire-east-2013", "life-course"), "docx")))
    headings = [one.text for one in document.paragraphs if one.style and one.style.name == "Heading 1"]
    assert {"The case in short", "Objectives", "What does not add up"} <= set(headings)


def test_a_workbook_has_a_sheet_for_what_the_case_has() -> None:
    book = load_workbook(BytesIO(case_file(paper("cambridgeshire-2018", "out-of-area"), "xlsx")))
    assert book.sheetnames == ["Case", "Savings", "Printed tables", "What does not add up"]


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not on this machine")
def test_the_workbook_works_out_the_same_again(tmp_path: Path) -> None:
    """Scores, places, sums of tables and their differences, worked out by LibreOffice."""
    content = case_file(paper("leicestershire-access-2016", "points-of-access"), "xlsx")
    (tmp_path / "case.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = [str(SOFFICE), "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML"]
    command += ["--outdir", str(tmp_path / "again"), str(tmp_path / "case.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    formulas = load_workbook(BytesIO(content))
    ours = load_workbook(BytesIO(content), data_only=True)
    again = load_workbook(tmp_path / "again/case.xlsx", data_only=True)
    compared = 0
    for sheet in formulas:
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.value.startswith("="):
                    theirs = again[sheet.title][cell.coordinate].value
                    mine = ours[sheet.title][cell.coordinate].value
                    assert theirs == pytest.approx(mine, abs=0.005), f"{sheet.title} {cell.coordinate}"
                    compared += 1
    assert compared > 40


def test_the_charts_of_a_model_stand_with_their_sentence_and_their_figures() -> None:
    blocks = case_galley(paper("leicestershire-access-2016", "points-of-access")).blocks
    plates = [number for number, block in enumerate(blocks) if isinstance(block, Plate)]
    assert [blocks[number].label for number in plates] == ["Figure 1", "Figure 2", "Figure 3"]  # type: ignore[union-attr]
    for number in plates:
        said, drawn, figures = blocks[number - 1 : number + 2]
        assert isinstance(said, Text)
        assert isinstance(drawn, Plate)
        assert isinstance(figures, Grid)
        assert all(image.alt for image in drawn.images)
        # Each row of figures has as many cells as the table has columns, and there is more than one figure.
        assert {len(row.cells) for row in figures.rows} == {len(figures.columns)}
    left = evaluate_left()
    assert any(left in cell.words for row in blocks[plates[0] + 1].rows for cell in row.cells)  # type: ignore[union-attr]


def evaluate_left() -> str:
    model = paper("leicestershire-access-2016", "points-of-access").document.model
    assert model is not None
    return pounds_words(evaluate(model).net)
