"""Every page and paper works on the plan of a pooled fund."""

from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Role
from lifecourse.plans.api import PICTURES, Plan, document_of, pictures_for, template
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
FOLDER = Path(__file__).resolve().parents[3] / "examples/rutland-2016"
HERE = "/plans/rutland-2016"
SECTIONS = [section.key for section in template("better-care-2016").sections]


@pytest.fixture
def fund(db: None) -> Plan:
    return load_example(FOLDER).plan


@pytest.fixture
def manager(fund: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, fund.partnership)


@pytest.mark.parametrize(
    "address",
    [
        "/",
        f"{HERE}/",
        f"{HERE}/findings",
        f"{HERE}/rules",
        f"{HERE}/publish",
        f"{HERE}/paper?annexes=findings&annexes=sources",
        f"{HERE}/progress",
        f"{HERE}/questions",
        f"{HERE}/table/cost-lines/figures",
        f"{HERE}/figure/funding/ccg/year_1",
        "/find?q=Community+Agents",
    ],
)
def test_a_page_of_the_plan(manager: Client, address: str) -> None:
    assert manager.get(address).status_code == 200


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_plan(manager: Client, section: str) -> None:
    assert manager.get(f"{HERE}/section/{section}").status_code == 200
    assert manager.get(f"{HERE}/section/{section}/write").status_code == 200


def test_only_the_pictures_that_it_can_have_are_offered(fund: Plan, manager: Client) -> None:
    there = {picture.key for picture in pictures_for(document_of(fund).template)}
    assert there == {"money", "route-map", "risks"}
    page = manager.get(f"{HERE}/").content.decode()
    for key in PICTURES:
        assert (f"{HERE}/picture/{key}" in page) is (key in there)
        assert manager.get(f"{HERE}/picture/{key}").status_code == (200 if key in there else 404)


def test_where_it_stands_names_no_day_that_was_set_for_another_kind_of_plan(manager: Client) -> None:
    page = manager.get(f"{HERE}/").content.decode()
    assert "1 of 2 organisations have a date to agree the plan" in page
    assert "Final plan due" not in page
    assert "final plan due" not in page


def test_its_rules_say_which_were_made_for_another_kind_of_plan(manager: Client) -> None:
    page = manager.get(f"{HERE}/rules").content.decode()
    # Nine numbers (people in hospital, beds to be closed, bids, dowries) and three days.
    assert page.count("Not held against this plan") == 12
    assert "without those that were made for another kind of plan" in manager.get(f"{HERE}/").content.decode()


def test_its_workbook_has_a_sheet_for_its_own_tables(manager: Client) -> None:
    written = manager.get(f"{HERE}/workbook.xlsx")
    assert written.status_code == 200
    assert any("Cost lines" in title for title in load_workbook(BytesIO(written.content)).sheetnames)


def test_loading_it_twice_changes_nothing(fund: Plan) -> None:
    assert "Nothing changed" in load_example(FOLDER).words
