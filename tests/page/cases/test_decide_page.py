"""A board's decision is written down on a page with as many conditions as the board set."""

from typing import Any

import pytest
from tests.building import browser_of
from tests.page.cases.test_approval import version, whole

from lifecourse.cases.models import Condition, GatewayDecision
from lifecourse.organisations.api import Role

__all__ = ["version", "whole"]

pytestmark = pytest.mark.page


def typed(count: int) -> dict[str, Any]:
    """A decision with so many conditions, as a browser sends it."""
    sent: dict[str, Any] = {"outcome": "approved-with-conditions", "board": "Adults committee"}
    sent |= {"decided_on_day": "27", "decided_on_month": "2", "decided_on_year": "2018"}
    for number in range(1, count + 1):
        sent |= {f"what_{number}": f"Do thing {number}", f"who_{number}": "Head of commissioning"}
        sent |= {f"due_{number}_day": "1", f"due_{number}_month": "6", f"due_{number}_year": "2018"}
    return sent


@pytest.fixture
def secretary(version, somebody) -> Any:
    """The browser of the council's board secretary."""
    return browser_of(somebody("council", Role.BOARD_SECRETARY))


def test_room_for_one_more_condition_is_given_and_nothing_typed_is_lost(version, secretary):
    at = f"/cases/together/homecare/versions/{version.number}/council/"
    drawn = secretary.get(at).content.decode()
    assert "Condition 1:" in drawn
    assert "Condition 2:" not in drawn
    again = secretary.post(at, typed(1) | {"more": "yes"}).content.decode()
    assert "Condition 2:" in again
    assert 'value="Do thing 1"' in again
    assert "There is a problem" not in again
    assert not GatewayDecision.objects.exists()


def test_a_decision_has_more_than_three_conditions(version, secretary):
    at = f"/cases/together/homecare/versions/{version.number}/council/"
    assert secretary.post(at, typed(5)).status_code == 302
    assert [one.words for one in Condition.objects.order_by("pk")] == [f"Do thing {n}" for n in range(1, 6)]


def test_a_condition_that_is_begun_is_asked_for_whole(version, secretary):
    at = f"/cases/together/homecare/versions/{version.number}/council/"
    page = secretary.post(at, typed(2) | {"who_2": ""}).content.decode()
    assert "Condition 2: say what has to be done, by whom and by when" in page
    assert not GatewayDecision.objects.exists()


def test_no_form_is_drawn_without_end(version, secretary):
    at = f"/cases/together/homecare/versions/{version.number}/council/"
    page = secretary.post(at, typed(1) | {"what_99": "x", "more": "yes"}).content.decode()
    assert "Condition 20:" in page
    assert "Condition 21:" not in page
    assert "Add another condition" not in page
