"""SQLite's own online copy: whole and consistent while others read and write."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

FILE = "database.sqlite3"
# Of each index it looks at so many rows: enough to tell few from many, and done in a moment.
LOOKS_AT = 1_000
# SQLite says nothing of a table without rows, and then takes it to hold a million.
EMPTY = """
    INSERT INTO sqlite_stat1 (tbl, idx, stat)
    SELECT name, NULL, '0' FROM sqlite_schema
    WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite%'
        AND name NOT IN (SELECT tbl FROM sqlite_stat1)
"""


class DamagedDatabase(Exception):
    """SQLite finds a database file damaged."""


def path_of(connection: BaseDatabaseWrapper) -> Path:
    return Path(connection.settings_dict["NAME"])


def copy_out(connection: BaseDatabaseWrapper, to: Path) -> None:
    with closing(sqlite3.connect(path_of(connection))) as source, closing(sqlite3.connect(to)) as copy:
        source.backup(copy)
        check(copy, path_of(connection))


def copy_in(connection: BaseDatabaseWrapper, source: Path) -> None:
    """Put a copy in place of whatever the database held."""
    connection.close()
    target = path_of(connection)
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as copy, closing(sqlite3.connect(target)) as database:
        check(copy, source)
        # SQLite writes the pages itself, so that nobody with the file open sees half of each.
        copy.backup(database)
    target.chmod(0o600)


def check(database: sqlite3.Connection, path: Path) -> None:
    try:
        (verdict,) = database.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as reason:
        raise DamagedDatabase(f"{path} cannot be read: {reason}") from reason
    if verdict != "ok":
        raise DamagedDatabase(f"{path} is damaged: {verdict}")


def take_stock(connection: BaseDatabaseWrapper) -> None:
    """Let SQLite know how large its tables are: else it may go through everybody to find a few."""
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA analysis_limit = {LOOKS_AT}")
        cursor.execute("ANALYZE")
        cursor.execute(EMPTY)
        # Only then does this connection read what is known now.
        cursor.execute("ANALYZE sqlite_schema")
