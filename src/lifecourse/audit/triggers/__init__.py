"""Database triggers that write the record, so that nothing done to a table goes round it."""

from django.db.backends.base.base import BaseDatabaseWrapper

from lifecourse.audit.tables import Watched, watched_tables
from lifecourse.audit.triggers import postgresql, sqlite

ENTRY = "audit_entry"


class NotWatched(Exception):
    """This database cannot keep the record."""


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place, afresh: repeatable, and right after any migration."""
    tables = set(connection.introspection.table_names())
    if ENTRY not in tables:
        return
    watched = [table for table in watched_tables() if table.table in tables]
    if connection.vendor == "sqlite":
        sqlite.install(connection, watched)
    elif connection.vendor == "postgresql":
        postgresql.install(connection, watched)
    else:
        raise NotWatched(f"The record of change is not kept on {connection.display_name}.")


def lift_for_migration(connection: BaseDatabaseWrapper) -> None:
    """Take SQLite's triggers away: it refuses to drop or rename a column that a trigger names."""
    if connection.vendor == "sqlite":
        sqlite.remove(connection)


def unwatched(connection: BaseDatabaseWrapper) -> list[str]:
    """Tables whose triggers are not all in place and working."""
    room = sqlite if connection.vendor == "sqlite" else postgresql
    there = room.in_place(connection)
    bare = [
        table.table
        for table in watched_tables()
        if not {(table.table, kind) for kind in kinds_of(table, room.KINDS, room.REFUSED_KINDS)} <= there
    ]
    return bare if room.guarded(there) else [ENTRY, *bare]


def kinds_of(table: Watched, kinds: tuple[str, ...], refused: tuple[str, ...]) -> tuple[str, ...]:
    """The triggers that a table must have: for each kind of change, and refusals where it never changes."""
    return (*kinds, *refused) if table.never_changes else kinds


def dangers(connection: BaseDatabaseWrapper) -> list[str]:
    """What the account we run as could do to the record, in words."""
    if connection.vendor == "sqlite":
        return ["SQLite keeps no accounts: whoever can write the file can alter it. The seal shows it."]
    return postgresql.dangers(connection)
