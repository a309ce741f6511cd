"""A paper holds everything that the plan does, once, in the section that states it."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.unit.publishing.conftest import people, plan, row, text

from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.page import make_page, sources_by_table
from lifecourse.publishing.paper import Annex, Facts, Paper
from lifecourse.publishing.workbook import make_workbook

pytestmark = pytest.mark.unit

IN_TEXT = (
    row("a", stated_in=text("2"), says=text("Beds paid for"), figure=people(7)),
    row("b", stated_in=text("1"), says=text("People known"), figure=people(8)),
    row("c", stated_in=text("9.9"), says=text("People lost"), figure=people(9)),
)


@pytest.fixture
def paper(facts: Facts) -> Paper:
    return compose_paper(plan(in_text=IN_TEXT), facts=facts, annexes=frozenset(Annex))


def test_tables_and_notes_are_numbered_through_the_paper(paper: Paper) -> None:
    tables = list(paper.tables())
    assert [(t.key, t.number) for t in tables] == [
        ("wards", 1), ("in-text", None), ("money", 2), ("in-text", None),
    ]  # fmt: skip
    notes = [note.number for t in tables for note in t.notes]
    assert notes == list(range(1, len(notes) + 1))


def test_rows_spread_over_the_plan_stand_in_the_sections_that_they_name(paper: Paper) -> None:
    spread = {t.section: [r.key for r in t.rows] for t in paper.tables() if t.key == "in-text"}
    assert spread == {"1": ["b"], "2": ["a", "c"]}, "a row that names no section is printed all the same"
    anchors = [t.anchor for t in paper.tables()]
    assert len(anchors) == len(set(anchors))


def test_the_section_that_a_spread_row_names_is_not_said_again(paper: Paper) -> None:
    table = next(t for t in paper.tables() if t.key == "in-text")
    assert [c.title for c in table.columns] == ["What is counted", "Figure"]


def test_the_annex_of_sources_loses_no_figure(paper: Paper) -> None:
    listed = [line for _, lines in sources_by_table(paper) for line in lines]
    assert len(listed) == len(paper.sources) == len(list(plan(in_text=IN_TEXT).figures()))
    assert "People lost" in make_page(paper)


def test_a_spread_table_has_one_sheet(facts: Facts) -> None:
    book = load_workbook(BytesIO(make_workbook(plan(in_text=IN_TEXT), facts=facts, spare_rows=0)))
    assert [r[1].value for r in book["In text"].iter_rows(min_row=2)] == [
        "Beds paid for", "People known", "People lost",
    ]  # fmt: skip


def test_a_plan_with_nothing_in_it_can_be_printed(facts: Facts) -> None:
    empty: PlanDocument = plan(wards=(), money=(), answers={})
    paper = compose_paper(empty, facts=facts, annexes=frozenset(Annex))
    assert list(paper.tables()) == []
    assert make_page(paper)
    assert make_workbook(empty, facts=facts)
