"""The timeline of one life: everything that the reader may know of it, in order, in a set number of reads."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import agree_to_register, put_on_register, someone
from tests.page.support.test_plans import Table

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.rules import Outcome
from lifecourse.support.models import HealthCheck, SchoolPlace
from lifecourse.support.operations.helping import add_risk
from lifecourse.support.operations.plan import end_service

pytestmark = pytest.mark.page


ADDRESSES = [
    {"lines": ["1 Reed Lane"], "postcode": "ZZ1 1AA", "from_date": "1990-04-03", "to_date": "2014-12-31"},
    {"lines": ["2 Mill Row"], "postcode": "ZZ1 1AB", "from_date": "2018-06-01", "to_date": None},
    {"lines": ["3 Old Quay"], "postcode": "ZZ1 1AC", "from_date": None, "to_date": None},
]


@pytest.fixture
def table(icb: Organisation, coordinator: Account) -> Table:
    return Table(someone(icb, birth_date="1990-04-03", addresses=ADDRESSES), icb, coordinator)


def page(table: Table, asked: str = "", by: Account | None = None) -> str:
    return browser(by or table.by).get(f"/support/{table.person.pk}/life/{asked}").content.decode()


def days_of(text: str) -> list[str]:
    return re.findall(r'class="lc-life__day">([^<]+)<', text)


def live(table: Table, council: Organisation) -> None:
    SchoolPlace.objects.create(
        person=table.person,
        school="Hill School",
        weeks=38,
        from_date=date(2001, 9, 1),
        to_date=date(2008, 7, 20),
    )
    table.admit(date(2015, 1, 1))
    table.move(date(2016, 1, 1))
    table.leave(date(2018, 6, 1))
    need = table.need(from_date=date(2018, 6, 1))
    service = table.service(need, from_date=date(2018, 6, 1))
    table.share(service, {table.where: Decimal(40), council: Decimal(60)})
    HealthCheck.objects.create(
        person=table.person, on=date(2025, 3, 4), practice="Mill Practice", found="Well"
    )


def test_a_life_is_told_from_birth_on_and_leads_to_where_each_line_stands(
    table: Table, council: Organisation
) -> None:
    live(table, council)
    text = page(table)
    for words in (
        "Born on Tuesday 3 April 1990",
        "Moved to 1 Reed Lane, ZZ1 1AA",
        "Began to live at Hill School",
        "Came to hospital: Willow Ward, Heron Hospital",
        "Moved from Willow Ward, Heron Hospital to Oak Ward, Fen Lodge",
        "Left hospital for: supported living, after 3 years and 5 months",
        "Wanted: To swim twice a week",
        "Support began: Two people by day, by Heron Support",
        "Who pays for Two people by day: ",
        "Fen Council 60%",
        "Yearly health check at Mill Practice",
        "Turned 18",
        "turned 25",
        "1 home has no day",
        "What lasted, from when to when",
    ):
        assert words in text, words
    assert f'href="/support/{table.person.pk}/hospital/"' in text
    assert text.index("Support began") < text.index("Came to hospital") < text.index(">Birth<")
    oldest = page(table, "?order=oldest")
    assert oldest.index(">Birth<") < oldest.index("Came to hospital") < oldest.index("Support began")
    assert sorted(days_of(text)) == sorted(days_of(oldest))


def test_a_filter_shows_its_part_and_nothing_else(table: Table, council: Organisation) -> None:
    live(table, council)
    text = page(table, "?part=hospital&part=school&part=nonsense")
    assert "Came to hospital" in text and "Hill School" in text
    assert "Support began" not in text and "Moved to 1 Reed Lane" not in text
    assert "Show everything" in text and "Show everything" not in page(table)
    everything = len(days_of(page(table)))
    each = re.findall(r'name="part" id="part-(\w+)"', page(table))
    assert sum(len(days_of(page(table, f"?part={part}"))) for part in each) == everything


def test_the_register_is_told_only_while_the_person_agrees(table: Table) -> None:
    put_on_register(table.person, table.where, table.by)
    assert "Came on the register of Fen Integrated Care Board" in page(table)
    agree_to_register(table.person, table.where, Outcome.REFUSED)
    text = page(table)
    assert "register of Fen" not in text and "Rated amber" not in text and "part-register" not in text


def test_what_makes_things_harder_stands_with_what_helps(table: Table) -> None:
    put_on_register(table.person, table.where, table.by)
    table.write(
        add_risk,
        kind="home",
        words="The landlord sells",
        helps="A second viewing",
        from_date=date(2026, 5, 1),
    )
    assert "Harder: The landlord sells" in page(table) and "What helps: A second viewing" in page(table)


def test_what_is_still_to_come_stands_by_itself(table: Table) -> None:
    table.service(table.need(), from_date=timezone.localdate() + timedelta(days=40), words="Evenings")
    text = page(table)
    assert text.index("Still to come") < text.index("Support began: Evenings")


def test_a_death_ends_the_picture_and_what_came_after_says_so(
    icb: Organisation, coordinator: Account
) -> None:
    person = someone(icb, "Cy Rook", birth_date="1950-01-01", death_date="2020-03-01")
    table = Table(person, icb, coordinator)
    table.service(table.need(), from_date=date(2019, 1, 1))
    HealthCheck.objects.create(person=person, on=date(2020, 3, 2), practice="Mill Practice", found="-")
    text = page(table)
    assert "Died on Sunday 1 March 2020" in text and "After the death." in text
    # What was not written down as ended ends with the death, on the picture and in its table.
    assert "until Sunday 1 March 2020" in text and "goes on" not in text


def test_who_may_not_see_the_person_finds_nothing(
    table: Table, council: Organisation, employ: Employ
) -> None:
    other = browser(employ(council)).get(f"/support/{table.person.pk}/life/")
    nobody = browser(employ(council)).get("/support/00000000-0000-4000-8000-000000000000/life/")
    assert other.status_code == nobody.status_code == 404


def test_a_longer_life_takes_no_more_reads(table: Table, council: Organisation) -> None:
    live(table, council)
    with CaptureQueriesContext(connection) as one:
        page(table)
    table.admit(date(2020, 1, 1))
    table.leave(date(2021, 1, 1))
    for number in range(5):
        table.service(table.need(words=f"Need {number}"), from_date=date(2022, 1, 1 + number))
    with CaptureQueriesContext(connection) as more:
        page(table)
    assert len(one) == len(more) <= 65


def test_who_would_have_paid_for_what_never_began_is_not_told(table: Table, council: Organisation) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    service = table.service(table.need(), from_date=tomorrow)
    table.share(service, {council: Decimal(100)})
    assert "Who pays for Two people by day" in page(table)
    end_service(service=service, to_date=tomorrow, why="Another offer", by=table.by, at=timezone.now())
    assert "Two people by day" not in page(table)
