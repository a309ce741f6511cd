"""From the figures of a plan to five years of beds and money, a lever moved, and a plan that says so."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.forecasting.api import Forecast, in_hospital_after, result_of
from lifecourse.plans.api import Plan, document_of

pytestmark = pytest.mark.journey
HERE = "/forecasts/essex/"


@pytest.mark.on_both_databases
def test_an_analyst_forecasts_essex_and_the_plan_says_what_comes(sign_in: SignIn) -> None:
    analyst = sign_in("Analyst")
    every_number_says_where_it_comes_from(analyst)
    a_number_is_said_otherwise(analyst)
    a_scenario_is_written_lever_by_lever(analyst)
    forecast = a_forecast_is_made_of_it(analyst)
    it_says_people_money_and_what_it_changes(analyst, forecast)
    two_pages_are_printed_for_the_board(analyst, forecast)
    it_is_made_again_to_the_last_number(analyst, forecast)
    the_plan_takes_it_as_its_trajectory(analyst, forecast)
    what_it_saves_stands_in_the_bid(analyst, forecast)
    it_was_wrong_about_england_by_so_much(analyst)


def every_number_says_where_it_comes_from(analyst: Page) -> None:
    """The figures are taken from the plan, and lead back to it."""
    analyst.goto("/plans/essex-2016/")
    follow(analyst.get_by_role("link", name="Forecasts", exact=True).last)
    follow(analyst.get_by_role("link", name=re.compile("^Take the figures")))
    looks_right(analyst)
    follow(analyst.get_by_role("button", name="Take them"))
    expect(analyst.get_by_role("heading", level=1)).to_contain_text("What forecasts rest on")
    row = analyst.get_by_role("row", name=re.compile("People in assessment and treatment"))
    expect(row).to_contain_text("19 people")
    expect(row).to_contain_text("This plan")
    looks_right(analyst)
    follow(row.get_by_role("link", name=re.compile("See it in the plan")))
    expect(analyst).to_have_url(re.compile(r"/plans/essex-2016/section/2\.2#inpatients--"))


def a_number_is_said_otherwise(analyst: Page) -> None:
    """With a range, a source and a reason, that stand beside it."""
    analyst.goto(f"{HERE}parameters/")
    follow(analyst.get_by_role("link", name="People in high secure hospitals", exact=True))
    looks_right(analyst)
    follow(analyst.get_by_role("link", name="Say it otherwise"))
    analyst.get_by_label("The most likely number").fill("2")
    analyst.get_by_label("Hardly ever below").fill("2")
    analyst.get_by_label("Hardly ever above").fill("2")
    analyst.get_by_label("Where does the number come from?").fill("The case manager’s list of March 2016")
    analyst.get_by_label("Why is it better").fill("Somebody was transferred after the count.")
    looks_right(analyst)
    follow(analyst.get_by_role("button", name="Use this number"))
    expect(analyst.get_by_role("main")).to_contain_text("Said otherwise")
    expect(analyst.get_by_role("main")).to_contain_text("Somebody was transferred after the count.")


def a_scenario_is_written_lever_by_lever(analyst: Page) -> None:
    """A team from a day, and then a year later."""
    analyst.goto(f"{HERE}scenarios/")
    follow(analyst.get_by_role("link", name="Begin a scenario"))
    analyst.get_by_label("What is it called?").fill("A forensic team for Essex")
    analyst.get_by_label("What is it about?").fill("As the bid asks for it.")
    follow(analyst.get_by_role("button", name="Begin it"))
    follow(analyst.get_by_role("link", name="A community forensic team"))
    the_team_begins_in(analyst, "2016")
    analyst.get_by_label(re.compile("How many people at a time")).fill("27")
    analyst.get_by_label(re.compile("What it costs")).fill("0")
    looks_right(analyst)
    follow(analyst.get_by_role("button", name="Add it"))
    expect(analyst.get_by_role("main")).to_contain_text("from 1 September 2016")
    follow(analyst.get_by_role("link", name=re.compile("^Change ?: A community forensic team")))
    the_team_begins_in(analyst, "2017")
    follow(analyst.get_by_role("button", name="Save"))
    expect(analyst.get_by_role("main")).to_contain_text("from 1 September 2017")
    looks_right(analyst)


def the_team_begins_in(analyst: Page, year: str) -> None:
    """On the first of September."""
    for box, typed in (("Day", "1"), ("Month", "9"), ("Year", year)):
        analyst.get_by_label(box, exact=True).fill(typed)


def a_forecast_is_made_of_it(analyst: Page) -> Forecast:
    """The page makes it while it is open, beside the baseline."""
    follow(analyst.get_by_role("link", name="Make a forecast of it"))
    expect(analyst.get_by_label("A forensic team for Essex")).to_be_checked()
    analyst.get_by_label("How many draws?").fill("300")
    looks_right(analyst)
    follow(analyst.get_by_role("button", name="Make it"))
    expect(analyst.get_by_role("main")).to_contain_text("It is made: 300 draws of 5 years")
    looks_right(analyst)
    forecast = Forecast.objects.select_related("partnership").latest("id")
    assert forecast.beside is not None
    return forecast


def it_says_people_money_and_what_it_changes(analyst: Page, forecast: Forecast) -> None:
    """The board's pages of it open."""
    follow(analyst.get_by_role("link", name="See what it says"))
    expect(analyst.get_by_role("main")).to_contain_text("planning assumption")
    analyst.goto(f"/forecasts/{forecast.pk}/changes/")
    expect(analyst.get_by_role("main")).to_contain_text("The chance of meeting the planning assumption")


