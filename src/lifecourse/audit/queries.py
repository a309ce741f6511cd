"""Reads of the record: for a page, and whole for sealing."""

from collections.abc import Iterator
from datetime import date

from django.db import connection
from django.db.models import QuerySet

from lifecourse.audit.models import Entry
from lifecourse.audit.rules import Digest, digest

AT_ONCE = 5_000
# Not nought: somebody could put an entry in before the first.
BEFORE_ALL = -(2**63)
# Exactly what the database holds, as text, so that nothing between it and us can tidy a change away.
TEXT = {
    "sqlite": "id, at || '', actor, actor_label, "
    "action, \"table\", \"row\", before || '', after || '', request",
    "postgresql": "id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US'), actor, actor_label, "
    'action, "table", "row", before::text, after::text, request',
}


def digests(*, after: int = BEFORE_ALL) -> Iterator[Digest]:
    """The digest of every entry after a number, in order."""
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT {TEXT[connection.vendor]} FROM audit_entry WHERE id > %s ORDER BY id LIMIT %s",  # noqa: S608
                [after, AT_ONCE],
            )
            rows = cursor.fetchall()
        for row in rows:
            yield Digest(id=row[0], digest=digest(row))
        if not rows:
            return
        after = rows[-1][0]


def last_number_given() -> int | None:
    """The highest number ever given to an entry; None where numbers may be skipped."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = 'audit_entry'")
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def narrowed(
    found: "QuerySet[Entry]", *, table: str = "", from_date: date | None = None, to_date: date | None = None
) -> "QuerySet[Entry]":
    """Entries of one table, or of some days, the latest first."""
    found = found.order_by("-id")
    if table:
        found = found.filter(table=table)
    if from_date:
        found = found.filter(at__date__gte=from_date)
    if to_date:
        found = found.filter(at__date__lte=to_date)
    return found
