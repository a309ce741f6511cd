"""One figure: where it comes from, who changed it, what the checks say of it, and what rests on it."""

import pytest
from django.test import Client
from tests.building import people
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Role
from lifecourse.plans.api import (
    Cell,
    Plan,
    Row,
    Table,
    template,
)
from lifecourse.website.shown import names_of_rows, source_words

pytestmark = pytest.mark.page
FIGURE = "/plans/one-ward/figure/inpatients/ward/people"


def save(client: Client, **changed: str) -> None:
    typed = {
        "value": "12",
        "qualifier": "exactly",
        "unit": "people",
        "as_at": "31/12/2015",
        "source": "Ward records",
        "confidence": "counted",
        "note": "",
    }
    assert client.post(FIGURE, typed | changed).status_code == 302


def test_its_page_tells_who_changed_it_and_what_it_said_before(plan: Plan, signed_in: SignedIn) -> None:
    analyst = signed_in(Role.ANALYST, plan.partnership)
    save(analyst, value="5")
    page = analyst.get(FIGURE).content.decode()
    assert "What happened to it" in page
    assert "Sam Analyst" in page
    for words in ("<td>3 people</td><td>5 people</td>", "<td>Section 2.1</td><td>Ward records</td>"):
        assert words in page


def test_a_reader_sees_its_source_and_history_but_no_boxes(plan: Plan, signed_in: SignedIn) -> None:
    save(signed_in(Role.ANALYST, plan.partnership), value="5")
    page = signed_in(Role.BOARD_MEMBER, plan.partnership).get(FIGURE).content.decode()
    assert "Ward records" in page
    assert "<td>3 people</td><td>5 people</td>" in page
    assert "Save this figure" not in page


def test_its_page_leads_to_the_pictures_that_rest_on_it(plan: Plan, signed_in: SignedIn) -> None:
    page = signed_in(Role.BOARD_MEMBER, plan.partnership).get(FIGURE).content.decode()
    assert "What rests on it" in page
    assert "/plans/one-ward/picture/people-in-hospital" in page


def test_its_page_shows_the_findings_that_point_at_it_or_rest_on_it(plan: Plan, signed_in: SignedIn) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    manager.get("/plans/one-ward/findings")
    finding = plan.findings.filter(state="open").first()
    assert finding is not None
    finding.other_places = ["2.2/inpatients/ward/people"]
    finding.save()
    assert f"/plans/one-ward/findings/{finding.pk}" in manager.get(FIGURE).content.decode()


def test_a_cell_with_a_finding_leads_to_it_in_words(plan: Plan, signed_in: SignedIn) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    manager.get("/plans/one-ward/findings")
    finding = plan.findings.filter(state="open").first()
    assert finding is not None
    finding.section, finding.table, finding.row, finding.column = "2.2", "inpatients", "ward", "people"
    finding.save()
    page = manager.get("/plans/one-ward/section/2.2").content.decode()
    assert "1 finding<span" in page
    assert "about People for Clinical commissioning groups, Independent hospital" in page


def test_a_figure_of_a_section_says_whose_section_it_is_and_keeps_its_note() -> None:
    assert source_words(people(3)) == "Section 2.1 of the plan's own document"
    assert source_words(people(3, source="Ward records", note="Counted twice.")) == (
        "Ward records. Counted twice."
    )
    assert source_words(people(3, source="")) == "No source is given"


def test_rows_of_the_same_name_are_told_apart() -> None:
    kind = template("transforming-care-2015").table("flows")

    def period(key: str, begins: str, ends: str) -> Row:
        cells = {"commissioner": "ccg", "setting": "assessment-and-treatment", "from": begins, "to": ends}
        return Row(key=key, cells={column: Cell(text=text) for column, text in cells.items()})

    years = (period("a", "2014-04-01", "2015-03-31"), period("b", "2015-04-01", "2015-12-31"))
    names = names_of_rows(Table(template=kind, rows=years))
    assert names["a"] == (
        "Clinical commissioning groups, Assessment and treatment unit, from 1 April 2014, to 31 March 2015"
    )
    assert len(set(names.values())) == 2
    assert names_of_rows(Table(template=kind, rows=years[:1]))["a"] == (
        "Clinical commissioning groups, Assessment and treatment unit"
    )


def test_a_finding_leads_to_every_place_that_it_compares(plan: Plan, signed_in: SignedIn) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    manager.get("/plans/one-ward/findings")
    finding = plan.findings.filter(state="open").first()
    assert finding is not None
    finding.other_places = ["2.2/inpatients/ward/people", "2.2", "2.2/gone/ward/people"]
    finding.save()
    page = manager.get(f"/plans/one-ward/findings/{finding.pk}").content.decode()
    assert 'href="/plans/one-ward/section/2.2#inpatients--ward--people"' in page
    assert (
        "“People in hospital” (section 2.2): Clinical commissioning groups, Independent hospital, people"
        in page
    )
    assert "gone" not in page
