"""What the record says about a person is kept under that person's key: opened with it, and gone with it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from lifecourse.audit.ciphers import open_values
from lifecourse.audit.models import Entry, SubjectKey
from lifecourse.audit.operations import record


class NoSuchKey(Exception):
    """Nothing about this person is in the record, or their key was destroyed before."""


@dataclass(frozen=True, kw_only=True)
class Opened:
    """An entry with what it says; `is_erased` where the key is gone and nobody can read it any more."""

    entry: Entry
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    is_erased: bool


def entries_about(subjects: Iterable[UUID]) -> "QuerySet[Entry]":
    """Every entry about these people, the latest first: changes, and what was done with their record."""
    ids = [str(subject) for subject in subjects]
    return Entry.objects.filter(Q(before__about__in=ids) | Q(after__about__in=ids) | Q(row__in=ids)).order_by(
        "-id"
    )


def opened(entries: Iterable[Entry]) -> list[Opened]:
    """Entries with what they say, for a reader who may read of each of these people."""
    found = list(entries)
    sides = [said for one in found for said in (one.before, one.after) if said and _is_sealed(said)]
    subjects = {UUID(said["about"]) for said in sides if said["about"]}
    keys = {
        str(subject): bytes(key) if key is not None else None
        for subject, key in SubjectKey.objects.filter(subject__in=subjects).values_list("subject", "key")
    }
    return [_opened(entry, keys) for entry in found]


def _opened(entry: Entry, keys: dict[str, bytes | None]) -> Opened:
    sides: list[dict[str, Any] | None] = []
    erased = False
    for said in (entry.before, entry.after):
        if said is None or not _is_sealed(said):
            sides.append(said)
            continue
        key = keys.get(said["about"] or "")
        erased = erased or key is None or said["sealed"] is None
        sides.append(None if key is None or said["sealed"] is None else open_values(key, said["sealed"]))
    return Opened(entry=entry, before=sides[0], after=sides[1], is_erased=erased)


def _is_sealed(said: Any) -> bool:
    return isinstance(said, dict) and said.keys() == {"about", "sealed"}


@transaction.atomic
def destroy_key(*, subject: UUID, by: str, at: datetime, why: str) -> None:
    """Make what the record says about a person unreadable, for good; the record itself stays whole.

    Raises NoSuchKey. Copies of the database made before still hold the key: see docs/how-to.
    """
    row = SubjectKey.objects.select_for_update().filter(subject=subject, key__isnull=False).first()
    if row is None:
        raise NoSuchKey("There is nothing to erase under this key.")
    row.key, row.destroyed_at, row.destroyed_by, row.why = None, at, by, why[:300]
    row.save(update_fields=["key", "destroyed_at", "destroyed_by", "why"])
    record(by=by, at=at, action="erased", of=str(subject), detail={"why": why[:300]})


def destroyed_keys() -> list[SubjectKey]:
    """The keys that were destroyed, with when and why; none where the table is not there yet."""
    if SubjectKey._meta.db_table not in connection.introspection.table_names():
        return []
    return list(SubjectKey.objects.filter(key=None))


def destroy_again(keys: Iterable[SubjectKey]) -> int:
    """Destroy the keys that an older copy brought back; returns how many."""
    many = 0
    for one in keys:
        many += SubjectKey.objects.filter(subject=one.subject, key__isnull=False).update(
            key=None, destroyed_at=one.destroyed_at, destroyed_by=one.destroyed_by, why=one.why
        )
    return many
