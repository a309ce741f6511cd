"""Reading and writing very many rows at once, quicker than one object a row."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from itertools import batched, chain
from typing import Any
from uuid import UUID

from django.db import connection, models

from lifecourse.safekeeping.api import take_stock

IN_ONE = 200
MUCH_KB = 128 * 1024


def write_rows(
    table: type[models.Model],
    columns: Sequence[str],
    rows: Iterable[Sequence[int | float | str | None]],
    *,
    or_leave: bool = False,
) -> None:
    """Add plain rows; `columns` are the database's own, and values as the database takes them.

    The record of change sees every one: it is written by the database itself. With `or_leave` a row is left
    out that a constraint says is there already.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    place = f"({', '.join(['%s'] * len(columns))})"
    leave = " ON CONFLICT DO NOTHING" if or_leave else ""
    # No word of a user's: the names are those of the table's own columns.
    begins = f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES "  # noqa: S608
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite" and getattr(table, "UNTRACKED", None):
            cursor.executemany(begins + place + leave, list(rows))
            return
        # SQLite keeps a copy of each page that a statement of several rows or with triggers touches, to undo
        # it; where there are triggers, many rows share one. To PostgreSQL each statement is a journey.
        for some in batched(rows, IN_ONE):
            cursor.execute(begins + ", ".join([place] * len(some)) + leave, list(chain.from_iterable(some)))


def read_rows(
    sql: str, among: Collection[int | str], *more: int | str, locked: bool = False
) -> list[tuple[Any, ...]]:
    """Rows by very many values: `sql` has AMONG for them after a column, then %s for each more.

    Values come as the database keeps them. They go there as one list, whose length no database limits.
    With `locked` whoever would change these rows waits until this transaction ends.
    """
    if not among:
        return []
    if locked and connection.features.has_select_for_update:
        sql += " FOR UPDATE"
    with connection.cursor() as cursor:
        cursor.execute(*_asking(sql, among, more))
        return list(cursor.fetchall())


def forget_rows(sql: str, among: Collection[int | str]) -> None:
    """Take away what can be made anew, by very many values, as `read_rows` has them."""
    if among:
        with connection.cursor() as cursor:
            cursor.execute(*_asking(sql, among, ()))


def _asking(sql: str, among: Collection[int | str], more: Sequence[int | str]) -> tuple[str, list[Any]]:
    if connection.vendor == "sqlite":
        some = "IN (SELECT value FROM json_each(%s))"
        return sql.replace("AMONG", some), [json.dumps(list(among)), *more]
    return sql.replace("AMONG", "= ANY(%s)"), [list(among), *more]


def put_under(heads: Mapping[str, str]) -> None:
    """Give each of these people the head under whom they are read; the record of change sees every one.

    Ids here are as this database keeps them.
    """
    same = "person.id = moved.column1" if connection.vendor == "sqlite" else "person.id = moved.column1::uuid"
    head = "moved.column2" if connection.vendor == "sqlite" else "moved.column2::uuid"
    with connection.cursor() as cursor:
        for some in batched(heads.items(), IN_ONE):
            places = ", ".join(["(%s, %s)"] * len(some))
            # No word of a user's: all of it is written here.
            sql = (
                f"UPDATE people_person AS person SET head_id = {head} "  # noqa: S608
                f"FROM (VALUES {places}) AS moved WHERE {same}"
            )
            cursor.execute(sql, list(chain.from_iterable(some)))


def as_kept(person: UUID) -> str:
    """A person's id as this database keeps it."""
    return person.hex if connection.vendor == "sqlite" else str(person)


def person_id(kept: str | UUID) -> UUID:
    """A person's id, read as this database keeps it."""
    return kept if isinstance(kept, UUID) else UUID(kept)


def moment(at: datetime) -> str:
    """A moment as this database takes it."""
    return str(connection.ops.adapt_datetimefield_value(at))


def day(kept: str | date | None) -> date | None:
    """A day, read as this database keeps it."""
    return date.fromisoformat(kept) if isinstance(kept, str) else kept


@contextmanager
def much_at_hand() -> Iterator[None]:
    """Let SQLite keep much of its file in memory while very many rows come in, one piece after another."""
    if connection.vendor != "sqlite":
        yield
        return
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA cache_size").fetchone()[0]
        cursor.execute(f"PRAGMA cache_size = -{MUCH_KB}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA cache_size = {before}")
    take_stock()
