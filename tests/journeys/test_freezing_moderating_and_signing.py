"""The first cut is frozen, moderated, answered, finalised and compared; seven organisations sign it."""

import re

import pytest
from django.utils import timezone
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.organisations.api import Organisation, RoleHolding
from lifecourse.plans.api import Decision, Outcome, find_plan, latest_version, sign_version

pytestmark = pytest.mark.journey
PLAN = "/plans/essex-2016"
CONDITION = "Money follows each person home from the first day."


class Team:
    """People of several roles, each signed in once, taking turns at one browser."""

    def __init__(self, sign_in: SignIn, page: Page) -> None:
        self.sign_in, self.page = sign_in, page
        self.kept: dict[str, list[object]] = {}
        self.now = ""

    def turn(self, role: str) -> Page:
        """Somebody's turn."""
        if self.now:
            self.kept[self.now] = list(self.page.context.cookies())
        self.page.context.clear_cookies()
        self.now = role
        if role in self.kept:
            self.page.context.add_cookies(self.kept[role])  # type: ignore[arg-type]
            return self.page
        return self.sign_in(role)


def test_a_plan_is_frozen_moderated_finalised_compared_and_signed(
    sign_in: SignIn, browser_page: Page
) -> None:
    team = Team(sign_in, browser_page)
    freeze(team.turn("Programme manager"), "First cut")
    the_assurer_asks(team.turn("Assurer"))
    the_author_answers(team.turn("Programme manager"))
    press(team.turn("Assurer"), "Read the author", "Propose: settled")
    press(team.turn("Programme manager"), "Say whether you agree", "Agree that it is settled")
    page = team.turn("Programme manager")
    freeze(page, "Moderated")
    the_author_changes_a_text_and_a_figure(page)
    freeze(page, "Final")
    what_differs_is_shown(page)
    six_organisations_agree()
    the_seventh_agrees_with_a_condition(team.turn("Board secretary"))
    a_reader_sees_who_agreed(team.turn("Board member"))


def freeze(page: Page, kind: str) -> None:
    page.goto(f"{PLAN}/versions")
    looked_at(page)
    page.get_by_label(kind, exact=True).check()
    page.get_by_role("button", name="Freeze this version for ever").click()
    page.get_by_text(re.compile(f"Frozen: {kind}")).wait_for()
    version = latest_version(find_plan("essex-2016"))
    assert version is not None
    expect(page.locator(".lc-hash").first).to_have_text(version.content_hash)


def the_assurer_asks(page: Page) -> None:
    page.goto(f"{PLAN}/versions")
    follow(page.get_by_role("link", name=re.compile("What the assurer asked")))
    looked_at(page)
    page.get_by_label("About which section?").select_option("2.2")
    page.get_by_label("What do you ask?").fill("Does this count include people placed out of the area?")
    page.get_by_role("button", name="Ask the authors").click()
    page.get_by_text("Waiting for the author").wait_for()
    looked_at(page)


def the_author_answers(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile("Answer the assurer")).click()
    page.get_by_label("What do you want to say?").fill("Yes: eleven of them.")
    page.get_by_role("button", name="Answer", exact=True).click()
    page.get_by_text("Waiting for the assurer").wait_for()


def press(page: Page, need: str, button: str) -> None:
    page.goto("/")
    page.get_by_role("link", name=re.compile(need)).click()
    page.get_by_role("button", name=button).click()
    page.get_by_text("said it is settled").first.wait_for()


def the_author_changes_a_text_and_a_figure(page: Page) -> None:
    page.goto(f"{PLAN}/section/2.5/write")
    box = page.get_by_role("textbox", name="Text")
    box.fill(box.input_value() + " Eleven people live far from home.")
    page.get_by_role("button", name="Save this section").click()
    page.get_by_text("Saved.").wait_for()
    page.goto(f"{PLAN}/table/inpatients/figures")
    page.get_by_label(re.compile("Independent hospital")).first.fill("11")
    page.get_by_role("button", name="Save these numbers").click()
    page.get_by_text("Saved.").wait_for()


def what_differs_is_shown(page: Page) -> None:
    page.goto(f"{PLAN}/compare?before=1&after=3")
    expect(page.get_by_text("Eleven people live far from home.")).to_have_count(1)
    expect(page.get_by_text(re.compile(r"3 people fewer \(21.4% less\)", re.I))).to_have_count(1)
    looked_at(page)


def six_organisations_agree() -> None:
    version = latest_version(find_plan("essex-2016"))
    assert version is not None
    now = timezone.now()
    agreed = Decision(outcome=Outcome.AGREED, decided_on=timezone.localdate(), reference="Minute 16/42")
    held = RoleHolding.objects.filter(role="board_secretary").exclude(organisation__code="essex-ccg-mid")
    for holding in held.select_related("account", "organisation"):
        sign_version(
            version=version, organisation=holding.organisation, decision=agreed, by=holding.account, at=now
        )
    assert len(held) == 6 and Organisation.objects.filter(code="essex-ccg-mid").exists()


def the_seventh_agrees_with_a_condition(page: Page) -> None:
    page.goto("/")
    follow(page.get_by_role("link", name=re.compile("Record what Mid Essex CCG decides")))
    looked_at(page)
    follow(page.get_by_role("link", name=re.compile("Record what was decided")))
    looked_at(page)
    page.get_by_label("Agreed with a condition").check()
    today = timezone.localdate()
    for group, year in (("When was it decided?", today.year), ("By when is the condition", today.year + 1)):
        boxes = page.get_by_role("group", name=re.compile(group))
        for part, value in (("Day", today.day), ("Month", today.month), ("Year", year)):
            boxes.get_by_label(part).fill(str(value))
    page.get_by_label("In which paper or minute").fill("Governing body, minute 7")
    page.get_by_label("The condition").fill(CONDITION)
    page.get_by_label("Which role answers for it?").fill("Chief finance officer")
    page.get_by_role("button", name="Record this decision").click()
    page.get_by_text("Recorded.").wait_for()
    follow(page.get_by_role("link", name=re.compile("Change its route")))
    looked_at(page)


def a_reader_sees_who_agreed(page: Page) -> None:
    page.goto(f"{PLAN}/sign-off")
    agreed = "7 of 7 organisations have agreed; 1 with a condition that is not met yet."
    expect(page.get_by_text(agreed).first).to_be_visible()
    expect(page.get_by_text(CONDITION)).to_have_count(1)
    expect(page.get_by_role("link", name=re.compile("Record|Supersede|Change its route"))).to_have_count(0)
    looked_at(page)


def looked_at(page: Page) -> None:
    looks_right(page)
