"""Somebody brings a file in: three rows are refused, two are mended and one is left out."""

import pytest
from django.test import Client
from tests.browser import Page, check_accessible, follow, looks_right
from tests.page.people.conftest import Employ, council, employ
from tests.page.people.test_pages import browser
from tests.page.people.test_the_pages_that_bring_records_in import ROLE, system_of

from lifecourse.organisations.api import Organisation
from lifecourse.people.models import SourceRecord

__all__ = ["council", "employ"]

pytestmark = pytest.mark.journey
FILE = """Client ID,Surname,First name,DOB,NHS No
C1,Ask,Ann,03/04/1984,
C2,Birch,Bo,30775,
C3,Cox,Di,04/05/1990,9990000018123
C4,,,05/06/1970,
C5,Elm,Ed,06/07/1980,
"""


def enter(page: Page, client: Client, url: str) -> None:
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


def test_a_file_comes_in_and_its_faults_are_mended(
    live_server: object,
    browser_page: Page,
    council: Organisation,
    employ: Employ,
) -> None:
    page = browser_page
    system = system_of(council)
    enter(page, browser(employ(council, ROLE)), str(live_server))
    page.goto("/")
    follow(page.get_by_role("link", name="Bring records in"))
    check_accessible(page)
    page.get_by_label("The system that it comes from").select_option(label=system.name)
    page.get_by_label("The file").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    page.get_by_role("button", name="Look at the file").click()
    page.get_by_text("3 of them cannot come in as they are").wait_for()
    looks_right(page)
    # The rows come in by themselves while the page is open.
    page.get_by_role("button", name="Bring them in").click()
    page.get_by_text("2 new records").wait_for()
    looks_right(page)
    page.get_by_role("link", name="Row 3", exact=True).click()
    page.get_by_label("DOB").fill("3 April 1984")
    check_accessible(page)
    page.get_by_role("button", name="Bring this row in").click()
    page.get_by_role("link", name="Row 4", exact=True).click()
    page.get_by_label("NHS No").fill("999 000 0018")
    page.get_by_role("button", name="Bring this row in").click()
    page.get_by_role("link", name="Row 5", exact=True).click()
    page.get_by_label("Why is this row left out?").fill("Nobody knows who this is")
    page.get_by_role("button", name="Leave this row out").click()
    page.get_by_text("2 of them mended since").wait_for()
    check_accessible(page)
    assert set(SourceRecord.objects.values_list("local_id", flat=True)) == {"C1", "C2", "C3", "C5"}
