"""The page of every component in a real browser: seen, reached by keyboard, and printed."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.browser import Browser, Page, expect

pytestmark = [pytest.mark.journey, pytest.mark.urls("tests.page.design.urls")]


@pytest.fixture
def page(browser_page: Page) -> Page:
    """The page of every component, opened."""
    browser_page.goto("/every-component")
    return browser_page


def test_every_component_can_be_used_by_everyone(
    page: Page, check_accessible: Callable[..., None], check_no_sideways_scroll: Callable[..., None]
) -> None:
    check_accessible(page)
    check_no_sideways_scroll(page)


def test_a_slash_leads_to_find_but_not_while_typing(page: Page) -> None:
    page.locator("#id_email").focus()
    page.keyboard.type("a/b")
    expect(page.locator("#id_email")).to_have_value("a/b")
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(":focus")).to_have_attribute("name", "q")


def test_a_figure_opens_by_press_and_by_keyboard_and_closes_again(page: Page) -> None:
    button = page.locator(".lc-figure__button").first
    panel = page.locator(".lc-figure__panel").first
    expect(panel).to_be_hidden()
    button.focus()
    page.keyboard.press("Enter")
    expect(panel).to_be_visible()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    button.click()
    expect(panel).to_be_visible()


def test_a_figure_opens_where_a_mouse_rests_and_stays_while_it_is_read(page: Page) -> None:
    panel = page.locator(".lc-figure__panel").first
    page.locator(".lc-figure__button").first.hover()
    expect(panel).to_be_visible()
    panel.hover()
    page.wait_for_timeout(600)
    expect(panel).to_be_visible()
    page.locator("h1").hover()
    expect(panel).to_be_hidden()


def test_a_figure_at_the_edge_of_a_table_is_not_cut_off(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    button = page.locator("td .lc-figure__button").first
    button.click()
    opened = page.locator(".lc-figure__panel:popover-open")
    expect(opened).to_be_visible()
    box = opened.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320


def test_an_error_leads_to_the_box_that_mends_it(page: Page) -> None:
    page.get_by_role("link", name="Look again on").click()
    expect(page.locator(":focus")).to_have_attribute("name", "review_on_day")


def test_a_figure_works_without_javascript(browser: Browser, live_server: Any) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("/every-component")
    plain.locator(".lc-figure__button").first.click()
    expect(plain.locator(".lc-figure__panel").first).to_be_visible()
    context.close()


def test_paper_has_the_words_and_not_the_furniture(page: Page) -> None:
    page.emulate_media(media="print")
    for furniture in (".lc-header", ".lc-navigation", ".lc-footer", ".lc-copy", ".lc-figure__panel"):
        expect(page.locator(furniture).first).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".lc-chart__table").first).to_be_visible()


def test_type_is_sans_serif_and_comes_from_this_machine(page: Page) -> None:
    assert page.evaluate("getComputedStyle(document.querySelector('p')).fontFamily").startswith("arial")
    assert page.evaluate("[...document.fonts].length") == 0
