"""Somebody goes step by step through a queue, and every page on the way can be used by everyone."""

import pytest
from tests.browser import Page, looks_right
from tests.journeys.test_one_record_for_a_person import enter
from tests.page.people.conftest import Employ, employ
from tests.page.support.conftest import council, icb, someone
from tests.page.support.test_queues import Walk

from lifecourse.organisations.api import Organisation, Role
from lifecourse.support.models import QueueWay

__all__ = ["council", "employ", "icb"]

pytestmark = pytest.mark.journey


def with_errors(page: Page, button: str) -> None:
    """The form with an error at every field that must be filled in: all that it can show."""
    page.get_by_role("button", name=button, exact=True).click()
    page.get_by_role("alert").wait_for()
    looks_right(page, widths=(320, 1280))


def test_somebody_comes_home_step_by_step(
    live_server: object, browser_page: Page, employ: Employ, icb: Organisation, council: Organisation
) -> None:
    page, url = browser_page, str(live_server)
    walk = Walk(someone(icb), icb, employ(icb))
    address = f"{url}/support/{walk.person.pk}/"

    enter(page, walk.by, url)
    page.goto(f"{address}lives/")
    with_errors(page, "Write it down")
    walk.lives("Mere Council")
    for list_of in ("queues/", "queues/board/?queue=out-of-area", "queues/who-fits/?queue=out-of-area"):
        page.goto(f"{url}/support/{list_of}")
        page.get_by_role("heading", level=1).wait_for()
        looks_right(page, widths=(320, 1280))

    page.goto(f"{address}queues/begin/?queue=out-of-area")
    with_errors(page, "Begin")
    page.get_by_label("Why now?").fill("Her sister lives here.")
    page.get_by_role("button", name="Begin", exact=True).click()
    page.get_by_role("heading", name="What does Ada Wren want?").wait_for()
    with_errors(page, "Write it down")
    page.get_by_label("What do they want?").fill("A flat near her sister.")
    for question in ("Do they want this to go on?", "How do you know?"):
        page.get_by_role("group", name=question).get_by_role("radio").first.check()
    page.get_by_label("Who asked them?").fill("Social worker, Fen Council")
    page.get_by_role("button", name="Write it down").click()
    page.get_by_text("A flat near her sister.").first.wait_for()
    looks_right(page, widths=(320, 1280))
    way = page.url
    for form, button in (("next/", "It is done"), ("money/", "Write it down"), ("stop/", "Stop")):
        page.goto(f"{way}{form}")
        with_errors(page, button)

    one = QueueWay.objects.get()
    walk.step(one)
    walk.money(one, (icb, 100_000, 40_000), (council, 0, 50_000))
    page.goto(way)
    page.get_by_text("Finance has not confirmed it.").wait_for()
    looks_right(page, widths=(320, 1280))
    page.goto(f"{way}money/agreed/")
    with_errors(page, "Write it down")

    enter(page, employ(icb, Role.ANALYST), url)
    page.goto(f"{url}/support/queues/stages/?queue=out-of-area")
    with_errors(page, "Write these stages")
