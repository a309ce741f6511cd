"""Values about a person in the record of change are kept under that person's key, and gone with it."""

from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from tests.page.people.conftest import NOW, Employ, somebody

from lifecourse.audit.api import NoSuchKey, destroy_key, entries_about, opened, seal, verify
from lifecourse.audit.models import Entry, SubjectKey
from lifecourse.organisations.api import Organisation
from lifecourse.people.models import (
    About,
    Adjustment,
    Choice,
    EmergencyLook,
    Person,
    SourceRecord,
    SourceSystem,
)

pytestmark = [pytest.mark.page, pytest.mark.django_db]
SECRET = "Zanzibarova"


def whole_record() -> str:
    """Every entry as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute('SELECT before, after, actor_label, action, "row" FROM audit_entry')
        return str(cursor.fetchall())


def told(person: Person) -> list[str]:
    """What can be read of what the record says about somebody."""
    return [str(one.before) + str(one.after) for one in opened(entries_about([person.pk]))]


def about(person: Person) -> About:
    return About.objects.create(person=person, called=SECRET, written_on=date(2026, 3, 3))


def test_no_value_stands_in_the_clear_however_it_was_written(council: Organisation) -> None:
    person = somebody()
    system = SourceSystem.objects.create(code="x", name="X", organisation=council)
    said = about(person)
    SourceRecord.objects.bulk_create(
        [
            SourceRecord(
                system=system, local_id="1", person=person, said={"names": [{"family": SECRET}]}, came_at=NOW
            )
        ]
    )
    Adjustment.objects.create(person=person, words=SECRET, from_date=date(2026, 1, 1))
    About.objects.filter(pk=said.pk).update(what_matters=f"{SECRET} again")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE people_about SET please_do = %s", [f"Ask {SECRET}"])
        cursor.execute("DELETE FROM people_adjustment")
    assert SECRET not in whole_record()
    found = told(person)
    assert sum(SECRET in one for one in found) == 6
    assert f"Ask {SECRET}" in "".join(found)


def test_every_table_about_a_person_is_sealed_and_names_who_it_is_about() -> None:
    tables = [
        model
        for model in apps.get_app_config("people").get_models()
        if getattr(model, "PERSONAL_DATA", "none") != "none" and not getattr(model, "UNTRACKED", None)
    ]
    kept_out = [model for model in tables if not hasattr(model, "ABOUT")]
    # What is about nobody who is known yet keeps its values out of the record altogether; which colleague did
    # something is what the record is for.
    colleagues = {"by", "decided_by", "entered_by", "confirmed_by", "stopped_by"}
    assert all(
        set(model.PERSONAL_DATA) - colleagues <= set(getattr(model, "KEPT_OUT_OF_RECORD", ()))
        for model in kept_out
    ), [model.__name__ for model in kept_out]


def test_what_is_about_nobody_who_is_known_is_not_kept_at_all(council: Organisation, employ: Employ) -> None:
    EmergencyLook.objects.create(
        account=employ(council), organisation=council, reason=SECRET, at=NOW, until=NOW
    )
    assert SECRET not in whole_record()
    (told_of,) = opened(Entry.objects.filter(table=EmergencyLook._meta.db_table))
    assert told_of.is_erased


def test_each_person_has_a_key_of_their_own(council: Organisation) -> None:
    one, other = somebody(), somebody()
    about(one), about(other)
    keys = [bytes(key) for key in SubjectKey.objects.values_list("key", flat=True)]
    assert {one.pk, other.pk} <= set(SubjectKey.objects.values_list("subject", flat=True))
    assert len(set(keys)) == len(keys)
    assert {len(key) for key in keys} == {32}


def test_once_the_key_is_destroyed_nobody_reads_it_and_the_chain_still_holds(tmp_path: Path) -> None:
    person, other = somebody(), somebody()
    about(person), about(other)
    seal(to=tmp_path / "seal", at=NOW)
    before = whole_record()
    destroy_key(subject=person.pk, by="account:1", at=NOW, why="Asked for by law")
    assert SECRET not in "".join(told(person))
    assert all(one.is_erased for one in opened(entries_about([person.pk])) if one.entry.action != "erased")
    assert SECRET in "".join(told(other))
    assert not verify(against=tmp_path / "seal").faults
    assert before.strip("[]") in whole_record()
    with pytest.raises(NoSuchKey):
        destroy_key(subject=person.pk, by="account:1", at=NOW, why="Again")
    # What is written afterwards is written for nobody.
    About.objects.filter(person=person).update(called=f"{SECRET} the second")
    assert SECRET not in whole_record()
    assert SECRET not in "".join(told(person))


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_subjectkey SET key = %s WHERE subject = %s",
        "DELETE FROM audit_subjectkey WHERE %s <> '' AND subject = %s",
    ],
)
def test_a_key_is_never_changed_or_put_back(change: str) -> None:
    person = somebody()
    for _ in range(2):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            key: bytes | str = b"0" * 32 if change.startswith("UPDATE") else "x"
            cursor.execute(change, [key, as_kept(person.pk)])
        if change.startswith("UPDATE"):
            SubjectKey.objects.filter(subject=person.pk).exclude(key=None).update(key=None)


def as_kept(subject: UUID) -> str:
    return subject.hex if connection.vendor == "sqlite" else str(subject)


def test_what_never_changes_goes_only_with_the_key(council: Organisation) -> None:
    person = somebody()
    Choice.objects.create(
        person=person,
        organisation=council,
        purpose="support",
        outcome="agreed",
        capacity="has",
        decided_by="She",
        decided_on=date(2026, 1, 1),
        receipt={},
        recorded_at=NOW,
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        Choice.objects.filter(person=person).delete()
    destroy_key(subject=person.pk, by="account:1", at=NOW, why="Asked for by law")
    Choice.objects.filter(person=person).delete()
    assert not Choice.objects.exists()
    assert Entry.objects.filter(action="erased", row=str(person.pk)).exists()
