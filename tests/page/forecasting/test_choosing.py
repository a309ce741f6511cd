"""The page that weighs each lever and finds the least that meets a range; and the two sides of paper."""

from dataclasses import replace

import pytest
from django.urls import reverse
from tests.page.forecasting.test_board import few_draws
from tests.page.forecasting.test_results import begun, forecast

from lifecourse.engine.pathways import Range
from lifecourse.forecasting.operations.areas import TakenFrom, take_area
from lifecourse.forecasting.queries import choosing
from lifecourse.organisations.api import Role

__all__ = ["begun", "few_draws", "forecast"]
pytestmark = pytest.mark.page


@pytest.fixture(autouse=True)
def forgotten(few_draws):
    """What another test worked out has another number of draws."""
    choosing._each.cache_clear()
    choosing._least.cache_clear()


@pytest.fixture
def taken(partners, small_area, stamp):
    """The area, held against a range."""
    ranged = replace(small_area, ranges=(Range("", 8, 14, "a rule pack"), Range("icb", 3, 5, "a rule pack")))
    where = TakenFrom(what="together-2016", revision=3)
    return take_area(partnership=partners, area=ranged, taken_from=where, stamp=stamp())


def page(browser, name, pk, query=""):
    answer = browser.get(reverse(f"forecasting:{name}", args=[pk]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def test_each_lever_is_weighed_by_itself(signed_in, partners, forecast):
    text = page(signed_in(Role.BOARD_MEMBER, partners), "choosing", forecast.pk)
    assert "Each lever by itself" in text and "A community forensic team" in text
    assert "The least that gives" not in text


def test_the_least_is_worked_out_when_somebody_asks(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    text = page(browser, "choosing", forecast.pk, "?payer=all&at=23&chance=50")
    assert "at least 50 in 100 for 14 people or fewer at the end of March 2018" in text
    assert "for 5 people or fewer" in page(browser, "choosing", forecast.pk, "?payer=icb&at=23&chance=90")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?payer=all&at=23&chance=100", "less than or equal to 99"),
        ("?payer=us&at=23&chance=50", "us is not one of"),
    ],
)
def test_what_cannot_be_asked_is_refused(signed_in, partners, forecast, query, said):
    assert said in page(signed_in(Role.BOARD_MEMBER, partners), "choosing", forecast.pk, query)


def test_the_baseline_has_no_lever_to_weigh(signed_in, partners, forecast):
    text = page(signed_in(Role.BOARD_MEMBER, partners), "choosing", forecast.beside_id)
    assert "there is no lever to weigh" in text


def test_two_sides_say_what_it_says_what_it_costs_and_what_it_rests_on(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    text = page(browser, "print", forecast.pk)
    assert text.count('class="lc-sheet"') == 2
    for words in ("With the change, at the end of March 2018", "What is spent, by who pays", "It rests on"):
        assert words in text
    assert "With the change" not in page(browser, "print", forecast.beside_id)


@pytest.mark.parametrize("name", ["choosing", "print"])
def test_for_anybody_else_it_is_not_there(signed_in, partners, forecast, name):
    assert (
        signed_in(None, partners).get(reverse(f"forecasting:{name}", args=[forecast.pk])).status_code == 404
    )
