"""Writing very many rows that are made from others, quicker than one object a row."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db import connection, models


def write_rows(
    table: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[int | str]]
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


def as_kept(person: UUID) -> str:
    """A person's id as this database keeps it."""
    return str(models.UUIDField().get_db_prep_value(person, connection))
