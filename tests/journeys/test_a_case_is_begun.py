"""A case is begun on a page, filled in from its first part to its last, put forward and decided."""

import re
from datetime import date

import pytest
from django.core.management import call_command
from django.utils.timezone import localdate
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.cases.api import CasePartKind, templates
from lifecourse.website import demonstration

pytestmark = pytest.mark.journey
PHONE_AND_DESK = (320, 1280)
CASES = "/cases/cheshire-east/"
HOMES = f"{CASES}homes-near-family/"
KIND = templates()["council-high-level-2013"]


@pytest.fixture
def cheshire(transactional_db: None, settings: pytest.FixtureRequest, tmp_path: object) -> None:
    """A partnership that has one case, and those who write and decide."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.LIFECOURSE_HOME = tmp_path  # type: ignore[attr-defined]
    call_command("createcachetable", verbosity=0)
    demonstration.prepare(["cheshire-east-2013"])


@pytest.mark.on_both_databases
def test_a_case_goes_from_its_first_page_to_its_decision(cheshire: None, sign_in_as: SignIn) -> None:
    manager = sign_in_as("cheshire.manager")
    secretary = sign_in_as("cheshire.secretary")
    a_case_is_begun_by_keyboard_alone(manager)
    what_is_in_words_is_written(manager)
    every_list_is_filled_in(manager)
    it_is_put_forward_and_decided_on_four_conditions(manager, secretary)
    a_savings_proposal_is_begun_beside_it(manager)


def a_case_is_begun_by_keyboard_alone(manager: Page) -> None:
    manager.goto("/cases/")
    manager.get_by_role("link", name=re.compile("^Begin a case")).focus()
    manager.keyboard.press("Enter")
    manager.get_by_role("heading", name="Begin a case").wait_for()
    looks_right(manager, widths=PHONE_AND_DESK)
    manager.get_by_role("link", name=KIND.name).focus()
    manager.keyboard.press("Enter")
    manager.get_by_label("What is the case called?").focus()
    looks_right(manager, widths=PHONE_AND_DESK)
    for words in (
        *("Homes near family", "H/1", ""),
        *("Head of commissioning", "1", "4", str(localdate().year), "", "", "", "Twelve homes.", "A report"),
    ):
        manager.keyboard.type(words)
        manager.keyboard.press("Tab")
    manager.keyboard.press("Enter")
    manager.get_by_role("heading", name="What to fill in").wait_for()
    asked = sum(bool(one.by) for one in KIND.parts)
    expect(manager.get_by_role("main")).to_contain_text(f"{asked} of the {asked} parts")


def what_is_in_words_is_written(manager: Page) -> None:
    pages = {
        one.inner_text(): one.get_attribute("href")
        for one in manager.get_by_role("main").get_by_role("link").all()
    }
    for part in KIND.parts:
        if part.kind is not CasePartKind.WORDS:
            continue
        manager.goto(pages[part.title] or "")
        manager.get_by_label(part.question).fill("What stands here was made up for a test.")
        follow(manager.get_by_role("button", name="Save these words"))


def every_list_is_filled_in(manager: Page) -> None:
    add(manager, "milestones", "a milestone", {"What is done by then?": "Homes are found"}, due="1")
    add(manager, "milestones", "a milestone", {"What is done by then?": "People move"}, due="2", look=True)
    add(manager, "benefits", "a benefit", {"What gets better?": "Near family", "What should it reach?": "12"})
    add(manager, "dependencies", "a link", {"What is it linked with?": "The housing strategy"})
    add(manager, "investment", "a row", {"Year": "2027/28", "Revenue": "£20,000", "Capital": "None"})
    add(manager, "declared", "a year", {"Which financial year?": "2027/28", "How much is saved": "12,000"})
    add(
        *(manager, "resources", "a row"),
        {"Corporate area": "Housing", "What is needed": "A lead", "Days in each year": "40"},
    )
    add(manager, "risks", "a risk", {"What may go wrong?": "Homes are late"}, look=True)
    manager.goto(f"{HOMES}parts/impact/words/")
    manager.get_by_label("Whom does it touch?").fill("Twelve people")
    follow(manager.get_by_role("button", name="Save"))
    looks_right(manager, widths=PHONE_AND_DESK)
    a_row_is_moved_and_another_taken_out(manager)
    manager.goto(f"{HOMES}parts/")
    expect(manager.get_by_role("main")).to_contain_text("Something stands in every part")
    looks_right(manager, widths=PHONE_AND_DESK)


def add(
    manager: Page, part: str, one: str, said: dict[str, str], *, due: str = "", look: bool = False
) -> None:
    manager.goto(f"{HOMES}parts/{part}/add/")
    manager.get_by_role("heading", name=f"Add {one}").wait_for()
    for label, words in said.items():
        manager.get_by_label(label).fill(words)
    if due:
        day = manager.get_by_role("group", name=re.compile("By which day"))
        for box, words in (("Day", due), ("Month", "9"), ("Year", "2027")):
            day.get_by_label(box).fill(words)
    if look:
        looks_right(manager, widths=PHONE_AND_DESK)
    follow(manager.get_by_role("button", name="Save", exact=True))
    expect(manager.get_by_text("It is added.")).to_be_visible()


def a_row_is_moved_and_another_taken_out(manager: Page) -> None:
    add(manager, "risks", "a risk", {"What may go wrong?": "Nobody bids"})
    follow(manager.get_by_role("link", name="Change 2: Nobody bids"))
    manager.get_by_label("Where does it stand in the list?").select_option("First")
    follow(manager.get_by_role("button", name="Save", exact=True))
    expect(manager.get_by_role("article").first).to_contain_text("Nobody bids")
    follow(manager.get_by_role("link", name="Take out 1: Nobody bids"))
    looks_right(manager, widths=PHONE_AND_DESK)
    follow(manager.get_by_role("button", name="Take it out"))
    expect(manager.get_by_role("article")).to_have_count(1)


def it_is_put_forward_and_decided_on_four_conditions(manager: Page, secretary: Page) -> None:
    manager.goto(f"{HOMES}gateways/")
    follow(manager.get_by_role("link", name=re.compile("^Put it forward")).first)
    follow(manager.get_by_role("button", name="Put it forward"))
    looks_right(manager, widths=PHONE_AND_DESK)
    secretary.goto(f"{HOMES}gateways/")
    follow(secretary.get_by_role("link", name=re.compile("^Write down what")).first)
    secretary.get_by_label("Approved with conditions").check()
    secretary.get_by_label("Which board, committee or role decided?").fill("The monitoring board")
    fill_day(secretary, "On which day?", localdate())
    for number in range(1, 5):
        if number > 1:
            follow(secretary.get_by_role("button", name="Add another condition"))
        secretary.get_by_label(f"Condition {number}: what has to be done?").fill(f"Ask families, {number}")
        secretary.get_by_label(f"Condition {number}: in which role").fill("Head of commissioning")
        fill_day(secretary, f"Condition {number}: by when?", date(2027, 9, number))
    looks_right(secretary, widths=PHONE_AND_DESK)
    follow(secretary.get_by_role("button", name="Write it down"))
    expect(secretary.get_by_role("main")).to_contain_text("Ask families, 4")
    expect(secretary.get_by_role("main")).to_contain_text("4 conditions still to meet")


def fill_day(page: Page, label: str, on: date) -> None:
    group = page.get_by_role("group", name=re.compile(re.escape(label)))
    for box, words in (("Day", on.day), ("Month", on.month), ("Year", on.year)):
        group.get_by_label(box).fill(str(words))


def a_savings_proposal_is_begun_beside_it(manager: Page) -> None:
    manager.goto(f"{CASES}begin/savings-proposal-2018/")
    manager.get_by_label("What is the case called?").fill("Savings")
    manager.get_by_label("Its reference").fill("S/1")
    manager.get_by_label("Who answers for it?").fill("Head of commissioning")
    fill_day(manager, "On which day does it begin?", date(2027, 4, 1))
    follow(manager.get_by_role("button", name="Begin this case"))
    expect(manager).to_have_url(re.compile("/savings-2/parts/$"))
    follow(manager.get_by_role("main").get_by_role("link", name=re.compile("savings?", re.IGNORECASE)).first)
    manager.goto(f"{CASES}savings-2/savings/add/")
    manager.get_by_label("What is saved?").fill("Fewer beds")
    manager.get_by_label("Amount of a full year, in pounds").fill("12,000")
    follow(manager.get_by_role("button", name="Save this saving"))
    expect(manager.get_by_role("main")).to_contain_text("Fewer beds")
    looks_right(manager, widths=PHONE_AND_DESK)
