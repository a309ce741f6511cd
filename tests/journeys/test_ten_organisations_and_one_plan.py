"""Ten organisations write, check, agree and sign one plan: the story that the plan at work is for."""

import re
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.utils import timezone
from openpyxl import load_workbook
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.plans.api import document_of, find_plan

pytestmark = pytest.mark.journey

HERE = "/plans/essex-2016"
HOSPITAL = "2.2 People in hospital"
SECRETARIES = ("mid", "north.east", "west", "basildon", "castle.point", "southend", "thurrock")


@pytest.mark.on_both_databases
def test_ten_organisations_write_check_agree_and_sign_one_plan(
    essex: None, sign_in_as: SignIn, tmp_path: Path
) -> None:
    two_finance_leads_edit_one_table_and_both_are_content(sign_in_as)
    manager = sign_in_as("programme.manager")
    a_broken_workbook_goes_up_and_then_a_good_one(manager, tmp_path)
    frozen = the_plan_is_frozen(manager, "First cut")
    assurer = sign_in_as("assurer")
    it_is_asked_about_answered_and_settled_by_both(manager, assurer)
    the_moderated_and_final_versions_follow_and_are_compared(manager, frozen)
    seven_organisations_sign_one_with_a_condition(sign_in_as, manager)
    the_pages_for_people_meet_their_checks_and_say_that_nobody_tested_them(manager)


def funding(column: str, row: str = "partnership-revenue") -> str:
    table = document_of(find_plan("essex-2016")).table("funding")
    stated = next(r for r in table.rows if r.key == row).figure(column)
    assert stated is not None
    return f"{stated.value:f}"


def two_finance_leads_edit_one_table_and_both_are_content(sign_in_as: SignIn) -> None:
    tobias, hazel = sign_in_as("finance.lead"), sign_in_as("finance.lead.two")
    rows = [row.key for row in document_of(find_plan("essex-2016")).rows("funding")]
    one, other = f"{rows[0]}--year_1", f"{rows[0]}--year_2"
    for page in (tobias, hazel):
        page.goto(f"{HERE}/table/funding/figures")
    # Each changes a number of their own, and both change the same third one.
    tobias.locator(f'[name="{one}"]').fill("105,600,000")
    tobias.locator(f'[name="{rows[0]}--year_3"]').fill("104,800,000")
    tobias.get_by_role("button", name="Save these numbers").click()
    tobias.get_by_text("Saved.").wait_for()
    hazel.locator(f'[name="{other}"]').fill("105,100,000")
    hazel.locator(f'[name="{rows[0]}--year_3"]').fill("104,900,000")
    hazel.get_by_role("button", name="Save these numbers").click()
    hazel.get_by_role("heading", name="Nothing was saved yet").wait_for()
    looks_right(hazel)
    hazel.get_by_label(re.compile("^Theirs")).first.check()
    hazel.get_by_role("button", name="Save these numbers").click()
    hazel.get_by_text("Saved.").wait_for()
    stands = [funding(column, rows[0]) for column in ("year_1", "year_2", "year_3")]
    assert stands == ["105600000", "105100000", "104800000"]


def a_broken_workbook_goes_up_and_then_a_good_one(manager: Page, folder: Path) -> None:
    manager.goto(f"{HERE}/fill-in")
    with manager.expect_download() as download:
        manager.get_by_role("link", name="Download the workbook").click()
    book = load_workbook(BytesIO(Path(download.value.path()).read_bytes()))
    book[HOSPITAL]["C2"] = "nineteen"
    book.save(folder / "broken.xlsx")
    book[HOSPITAL]["C2"] = 21
    book.save(folder / "good.xlsx")
    for name, heading in (("broken", "The file was not taken in"), ("good", "What would change")):
        manager.goto(f"{HERE}/fill-in")
        manager.get_by_label("Your workbook").set_input_files(folder / f"{name}.xlsx")
        manager.get_by_role("button", name="Read the file").click()
        manager.get_by_role("heading", name=heading).wait_for()
    manager.get_by_role("button", name="Apply these changes").click()
    manager.get_by_text("The changes were applied.", exact=False).wait_for()


def the_plan_is_frozen(manager: Page, kind: str) -> str:
    """Freeze the plan as it stands; returns the hash that is printed."""
    manager.goto(f"{HERE}/versions")
    manager.get_by_label(kind).check()
    manager.get_by_role("button", name="Freeze this version for ever").click()
    manager.locator(".lc-hash").first.wait_for()
    looks_right(manager)
    return manager.locator(".lc-hash").first.inner_text()


