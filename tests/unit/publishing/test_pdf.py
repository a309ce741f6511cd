"""The plan as PDF: its structure is what a screen reader needs, and the same plan gives the same bytes."""

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from tests.unit.publishing.conftest import HOSTILE, WARD_ROWS, plan, row, text
from tests.unit.publishing.pdf_structure import Element, elements, levels, open_pdf

from lifecourse.plans.api import PlanDocument, read_example
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.flow import plan_galley
from lifecourse.publishing.galley import Grid, Heading, Plate
from lifecourse.publishing.paper import Annex, Facts, Paper, PaperFinding
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.pictures import pictures_of
from lifecourse.standards.api import pack_in_force

pytestmark = pytest.mark.unit

READ = {"/H1", "/H2", "/H3", "/H4", "/Table", "/Figure"}


@pytest.fixture(scope="module")
def essex() -> PlanDocument:
    return read_example(Path(__file__).parents[3] / "examples" / "essex-2016").document


@pytest.fixture
def paper(essex: PlanDocument, facts: Facts, findings: tuple[PaperFinding, ...]) -> Paper:
    pictures = pictures_of(essex, pack_in_force(essex.dated))
    return compose_paper(essex, facts=facts, findings=findings, pictures=pictures, annexes=frozenset(Annex))


def kinds(found: list[Element], kind: str) -> list[Element]:
    return [element for element in found if element.kind == kind]


def attribute(element: Element, name: str) -> Any:
    """What an element says of itself; its attributes are one dictionary or several."""
    held = element.node.get("/A")
    for one in list(held) if isinstance(held, pikepdf.Array) else [held]:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return str(one[name])
    return None


def test_the_whole_plan_has_the_structure_of_a_document_for_everybody(paper: Paper) -> None:
    galley = plan_galley(paper)
    pdf = open_pdf(make_pdf(galley))
    assert str(pdf.Root.Lang) == "en-GB"
    assert bool(pdf.Root.MarkInfo.Marked)
    assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
    assert "/Outlines" in pdf.Root
    with pdf.open_metadata() as said:
        assert said["dc:title"] == paper.title
        assert said["pdfuaid:part"] == "1"
    found = elements(pdf)
    below = [b for b in galley.blocks if isinstance(b, Heading)]
    assert levels(pdf) == [1, 2, *(heading.level for heading in below)]
    stepped = zip(levels(pdf), levels(pdf)[1:], strict=False)
    assert all(after <= before + 1 for before, after in stepped)
    grids = [b for b in galley.blocks if isinstance(b, Grid)]
    assert len(kinds(found, "/Table")) == len(grids)
    for table in kinds(found, "/Table"):
        heads = kinds(table.below(), "/TH")
        assert heads
        assert {attribute(head, "/Scope") for head in heads} == {"/Column"}
    drawn = [image for b in galley.blocks if isinstance(b, Plate) for image in b.images]
    figures = [e for e in kinds(found, "/Figure") if "/Alt" in e.node]
    assert [str(e.node["/Alt"]) for e in figures] == [image.alt for image in drawn]
    assert len(kinds(found, "/Figure")) == len(figures)


def test_every_page_has_a_place_in_the_order_of_reading(paper: Paper) -> None:
    pdf = open_pdf(make_pdf(plan_galley(paper)))
    assert all("/StructParents" in page for page in pdf.pages)
    # Wide tables stand on pages turned on their side.
    shapes = {float(page.MediaBox[2]) > float(page.MediaBox[3]) for page in pdf.pages}
    assert shapes == {True, False}


def test_headings_tables_and_pictures_are_read_in_the_order_of_the_paper(paper: Paper) -> None:
    galley = plan_galley(paper)
    read = [e.kind for e in elements(open_pdf(make_pdf(galley))) if e.kind in READ]
    written = ["/H1", "/H2"]
    for block in galley.blocks:
        if isinstance(block, Heading):
            written.append(f"/H{block.level}")
        elif isinstance(block, Grid):
            written.append("/Table")
        elif isinstance(block, Plate):
            written.extend("/Figure" for _ in block.images)
    assert read == written


def test_tables_are_read_in_the_order_in_which_they_stand(small_plan: PlanDocument, facts: Facts) -> None:
    pdf = open_pdf(make_pdf(plan_galley(compose_paper(small_plan, facts=facts))))
    rows = [kinds(table.below(), "/TR") for table in kinds(elements(pdf), "/Table")]
    printed = list(compose_paper(small_plan, facts=facts).tables())
    assert [len(found) for found in rows] == [len(table.rows) + 1 for table in printed]


def test_the_same_plan_gives_the_same_bytes(small_plan: PlanDocument, facts: Facts) -> None:
    galley = plan_galley(compose_paper(small_plan, facts=facts))
    assert make_pdf(galley) == make_pdf(galley)


@pytest.mark.parametrize(
    "words", [*HOSTILE, "#panic()", "$x$ @y *z* \\ #", "漢字 😀 and plain", "\x00\ud800"]
)
def test_what_people_type_stays_text(facts: Facts, words: str) -> None:
    hostile = plan(title=f"A plan {words}", wards=(*WARD_ROWS, row("hostile", ward=text(words))))
    pdf = open_pdf(make_pdf(plan_galley(compose_paper(hostile, facts=facts))))
    assert len(kinds(elements(pdf), "/Table")) == 2
    assert (
        not kinds(elements(pdf), "/Link") or "/Names" not in pdf.Root or "/JavaScript" not in pdf.Root.Names
    )
