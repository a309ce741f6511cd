"""The papers of the Essex example: its known answers, on the page and in the workbook."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.unit.publishing.test_workbook import come_to, formulas

from lifecourse.plans.api import PlanDocument, read_example
from lifecourse.publishing.compose import compose_paper
from lifecourse.publishing.page import make_page
from lifecourse.publishing.paper import Annex, Facts, Paper
from lifecourse.publishing.pictures import pictures_of
from lifecourse.publishing.workbook import make_workbook
from lifecourse.standards.api import pack_in_force

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def essex() -> PlanDocument:
    folder = Path(__file__).parents[3] / "examples" / "essex-2016"
    return read_example(folder).document


@pytest.fixture
def paper(essex: PlanDocument, facts: Facts) -> Paper:
    pictures = pictures_of(essex, pack_in_force(essex.dated))
    return compose_paper(essex, facts=facts, pictures=pictures, annexes=frozenset(Annex))


def test_the_total_of_people_in_hospital_is_worked_out_without_counting_anybody_twice(paper: Paper) -> None:
    table = next(t for t in paper.tables() if t.key == "inpatients")
    assert table.rows[-1].total
    assert table.rows[-1].cells[0].remark == "worked out"
    assert table.rows[-1].cells[-1].text == "69"


def test_the_figure_of_6744_stands_with_where_it_comes_from(paper: Paper) -> None:
    table = next(t for t in paper.tables() if t.key == "population")
    cell = next(c for row in table.rows for c in row.cells if c.text == "6,744")
    said = {note.number: note.text for note in table.notes}.get(cell.note or 0, table.source)
    assert "Section 2.1" in said
    assert [line for line in paper.sources if line.figure.value == 6744]


def test_every_kind_of_chart_stands_in_its_section_with_a_sentence(paper: Paper) -> None:
    placed = {section.key: [p.chart.kind for p in section.pictures] for section in paper.sections()}
    assert {key: set(kinds) for key, kinds in placed.items() if kinds} == {
        "2.2": {"people_against_range", "beds_used"},
        "4.1": {"coverage"},
        "5.3": {"route_map"},
        "5.4": {"risk_matrix"},
        "6": {"money_by_year"},
    }
    pictures = [p for section in paper.sections() for p in section.pictures]
    assert [p.number for p in pictures] == list(range(1, len(pictures) + 1))
    assert all(p.sentence.endswith(".") for p in pictures)


def test_every_figure_of_the_plan_is_printed_and_every_note_is_there(paper: Paper) -> None:
    for table in paper.tables():
        numbers = {cell.note for row in table.rows for cell in row.cells if cell.note is not None}
        assert numbers == {note.number for note in table.notes}, table.key
    html = make_page(paper)
    assert all(f'id="{section.anchor}"' in html for section in paper.sections())


def test_every_formula_of_the_workbook_comes_to_the_value_written_with_it(
    essex: PlanDocument, facts: Facts
) -> None:
    content = make_workbook(essex, facts=facts, annexes=frozenset(Annex))
    book, values = load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)
    checked = 0
    for name in book.sheetnames:
        for at, formula in formulas(book[name]).items():
            assert come_to(book[name], formula) == pytest.approx(values[name][at].value), (name, at)
            checked += 1
    assert checked > 20
    assert len(book.sheetnames) == len(essex.template.tables) + 5
