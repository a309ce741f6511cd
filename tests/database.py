"""Empties the test database between tests that commit, and gives copies of one as it was just migrated."""

import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, connections
from django.db.backends.base.operations import BaseDatabaseOperations

# The record is not a table that Django empties, and its triggers refuse everyone.
EMPTY_RECORD = "DELETE FROM audit_entry"
# Made once by a whole run from the migrations as they are, for each of its parts to begin with.
GIVEN = os.environ.get("LIFECOURSE_TEST_MIGRATED", "")


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


def administer(sql: str) -> None:
    """Have the server of this run's PostgreSQL do something outside any database of ours."""
    with on_the_server() as server:
        server.execute(sql)  # type: ignore[call-overload]


@contextmanager
def on_the_server() -> Iterator[psycopg.Connection]:
    """A connection to the server of this run's PostgreSQL, outside any database of ours."""
    to = connection.settings_dict
    with psycopg.connect(
        host=to["HOST"] or None,
        port=to["PORT"] or None,
        user=to["USER"] or None,
        password=to["PASSWORD"] or None,
        dbname="postgres",
        autocommit=True,
    ) as server:
        yield server


@contextmanager
def alone_on_the_server() -> Iterator[None]:
    """While inside, no other part of the run is in here: accounts belong to the server, not to a database."""
    with on_the_server() as server:
        server.execute("SELECT pg_advisory_lock(1)")
        yield


def begin_with_the_given(database: dict[str, Any]) -> None:
    """Have the tests' database, by its settings, begin as a copy of the given one; nothing where none is."""
    if GIVEN and database["ENGINE"].endswith("sqlite3"):
        shutil.copy(GIVEN, database["TEST"]["NAME"])
    elif GIVEN:
        database["TEST"]["TEMPLATE"] = GIVEN


def as_migrated() -> str:
    """What keeps the tests' database as its migrations left it: a file, or a database of the server."""
    return GIVEN or f"{connection.settings_dict['NAME']}_as_migrated"


@contextmanager
def kept_as_migrated() -> Iterator[None]:
    """While inside, there is a copy of the database as it is now: migrating another one takes far longer."""
    if GIVEN:
        yield
        return
    # Nobody may be connected to what PostgreSQL copies, and what SQLite copies must stand in its file.
    connections.close_all()
    if connection.vendor == "sqlite":
        shutil.copy(connection.settings_dict["NAME"], as_migrated())
        yield
        return
    copy_on_the_server(connection.settings_dict["NAME"], as_migrated())
    try:
        yield
    finally:
        administer(f"DROP DATABASE {as_migrated()} WITH (FORCE)")


def copy_as_migrated(to: Path | str) -> None:
    """A database with every table, and nothing in them but what migrations write: at a path, or of a name."""
    if connection.vendor == "sqlite":
        shutil.copy(as_migrated(), to)
    else:
        copy_on_the_server(as_migrated(), str(to))


def copy_on_the_server(name: str, to: str) -> None:
    """Copy a database that nobody is connected to."""
    administer(f"CREATE DATABASE {to} TEMPLATE {name}")
