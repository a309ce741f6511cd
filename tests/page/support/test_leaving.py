"""Leaving hospital: what keeps people there now, and the page that goes with somebody to their new home."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_stays import Desk, ago, way_home

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import Organisation, OrganisationKind
from lifecourse.people.models import About
from lifecourse.people.operations.sharing import record_choice
from lifecourse.people.rules import Capacity, Outcome, Purpose
from lifecourse.support.models import Coordinator, Need, RiskFactor
from lifecourse.support.operations import stays
from lifecourse.support.reading.delays import delays_now

pytestmark = pytest.mark.page


@pytest.fixture
def home() -> Organisation:
    return Organisation.objects.create(
        code="river-home", name="River Home", kind=OrganisationKind.INDEPENDENT_PROVIDER.value
    )


@pytest.fixture
def desk(icb: Organisation, coordinator: Account) -> Desk:
    return Desk(someone(icb, birth_date="1990-04-03"), icb, coordinator)


def ready(desk: Desk, days: int) -> Desk:
    desk.admit(ago(300))
    desk.write(stays.say_ready, from_date=ago(days), decided_by="Responsible clinician")
    return desk


def decide(desk: Desk, home: Organisation, outcome: Outcome = Outcome.AGREED) -> None:
    record_choice(
        person=desk.person,
        organisation=home,
        purpose=Purpose.SUPPORT,
        outcome=outcome,
        capacity=Capacity.HAS,
        decided_by="She did",
        decided_on=timezone.localdate(),
        by=None,
        at=timezone.now(),
    )


def test_what_keeps_people_is_listed_by_whose_it_is_and_for_how_long(desk: Desk, icb: Organisation) -> None:
    ready(desk, 40).hinder(ago(60))
    desk.hinder(ago(10), cause="staff", sector="social_care", words="No night staff")
    other = ready(Desk(someone(icb, "Bea Finch"), icb, desk.by), 90)
    other.hinder(ago(90), by_date=ago(5))
    silent = ready(Desk(someone(icb, "Cal Swift"), icb, desk.by), 20)
    well = Desk(someone(icb, "Dee Crane"), icb, desk.by)
    well.admit(ago(30))
    well.hinder(ago(20))
    found = delays_now(desk.by, on=timezone.localdate(), at=timezone.now())
    assert [(line.there.called, line.now.days) for line in found.lines] == [
        ("Bea Finch", 90),
        ("Ada Wren", 40),
        ("Ada Wren", 10),
    ]
    assert [(words, one.people, one.days) for words, one in found.by_sector] == [
        ("Health and social care", 2, 130),
        ("Social care", 1, 10),
    ]
    assert (found.people, [one.called for one in found.unexplained]) == (3, ["Cal Swift"])
    page = browser(desk.by).get("/support/delays/").content.decode()
    assert "3 people who are well enough to leave are kept" in page and "5 days late" in page
    assert "Cal Swift" in page and "Dee Crane" not in page
    silent.leave(ago(0))
    assert not delays_now(desk.by, on=timezone.localdate(), at=timezone.now()).unexplained


def test_nobody_is_listed_whom_the_reader_may_not_see(
    desk: Desk, council: Organisation, employ: Employ
) -> None:
    ready(desk, 40).hinder(ago(60))
    stranger = employ(council)
    assert not delays_now(stranger, on=timezone.localdate(), at=timezone.now()).there
    assert "Ada" not in browser(stranger).get("/support/delays/").content.decode()


def test_a_page_for_the_home_shows_nothing_before_the_person_agreed(desk: Desk, home: Organisation) -> None:
    About.objects.create(
        person=desk.person, how_i_communicate="Wait for me to answer", written_on=timezone.localdate()
    )
    place, client = f"/support/{desk.person.pk}/for-the-home/", browser(desk.by)

    def page() -> str:
        return client.get(place, {"home": home.pk}).content.decode()

    assert "Ask Ada Wren first" in page() and "Wait for me" not in page()
    decide(desk, home)
    assert "River Home" in client.get(place).content.decode()
    assert "Wait for me" not in client.get(place).content.decode()
    assert "Wait for me to answer" in page()
    assert Entry.objects.filter(action="copied").count() == 1
    decide(desk, home, Outcome.WITHDRAWN)
    assert "Wait for me" not in page()


def test_the_page_holds_what_is_written_and_says_what_is_missing(desk: Desk, home: Organisation) -> None:
    decide(desk, home)
    client, place = browser(desk.by), f"/support/{desk.person.pk}/for-the-home/?home={home.pk}"
    empty = client.get(place).content.decode()
    assert "Which home, and which support" in empty and "18 of 21" in empty
    ready(desk, 40)
    way_home(desk)
    desk.write(stays.plan_discharge, planned_for=ago(-25), why="The night staff begin")
    today = timezone.localdate()
    Need.objects.create(
        person=desk.person, domain="other", words="A friend", wanted="To swim", from_date=today
    )
    RiskFactor.objects.create(
        person=desk.person, kind="home", words="Noise", helps="A quiet room", from_date=today
    )
    Coordinator.objects.create(person=desk.person, account=desk.by, telephone="01632 960199", from_date=today)
    page = client.get(place).content.decode()
    for words in (
        "A flat by the river",
        "3 River Walk",
        "Health pays 40",
        "The night staff begin",
        "Section 2",
        "To swim (A friend)",
        "What helps: A quiet room",
        "01632 960199",
        "3 April 1990",
    ):
        assert words in page, words
    assert page.index("A flat by the river") < page.index("3 River Walk")


def test_the_queries_do_not_grow_with_the_people(desk: Desk, icb: Organisation) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser(desk.by).get("/support/delays/")
        return len(asked)

    ready(desk, 40).hinder(ago(60))
    ready(Desk(someone(icb, "Bea Finch"), icb, desk.by), 40).hinder(ago(60))
    few = count()
    for name in ("Cal Swift", "Dee Crane"):
        ready(Desk(someone(icb, name), icb, desk.by), 40).hinder(ago(60))
    assert count() == few
