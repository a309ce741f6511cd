"""Reviews and promises that wait: counted for those who write them down, and never named in a message."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_reviews import Table, ago
from tests.page.support.test_reviews_due import admitted

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.support.operations import promises
from lifecourse.support.operations.helping import add_school_place
from lifecourse.support.reminding import days_waiting
from lifecourse.website.commands import remind

pytestmark = pytest.mark.page


@pytest.fixture
def table(icb: Organisation, coordinator: Account) -> Table:
    return Table(someone(icb, birth_date="1990-06-01"), icb, coordinator)


def waits(account: Account) -> list[date]:
    return list(days_waiting(seen_by=account, on=ago(0), at=timezone.now()))


def test_what_waits_is_counted_for_those_who_write_it_down(
    table: Table, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    promise = table.promise(table.hold(), due=ago(-3))
    admitted(someone(icb, "Bea Lark", birth_date="1990-06-01"), icb, ago(200))
    chair = employ(icb, Role.REVIEW_CHAIR)
    overdue, due = sorted(waits(table.by))
    assert overdue < ago(0) and due == ago(-3)
    assert sorted(waits(chair)) == [overdue, due]
    for nobody in (employ(icb, Role.TEAM_MANAGER), employ(council), employ(icb, Role.ANALYST)):
        assert waits(nobody) == []
    said = {"promise": promise, "by": chair, "at": timezone.now()}
    promises.meet(words="A tenancy", seen_by="Her sister", **said)
    assert waits(table.by) == [overdue]


def test_a_message_on_monday_holds_a_number_and_no_name(
    table: Table, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.EMAIL_IS_SET_UP, settings.SITE_ADDRESS = True, "https://plans.example.org/"
    monday = ago((ago(0).isoweekday() - 1) % 7)
    table.promise(table.hold(), due=ago(0) + timedelta(days=1))
    assert remind.all_due_for(table.by, monday + timedelta(days=1)).now == 0
    monkeypatch.setattr(remind.timezone, "localdate", lambda: monday)
    assert remind.remind(remind.argparse.Namespace()) == 0
    (sent,) = mail.outbox
    everything = f"{sent.subject} {sent.body}"
    assert sent.to == [table.by.email] and "for you in Lifecourse" in sent.body
    for word in ("Wren", "Ada", "flat", "Fen", "review", str(table.person.pk), table.by.full_name):
        assert word not in everything


def test_somebody_who_leads_reviews_writes_nothing_else(
    table: Table, icb: Organisation, employ: Employ
) -> None:
    chair = employ(icb, Role.REVIEW_CHAIR)
    lead = Table(table.person, icb, chair)
    lead.promise(lead.hold())
    now: datetime = timezone.now()
    with pytest.raises(NotAllowed):
        add_school_place(person=table.person, school="Hill", weeks=52, from_date=ago(1), by=chair, at=now)
    client = browser(chair)
    assert "Find a flat" in client.get(f"/support/{table.person.pk}/reviews/").content.decode()
    assert client.get(f"/support/{table.person.pk}/plan/needs/add/").status_code == 403
    assert client.get(f"/people/{table.person.pk}/").status_code == 200
