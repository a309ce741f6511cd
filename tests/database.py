"""Empties the test database between tests that commit, and gives copies of one as it was just migrated."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import batched, compress
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, connections, transaction
from django.test import TransactionTestCase

from tests.kept import keep, kept_file

# The record is not a table that Django knows, and its triggers refuse everyone.
RECORD = "audit_entry"
# What Django writes after migrations and no test changes.
KEPT = {"django_content_type", "auth_permission"}


@contextmanager
def empty_without_recording() -> Iterator[None]:
    """While inside, a test that commits leaves every table empty, also the record, and fires no trigger."""
    original = TransactionTestCase._fixture_teardown

    def teardown(self: Any) -> None:
        empty(connection)

    TransactionTestCase._fixture_teardown = teardown
    try:
        yield
    finally:
        TransactionTestCase._fixture_teardown = original


def empty(connection: Any) -> None:
    """Empty every table that has rows.

    Django's own way empties hundreds of empty tables as well, and then does what it does after migrations,
    which takes a second each time.
    """
    names = {*connection.introspection.django_table_names(only_existing=True, include_views=False), RECORD}
    tables = [connection.ops.quote_name(name) for name in sorted(names - KEPT)]
    with triggers_off(connection), connection.cursor() as cursor:
        has_rows: list[bool] = []
        for some in batched(tables, 100):
            cursor.execute("SELECT " + ", ".join(f"EXISTS(SELECT 1 FROM {table})" for table in some))  # noqa: S608
            has_rows += cursor.fetchone()
        # What refers to what is of no matter where everything goes.
        connection.disable_constraint_checking()
        try:
            with transaction.atomic():
                for table in compress(tables, has_rows):
                    cursor.execute(f"DELETE FROM {table}")  # noqa: S608
        finally:
            connection.enable_constraint_checking()


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


def begin_with(given: str, database: dict[str, Any]) -> None:
    """Have the tests' database, by its settings, begin as a copy of the given one; nothing where none is."""
    if given and database["ENGINE"].endswith("sqlite3"):
        shutil.copy(given, database["TEST"]["NAME"])
    elif given:
        database["TEST"]["TEMPLATE"] = given


def as_migrated() -> str:
    """What keeps the tests' database as its migrations left it: a file, or a database of the server."""
    return f"{connection.settings_dict['NAME']}_as_migrated"


@contextmanager
def kept_as_migrated() -> Iterator[None]:
    """While inside, there is a copy of the database as it is now: migrating another one takes far longer."""
    # Nobody may be connected to what PostgreSQL copies, and what SQLite copies must stand in its file.
    connections.close_all()
    if connection.vendor == "sqlite":
        shutil.copy(connection.settings_dict["NAME"], as_migrated())
        if (at := kept_file()) and not at.exists():
            keep(Path(as_migrated()), at)
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
