"""A board moves a lever by keyboard, and sees and hears what comes of it; without a script by a button."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from tests.browser import Browser, Page, expect, follow, looks_right
from tests.page.cases.conftest import partners, somebody
from tests.page.forecasting.conftest import TEAM, THEN, small_area, taken
from tests.page.website.conftest import SignedIn, signed_in

from lifecourse.accounts.api import Stamp
from lifecourse.forecasting.kinds.asked import Asked
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.operations.forecasts import begin_forecast, go_on_with
from lifecourse.forecasting.operations.scenarios import write_scenario
from lifecourse.organisations.api import Partnership, Role

__all__ = ["partners", "signed_in", "small_area", "somebody", "taken"]
pytestmark = pytest.mark.journey


def a_stamp(*_who: object, **_when: object) -> Stamp:
    """A stamp of the command line."""
    return Stamp(key=uuid4(), by=None, at=THEN)


@pytest.fixture
def stamp(transactional_db: None) -> Any:
    """Stamps of their own for what the fixtures do."""
    return a_stamp


@pytest.fixture
def forecast(stamp: Any, partners: Partnership, taken: object) -> Forecast:
    """The scenario of a team, all drawn."""
    version = write_scenario(partnership=partners, slug="a-team", said=TEAM, read=0, stamp=a_stamp())
    asked = Asked(months=24, draws=40)
    made = begin_forecast(partnership=partners, scenario=version, asked=asked, stamp=a_stamp())
    while not made.ended_at:
        made = go_on_with(forecast=made, stamp=a_stamp())
    return made


@pytest.fixture
def enter(signed_in: SignedIn, partners: Partnership, live_server: Any) -> Callable[[Page], Page]:
    """A board member of the partnership in a browser, second factor given."""

    def entered(page: Page) -> Page:
        session = signed_in(Role.BOARD_MEMBER, partners).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
        return page

    return entered


def test_a_lever_is_moved_by_keyboard_and_answered_at_once(
    forecast: Forecast, enter: Callable[[Page], Page], browser_page: Page
) -> None:
    page = enter(browser_page)
    for name in ("", "changes/", "buys-most/", "two-pages/", "board/"):
        page.goto(f"/forecasts/{forecast.pk}/{name}")
        looks_right(page)
    begins = page.get_by_label("From when")
    expect(page.locator("[data-slider-said]").first).to_have_text("April 2017")
    begins.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-slider-said]").first).to_have_text("May 2017")
    expect(begins).to_have_attribute("aria-valuetext", "May 2017")
    expect(page.get_by_role("status")).to_contain_text("End of March 2018")
    expect(page.locator("#answer")).to_contain_text("What each partner spends in 2017/18")
    expect(begins).to_be_focused()
    # The address says what is tried, and can be sent to somebody.
    expect(page).to_have_url(re.compile("0-month=13"))


def test_without_a_script_a_button_answers(
    forecast: Forecast, enter: Callable[[Page], Page], browser: Browser, live_server: Any
) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = enter(context.new_page())
    page.goto(f"/forecasts/{forecast.pk}/board/")
    page.get_by_label("A community forensic team").uncheck()
    follow(page.get_by_role("button", name="See what comes of it"))
    expect(page.get_by_label("A community forensic team")).not_to_be_checked()
    expect(page.locator("#answer")).to_contain_text("no difference")
    context.close()
