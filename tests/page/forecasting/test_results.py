"""Pages of what a forecast says: for those who may read the plan, once all is drawn."""

import pytest
from django.urls import reverse
from tests.page.forecasting.conftest import TEAM

from lifecourse.forecasting.kinds.asked import Asked
from lifecourse.forecasting.operations.forecasts import begin_forecast, go_on_with
from lifecourse.forecasting.operations.scenarios import write_scenario
from lifecourse.forecasting.queries import results
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
SHORT = Asked(months=24, draws=40)


@pytest.fixture
def begun(partners, taken, stamp):
    """The scenario of a team beside its baseline, of which nothing is drawn."""
    version = write_scenario(partnership=partners, slug="a-team", said=TEAM, read=0, stamp=stamp())
    return begin_forecast(partnership=partners, scenario=version, asked=SHORT, stamp=stamp())


@pytest.fixture
def forecast(begun, stamp):
    """The scenario and its baseline, all drawn."""
    results._read.cache_clear()
    while not begun.ended_at:
        begun = go_on_with(forecast=begun, stamp=stamp())
    return begun


def page(browser, name, pk, query=""):
    """The page of a forecast, as text."""
    answer = browser.get(reverse(f"forecasting:{name}", args=[pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_forecast_says_people_money_waits_and_what_it_rests_on(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    text = page(browser, "forecast", forecast.pk)
    assert "At the end of March 2018 there will most likely be" in text
    for heading in (
        "People in hospital",
        "Where everybody is",
        "How old people are",
        "Who moves where",
        "Money",
    ):
        assert heading in text
    assert text.count("<figure") >= 5
    # Each of the first figures says where it comes from.
    assert text.count("40 draws from 1 Apr 2016, seed 1") >= 3


def test_another_year_of_moves_can_be_chosen(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    assert "Who moves where in 2017/18" in page(browser, "forecast", forecast.pk)
    assert "Who moves where in 2016/17" in page(browser, "forecast", forecast.pk, "?year=2016/17")


def test_a_scenario_stands_beside_its_baseline_and_the_baseline_beside_nothing(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    text = page(browser, "compare", forecast.pk)
    assert "With the change, at the end of March 2018" in text and "Councils" in text
    assert "This is the baseline itself" in page(browser, "compare", forecast.beside_id)


def test_what_is_not_all_drawn_leads_to_how_far_it_is(signed_in, partners, begun):
    answer = signed_in(Role.BOARD_MEMBER, partners).get(reverse("forecasting:forecast", args=[begun.pk]))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("forecasting:show_run", args=[begun.pk])


def test_what_cannot_be_read_any_more_says_so(signed_in, partners, forecast, monkeypatch):
    results._read.cache_clear()
    monkeypatch.setattr(results, "unpacked", refuse)
    browser = signed_in(Role.BOARD_MEMBER, partners)
    assert "Make the forecast anew" in page(browser, "forecast", forecast.pk)
    assert "Make the forecast anew" in page(browser, "compare", forecast.pk)


def refuse(*_args, **_options):
    raise results.BadKept("It was kept by another version. Make the forecast anew.")


@pytest.mark.parametrize("name", ["forecast", "compare"])
def test_for_anybody_else_it_is_not_there(signed_in, partners, forecast, name):
    address = reverse(f"forecasting:{name}", args=[forecast.pk])
    assert signed_in(None, partners).get(address).status_code == 404
