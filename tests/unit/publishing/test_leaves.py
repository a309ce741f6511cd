"""Papers of their own: two pages and no more, the route map, the risk register; silent where nothing is."""

from pathlib import Path

import pytest
from tests.unit.publishing.conftest import HOSTILE, row, text
from tests.unit.publishing.pdf_structure import levels, open_pdf

from lifecourse.plans.api import Cell, ColumnKind, PlanDocument, Row, Table, read_example
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.galley import Grid, Heading, Plate
from lifecourse.publishing.leaves import Leaf, leaf_galley, make_leaf_page
from lifecourse.publishing.paper import Facts, Paper
from lifecourse.publishing.pdf import make_pdf
from lifecourse.publishing.pictures import pictures_of
from lifecourse.publishing.word import make_word
from lifecourse.standards.api import pack_in_force

pytestmark = pytest.mark.unit
EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.fixture(scope="module")
def essex() -> PlanDocument:
    return read_example(EXAMPLES / "essex-2016").document


def paper_of(document: PlanDocument, facts: Facts) -> Paper:
    pictures = pictures_of(document, pack_in_force(document.dated))
    return compose_paper(document, facts=facts, pictures=pictures)


def test_the_summary_says_people_change_money_milestones_risks_and_agreement(
    essex: PlanDocument, facts: Facts
) -> None:
    galley = leaf_galley(Leaf.SUMMARY, paper_of(essex, facts), essex)
    assert [h.text for h in galley.headings()] == [
        "People in hospital now, against the range",
        "What will change",
        "The money",
        "Milestones next",
        "The gravest risks",
        "Who is to agree, and who has",
    ]
    page = make_leaf_page(galley)
    assert "38 people were in hospital on 31 December 2015" in page
    assert "£101.4m" in page
    pdf = open_pdf(make_pdf(galley))
    assert len(pdf.pages) == 2
    assert levels(pdf) == [1, 2, 2, 2, 2, 2, 2]


def long_rows(table: Table, count: int) -> Table:
    """So many rows that hold more text than any page wants."""
    texts = [c.key for c in table.template.columns if c.kind is ColumnKind.TEXT]
    cells = {key: Cell(text="A long entry that goes on. " * 20) for key in texts}
    if any(c.key == "ends" for c in table.template.columns):
        cells["ends"] = Cell(text="2018-01-01")
    rows = tuple(Row(key=f"row-{n}", cells=cells) for n in range(count))
    return Table(template=table.template, rows=rows)


def test_the_summary_is_two_pages_also_of_a_plan_that_says_far_too_much(
    essex: PlanDocument, facts: Facts
) -> None:
    keys = ("milestones", "risks", "service-changes", "sign-offs")
    tables = dict(essex.tables) | {key: long_rows(essex.table(key), 60) for key in keys}
    long = PlanDocument(
        slug="long",
        title="A very long title " * 30,
        template=essex.template,
        dated=essex.dated,
        answers=essex.answers,
        tables=tables,
    )
    galley = leaf_galley(Leaf.SUMMARY, paper_of(long, facts), long)
    assert len(open_pdf(make_pdf(galley)).pages) == 2
    assert any(isinstance(b, Grid) and "of 60" in b.title for b in galley.blocks)


@pytest.mark.parametrize("leaf", list(Leaf))
def test_a_plan_without_such_tables_gives_a_paper_that_says_so(
    small_plan: PlanDocument, facts: Facts, leaf: Leaf
) -> None:
    galley = leaf_galley(leaf, compose_paper(small_plan, facts=facts), small_plan)
    assert not [b for b in galley.blocks if isinstance(b, Grid | Plate | Heading)]
    assert len(open_pdf(make_pdf(galley)).pages) == 1
    assert "have been entered" in make_leaf_page(galley) or "has been entered" in make_leaf_page(galley)


def test_the_risk_register_has_the_numbers_of_its_grid(essex: PlanDocument, facts: Facts) -> None:
    galley = leaf_galley(Leaf.RISKS, paper_of(essex, facts), essex)
    (register,) = (b for b in galley.blocks if isinstance(b, Grid))
    said = [line.cells[0].text for line in register.rows]
    assert [words.partition(".")[0] for words in said] == [str(n) for n in range(1, len(said) + 1)]
    assert all(page.MediaBox[2] > page.MediaBox[3] for page in open_pdf(make_pdf(galley)).pages)


def test_the_route_map_holds_every_milestone(essex: PlanDocument, facts: Facts) -> None:
    galley = leaf_galley(Leaf.ROUTE_MAP, paper_of(essex, facts), essex)
    (table,) = (b for b in galley.blocks if isinstance(b, Grid))
    assert sum(line.kind == "plain" for line in table.rows) == len(essex.rows("milestones"))
    assert any(isinstance(b, Plate) for b in galley.blocks)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_people_type_is_escaped_on_the_page_also_inside_drawings(
    essex: PlanDocument, facts: Facts, words: str
) -> None:
    risks = Table(
        template=essex.table("risks").template,
        rows=(row("r", risk=text(words), owner=text(words), likelihood=text("high"), impact=text("high")),),
    )
    hostile = PlanDocument(
        slug="hostile",
        title=words,
        template=essex.template,
        dated=essex.dated,
        answers={},
        tables=dict(essex.tables) | {"risks": risks},
    )
    for leaf in Leaf:
        galley = leaf_galley(leaf, paper_of(hostile, facts), hostile)
        page = make_leaf_page(galley)
        assert "<script" not in page
        assert "<img" not in page
        assert make_word(galley).startswith(b"PK")
        assert make_pdf(galley).startswith(b"%PDF")
