"""The page of an area's own past: from stays that were recorded, for those who may read its forecasts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.page.forecasting.conftest import SHORT, SignedIn
from tests.page.support.conftest import someone

from lifecourse.accounts.api import Stamp
from lifecourse.engine.pathways import Area
from lifecourse.forecasting.operations.areas import TakenFrom, take_area
from lifecourse.forecasting.operations.forecasts import begin_forecast, go_on_with
from lifecourse.organisations.api import Organisation, Partnership, Role
from lifecourse.support.models import WardStay

pytestmark = pytest.mark.page
PAGE = "/forecasts/together/how-wrong/"


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


@pytest.fixture
def commissioner(partners: Partnership) -> Organisation:
    """A partner that pays for beds."""
    kinds = ("clinical_commissioning_group", "integrated_care_board")
    members = [one.organisation for one in partners.memberships.select_related("organisation")]
    return next(one for one in members if one.kind in kinds)


@pytest.fixture
def stays(commissioner: Organisation) -> None:
    """Eighteen people over three years, each for half a year, one after the other."""
    for number in range(18):
        first, over = ago(1100 - 60 * number), ago(1100 - 60 * number - 180)
        gone = over < timezone.localdate()
        WardStay.objects.create(
            person=someone(commissioner, f"Ada Wren-{number}"),
            hospital="Willow Ward",
            provider="Heron Trust",
            ward_kind="assessment",
            commissioner=commissioner,
            came_from="own_home",
            why="The support at home ended",
            from_date=first,
            to_date=over if gone else None,
            how_left="family_home" if gone else "",
        )


def test_without_an_area_or_a_past_it_says_what_is_missing(
    partners: Partnership, signed_in: SignedIn, request: pytest.FixtureRequest
) -> None:
    reader = signed_in(Role.BOARD_MEMBER, partners)
    assert "can take them from it" in reader.get(PAGE).text
    request.getfixturevalue("taken")
    page = reader.get(PAGE).text
    assert "There is no record of a stay in hospital" in page
    assert "No kept forecast has come" in page


@pytest.mark.usefixtures("stays", "taken")
def test_the_past_is_forecast_again_and_told_in_a_sentence(
    partners: Partnership, signed_in: SignedIn
) -> None:
    page = signed_in(Role.BOARD_MEMBER, partners).get(PAGE)
    assert "forecasts, each a year ahead, were" in page.text
    assert page.text.count("not yet") >= 6
    # Nobody is named on it.
    assert "Wren" not in page.text


@pytest.mark.usefixtures("stays")
def test_a_kept_forecast_is_held_to_what_came(
    partners: Partnership, small_area: Area, stamp: Callable[[], Stamp], signed_in: SignedIn
) -> None:
    begun = replace(small_area, first_day=ago(400).replace(day=1))
    take_area(
        partnership=partners, area=begun, taken_from=TakenFrom(what="together", revision=1), stamp=stamp()
    )
    forecast = begin_forecast(partnership=partners, scenario=None, asked=SHORT, stamp=stamp())
    while not forecast.ended_at:
        forecast = go_on_with(forecast=forecast, stamp=stamp())
    page = signed_in(Role.BOARD_MEMBER, partners).get(PAGE).text
    assert "The last forecast was" in page
    assert f"Forecast {forecast.number}</a>" in page


@pytest.mark.usefixtures("stays", "taken")
def test_for_whoever_may_not_read_the_plan_it_is_not_there(
    partners: Partnership, signed_in: SignedIn
) -> None:
    assert signed_in(None, partners).get(PAGE).status_code == 404
