"""Two people at one table are both content; words survive a lost connection, and a sign-out leaves none."""

import re

import pytest
from tests.browser import Page, check_accessible, expect, looks_right
from tests.journeys.conftest import SignIn

pytestmark = pytest.mark.journey
GRID = "/plans/essex-2016/table/inpatients/figures"
WRITE = "/plans/essex-2016/section/2.5/write"
INDEPENDENT, REHABILITATION = "Independent hospital", "Longer-term rehabilitation"


def type_and_save(page: Page, **numbers: str) -> None:
    """Type numbers into rows by the words that name them, and save."""
    for row, number in numbers.items():
        page.get_by_label(re.compile(row)).first.fill(number)
    page.get_by_role("button", name="Save these numbers").click()


@pytest.mark.on_both_databases
def test_two_people_edit_one_table_and_both_are_content(sign_in: SignIn) -> None:
    mine = sign_in("Finance lead")
    mine.goto(GRID)
    theirs = mine.context.new_page()
    theirs.goto(GRID)
    type_and_save(theirs, **{REHABILITATION: "4", INDEPENDENT: "12"})
    theirs.get_by_text("Saved.").wait_for()
    only_theirs = theirs.url
    # What only they changed is left alone; what we both changed is asked about.
    type_and_save(mine, **{INDEPENDENT: "11", "Assessment and treatment": "18"})
    mine.get_by_text("Nothing was saved yet").wait_for()
    looks_right(mine)
    mine.get_by_label(re.compile("^Theirs: 12, by")).check()
    mine.get_by_role("button", name="Save these numbers").click()
    mine.get_by_text("Saved.").wait_for()
    mine.goto(GRID)
    stands = {REHABILITATION: "4", INDEPENDENT: "12", "Assessment and treatment": "18"}
    for row, number in stands.items():
        expect(mine.get_by_label(re.compile(row)).first).to_have_value(number)
    assert "section/2.2" in only_theirs


def test_words_survive_a_lost_connection_and_a_sign_out_leaves_none(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    page.goto(WRITE)
    page.context.set_offline(True)
    page.get_by_role("textbox", name="Text").fill("Words in a tunnel.")
    page.get_by_text("The connection is gone. Your words are kept in this tab").wait_for()
    page.context.set_offline(False)
    page.goto(WRITE)
    page.get_by_text("in this tab that were not saved").wait_for()
    check_accessible(page)
    page.get_by_role("button", name="Bring them back").first.click()
    expect(page.get_by_role("textbox", name="Text")).to_have_value("Words in a tunnel.")
    page.get_by_role("textbox", name="Text").press_sequentially(" And after it.")
    page.get_by_text("Your words are kept as your own draft").wait_for()
    page.goto(WRITE)
    page.get_by_role("heading", name=re.compile("that were not saved")).wait_for()
    page.get_by_role("button", name="Bring them back").click()
    expect(page.get_by_role("textbox", name="Text")).to_have_value("Words in a tunnel. And after it.")
    page.get_by_role("textbox", name="Text").press_sequentially(" Not for others.")
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("Email").wait_for()
    assert (
        page.evaluate("() => Object.values(sessionStorage).join() + Object.values(localStorage).join()") == ""
    )
