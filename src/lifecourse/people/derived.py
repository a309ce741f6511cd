"""Reading and writing very many rows at once, quicker than one object a row."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, models

from lifecourse.people.models import Person


def write_rows(
    table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[int | float | str | None]]
) -> None:
    """Add plain rows; `columns` are the database's own, and values as the database takes them.

    The record of change sees every one: it is written by the database itself.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    if not (rows := list(rows)):
        return
    with connection.cursor() as cursor:
        # No word of a user's: the names are those of the table's own columns.
        sql = f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608
        cursor.executemany(sql, rows)


def read_rows(sql: str, among: Collection[int | str], *more: str) -> list[tuple[Any, ...]]:
    """Rows by very many values: `sql` has AMONG for them after a column, then %s for each more.

    Values come as the database keeps them. They go there as one list, whose length no database limits.
    """
    if not among:
        return []
    is_sqlite = connection.vendor == "sqlite"
    some = "IN (SELECT value FROM json_each(%s))" if is_sqlite else "= ANY(%s)"
    with connection.cursor() as cursor:
        cursor.execute(
            sql.replace("AMONG", some), [json.dumps(list(among)) if is_sqlite else list(among), *more]
        )
        return list(cursor.fetchall())


def put_under(heads: Mapping[UUID, UUID]) -> None:
    """Give each of these people the head under whom they are read; the record of change sees every one."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        # No word of a user's: the names are those of the table's own columns.
        sql = f"UPDATE {quote(Person._meta.db_table)} SET head_id = %s WHERE id = %s"  # noqa: S608
        cursor.executemany(sql, [(as_kept(head), as_kept(person)) for person, head in heads.items()])


def as_kept(person: UUID) -> str:
    """A person's id as this database keeps it."""
    return person.hex if connection.vendor == "sqlite" else str(person)


def person_id(kept: str | UUID) -> UUID:
    """A person's id, read as this database keeps it."""
    return kept if isinstance(kept, UUID) else UUID(kept)


def moment(at: datetime) -> str:
    """A moment as this database takes it."""
    return str(connection.ops.adapt_datetimefield_value(at))
