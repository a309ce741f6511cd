"""Somebody who uses no mouse, on a small screen enlarged four times, finds and changes a figure."""

import re

import pytest
from tests.browser import Locator, Page, expect
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.journey
SECTION = "/plans/essex-2016/section/2.2"


def focused(page: Page) -> Locator:
    """Whatever has the keyboard."""
    return page.locator(":focus")


def test_a_section_lets_one_skip_to_its_findings(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    page.goto(SECTION)
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to main content")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Skip to what is wrong with it")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("#findings$"))
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text(re.compile(r"^\s*Show where"))


def test_a_figure_is_found_opened_and_changed_without_a_mouse(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(SECTION)
    page.locator("#inpatients .lc-figure__button").nth(2).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(focused(page)).to_have_text("Change it, or see its history")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name=re.compile("Independent hospital: people")).wait_for()
    page.get_by_label("Number").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("11")
    page.keyboard.press("Enter")
    said = page.get_by_text(re.compile("Saved. 1 finding is mended"))
    said.wait_for()
    # The page opens at the cell, far below its beginning, and still says what the change did.
    box = said.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 256
    figure = page.locator("td:target .lc-figure__button")
    expect(figure).to_contain_text("11 people")


def test_boxes_that_cannot_be_read_are_named_and_taken_to(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    page.goto("/plans/essex-2016/table/inpatients/figures")
    box = page.locator(".lc-grid__box").first
    box.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("many")
    page.get_by_role("button", name="Save these numbers").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="Nothing was saved yet").wait_for()
    page.keyboard.press("Tab")
    expect(focused(page)).to_contain_text("is not a number")
    page.keyboard.press("Enter")
    expect(focused(page)).to_have_value("many")
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
