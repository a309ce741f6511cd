"""Writing very many rows that are made from others, quicker than one object a row."""

from collections.abc import Iterable, Mapping, Sequence
from uuid import UUID

from django.db import connection, models

from lifecourse.people.models import Person


def write_rows(
    table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[int | str | None]]
) -> None:
    """Add plain rows; `columns` are the database's own, and values as the database takes them.

    For tables that are made from records, which the record of change does not watch.
    """
    quote = connection.ops.quote_name
    names = ", ".join(quote(column) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        # No word of a user's: the names are those of the table's own columns.
        sql = f"INSERT INTO {quote(table._meta.db_table)} ({names}) VALUES ({places})"  # noqa: S608
        cursor.executemany(sql, list(rows))


def put_under(heads: Mapping[UUID, UUID]) -> None:
    """Give each of these people the head under whom they are read; the record of change sees every one."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        # No word of a user's: the names are those of the table's own columns.
        sql = f"UPDATE {quote(Person._meta.db_table)} SET head_id = %s WHERE id = %s"  # noqa: S608
        cursor.executemany(sql, [(as_kept(head), as_kept(person)) for person, head in heads.items()])


def as_kept(person: UUID) -> str:
    """A person's id as this database keeps it."""
    return str(models.UUIDField().get_db_prep_value(person, connection))