def it_is_asked_about_answered_and_settled_by_both(manager: Page, assurer: Page) -> None:
    assurer.goto(f"{HERE}/versions/1/points")
    looks_right(assurer)
    assurer.get_by_label("About which section?").select_option("2.2")
    assurer.get_by_label("What do you ask?").fill(
        "Nineteen people in sixteen beds: where are the other three?"
    )
    follow(assurer.get_by_role("button", name="Ask the authors"))
    point = assurer.url
    manager.goto("/")
    follow(manager.get_by_role("link", name=re.compile("assurer", re.I)).first)
    manager.goto(point)
    manager.get_by_label("What do you want to say?").fill("Three of them are on a ward out of the area.")
    manager.get_by_role("button", name="Answer", exact=True).click()
    manager.get_by_text("Three of them are on a ward").wait_for()
    manager.get_by_role("button", name="Propose: settled").click()
    manager.get_by_text("Nothing is settled until both sides have said so").wait_for()
    assurer.goto(point)
    assurer.get_by_role("button", name="Agree that it is settled").click()
    assurer.get_by_role("button", name="Reopen it").wait_for()
    looks_right(assurer)


def the_moderated_and_final_versions_follow_and_are_compared(manager: Page, first: str) -> None:
    manager.goto(f"{HERE}/section/2.2/write")
    words = manager.get_by_role("textbox", name="Text")
    words.fill(words.input_value() + "\n\nThree of the nineteen people are on a ward out of the area.")
    manager.get_by_role("button", name="Save this section").click()
    manager.get_by_text("Saved.").wait_for()
    moderated = the_plan_is_frozen(manager, "Moderated")
    final = the_plan_is_frozen(manager, "Final")
    assert len({first, moderated}) == 2
    assert moderated == final, "Nothing changed between the two, so they are the same to the letter."
    manager.goto(f"{HERE}/compare?before=1&after=3")
    manager.get_by_text("on a ward out of the area").wait_for()
    looks_right(manager)


def seven_organisations_sign_one_with_a_condition(sign_in_as: SignIn, manager: Page) -> None:
    manager.goto(f"{HERE}/sign-off")
    manager.get_by_text("0 of 7 organisations have agreed").wait_for()
    expect(manager.get_by_role("link", name=re.compile("Record what was decided"))).to_have_count(0)
    for name in SECRETARIES:
        secretary = sign_in_as(f"secretary.{name}")
        secretary.goto(f"{HERE}/sign-off")
        # A secretary records what their own organisation decided, and no other's.
        secretary.get_by_role("link", name=re.compile("Record what was decided")).click()
        conditional = name == "west"
        outcome = "Agreed with a condition" if conditional else "Agreed"
        secretary.get_by_label(outcome, exact=True).check()
        fill_day(secretary, "When was it decided?", timezone.localdate())
        secretary.get_by_label("In which paper or minute").fill("Governing body, minute 16/42")
        if conditional:
            secretary.get_by_label("The condition", exact=True).fill("A quarterly report on the money.")
            secretary.get_by_label("Which role answers for it?").fill("Chief finance officer")
            in_three_months = timezone.localdate() + timedelta(days=90)
            fill_day(secretary, "By when is the condition to be met?", in_three_months)
        secretary.get_by_role("button", name="Record this decision").click()
        secretary.get_by_role("heading", name="Who still has to agree").wait_for()
    manager.goto(f"{HERE}/sign-off")
    manager.get_by_text("7 of 7 organisations have agreed; 1 with a condition").wait_for()
    manager.get_by_text("A quarterly report on the money.").wait_for()
    looks_right(manager)


def the_pages_for_people_meet_their_checks_and_say_that_nobody_tested_them(manager: Page) -> None:
    manager.goto(f"{HERE}/easy-read")
    # The workbook changed a count in the meantime: the line that states it says so at once.
    manager.locator(".lc-easy__look--slip").filter(has_text="71").wait_for()
    manager.get_by_label("How to tell you something").fill("01632 960 000")
    manager.get_by_role("button", name="Save how to reach you").click()
    manager.get_by_role("button", name="I have read every line as it stands").click()
    manager.get_by_text("The plan counts 71 people in hospital.").first.wait_for()
    manager.get_by_text("People have not tested these words.").wait_for()
    expect(manager.locator(".lc-easy__look"), "Every reading check is met.").to_have_count(0)
    looks_right(manager)
    answer = manager.request.get(f"{HERE}/easy-read.pdf")
    with pikepdf.open(BytesIO(answer.body())) as pdf:
        assert len(pdf.pages) == 2
    manager.goto(f"{HERE}/easy-read.html")
    manager.get_by_text("People have not tested this paper yet").wait_for()
    looks_right(manager)


def fill_day(page: Page, question: str, on: date) -> None:
    boxes = page.get_by_role("group", name=re.compile(re.escape(question)))
    for label, value in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        boxes.get_by_label(label).fill(str(value))
