"""A person's plan on two pages: short lines with a picture each, and nothing that the reader may not know."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.page.people.conftest import Employ, employ, involve
from tests.page.people.test_pages import browser
from tests.page.support.conftest import agree_to_register, coordinator, council, icb, put_on_register, someone
from tests.page.support.test_register import crisis_plan
from tests.page.support.test_stays import Desk, way_home

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import Organisation
from lifecourse.people.rules import Basis, Outcome
from lifecourse.people.sight import refresh_sight
from lifecourse.support.operations import stays
from lifecourse.support.operations.helping import name_coordinator
from lifecourse.support.reading.easy import sentences

__all__ = ["coordinator", "council", "employ", "icb"]

pytestmark = pytest.mark.page
LONGEST = 14


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_two_pages_say_who_helps_what_helps_and_what_happens_next(
    icb: Organisation, coordinator: Account
) -> None:
    ada = someone(icb)
    put_on_register(ada, icb, coordinator)
    crisis_plan(ada, coordinator)
    name_coordinator(
        person=ada, account=coordinator, telephone="01632 960123", by=coordinator, at=timezone.now()
    )
    desk = Desk(ada, icb, coordinator)
    desk.admit(ahead(-20))
    desk.write(stays.plan_discharge, planned_for=ahead(30), why="The flat")
    desk.hinder(ahead(-10))
    way_home(desk)
    page = browser(coordinator).get(f"/support/{ada.pk}/easy-read/").content.decode()
    said = text(page)
    for words in (
        "My name is Ada Wren.",
        "You can ring them: 01632 960123.",
        "She stops singing.",
        "I will leave by this day:",
        "A flat by the river, with a cat.",
        "No flat yet.",
        "I said yes to be on a list.",
    ):
        assert words in said, words
    assert page.count('class="lc-leaflet lc-leaflet--page"') == 2
    lines = re.findall(r"<li><img[^>]*><span>([^<]*)</span></li>", page)
    assert len(lines) == page.count("<li><img") > 15
    assert all(line[-1] in ".:?!" and len(line.split()) <= LONGEST for line in lines)
    assert Entry.objects.filter(action="copied").count() == 1


def test_it_says_nothing_of_a_list_to_whom_the_person_did_not_agree(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, social_worker = someone(icb), employ(council)
    put_on_register(ada, icb, coordinator)
    involve(ada, council, Basis.OWN_DUTY)
    refresh_sight([ada.pk])
    assert "on a list" not in text(
        browser(social_worker).get(f"/support/{ada.pk}/easy-read/").content.decode()
    )
    agree_to_register(ada, icb, Outcome.WITHDRAWN)
    assert "on a list" not in text(browser(coordinator).get(f"/support/{ada.pk}/easy-read/").content.decode())


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", []),
        ("A cat", ["A cat."]),
        ("A cat. A dog! Why?", ["A cat.", "A dog!", "Why?"]),
        ("A cat\n\nA dog.", ["A cat.", "A dog."]),
    ],
)
def test_what_somebody_wrote_becomes_a_sentence_a_line(words: str, lines: list[str]) -> None:
    assert sentences(words) == lines
