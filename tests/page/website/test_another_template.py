"""Every page and paper works on a plan whose form is another one."""

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
FOLDER = Path(__file__).resolve().parents[3] / "examples/heronsmere-2025"
HERE = "/plans/heronsmere-2025"
SECTIONS = [section.key for section in template("road-map-2025").sections]


@pytest.fixture
def road_map(db: None) -> Plan:
    return load_example(FOLDER).plan


@pytest.fixture
def manager(road_map: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, road_map.partnership)


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
        f"{HERE}/table/workforce/figures",
        f"{HERE}/figure/register/red/adults",
        "/find?q=Mere+Close",
    ],
)
def test_a_page_of_a_road_map(manager: Client, address: str) -> None:
    assert manager.get(address).status_code == 200


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_a_road_map(manager: Client, section: str) -> None:
    assert manager.get(f"{HERE}/section/{section}").status_code == 200
    assert manager.get(f"{HERE}/section/{section}/write").status_code == 200


def test_only_the_pictures_that_a_road_map_can_have_are_offered(road_map: Plan, manager: Client) -> None:
    there = {picture.key for picture in pictures_for(document_of(road_map).template)}
    page = manager.get(f"{HERE}/").content.decode()
    for key in PICTURES:
        assert (f"{HERE}/picture/{key}" in page) is (key in there)
        assert manager.get(f"{HERE}/picture/{key}").status_code == (200 if key in there else 404)


def test_where_it_stands_counts_its_own_sections_and_partners(manager: Client) -> None:
    page = manager.get(f"{HERE}/").content.decode()
    assert f"of {len(SECTIONS)} sections are ready" in page
    assert "3 of 3 organisations have a date to agree the plan" in page


def test_its_workbook_has_a_sheet_for_its_own_tables(manager: Client) -> None:
    written = manager.get(f"{HERE}/workbook.xlsx")
    assert written.status_code == 200
    titles = load_workbook(BytesIO(written.content)).sheetnames
    assert any("Staff" in title for title in titles)
