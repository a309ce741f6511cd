"""The pages about people: what they show, to whom, and what is written down of it."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.building import browser_of, one_partnership
from tests.building import somebody as somebody_in
from tests.page.people.conftest import NOW, TODAY, Employ, involve
from tests.page.people.test_folding import known
from tests.page.people.test_sharing import agreement

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry
from lifecourse.audit.reading import readable_by
from lifecourse.organisations.api import Organisation, Role, RoleHolding
from lifecourse.people.models import (
    About,
    Authority,
    Choice,
    Merge,
    Person,
    PossibleMatch,
    Relationship,
    SourceRecord,
)
from lifecourse.people.operations.folding import fold
from lifecourse.people.operations.sharing import record_choice
from lifecourse.people.queries import NoSuchPerson
from lifecourse.people.rules import Basis, Capacity, Outcome, Purpose
from lifecourse.people.sight import refresh_sight

pytestmark = pytest.mark.page


def browser(account: Account) -> Client:
    return browser_of(account)


def named(person: Person, given: str, family: str, **said: object) -> Person:
    names = {"names": [{"given": given, "family": family}]}
    SourceRecord.objects.filter(person=person).update(said=names | said)
    return person


def pair(first: Person, second: Person) -> PossibleMatch:
    one, other = sorted((first, second), key=lambda person: person.pk)
    return PossibleMatch.objects.create(
        first=one,
        second=other,
        probability=0.93,
        evidence=[{"words": "Born on the same day.", "for_it": True}],
        found_at=NOW,
    )


def test_a_persons_page_begins_with_what_they_are_called_and_how_to_talk_with_them(
    council: Organisation, employ: Employ
) -> None:
    person = named(
        known(council, "9990000018"), "Annabel", "Smyth", birth_date="1985-04-03", nhs_number="9990000018"
    )
    mother = named(known(council, local_id="2"), "Rose", "Smyth")
    About.objects.create(
        person=person, called="Bel", how_i_communicate="Wait for me to answer.", written_on=TODAY
    )
    around = Relationship.objects.create(person=person, other=mother, kind="mother", may_be_told=False)
    Authority.objects.create(
        person=person,
        relationship=around,
        kind="deputy",
        about="money",
        evidence="The order",
        seen_on=TODAY,
        from_date=TODAY,
    )
    text = browser(employ(council)).get(f"/people/{person.pk}/").content.decode()
    assert "<h1>Bel</h1>" in text
    order = [
        "Who must not be told",
        "Rose Smyth",
        "How to talk with Bel",
        "Wait for me to answer.",
        "Do not tell them anything",
        "Speaks for Bel about money",
        "Who is responsible",
        "Care of Marsh Council",
        "999 000 0018",
    ]
    places = [text.index(words) for words in order]
    assert places == sorted(places)


def test_opening_a_record_is_written_down_and_the_manager_reads_it(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = named(known(council), "Ann", "Smyth")
    curious = employ(council)
    browser(curious).get(f"/people/{person.pk}/")
    (entry,) = Entry.objects.filter(table="people_person", action="saw")
    assert (entry.row, entry.after["organisation"]) == (str(person.pk), council.code)
    text = browser(employ(council, Role.TEAM_MANAGER)).get("/people/looks/").content.decode()
    assert curious.full_name in text and "Opened the record of" in text and "Ann Smyth" in text
    elsewhere = browser(employ(trust, Role.TEAM_MANAGER)).get("/people/looks/").content.decode()
    assert curious.full_name not in elsewhere and "Ann Smyth" not in elsewhere
    assert browser(curious).get("/people/looks/").status_code == 403


def test_somebody_who_may_not_be_seen_is_not_there_in_the_same_words_and_queries(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = known(council)
    stranger = browser(employ(trust))
    stranger.get(f"/people/{uuid4()}/")
    answers = []
    for key in (person.pk, uuid4()):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = stranger.get(f"/people/{key}/")
        text = answer.content.decode().replace(str(key), "")
        answers.append(
            (answer.status_code, re.sub(r"nonce=\"[^\"]*\"|[A-Za-z0-9]{64}", "", text), len(asked))
        )
    assert answers[0] == answers[1]
    assert answers[0][0] == 404
    assert not Entry.objects.filter(action="saw").exists()


def test_a_record_that_was_folded_leads_to_the_one_it_is_read_under(
    council: Organisation, employ: Employ
) -> None:
    ours, theirs = known(council), known(council, local_id="2")
    fold(kept=ours, folded=theirs, how="person", by=None, at=NOW)
    answer = browser(employ(council)).get(f"/people/{theirs.pk}/")
    assert answer.status_code == 302 and answer["Location"] == f"/people/{ours.pk}/"


def test_a_page_about_somebody_is_not_kept_by_browsers(council: Organisation, employ: Employ) -> None:
    answer = browser(employ(council)).get(f"/people/{known(council).pk}/")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("role", Role)
def test_which_roles_open_which_pages(council: Organisation, employ: Employ, role: Role) -> None:
    ours, theirs = known(council), known(council, local_id="2")
    merged = known(council, local_id="3")
    merge = fold(kept=ours, folded=merged, how="likeness", by=None, at=NOW)
    waiting = pair(ours, theirs)
    client = browser(employ(council, role))
    seen = {"care_coordinator", "records_officer", "team_manager", "review_chair"}
    matches = {"care_coordinator", "records_officer"}
    for address, roles in {
        f"/people/{ours.pk}/": seen,
        "/people/looks/": {"team_manager"},
        "/people/matches/": matches,
        f"/people/matches/{waiting.pk}/": matches,
        f"/people/merges/{merge.pk}/take-apart/": matches,
    }.items():
        assert client.get(address).status_code == (200 if role.value in roles else 403), address


def test_a_pair_is_seen_by_those_who_may_see_both(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    ours, theirs = named(known(council), "Ann", "Smyth"), named(known(trust), "Anne", "Smith")
    waiting, coordinator = pair(ours, theirs), employ(council)
    client = browser(coordinator)
    assert "Smyth" not in client.get("/people/matches/").content.decode()
    assert client.get(f"/people/matches/{waiting.pk}/").status_code == 404
    involve(theirs, council, Basis.OWN_DUTY)
    refresh_sight([theirs.pk])
    text = client.get("/people/matches/").content.decode()
    assert "Ann Smyth" in text and "Anne Smith" in text and "About 93 of 100" in text


def test_two_are_made_one_with_a_reason_and_taken_apart_with_another(
    council: Organisation, employ: Employ
) -> None:
    ours = named(known(council), "Ann", "Smyth", birth_date="1985-04-03")
    theirs = named(known(council, local_id="2"), "Anne", "Smith", birth_date="1985-04-03")
    waiting, client = pair(ours, theirs), browser(employ(council))
    address = f"/people/matches/{waiting.pk}/"
    text = client.get(address).content.decode()
    assert "<strong>For:</strong> Born on the same day." in text and "The same" in text and "Alike" in text
    assert "Say how you know." in client.post(address, {"answer": "same"}).content.decode()
    assert not Merge.objects.exists()
    answer = client.post(address, {"answer": "same", "reason": "Her mother told me"})
    merge = Merge.objects.get()
    assert answer["Location"] == f"/people/{merge.kept_id}/"
    assert (merge.reason, merge.probability) == ("Her mother told me", 0.93)
    assert client.get(address).status_code == 404, "It is decided."
    apart = f"/people/merges/{merge.pk}/take-apart/"
    assert "Say why they are two people." in client.post(apart, {}).content.decode()
    client.post(apart, {"reason": "Two cousins"})
    merge.refresh_from_db()
    assert merge.undone_reason == "Two cousins"
    assert client.get(apart).status_code == 404
    waiting.refresh_from_db()
    assert waiting.state == "different", "Nobody is asked again, and no matching joins them."


def test_a_pair_kept_as_two_is_not_asked_about_again(council: Organisation, employ: Employ) -> None:
    waiting, client = pair(known(council), known(council, local_id="2")), browser(employ(council))
    client.post(f"/people/matches/{waiting.pk}/", {"answer": "different", "reason": "Father and son"})
    assert not Merge.objects.exists()
    assert "Nothing waits" in client.get("/people/matches/").content.decode()


def test_a_pair_that_became_one_by_another_route_waits_no_more(council: Organisation, employ: Employ) -> None:
    ours, theirs, third = known(council), known(council, local_id="2"), known(council, local_id="3")
    waiting, client = pair(ours, theirs), browser(employ(council))
    assert client.get(f"/people/matches/{waiting.pk}/").status_code == 200
    fold(kept=third, folded=ours, how="person", by=None, at=NOW)
    fold(kept=third, folded=theirs, how="person", by=None, at=NOW)
    assert client.get(f"/people/matches/{waiting.pk}/").status_code == 404
    assert "Nothing waits" in client.get("/people/matches/").content.decode()


def test_home_says_how_many_pairs_wait(council: Organisation, employ: Employ) -> None:
    client = browser(employ(council))
    assert "No two records wait for you" in client.get("/").content.decode()
    pair(known(council), known(council, local_id="2"))
    assert "1 pair waits" in client.get("/").content.decode()


@pytest.mark.parametrize("role", [Role.ASSURER, Role.ADMINISTRATOR])
def test_whoever_reads_the_record_of_change_reads_nothing_of_people_in_it(
    council: Organisation, role: Role
) -> None:
    known(council)
    assert Entry.objects.filter(table__startswith="people_").exists()
    reader = somebody_in(role, one_partnership())
    may_read = readable_by(reader, on=timezone.localdate())
    assert may_read.exists() and not may_read.filter(table__startswith="people_").exists()


def decide(client: Client, person: Person, where: Organisation, **changes: str) -> str:
    said = {
        "organisation": str(where.pk),
        "purpose": "support",
        "outcome": "agreed",
        "capacity": "has",
        "decided_by": "Ann",
        "decided_on_day": "2",
        "decided_on_month": "3",
        "decided_on_year": "2026",
    }
    answer = client.post(f"/people/{person.pk}/sharing/decide/", said | changes, follow=True)
    return answer.content.decode()


def test_a_decision_is_written_down_on_a_page_and_taken_back_on_it(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = named(known(council), "Ann", "Smyth")
    involve(person, trust)
    agreement(trust, council)
    client, theirs = browser(employ(council)), browser(employ(trust))
    assert theirs.get(f"/people/{person.pk}/").status_code == 404
    text = decide(client, person, trust)
    assert "Written down. It counts from now on." in text and "You said yes." in text
    assert "Your name and your birthday." in text and "Marsh Council." in text
    text = client.get(f"/people/{person.pk}/sharing/").content.decode()
    assert (
        "can read the whole page" in text
        and "The person agrees to share" in text
        and "Agreed, under Sharing for support" in text
    )
    assert f"/people/{person.pk}/sharing/{Choice.objects.get().pk}/easy-read/" in text
    assert theirs.get(f"/people/{person.pk}/").status_code == 200
    assert "Now you say no." in decide(client, person, trust, outcome="withdrawn", decided_on_day="3")
    text = client.get(f"/people/{person.pk}/sharing/").content.decode()
    assert "The person takes back what they agreed to" in text
    assert theirs.get(f"/people/{person.pk}/").status_code == 404
    assert theirs.get(f"/people/{person.pk}/sharing/").status_code == 404


def test_a_decision_that_nobody_could_stand_by_is_refused_on_the_page(
    council: Organisation, employ: Employ
) -> None:
    person, client = known(council), browser(employ(council))
    agreement(council)
    assert "make this decision makes it themselves" in " ".join(
        decide(client, person, council, outcome="best_interests_share").split()
    )
    for missing, words in (
        ("organisation", "Choose the organisation."),
        ("outcome", "Say what was decided."),
    ):
        assert words in decide(client, person, council, **{missing: ""})
    assert not Choice.objects.exists()
    manager = browser(employ(council, Role.TEAM_MANAGER))
    assert manager.get(f"/people/{person.pk}/sharing/").status_code == 200
    assert manager.get(f"/people/{person.pk}/sharing/decide/").status_code == 403


def test_a_death_is_told_as_what_a_system_says(council: Organisation, employ: Employ) -> None:
    person = named(known(council), "Ann", "Smyth", birth_date="1985-04-03", death_date="2025-01-02")
    text = browser(employ(council)).get(f"/people/{person.pk}/").content.decode()
    place = text.index("Recorded as having died")
    assert "2 January 2025" in text[place:] and "(Care of Marsh Council)" in text[place : place + 300]
    assert "years old" not in text


def test_whoever_still_speaks_for_somebody_is_shown_when_all_else_has_ended(
    council: Organisation, employ: Employ
) -> None:
    person, friend = known(council), named(known(council, local_id="2"), "Rose", "Lee")
    around = Relationship.objects.create(person=person, other=friend, kind="friend", to_date=date(2021, 1, 1))
    client = browser(employ(council))
    assert "Rose Lee" not in client.get(f"/people/{person.pk}/").content.decode()
    said = {"kind": "deputy", "about": "money", "evidence": "The order", "seen_on": TODAY, "from_date": TODAY}
    Authority.objects.create(person=person, relationship=around, **said)
    text = client.get(f"/people/{person.pk}/").content.decode()
    assert "Rose Lee" in text and "about money, as deputy" in text


def both_roles(account: Account, where: Organisation, role: Role) -> Account:
    RoleHolding.objects.create(
        account=account, role=role.value, organisation=where, from_date=date(2020, 1, 1)
    )
    return account


def test_a_look_is_told_to_the_organisation_through_which_somebody_was_seen(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = named(known(council), "Ann", "Smyth")
    # The trust comes first by name, and has no part in this person's life.
    works_for_two = both_roles(employ(council), trust, Role.CARE_COORDINATOR)
    browser(works_for_two).get(f"/people/{person.pk}/")
    told = browser(employ(council, Role.TEAM_MANAGER)).get("/people/looks/").content.decode()
    assert f"<td>{works_for_two.full_name}</td>" in told
    not_told = browser(employ(trust, Role.TEAM_MANAGER)).get("/people/looks/").content.decode()
    assert f"<td>{works_for_two.full_name}</td>" not in not_told


def test_a_role_at_one_organisation_does_nothing_to_those_seen_through_another(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    agreement(council, trust)
    first, second = known(trust), known(trust, local_id="2")
    # Coordinator for the council; for the trust, somebody who only reads.
    account = both_roles(employ(council), trust, Role.TEAM_MANAGER)
    client = browser(account)
    assert client.get(f"/people/{first.pk}/").status_code == 200
    assert client.get(f"/people/{first.pk}/sharing/decide/").status_code == 404
    assert client.get(f"/people/matches/{pair(first, second).pk}/").status_code == 404
    with pytest.raises(NoSuchPerson):
        fold(kept=first, folded=second, how="person", by=account, at=timezone.now(), reason="Alike")
    said = {"purpose": Purpose.SUPPORT, "outcome": Outcome.AGREED, "capacity": Capacity.HAS}
    with pytest.raises(NoSuchPerson):
        record_choice(
            person=first,
            organisation=council,
            decided_by="Ann",
            decided_on=TODAY,
            by=account,
            at=timezone.now(),
            **said,
        )
