"""A case is argued with, held against its own tables, and followed until its promise is kept or broken."""

import re

import pytest
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.website import demonstration

pytestmark = pytest.mark.journey
ACCESS = "/cases/leicestershire-access/points-of-access/"
CAMBRIDGESHIRE = "/cases/cambridgeshire/"
PAGES = ("", "options/", "model/", "savings/", "benefits/", "gateways/", "findings/")


@pytest.fixture
def two_partnerships(transactional_db: None, settings: pytest.FixtureRequest, tmp_path: object) -> None:
    """The case of the points of access, the eleven proposals, and those who answer for them."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.LIFECOURSE_HOME = tmp_path  # type: ignore[attr-defined]
    demonstration.prepare(["leicestershire-access-2016", "cambridgeshire-2018"])


@pytest.mark.on_both_databases
def test_a_promise_is_argued_with_checked_and_followed(two_partnerships: None, sign_in_as: SignIn) -> None:
    manager = sign_in_as("access.manager")
    finance = sign_in_as("cambridgeshire.finance")
    a_phase_moves_and_a_partner_leaves_and_every_figure_follows(manager)
    the_ranking_of_options_holds_or_not(manager)
    the_check_tells_which_tables_disagree(manager)
    two_proposals_claim_one_homecare_contract(finance)
    a_year_later_half_of_the_savings_came(finance)
    for page, place in ((manager, ACCESS), (finance, f"{CAMBRIDGESHIRE}homecare-retendering/")):
        for path in PAGES:
            there = page.goto(f"{place}{path}")
            if there is not None and there.status == 404 and path in {"options/", "model/"}:
                continue
            assert there is not None and there.ok, path
            looks_right(page)


def a_phase_moves_and_a_partner_leaves_and_every_figure_follows(manager: Page) -> None:
    manager.goto(f"{ACCESS}model/")
    whole = manager.get_by_role("table", name="The whole")
    expect(whole.get_by_role("row", name=re.compile("^Cost"))).to_contain_text("£2,273,100")
    manager.get_by_label("Integration: quarters later").fill("1")
    follow(manager.get_by_role("button", name="Work it out"))
    figures = manager.locator("#model")
    expect(figures).to_contain_text("What would be")
    expect(figures).to_contain_text("was 2016/17 Q3")
    # What a late start loses is a quarter of the last year; the cost stays what it was.
    expect(whole.get_by_role("row", name=re.compile("^Cost"))).to_contain_text("£2,273,100")
    expect(figures).to_contain_text("less")
    manager.get_by_text("Somebody stays out").click()
    manager.get_by_label("Bed Bureau").check()
    follow(manager.get_by_role("button", name="Work it out"))
    expect(figures.get_by_role("row", name="University Hospitals of Leicester")).to_contain_text("£0")


def the_ranking_of_options_holds_or_not(manager: Page) -> None:
    # Still on the page where a phase was moved and a partner left out.
    expect(manager.get_by_role("table", name="What each option is worth, the best first")).to_be_visible()
    # A quarter later and without the bed bureau, stopping after the first phase is worth more.
    expect(manager.locator("#model")).to_contain_text("The choice does not hold")
    manager.goto(f"{ACCESS}options/")
    expect(manager.get_by_role("heading", name="By value for money")).to_be_visible()
    expect(manager.get_by_text("Made up by us").first).to_be_attached()


def the_check_tells_which_tables_disagree(manager: Page) -> None:
    manager.goto(f"{ACCESS}findings/")
    for words in ("£707,600", "£1,178,400", "£366,750"):
        expect(manager.get_by_text(words).first).to_be_visible()


def two_proposals_claim_one_homecare_contract(finance: Page) -> None:
    finance.goto(f"{CAMBRIDGESHIRE}homecare-retendering/")
    expect(finance.get_by_text("6.115").first).to_be_visible()
    finance.goto(f"{CAMBRIDGESHIRE}claims/")
    expect(finance.get_by_role("main")).to_contain_text("counted twice")
    both = finance.get_by_role("heading", name="AR/ 6.115 and A/R 6.143").or_(
        finance.get_by_role("heading", name="A/R 6.143 and AR/ 6.115")
    )
    expect(both).to_be_visible()
    expect(finance.get_by_role("main")).to_contain_text(
        "Home and community support contract from November 2017"
    )


def a_year_later_half_of_the_savings_came(finance: Page) -> None:
    place = f"{CAMBRIDGESHIRE}retendering-learning-disability/savings/"
    # Seventy thousand were promised for the first five months: 14,000 a month.
    for month, pounds in (
        ("November 2017", "14000"),
        ("December 2017", "14000"),
        ("January 2018", "7000"),
        ("February 2018", "0"),
        ("March 2018", "0"),
    ):
        finance.goto(f"{place}homecare-ceiling/month/")
        finance.get_by_label("Which month?").select_option(month)
        finance.get_by_label("By how much, in pounds?").fill(pounds)
        finance.get_by_label("What shows it?").fill("The monthly report of the brokerage")
        follow(finance.get_by_role("button", name="Save this month"))
        expect(finance.get_by_text("Saved. What was said before of this month is kept.")).to_be_visible()
    finance.goto(f"{CAMBRIDGESHIRE}savings/?year=2017/18")
    expect(finance.get_by_role("main")).to_contain_text(
        "Of £70,000 that should have come in 2017/18, £35,000 came"
    )
    row = finance.get_by_role("row", name=re.compile("16.22 pounds an hour"))
    for amount in ("£70,000", "£35,000"):
        expect(row).to_contain_text(amount)
