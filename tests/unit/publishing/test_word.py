"""The plan as a Word document: its structure, and that an office program opens it with nothing lost."""

import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from tests.unit.publishing.conftest import HOSTILE, WARD_ROWS, plan, row, text

from lifecourse.plans.api import PlanDocument, read_example
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.flow import plan_galley
from lifecourse.publishing.galley import Galley, Grid, Plate
from lifecourse.publishing.paper import Annex, Facts, PaperFinding
from lifecourse.publishing.pictures import pictures_of
from lifecourse.publishing.word import make_word
from lifecourse.standards.api import pack_in_force

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def essex() -> PlanDocument:
    return read_example(Path(__file__).parents[3] / "examples" / "essex-2016").document


@pytest.fixture
def galley(essex: PlanDocument, facts: Facts, findings: tuple[PaperFinding, ...]) -> Galley:
    pictures = pictures_of(essex, pack_in_force(essex.dated))
    return plan_galley(
        compose_paper(essex, facts=facts, findings=findings, pictures=pictures, annexes=frozenset(Annex))
    )


@pytest.fixture
def small(small_plan: PlanDocument, facts: Facts) -> Galley:
    return plan_galley(compose_paper(small_plan, facts=facts))


def opened(content: bytes) -> Any:
    return Document(BytesIO(content))


def headings(document: Any) -> list[tuple[str, str]]:
    return [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]


def cells(document: Any) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def test_the_whole_plan_has_real_headings_tables_and_words_for_pictures(galley: Galley) -> None:
    document = opened(make_word(galley))
    assert [p.text for p in document.paragraphs if p.style.name == "Title"] == [galley.title]
    assert headings(document) == [(f"Heading {h.level - 1}", h.text) for h in galley.headings()]
    grids = [b for b in galley.blocks if isinstance(b, Grid)]
    assert len(document.tables) == len(grids)
    for table, grid in zip(document.tables, grids, strict=True):
        assert len(table.rows) == len(grid.rows) + 1
        marks = [row._tr.trPr for row in table.rows]
        assert marks[0].find(qn("w:tblHeader")) is not None
        assert all(mark.find(qn("w:tblHeader")) is None for mark in marks[1:])
        assert all(mark.find(qn("w:cantSplit")) is not None for mark in marks)
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == grid.caption
    alts = [image.alt for b in galley.blocks if isinstance(b, Plate) for image in b.images]
    assert [shape._inline.docPr.get("descr") for shape in document.inline_shapes] == alts


def test_wide_tables_stand_on_pages_turned_on_their_side(galley: Galley) -> None:
    document = opened(make_word(galley))
    assert [page.page_width > page.page_height for page in document.sections][:2] == [False, True]
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title == galley.title
    languages = document.styles.element.iter(qn("w:lang"))
    assert {one.get(qn("w:val")) for one in languages} == {"en-GB"}


def test_the_contents_are_filled_each_line_leads_to_its_heading_and_nothing_is_asked(galley: Galley) -> None:
    document = opened(make_word(galley))
    lines = [p for p in document.paragraphs if p.style.name.startswith("toc")]
    listed = [h for h in galley.headings() if h.level <= 3]
    assert [p.text or p._p.find(qn("w:hyperlink")).text for p in lines] == [h.text for h in listed]
    marks = {one.get(qn("w:name")) for one in document.element.iter(qn("w:bookmarkStart"))}
    assert {p._p.find(qn("w:hyperlink")).get(qn("w:anchor")) for p in lines} <= marks
    assert document.settings.element.find(qn("w:updateFields")) is None


def test_the_foot_of_each_page_says_the_revision_and_the_content(small: Galley) -> None:
    page = opened(make_word(small)).sections[0]
    for foot in (page.footer, page.first_page_footer):
        assert foot.paragraphs[0].text.startswith(small.foot)


def test_the_same_plan_gives_the_same_bytes(small: Galley) -> None:
    assert make_word(small) == make_word(small)


def test_each_numbered_list_begins_at_one(facts: Facts) -> None:
    twice = plan(answers={"1": "1. one\n2. two\n\nBetween.\n\n1. again"})
    document = opened(make_word(plan_galley(compose_paper(twice, facts=facts))))
    numbered = [p._p.pPr.numPr.numId.val for p in document.paragraphs if p.style.name == "List Number"]
    assert len(numbered) == 3
    assert numbered[0] == numbered[1] != numbered[2]


@pytest.mark.parametrize("words", [*HOSTILE, "\x00\ud800 漢字 😀", "]]> & <w:p/>"])
def test_what_people_type_stays_text(facts: Facts, words: str) -> None:
    hostile = plan(title=f"A plan {words}", wards=(*WARD_ROWS, row("hostile", ward=text(words))))
    content = make_word(plan_galley(compose_paper(hostile, facts=facts)))
    assert len(opened(content).tables) == 2
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert not any(
            "http://example" in file.read(name).decode(errors="ignore")
            for name in file.namelist()
            if name.endswith(".rels")
        )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not on this machine")
def test_an_office_program_opens_it_with_headings_tables_and_words_unchanged(
    galley: Galley, tmp_path: Path
) -> None:
    before = tmp_path / "plan.docx"
    before.write_bytes(make_word(galley))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    command = ["soffice", "--headless", profile, "--convert-to", "docx:MS Word 2007 XML"]
    out = tmp_path / "out"
    subprocess.run(
        [*command, "--outdir", str(out), str(before)], check=True, timeout=180, capture_output=True
    )
    ours, theirs = opened(before.read_bytes()), opened((out / "plan.docx").read_bytes())
    assert headings(theirs) == headings(ours)
    assert cells(theirs) == cells(ours)
    assert len(theirs.inline_shapes) == len(ours.inline_shapes)
    told = [shape._inline.docPr.get("descr") for shape in theirs.inline_shapes]
    assert told == [shape._inline.docPr.get("descr") for shape in ours.inline_shapes]
