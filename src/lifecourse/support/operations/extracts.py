"""Bringing in another body's list of people in hospital, and what somebody says of its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Permission, check_may_for
from lifecourse.people.api import CannotStand, Person, get_person, must_say, people_seen_by, read_rows
from lifecourse.support.kinds.extracts import COMMISSIONER, FIELDS
from lifecourse.support.models import Extract, ExtractAnswer, ExtractRow
from lifecourse.support.reading.extract_files import guess, read_extract
from lifecourse.support.reading.extracts import whom_rows_may_be
from lifecourse.support.rules.extracts import RowSaid, number_of

MAY = Permission.COMPARE_EXTRACTS
AT_ONCE = 500


@dataclass(frozen=True, kw_only=True)
class Whose:
    """Whose extract it is: a commissioner's, or a provider's by name."""

    kind: str
    commissioner: Organisation | None = None
    provider: str = ""


@transaction.atomic
def hold_extract(
    *,
    kept_by: Organisation,
    whose: Whose,
    as_at: date,
    keep_until: date,
    content: bytes,
    by: Account,
    at: datetime,
) -> Extract:
    """Keep a file until somebody says what its columns mean; one that is here already is found again.

    Raises NotAllowed, CannotStand, or Refused with what cannot be read: then nothing is kept.
    """
    today = timezone.localdate(at)
    check_may_for(by, MAY, organisation=kept_by, on=today)
    if as_at > today:
        raise CannotStand("The file speaks of a day that has been, or of today.")
    if keep_until <= today:
        raise CannotStand("Give a day to come until which the rows may be kept.")
    if whose.kind == COMMISSIONER and whose.commissioner is None:
        raise CannotStand("Choose whose extract it is.")
    if whose.kind != COMMISSIONER:
        must_say(whose.provider, "Say which provider's extract it is.")
    sheet = read_rows(content)
    digest = _digest(whose, as_at, content)
    standing = Extract.objects.select_for_update().filter(kept_by=kept_by, digest=digest)
    if (same := standing.filter(state__in=["waiting", "in"]).first()) is not None:
        return same
    before = Extract.objects.filter(kept_by=kept_by, kind=whose.kind, state="in").first()
    of_commissioner = whose.kind == COMMISSIONER
    return Extract.objects.create(
        kept_by=kept_by,
        kind=whose.kind,
        commissioner=whose.commissioner if of_commissioner else None,
        provider="" if of_commissioner else whose.provider.strip(),
        as_at=as_at,
        keep_until=keep_until,
        content=content,
        digest=digest,
        headings=list(sheet.headings),
        columns=guess(sheet.headings, before.columns if before else {}),
        by=by,
        at=at,
    )


def _digest(whose: Whose, as_at: date, content: bytes) -> str:
    said = [whose.kind, whose.provider.strip(), as_at.isoformat()]
    said.append(str(whose.commissioner.pk) if whose.commissioner else "")
    return sha256("\n".join(said).encode() + b"\0" + content).hexdigest()


@transaction.atomic
def bring_in(*, extract: Extract, columns: Mapping[str, str], by: Account, at: datetime) -> Extract:
    """Bring every row in, by what each column was said to mean, or none.

    Raises NotAllowed, CannotStand (somebody did already), or Refused with each fault by its cell.
    """
    kept = _waiting(extract, by, at)
    sheet = read_rows(bytes(kept.content or b""))
    # A column with no meaning is left out on purpose, and left out the next time.
    meant = {heading: name for heading, name in columns.items() if name in FIELDS}
    rows = read_extract(sheet, meant, today=timezone.localdate(at))
    ExtractRow.objects.bulk_create(
        (
            ExtractRow(extract=kept, number=number, nhs_number=number_of(row.nhs_number), said=_as_json(row))
            for number, row in rows
        ),
        batch_size=AT_ONCE,
    )
    kept.columns = {heading: meant.get(heading, "") for heading in kept.headings}
    kept.state, kept.content, kept.rows_in = "in", None, len(rows)
    kept.save(update_fields=["columns", "state", "content", "rows_in"])
    return kept


@transaction.atomic
def drop_extract(*, extract: Extract, by: Account, at: datetime) -> Extract:
    """Decide against a file of which nothing has come in. Raises NotAllowed or CannotStand."""
    kept = _waiting(extract, by, at)
    kept.state, kept.content = "dropped", None
    kept.save(update_fields=["state", "content"])
    return kept


@transaction.atomic
def answer_row(
    *,
    row: ExtractRow,
    words: str,
    settled: bool,
    person: Person | None = None,
    not_them: bool = False,
    by: Account,
    at: datetime,
) -> ExtractAnswer:
    """Say what is known of a row; with a person, that it is about them. What was said before stays.

    `not_them` takes back whom somebody said that it is about.
    It is kept as said of whomever `by` sees the row to be about: nobody reads it who may not see them.

    Raises NotAllowed, NoSuchPerson (also for one whom `by` may not see) or CannotStand.
    """
    extract = _brought_in(row.extract, by, at)
    must_say(words, "Say what you found out, for whoever reads it next.")
    kept = ExtractRow.objects.select_for_update().get(pk=row.pk)
    today = timezone.localdate(at)
    if person is not None:
        kept.person = get_person(person.pk, seen_by=by, on=today, at=at, permission=MAY)
        kept.save(update_fields=["person"])
    about = whom_rows_may_be([kept], people_seen_by(by, on=today, at=at, permission=MAY)).get(kept.pk, [])
    if not_them and kept.person_id is not None:
        # Whoever may not see them takes nothing back.
        get_person(kept.person_id, seen_by=by, on=today, at=at, permission=MAY)
        kept.person = None
        kept.save(update_fields=["person"])
    return ExtractAnswer.objects.create(
        extract=extract,
        row=kept,
        person_id=about[0] if about else None,
        settled=settled,
        words=words.strip(),
        by=by,
        at=at,
    )


@transaction.atomic
def answer_person(
    *, extract: Extract, person: Person, words: str, settled: bool, by: Account, at: datetime
) -> ExtractAnswer:
    """Say why somebody who is in hospital by our record is not in the file.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    kept = _brought_in(extract, by, at)
    must_say(words, "Say what you found out, for whoever reads it next.")
    head = get_person(person.pk, seen_by=by, on=timezone.localdate(at), at=at, permission=MAY)
    return ExtractAnswer.objects.create(
        extract=kept, person=head, settled=settled, words=words.strip(), by=by, at=at
    )


