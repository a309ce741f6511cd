"""Empties the test database between tests that commit, record of change included."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.operations import BaseDatabaseOperations

# The record is not a table that Django empties, and its triggers refuse everyone.
EMPTY_RECORD = "DELETE FROM audit_entry"


@contextmanager
def empty_without_recording() -> Iterator[None]:
    """While inside, the emptying of tables fires no trigger and empties the record too."""
    original = BaseDatabaseOperations.execute_sql_flush

    def flush(self: Any, sql_list: Sequence[str]) -> None:
        tables = self.connection.introspection.table_names()
        record = [EMPTY_RECORD] if "audit_entry" in tables else []
        with triggers_off(self.connection):
            original(self, [*sql_list, *record])

    BaseDatabaseOperations.execute_sql_flush = flush  # type: ignore[method-assign]
    try:
        yield
    finally:
        BaseDatabaseOperations.execute_sql_flush = original  # type: ignore[method-assign]


@contextmanager
def triggers_off(connection: Any) -> Iterator[None]:
    """While inside, this connection fires no trigger."""
    turn_triggers(connection, on=False)
    try:
        yield
    finally:
        turn_triggers(connection, on=True)


def turn_triggers(connection: Any, *, on: bool) -> None:
    """Have this connection fire triggers, or not."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        connection.connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, on)
    else:
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = " + ("origin" if on else "replica"))
