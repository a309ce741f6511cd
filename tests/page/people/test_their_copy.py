"""A copy of what is known about somebody: all of theirs, nothing of others, and that it was taken."""

import json
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse
from tests.page.people.conftest import NOW, TODAY, Employ
from tests.page.people.test_folding import known
from tests.page.people.test_pages import browser, named

from lifecourse.audit.api import Entry
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.models import About, Adjustment, Authority, Choice, Person, Relationship
from lifecourse.people.operations.folding import fold
from lifecourse.people.operations.telling import their_copy
from lifecourse.people.queries import NoSuchPerson
from lifecourse.people.rules import Capacity, Outcome, Purpose
from lifecourse.people.sight import refresh_sight

pytestmark = pytest.mark.page
OTHERS = ("Quentin", "Zebedee", "Ottoline", "Mordecai", "07700900999")


def ann(council: Organisation) -> Person:
    """Somebody of whom two records are one, with people around them who are named in many places."""
    person = named(known(council, "9990000018"), "Annabel", "Smyth", nhs_number="9990000018")
    second = named(known(council, local_id="2"), "Bella", "Smyth")
    brother = named(known(council, local_id="3"), "Quentin", "Smyth", phones=["07700900999"])
    About.objects.create(person=person, called="Bel", what_matters="My garden.", written_on=TODAY)
    Adjustment.objects.create(person=second, words="Ring before you come.", from_date=TODAY)
    relationship = Relationship.objects.create(
        person=person, other=brother, kind="brother", words="Zebedee is his friend", may_be_told=False
    )
    Authority.objects.create(
        person=person,
        relationship=relationship,
        kind="deputy",
        about="Money",
        evidence="Shown by Ottoline",
        seen_on=TODAY,
        from_date=TODAY,
    )
    Choice.objects.create(
        person=person,
        organisation=council,
        purpose=Purpose.SUPPORT.value,
        outcome=Outcome.BEST_INTERESTS_SHARE.value,
        capacity=Capacity.LACKS.value,
        decided_by="Mordecai",
        why="Mordecai asked Ottoline",
        decided_on=date(2026, 2, 1),
        recorded_at=NOW,
    )
    fold(kept=person, folded=second, how="likeness", by=None, at=NOW)
    refresh_sight([person.pk, second.pk, brother.pk])
    return person


def files_of(zipped: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(zipped)) as file:
        return {name: file.read(name).decode() for name in file.namelist()}


def test_a_copy_holds_what_is_known_under_every_record_and_nothing_of_others(
    council: Organisation, employ: Employ
) -> None:
    person, by = ann(council), employ(council)
    files = files_of(their_copy(person=person, by=by, at=NOW))
    assert set(files) == {"read-this.html", "everything.json"}
    for words in ("Annabel", "Bella", "My garden.", "Ring before you come.", "Brother", "Money", "could not"):
        assert all(words in text for text in files.values()), words
    for name in OTHERS:
        assert not any(name in text for text in files.values()), name
    # Paper does not open what is folded away.
    assert "<details" not in files["read-this.html"]
    data = json.loads(files["everything.json"])
    assert len(data["systems"]) == 2
    assert data["people_around"][0]["may_be_told"] is False
    assert "best interests" in data["decided"][0]["decision"]


def test_that_a_copy_was_taken_is_written_down_and_told_to_the_person(
    council: Organisation, employ: Employ
) -> None:
    person, by = ann(council), employ(council)
    files = files_of(their_copy(person=person, by=by, at=NOW))
    noted = Entry.objects.get(action="copied")
    assert (noted.row, noted.after["organisation"]) == (str(person.pk), council.code)
    assert "took a copy of the record, to give to you" in files["read-this.html"]


def test_nobody_takes_a_copy_without_the_role_or_of_somebody_whom_they_may_not_see(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    person = ann(council)
    with pytest.raises(NotAllowed):
        their_copy(person=person, by=employ(council, Role.ADMINISTRATOR), at=NOW)
    with pytest.raises(NoSuchPerson):
        their_copy(person=person, by=employ(trust), at=NOW)
    assert not Entry.objects.filter(action="copied").exists()


def test_the_page_makes_the_copy_only_when_asked_and_its_file_names_nobody(
    council: Organisation, employ: Employ
) -> None:
    person = ann(council)
    client, address = browser(employ(council)), reverse("people:their_copy", args=[person.pk])
    assert "A copy for Bel" in client.get(address).content.decode()
    assert not Entry.objects.filter(action="copied").exists()
    answer = client.post(address)
    assert answer["Content-Disposition"] == 'attachment; filename="their-copy.zip"'
    assert "no-store" in answer["Cache-Control"]
    assert "Annabel" in files_of(answer.content)["read-this.html"]
