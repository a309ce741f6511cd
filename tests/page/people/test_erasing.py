"""Erasing somebody by law: who has to agree, that nothing is left, and that nobody else loses anything."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Q
from tests.page.people.conftest import NOW, TODAY, Employ, involve
from tests.page.people.test_pages import browser
from tests.page.people.test_records_arrive import KAY, ROB, agree, come, system

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry, entries_about, opened
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.models import (
    About,
    Adjustment,
    Authority,
    Choice,
    Erasure,
    Merge,
    Person,
    PossibleMatch,
    Relationship,
    SourceRecord,
)
from lifecourse.people.operations.erasing import (
    UnableToErase,
    agree_to_erase,
    ask_to_erase,
    decide_against,
    erase_again,
)
from lifecourse.people.queries import NoSuchPerson, people_seen_by
from lifecourse.people.rules import Basis

pytestmark = [pytest.mark.page, pytest.mark.django_db]


@pytest.fixture
def kay(council: Organisation, trust: Organisation) -> Person:
    """Known to two organisations, with something of every kind about her; and Robert beside her."""
    agree(council, trust)
    come(system(council), KAY, ROB)
    come(system(trust), KAY)
    kay, rob = (
        SourceRecord.objects.get(system__code="marsh-council", local_id=number).person for number in "12"
    )
    for person in (kay, rob):
        About.objects.create(person=person, called="Somebody", written_on=TODAY)
        Adjustment.objects.create(person=person, words="Wait", from_date=TODAY)
    beside = Relationship.objects.create(person=rob, other=kay, kind="friend", words="His friend")
    Authority.objects.create(
        person=rob,
        relationship=beside,
        kind="advocate",
        about="all",
        evidence="A letter",
        seen_on=TODAY,
        from_date=TODAY,
    )
    Choice.objects.create(
        person=kay,
        organisation=council,
        purpose="support",
        outcome="agreed",
        capacity="has",
        decided_by="She",
        decided_on=date(2026, 1, 1),
        receipt={},
        recorded_at=NOW,
    )
    involve(kay, trust, Basis.OWN_DUTY)
    return kay


@pytest.fixture
def two(council: Organisation, trust: Organisation, employ: Employ) -> tuple[Account, Account]:
    return employ(council, Role.RECORDS_OFFICER), employ(trust, Role.TEAM_MANAGER)


def rows_about(people: list[Any]) -> list[str]:
    """Every row of every table that leads to one of these people, their bare ids apart."""
    found = []
    for model in apps.get_app_config("people").get_models():
        leads = Q()
        for field in model._meta.fields:
            if field.related_model is Person and model is not Person:
                leads |= Q(**{f"{field.name}__in": people})
        if leads and model._default_manager.filter(leads).exists():
            found.append(model.__name__)
    return found


def test_nothing_is_left_once_everybody_who_holds_a_record_agrees(
    kay: Person, two: tuple[Account, Account]
) -> None:
    officer, manager = two
    group = list(Person.objects.filter(head=kay.head).values_list("pk", flat=True))
    assert len(group) == 2
    rob = SourceRecord.objects.get(local_id="2").person
    standing = ask_to_erase(person=kay, why="Article 17", by=officer, at=NOW)
    assert [one.code for one in standing.waits_for] == ["heron-trust"]
    assert agree_to_erase(erasure=standing.erasure, by=officer, at=NOW) is not None
    assert agree_to_erase(erasure=standing.erasure, by=manager, at=NOW) is None
    assert rows_about(group) == []
    assert set(Person.objects.values_list("pk", flat=True)) >= set(group)
    assert not [
        one
        for one in opened(entries_about(group))
        if "Wetherall" in f"{one.before}{one.after}" or "Acacia" in f"{one.before}{one.after}"
    ]
    assert Entry.objects.filter(action="erased").count() == 2
    # Robert has all he had but the friend who is gone.
    assert {"About", "Adjustment", "SourceRecord", "Sight"} <= set(rows_about([rob.pk]))
    assert not Relationship.objects.exists() and not Authority.objects.exists()
    with pytest.raises(NoSuchPerson):
        ask_to_erase(person=kay, why="Again", by=officer, at=NOW)
    assert kay.head not in people_seen_by(officer, on=TODAY, at=NOW)


def test_one_person_alone_never_erases_anybody(council: Organisation, employ: Employ, kay: Person) -> None:
    rob = SourceRecord.objects.get(local_id="2").person
    officer = employ(council, Role.RECORDS_OFFICER)
    standing = ask_to_erase(person=rob, why="Article 17", by=officer, at=NOW)
    assert not standing.waits_for
    assert agree_to_erase(erasure=standing.erasure, by=officer, at=NOW) is not None
    assert SourceRecord.objects.filter(person=rob).exists()
    assert agree_to_erase(erasure=standing.erasure, by=employ(council, Role.TEAM_MANAGER), at=NOW) is None
    assert not SourceRecord.objects.filter(person=rob).exists()
    assert SourceRecord.objects.filter(person=kay).exists()


def test_whoever_decides_against_it_ends_it(kay: Person, two: tuple[Account, Account]) -> None:
    officer, manager = two
    with pytest.raises(UnableToErase, match="which law"):
        ask_to_erase(person=kay, why=" ", by=officer, at=NOW)
    standing = ask_to_erase(person=kay, why="Article 17", by=officer, at=NOW)
    with pytest.raises(UnableToErase, match="already"):
        ask_to_erase(person=kay, why="Article 17", by=manager, at=NOW)
    decide_against(erasure=standing.erasure, by=manager, at=NOW)
    with pytest.raises(UnableToErase, match="decided against"):
        agree_to_erase(erasure=standing.erasure, by=manager, at=NOW)
    assert SourceRecord.objects.filter(person=kay).exists()


def test_roles_without_it_and_whoever_may_not_see_them_cannot(
    kay: Person, employ: Employ, council: Organisation
) -> None:
    with pytest.raises(NotAllowed):
        ask_to_erase(person=kay, why="Article 17", by=employ(council), at=NOW)
    other = Organisation.objects.create(code="far", name="Far", kind=council.kind)
    with pytest.raises(NoSuchPerson):
        ask_to_erase(person=kay, why="Article 17", by=employ(other, Role.RECORDS_OFFICER), at=NOW)


def test_after_an_older_copy_was_put_in_place_they_are_taken_away_again(
    kay: Person, two: tuple[Account, Account], council: Organisation
) -> None:
    officer, manager = two
    erasure = ask_to_erase(person=kay, why="Article 17", by=officer, at=NOW).erasure
    agree_to_erase(erasure=erasure, by=manager, at=NOW)
    ours = SourceRecord.objects.get(local_id="2").system
    SourceRecord.objects.create(system=ours, local_id="1", person=kay, said=KAY.as_json(), came_at=NOW)
    assert erase_again() == 1
    assert not SourceRecord.objects.filter(person=kay).exists()
    assert erase_again() == 0


def test_it_is_asked_for_and_agreed_to_on_a_page(kay: Person, two: tuple[Account, Account]) -> None:
    officer, manager = (browser(one) for one in two)
    page = f"/people/{kay.head_id}/erase/"
    assert page in officer.get(f"/people/{kay.head_id}/").content.decode()
    assert "cannot be brought back" in officer.get(page).content.decode()
    assert officer.post(page, {"why": ""}).status_code == 422
    assert officer.post(page, {"why": "Article 17"}).status_code == 302
    words = manager.get(page).content.decode()
    assert "Article 17" in words
    assert "Heron Trust" in words
    assert manager.post(page, {"agree": "yes"})["Location"] == "/people/"
    assert manager.get(page).status_code == officer.get(page).status_code == 404
    assert not Erasure.objects.exists() and not Merge.objects.exists()
    assert not PossibleMatch.objects.exists()