def two_pages_are_printed_for_the_board(analyst: Page, forecast: Forecast) -> None:
    """As a page that prints, and as a file."""
    analyst.goto(f"/forecasts/{forecast.pk}/")
    follow(analyst.get_by_role("link", name="Two pages for a board"))
    looks_right(analyst)
    with analyst.expect_download() as taken:
        analyst.get_by_role("link", name="PDF", exact=True).first.click()
    assert Path(taken.value.path()).read_bytes().startswith(b"%PDF")


def it_is_made_again_to_the_last_number(analyst: Page, forecast: Forecast) -> None:
    """From what was kept."""
    analyst.goto(f"/forecasts/{forecast.pk}/made-from/")
    follow(analyst.get_by_role("link", name=re.compile("^Make it again")))
    expect(analyst.get_by_role("main")).to_contain_text("Every number is the same")
    looks_right(analyst)


def the_plan_takes_it_as_its_trajectory(analyst: Page, forecast: Forecast) -> None:
    """Each year says its range and where it comes from."""
    analyst.goto(f"/forecasts/{forecast.pk}/")
    follow(analyst.get_by_role("link", name="Adopt it as the plan’s trajectory"))
    looks_right(analyst)
    follow(analyst.get_by_role("button", name="Adopt it"))
    row = document_of(Plan.objects.get(slug="essex-2016")).table("activity").row("inpatients")
    assert row is not None
    for column in ("year_1", "year_2", "year_3"):
        figure = row.figure(column)
        assert figure is not None and figure.as_at is not None
        stood = in_hospital_after(result_of(forecast), figure.as_at)
        assert figure.value == Decimal(stood.middle)
        assert f"Forecast {forecast.number} of" in figure.source
        assert f"{stood.low} to {stood.high} people" in figure.note


def what_it_saves_stands_in_the_bid(analyst: Page, forecast: Forecast) -> None:
    """With the forecast as its source, where there is a saving."""
    analyst.goto(f"/forecasts/{forecast.pk}/for-a-case/")
    analyst.get_by_label("For which case?").select_option(index=0)
    analyst.get_by_label("Who is “NHS England” here?").select_option(index=1)
    looks_right(analyst)
    follow(analyst.get_by_role("button", name="Write it in the case"))
    expect(analyst.get_by_role("main")).to_contain_text("A forensic team for Essex")
    expect(analyst.get_by_role("main")).to_contain_text(forecast.fingerprint[:12])


def it_was_wrong_about_england_by_so_much(analyst: Page) -> None:
    """The page of validation says how wrong the model was."""
    analyst.goto(HERE)
    follow(analyst.get_by_role("link", name=re.compile("How wrong")).first)
    expect(analyst.get_by_role("main")).to_contain_text("England")
