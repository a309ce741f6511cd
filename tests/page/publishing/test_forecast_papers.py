"""A forecast is taken away as two sides of paper by whoever may read it."""

import re

import pytest
from django.urls import reverse
from tests.page.cases.conftest import partners
from tests.page.forecasting.conftest import small_area, stamp, taken
from tests.page.forecasting.test_results import begun, forecast
from tests.page.website.conftest import signed_in

from lifecourse.forecasting.api import sides_of
from lifecourse.organisations.api import Role
from lifecourse.publishing.forecasts.galley import forecast_galley
from lifecourse.publishing.pdf import count_pages

__all__ = ["begun", "forecast", "partners", "signed_in", "small_area", "stamp", "taken"]
pytestmark = pytest.mark.page


def address(forecast, form):
    return reverse("publishing:download_forecast", args=[forecast.pk, form])


def test_a_scenario_and_its_baseline_each_stand_on_two_sides(forecast):
    for one in (forecast, forecast.beside):
        galley = forecast_galley(sides_of(one), one, made_at=one.at)
        assert count_pages(galley) == 2


def test_it_comes_as_pdf_and_word_the_same_each_time(signed_in, partners, forecast):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        made = browser.get(address(forecast, form))
        assert made.status_code == 200 and made.content.startswith(begins)
        assert re.search(f"forecast-{forecast.number}.{form}", made["Content-Disposition"])
        assert browser.get(address(forecast, form)).content == made.content


def test_what_is_not_there_is_not_found(signed_in, partners, begun):
    browser = signed_in(Role.BOARD_MEMBER, partners)
    assert browser.get(address(begun, "pdf")).status_code == 404
    assert browser.get(address(begun, "xlsx")).status_code == 404


def test_for_anybody_else_it_is_not_there(signed_in, partners, forecast):
    assert signed_in(None, partners).get(address(forecast, "pdf")).status_code == 404
