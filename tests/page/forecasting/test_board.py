"""The page on which a board moves levers: what comes of it, and that nothing is kept."""

import pytest
from django.urls import reverse
from tests.page.forecasting.test_results import begun, forecast

from lifecourse.forecasting.models import Forecast, ScenarioVersion
from lifecourse.forecasting.queries import trying
from lifecourse.organisations.api import Role

__all__ = ["begun", "forecast"]
pytestmark = pytest.mark.page


@pytest.fixture(autouse=True)
def few_draws(monkeypatch):
    """So few draws that a page is quick."""
    monkeypatch.setattr(trying, "TRIED_DRAWS", 30)
    forget()
    yield
    forget()


def forget():
    """What another test drew has another number of draws."""
    trying._baseline.cache_clear()
    trying._tried.cache_clear()


def ask(browser, pk, query="", **headers):
    """The board of a forecast, as text."""
    answer = browser.get(reverse("forecasting:board", args=[pk]) + query, headers=headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_stands_as_the_scenario_has_it(signed_in, partners, forecast):
    text = ask(signed_in(Role.BOARD_MEMBER, partners), forecast.pk)
    assert "A community forensic team" in text and "April 2017" in text and "£600,000" in text
    assert "What each partner spends in 2017/18" in text
    assert "As the scenario has it" not in text


def test_a_lever_that_is_moved_is_answered_and_nothing_is_kept(signed_in, partners, forecast):
    before = (Forecast.objects.count(), ScenarioVersion.objects.count())
    browser = signed_in(Role.BOARD_MEMBER, partners)
    text = ask(browser, forecast.pk, "?tried=1&0-on=1&0-month=20&0-caseload=10&0-pounds_a_year=0")
    assert "December 2017" in text and "A cost is missing" in text
    # Without the team nothing differs from things as they are.
    text = ask(browser, forecast.pk, "?tried=1")
    assert text.count("no difference") >= 5
    assert (Forecast.objects.count(), ScenarioVersion.objects.count()) == before


def test_a_slider_is_answered_with_the_answer_alone(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    text = ask(browser, forecast.pk, "?tried=1&0-on=1&at=11", **{"HX-Request": "true"})
    assert "<html" not in text and 'hx-swap-oob="innerHTML:#said"' in text
    assert "End of March 2017" in text


def test_what_cannot_be_tried_says_what_was_expected(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    text = ask(browser, forecast.pk, "?tried=1&0-on=1&0-caseload=lots")
    assert "“lots” was found; expected 0 to 500" in text


def test_the_baseline_has_levers_to_begin_with(signed_in, partners, forecast):
    text = ask(signed_in(Role.BOARD_MEMBER, partners), forecast.beside_id)
    assert "A programme of moves home" in text and "Crisis beds outside hospital" in text


def test_the_baseline_is_drawn_once_for_many_questions(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    for month in range(3):
        ask(browser, forecast.pk, f"?tried=1&0-on=1&0-month={month}")
    assert trying._baseline.cache_info().misses == 1


def test_for_anybody_else_it_is_not_there(signed_in, partners, forecast):
    assert signed_in(None, partners).get(reverse("forecasting:board", args=[forecast.pk])).status_code == 404


MOVED = "?tried=1&0-on=1&0-month=20&0-caseload=30&0-pounds_a_year=700000"


def test_what_was_tried_is_kept_as_a_scenario_once(signed_in, partners, forecast):
    browser = signed_in(Role.PROGRAMME_MANAGER, partners)
    assert "Keep this as a scenario" in ask(browser, forecast.pk, MOVED)
    address = reverse("forecasting:keep_tried", args=[forecast.pk]) + MOVED
    text = browser.get(address).content.decode()
    assert "£700,000 a year" in text and "1 December 2017" in text
    form = {"key": "5f0d3b1e-0d6c-4f5e-9a57-0f2e2f7f3a11", "name": "The team later", "words": ""}
    for _ in range(2):
        answer = browser.post(address, form)
        begin = reverse("forecasting:begin", args=[partners.slug])
        assert (answer.status_code, answer["Location"]) == (302, f"{begin}?scenario=the-team-later")
    (kept,) = ScenarioVersion.objects.filter(scenario__slug="the-team-later")
    assert kept.data["levers"][0]["caseload"] == 30 and kept.data["levers"][0]["day"] == "2017-12-01"


def test_what_cannot_be_tried_cannot_be_kept(signed_in, partners, forecast):
    browser = signed_in(Role.PROGRAMME_MANAGER, partners)
    query = "?tried=1&0-on=1&0-caseload=lots"
    answer = browser.get(reverse("forecasting:keep_tried", args=[forecast.pk]) + query)
    assert answer["Location"] == reverse("forecasting:board", args=[forecast.pk]) + query


def test_who_only_reads_keeps_nothing(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    assert "Keep this as a scenario" not in ask(browser, forecast.pk, MOVED)
    assert browser.get(reverse("forecasting:keep_tried", args=[forecast.pk]) + MOVED).status_code == 403
