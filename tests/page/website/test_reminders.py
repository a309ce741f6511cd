"""Reminders by email: how many things wait, to those who want it, once a day, and nothing else."""

import argparse
from datetime import date, timedelta
from smtplib import SMTPException
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from tests.building import somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Role
from lifecourse.plans.api import (
    HowOften,
    Plan,
    RemarkKind,
    Task,
    ask,
    assign_sections,
    choose_reminders,
    is_reminded,
    remark,
    reminders_of,
)
from lifecourse.website.commands import remind

pytestmark = pytest.mark.page

TODAY = timezone.localdate()
WORDS = "How many beds close in the ward at Colchester?"


@pytest.fixture(autouse=True)
def email(settings: Any) -> None:
    settings.EMAIL_IS_SET_UP = True
    settings.SITE_ADDRESS = "https://plans.example.org/"


@pytest.fixture
def asked(plan: Plan) -> Account:
    """An analyst who is asked for an answer by today and has a section that is due in five days."""
    manager, analyst = (somebody(role, plan.partnership) for role in (Role.PROGRAMME_MANAGER, Role.ANALYST))
    now = timezone.now()
    ask(plan=plan, place="2.2", text=WORDS, of=analyst, due_on=TODAY, by=manager, at=now)
    task = Task(section="2.2", writer=analyst, checker=None, due_on=TODAY + timedelta(days=5))
    assign_sections(plan=plan, tasks=[task], by=manager, at=now)
    return analyst


def run() -> int:
    return remind.remind(argparse.Namespace())


def test_a_reminder_says_how_many_and_nothing_else(asked: Account, plan: Plan) -> None:
    assert run() == 0
    (sent,) = mail.outbox
    assert sent.to == [asked.email]
    assert "2 things wait for you in Lifecourse." in sent.body
    assert "https://plans.example.org/" in sent.body
    everything = f"{sent.subject} {sent.body}"
    for word in (asked.full_name, "Sam", plan.title, plan.slug, plan.partnership.name, "beds", "2.2"):
        assert word not in everything


def test_nobody_is_reminded_twice_a_day(asked: Account, capsys: pytest.CaptureFixture[str]) -> None:
    run()
    run()
    assert len(mail.outbox) == 1
    assert "0 sent, 1 sent earlier today" in capsys.readouterr().out


def test_one_that_failed_is_tried_again(asked: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: Any, **kwargs: Any) -> int:
        raise SMTPException("no")

    with monkeypatch.context() as patched:
        patched.setattr(remind, "send_mail", refuse)
        assert run() == 1
    assert run() == 0
    assert len(mail.outbox) == 1


def test_whoever_wants_none_and_whoever_left_gets_none(asked: Account) -> None:
    choose_reminders(how_often=HowOften.NEVER, by=asked)
    assert run() == 0
    choose_reminders(how_often=HowOften.WHEN_DUE, by=asked)
    Account.objects.filter(pk=asked.pk).update(is_active=False)
    assert run() == 0
    assert not mail.outbox


def test_what_is_done_is_not_reminded_of(asked: Account, plan: Plan) -> None:
    thread = plan.threads.get()
    remark(thread=thread, kind=RemarkKind.ANSWERED, text="Three.", by=asked, at=timezone.now())
    run()
    assert not mail.outbox


@pytest.mark.parametrize("missing", ["EMAIL_IS_SET_UP", "SITE_ADDRESS"])
def test_nothing_is_sent_until_email_is_set_up(
    asked: Account, settings: Any, missing: str, capsys: pytest.CaptureFixture[str]
) -> None:
    setattr(settings, missing, "")
    assert run() == 0
    assert not mail.outbox
    assert "No reminders are sent" in capsys.readouterr().out


def test_a_person_chooses_on_a_page_reached_from_their_account(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.ANALYST, plan.partnership)
    assert 'href="/reminders"' in client.get("/accounts/").content.decode()
    assert client.post("/reminders", {"how_often": "weekly"}).status_code == 302
    account = Account.objects.get(email="analyst@one.example.org")
    assert reminders_of(account) is HowOften.WEEKLY
    assert client.post("/reminders", {"how_often": "hourly"}).status_code == 422


@pytest.mark.parametrize(
    ("how_often", "late", "now", "soon", "on", "is_sent"),
    [
        (HowOften.WHEN_DUE, 1, 0, 0, date(2026, 11, 24), True),
        (HowOften.WHEN_DUE, 0, 1, 1, date(2026, 11, 24), True),
        # Due in five days: not yet.
        (HowOften.WHEN_DUE, 0, 0, 1, date(2026, 11, 23), False),
        # A Monday, then a Tuesday.
        (HowOften.WEEKLY, 0, 0, 1, date(2026, 11, 23), True),
        (HowOften.WEEKLY, 1, 1, 1, date(2026, 11, 24), False),
        (HowOften.WEEKLY, 0, 0, 0, date(2026, 11, 23), False),
        (HowOften.NEVER, 5, 5, 5, date(2026, 11, 23), False),
    ],
)
def test_who_is_reminded_when(  # noqa: PLR0917  (a truth table)
    how_often: HowOften, late: int, now: int, soon: int, on: date, is_sent: bool
) -> None:
    assert is_reminded(how_often, late=late, now=now, soon=soon, on=on) is is_sent
