"""Opening a record because harm is near: for whom, how long, and that nobody learns by asking who is here."""

import argparse
import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import NOW, TODAY, Employ
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, named

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, Role
from lifecourse.people.models import EmergencyLook, Person, RestrictionException, SourceRecord
from lifecourse.people.operations.emergencies import (
    LASTS,
    MOST,
    UnableToAsk,
    UnableToJudge,
    ask_in_emergency,
    judge_emergency,
)
from lifecourse.people.operations.folding import fold
from lifecourse.people.queries import emergencies_for, emergencies_to_judge, people_seen_by
from lifecourse.website.commands.remind import all_due_for, remind

pytestmark = pytest.mark.page
NUMBER, OTHER = "9990000018", "9990000026"


def ask(by: Account, where: Organisation, **changes: object) -> EmergencyLook:
    said = {"nhs_number": NUMBER, "reason": "Lost by the river", "at": NOW}
    return ask_in_emergency(organisation=where, by=by, **(said | changes))


def born(person: Person, on: date) -> Person:
    SourceRecord.objects.filter(person=person).update(birth_date=on)
    return person


def test_the_one_who_answers_is_open_for_eight_hours_to_read_alone(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, coordinator = known(council, NUMBER), employ(trust)
    ask(coordinator, trust)

    def sees(at: timedelta, permission: Permission = Permission.SEE_PEOPLE) -> bool:
        return people_seen_by(coordinator, on=TODAY, at=NOW + at, permission=permission).exists()

    assert sees(timedelta()) and sees(LASTS - timedelta(seconds=1)) and not sees(LASTS)
    assert not sees(timedelta(), Permission.MATCH_PEOPLE) and not sees(timedelta(), Permission.KEEP_SHARING)
    (entry,) = Entry.objects.filter(action="emergency")
    assert (entry.row, entry.after["organisation"]) == (str(person.pk), trust.code)


@pytest.mark.parametrize(
    ("name", "opens"),
    [
        ("Annabel Smyth", True),
        ("SMYTH, annabel", True),
        ("Annabel Mary Smyth", False),
        ("Annabel Jones", False),
    ],
)
def test_a_full_name_and_a_birth_date_open_one_record(
    council: Organisation, trust: Organisation, employ: Employ, name: str, opens: bool
) -> None:
    person = born(named(known(council), "Annabel", "Smyth"), date(1985, 4, 3))
    look = ask(employ(trust), trust, nhs_number="", name=name, born=date(1985, 4, 3))
    assert look.person == (person if opens else None)


def test_two_who_answer_open_nothing_and_two_records_of_one_person_open_one(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ours, theirs, coordinator = known(council, NUMBER), known(trust, NUMBER), employ(council)
    assert ask(coordinator, council).person is None
    fold(kept=ours, folded=theirs, how="person", by=None, at=NOW)
    assert ask(coordinator, council).person == ours


def test_nobody_is_opened_to_those_who_are_kept_out_nor_to_a_role_that_may_not(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, coordinator = known(council, NUMBER), employ(trust)
    RestrictionException.objects.create(person=person, account=coordinator, never=True)
    assert ask(coordinator, trust).person is None
    for where, role in ((trust, Role.RECORDS_OFFICER), (trust, Role.ANALYST), (council, Role.TEAM_MANAGER)):
        with pytest.raises(NotAllowed):
            ask(employ(where, role), trust)


def test_what_is_asked_without_a_reason_or_by_half_a_name_is_not_asked(
    trust: Organisation, employ: Employ
) -> None:
    coordinator = employ(trust)
    for wrong in ({"reason": " "}, {"nhs_number": ""}, {"nhs_number": "", "name": "Annabel", "born": TODAY}):
        with pytest.raises(UnableToAsk):
            ask(coordinator, trust, **wrong)
    assert not EmergencyLook.objects.exists()


def test_nobody_asks_more_than_a_few_times_a_day(trust: Organisation, employ: Employ) -> None:
    coordinator = employ(trust)
    for _ in range(MOST):
        ask(coordinator, trust)
    with pytest.raises(UnableToAsk, match="the most"):
        ask(coordinator, trust)
    ask(coordinator, trust, at=NOW + timedelta(hours=24))
    ask(employ(trust), trust)


def plain(answer: HttpResponse) -> str:
    text = re.sub(r"nonce=\"[^\"]*\"|[A-Za-z0-9]{64}", "", answer.content.decode())
    return re.sub(r"/emergency/\d+/|\d\d:\d\d", "", text)


def test_the_answer_is_the_same_whether_nobody_somebody_or_several_are_there(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    coordinator = employ(trust)
    client = browser(coordinator)

    def answer() -> tuple[object, ...]:
        said = {"nhs_number": NUMBER, "reason": "Lost", "organisation": str(trust.pk)}
        EmergencyLook.objects.all().delete()
        with CaptureQueriesContext(connection) as asked:
            answered = client.post("/people/emergency/", said)
        shape = [re.sub(r"\W.*", "", one["sql"]) for one in asked.captured_queries]
        with CaptureQueriesContext(connection) as read:
            page = client.get(answered["Location"])
        place = re.sub(r"\d+", "", answered["Location"])
        return answered.status_code, place, shape, plain(page), len(read)

    answer()
    nobody = answer()
    first = known(council, NUMBER)
    one = answer()
    RestrictionException.objects.create(person=first, account=coordinator, never=True)
    kept_out = answer()
    RestrictionException.objects.all().delete()
    known(council, NUMBER, local_id="2")
    several = answer()
    assert nobody == one == kept_out == several
    assert nobody[0] == 302 and "If one record, and only one" in str(nobody[3])


def test_where_nothing_opens_the_page_says_the_same_whatever_the_reason(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    coordinator = employ(trust)
    client = browser(coordinator)
    now = timezone.now()
    nobody = ask(coordinator, trust, at=now)
    person = known(council, NUMBER)
    over = ask(coordinator, trust, at=now - LASTS)
    opened = ask(coordinator, trust, at=now)
    answer = client.get(f"/people/emergency/{opened.pk}/open/")
    assert answer.status_code == 302 and answer["Location"] == f"/people/{person.pk}/"
    EmergencyLook.objects.filter(pk=opened.pk).delete()
    answers = []
    for look in (nobody, over):
        with CaptureQueriesContext(connection) as asked:
            got = client.get(f"/people/emergency/{look.pk}/open/")
        answers.append((got.status_code, plain(got), len(asked)))
    assert answers[0] == answers[1] and answers[0][0] == 404
    assert browser(employ(trust)).get(f"/people/emergency/{over.pk}/").status_code == 404


def test_a_manager_of_theirs_or_of_the_persons_judges_and_nobody_their_own(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    known(council, NUMBER)
    theirs, ours = employ(trust, Role.TEAM_MANAGER), employ(council, Role.TEAM_MANAGER)
    look = ask(theirs, trust)
    assert emergencies_for(theirs, on=TODAY).exists() and not emergencies_to_judge(theirs, on=TODAY).exists()
    with pytest.raises(NotAllowed):
        judge_emergency(look=look, judgement="Mine", by=theirs, at=NOW)
    assert all_due_for(ours, TODAY).now == 1
    with pytest.raises(UnableToJudge):
        judge_emergency(look=look, judgement=" ", by=ours, at=NOW)
    judge_emergency(look=look, judgement="It was right", by=ours, at=NOW)
    look.refresh_from_db()
    assert (look.judged_by, look.judgement) == (ours, "It was right")
    assert all_due_for(ours, TODAY).now == 0
    with pytest.raises(NotAllowed):
        judge_emergency(look=look, judgement="Again", by=ours, at=NOW)


def test_a_manager_who_is_kept_out_of_a_record_is_told_nothing_of_it(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person, manager = known(council, NUMBER), employ(council, Role.TEAM_MANAGER)
    ask(employ(trust), trust)
    assert emergencies_for(manager, on=TODAY).exists()
    RestrictionException.objects.create(person=person, account=manager, never=True)
    assert not emergencies_for(manager, on=TODAY).exists()


def test_it_is_asked_and_judged_on_pages(council: Organisation, trust: Organisation, employ: Employ) -> None:
    named(known(council, NUMBER), "Ann", "Smyth")
    coordinator = employ(trust)
    client, manager = browser(coordinator), browser(employ(council, Role.TEAM_MANAGER))
    assert "/people/emergency/" in client.get("/people/").content.decode()
    said = {"nhs_number": "999 000 0018", "reason": "Lost by the river", "organisation": str(trust.pk)}
    assert "not a whole NHS number" in _posted(client, said | {"nhs_number": "999 000 0019"})
    assert "Give the whole NHS number" in _posted(client, said | {"nhs_number": ""})
    client.post("/people/emergency/", said)
    look = EmergencyLook.objects.get()
    assert "waits for your judgement" in manager.get("/").content.decode()
    text = manager.get("/people/looks/").content.decode()
    assert coordinator.full_name in text and "Lost by the river" in text and "Ann Smyth" in text
    elsewhere = browser(employ(trust, Role.TEAM_MANAGER)).get("/people/looks/").content.decode()
    assert "Lost by the river" in elsewhere and "Smyth" not in elsewhere
    judge = f"/people/emergency/{look.pk}/judge/"
    assert "Ann Smyth" in manager.get(judge).content.decode()
    assert "Say what you found." in manager.post(judge, {}).content.decode()
    manager.post(judge, {"judgement": "She was found"})
    assert "She was found" in manager.get("/people/looks/").content.decode()
    assert manager.get(judge).status_code == 404


def _posted(client: Client, said: dict[str, str]) -> str:
    return " ".join(client.post("/people/emergency/", said).content.decode().split())


def test_the_reminder_says_how_many_and_nothing_else(
    council: Organisation, employ: Employ, settings: Any
) -> None:
    settings.EMAIL_IS_SET_UP, settings.SITE_ADDRESS = True, "https://site.example/"
    known(council, NUMBER)
    manager = employ(council, Role.TEAM_MANAGER)
    ask(employ(council), council, at=timezone.now())
    assert remind(argparse.Namespace()) == 0
    (message,) = mail.outbox
    assert message.to == [manager.email] and "1 thing waits for you" in message.body
    assert "river" not in message.body and "Smyth" not in message.body
