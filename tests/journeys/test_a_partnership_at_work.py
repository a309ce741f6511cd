"""A partnership keeps its meetings, decisions and actions."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from django.utils import timezone
from tests.browser import check_accessible, follow, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.accounts.api import Account
from lifecourse.delivery.models import Action, Hearing, Meeting, Stakeholder
from lifecourse.delivery.operations.engagement import keep_stakeholder
from lifecourse.figures.api import Unit
from lifecourse.measures.api import (
    AimKind,
    Counted,
    Definition,
    Direction,
    Period,
    TargetSet,
    enter_result,
    set_target,
    set_up_measure,
)
from lifecourse.organisations.api import Board, Partnership

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
    "feedback/",
    "feedback/ask",
    "",
    "boards/add",
    "boards/{board}/seats/add",
    "measures/",
    "measures/add",
    "measures/emergency-admissions/",
    "measures/emergency-admissions/change",
    "measures/emergency-admissions/target",
    "measures/emergency-admissions/result",
    "measures/emergency-admissions/results/{result}",
]


def test_every_page_of_a_partnership_is_accessible_and_fits_every_screen(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    essex = Partnership.objects.get(slug="essex")
    stakeholder = {"name": "Family carers", "interest": "H", "influence": "L"}
    keep_stakeholder(
        stakeholder=Stakeholder(partnership=essex), filled=stakeholder, by=None, at=timezone.now()
    )
    numbers: dict[str, object] = {
        "result": with_results(essex),
        "meeting": Meeting.objects.filter(partnership=essex).latest("pk").pk,
        "action": Action.objects.filter(partnership=essex).latest("pk").pk,
        "board": Board.objects.filter(partnership=essex).latest("pk").pk,
        "hearing": Hearing.objects.filter(partnership=essex).latest("pk").pk,
    }
    for address in PAGES:
        answer = page.goto(f"/partnerships/essex/{address.format(**numbers)}")
        assert answer is not None
        assert answer.status == 200, address
        looks_right(page, widths=(320, 1366))


def with_results(partnership: Partnership) -> UUID:
    """A measure with two years and their targets; gives the key of the latest result."""
    measure = set_up_measure(
        partnership=partnership,
        code="emergency-admissions",
        definition=Definition(
            name="Emergency admissions",
            counts="Emergency admissions to hospital",
            unit=Unit.ADMISSIONS,
            direction=Direction.LOWER,
        ),
        from_date=None,
        by=None,
        at=timezone.now(),
    )
    analyst = Account.objects.get(email="analyst@example.org")
    key = None
    for year, number in ((2015, "1230"), (2016, "1190")):
        days = Period(first=date(year, 4, 1), last=date(year + 1, 3, 31))
        target = TargetSet(kind=AimKind.NUMBER, number=Decimal(1200), agreed_in="Plan, section 3")
        counted = Counted(value=Decimal(number), as_at=days.last, source="Hospital episodes", final=True)
        set_target(measure=measure, period=days, target=target, by=None, at=timezone.now())
        key = enter_result(measure=measure, period=days, counted=counted, by=analyst, at=timezone.now()).key
    assert key is not None
    return key


def test_somebody_answers_on_a_telephone_by_keyboard_and_it_is_read(sign_in: SignIn) -> None:
    page = sign_in("Programme manager")
    page.goto("/partnerships/essex/feedback/ask")
    page.get_by_label("What you want to know it for").fill("Homes")
    page.get_by_label("The question").fill("Where do you want to live?")
    page.get_by_label("Whom to tell if somebody is hurt").fill("The council, 01632 960 001")
    last = timezone.localdate() + timedelta(days=14)
    for box, value in (("Day", last.day), ("Month", last.month), ("Year", last.year)):
        page.get_by_label(box, exact=True).fill(str(value))
    page.get_by_role("button", name="Make the link").click()
    address = page.get_by_label("The link", exact=True).input_value()
    check_accessible(page)

    browser = page.context.browser
    assert browser is not None
    phone = browser.new_context(viewport={"width": 320, "height": 640}, locale="en-GB")
    theirs = phone.new_page()
    theirs.goto(address)
    looks_right(theirs, widths=(320, 1366))
    theirs.set_viewport_size({"width": 320, "height": 640})
    theirs.keyboard.press("Tab")
    theirs.keyboard.type("Near the sea")
    theirs.keyboard.press("Tab")
    theirs.keyboard.press("Enter")
    theirs.get_by_role("heading", name="Thank you").wait_for()
    check_accessible(theirs)
    assert phone.cookies() == []
    assert theirs.evaluate("window.localStorage.length") == 0
    theirs.goto(address + "x")
    theirs.get_by_role("heading", name="This page takes no answers").wait_for()
    check_accessible(theirs)
    phone.close()

    page.goto("/partnerships/essex/feedback/")
    page.get_by_text("Near the sea").wait_for()
    looks_right(page, widths=(320, 1366))
    page.get_by_role("link", name="Write it among what was heard").click()
    page.get_by_label("Where it belongs").select_option(index=1)
    page.get_by_label("What it says").fill("Near the sea")
    check_accessible(page)
    follow(page.get_by_role("button", name="Write it there"))
    page.goto("/partnerships/essex/heard/")
    page.get_by_text("Near the sea", exact=True).wait_for()
