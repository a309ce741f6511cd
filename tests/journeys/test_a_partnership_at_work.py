"""A partnership keeps its meetings, decisions and actions."""

import pytest
from django.utils import timezone
from tests.browser import check_accessible, check_no_sideways_scroll
from tests.journeys.conftest import SignIn

from lifecourse.delivery.models import Action, Hearing, Meeting, Stakeholder
from lifecourse.delivery.operations.engagement import keep_stakeholder
from lifecourse.organisations.api import Partnership

pytestmark = pytest.mark.journey

PAGES = [
    "meetings/",
    "meetings/{meeting}/",
    "meetings/add",
    "meetings/{meeting}/change",
    "meetings/{meeting}/notes",
    "decisions/",
    "decisions/add",
    "who-decides/",
    "who-decides/say",
    "actions/",
    "actions/add",
    "actions/{action}/done",
    "actions/{action}/chase",
    "heard/",
    "heard/add",
    "heard/{hearing}/said",
    "voices/",
    "voices/add",
    "shaped/",
    "shaped/add",
    "stakeholders/",
    "stakeholders/add",
    "communications/",
    "communications/add",
]


def test_every_page_of_a_partnership_is_accessible_and_fits_every_screen(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    essex = Partnership.objects.get(slug="essex")
    stakeholder = {"name": "Family carers", "interest": "H", "influence": "L"}
    keep_stakeholder(
        stakeholder=Stakeholder(partnership=essex), filled=stakeholder, by=None, at=timezone.now()
    )
    numbers = {
        "meeting": Meeting.objects.latest("pk").pk,
        "action": Action.objects.latest("pk").pk,
        "hearing": Hearing.objects.latest("pk").pk,
    }
    for address in PAGES:
        answer = page.goto(f"/partnerships/essex/{address.format(**numbers)}")
        assert answer is not None
        assert answer.status == 200, address
        check_accessible(page)
        check_no_sideways_scroll(page, widths=(320, 1366))
