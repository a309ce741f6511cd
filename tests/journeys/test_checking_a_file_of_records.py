"""Somebody who brings records in checks a file first: readable by everybody, on a telephone too."""

import pytest
from django.core.management import call_command
from django.test import Client
from tests.browser import Page, check_accessible, check_no_sideways_scroll
from tests.page.people.conftest import Employ, council, employ
from tests.page.people.test_pages import browser
from tests.page.people.test_the_page_that_checks_a_file import FILE, ROLE, system_of

from lifecourse.organisations.api import Organisation

__all__ = ["council", "employ"]

pytestmark = pytest.mark.journey


def enter(page: Page, client: Client, url: str) -> None:
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": url}])


def test_a_file_is_checked_on_one_page(
    live_server: object,
    browser_page: Page,
    council: Organisation,
    employ: Employ,
) -> None:
    call_command("createcachetable", verbosity=0)
    system = system_of(council)
    enter(browser_page, browser(employ(council, ROLE)), str(live_server))
    browser_page.goto("/people/check/")
    check_accessible(browser_page)
    browser_page.get_by_label("The system that it comes from").select_option(label=system.name)
    browser_page.get_by_label("The file").set_input_files(
        {"name": "people.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    )
    browser_page.get_by_role("button", name="Check the file").click()
    browser_page.get_by_role("heading", name="2 rows, 1 to mend").wait_for()
    check_accessible(browser_page)
    check_no_sideways_scroll(browser_page)