def empty_extracts(*, at: datetime) -> int:
    """Empty every extract whose day has passed: who was in it goes, what it was stays. Returns how many."""
    passed = Extract.objects.filter(keep_until__lt=timezone.localdate(at), state__in=["waiting", "in"])
    return sum(_empty(extract) for extract in passed)


@transaction.atomic
def _empty(extract: Extract) -> int:
    kept = Extract.objects.select_for_update().get(pk=extract.pk)
    ExtractAnswer.objects.filter(extract=kept).delete()
    ExtractRow.objects.filter(extract=kept).delete()
    kept.state, kept.content = "emptied", None
    kept.save(update_fields=["state", "content"])
    return 1


def _as_json(row: RowSaid) -> dict[str, Any]:
    """What a row says as plain values; nothing of what it leaves out."""
    found: dict[str, Any] = {}
    for one in fields(row):
        value = getattr(row, one.name)
        if value:
            found[one.name] = value.isoformat() if isinstance(value, date) else value
    return found


def _waiting(extract: Extract, by: Account, at: datetime) -> Extract:
    kept = _may(extract, by, at)
    if kept.state != "waiting":
        raise CannotStand("Somebody has brought this file in already, or decided against it.")
    return kept


def _brought_in(extract: Extract, by: Account, at: datetime) -> Extract:
    kept = _may(extract, by, at)
    if not kept.has_rows_on(timezone.localdate(at)):
        raise CannotStand("The rows of this file are not here any more.")
    return kept


def _may(extract: Extract, by: Account, at: datetime) -> Extract:
    kept = Extract.objects.select_for_update(of=("self",)).select_related("kept_by").get(pk=extract.pk)
    check_may_for(by, MAY, organisation=kept.kept_by, on=timezone.localdate(at))
    return kept
