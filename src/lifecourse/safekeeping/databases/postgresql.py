"""PostgreSQL's own pg_dump and pg_restore."""

import os
import shutil
import subprocess
from pathlib import Path

from django.db.backends.base.base import BaseDatabaseWrapper

FILE = "database.dump"
DEBIAN = Path("/usr/lib/postgresql")


class ToolFailed(Exception):
    """One of PostgreSQL's tools is missing or failed; says what it said."""


def copy_out(connection: BaseDatabaseWrapper, to: Path) -> None:
    run(connection, "pg_dump", "--format=custom", f"--file={to}")


def copy_in(connection: BaseDatabaseWrapper, source: Path) -> None:
    """Put a copy in place of whatever the database held. Raises ToolFailed."""
    # Another version's tools may not read it: better known before anything is dropped.
    run(connection, "pg_restore", "--list", str(source), database_option=True)
    empty(connection)
    connection.close()
    # Owner and rights are those of the database it comes into: see ops/postgresql/roles.sql.
    choices = ("--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges")
    run(connection, "pg_restore", *choices, str(source), database_option=True)


def empty(connection: BaseDatabaseWrapper) -> None:
    """Drop every table and every function of ours, leaving the schema and its rights."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"DROP TABLE IF EXISTS {quote(table)} CASCADE")
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc "
            "WHERE pronamespace = current_schema()::regnamespace AND proname LIKE 'lifecourse\\_%'"
        )
        for (function,) in cursor.fetchall():
            cursor.execute(f"DROP FUNCTION {function} CASCADE")


def take_stock(connection: BaseDatabaseWrapper) -> None:
    """PostgreSQL takes stock by itself, within a minute of many changes."""


def run(connection: BaseDatabaseWrapper, tool: str, *arguments: str, database_option: bool = False) -> None:
    """Run a tool against this database; the password goes by the environment, never the command line."""
    to = connection.settings_dict
    environment = os.environ | {
        "PGHOST": str(to["HOST"]),
        "PGPORT": str(to["PORT"] or ""),
        "PGUSER": str(to["USER"]),
        "PGPASSWORD": str(to["PASSWORD"]),
    }
    named = (f"--dbname={to['NAME']}",) if database_option else (str(to["NAME"]),)
    environment = {name: value for name, value in environment.items() if value}
    done = subprocess.run(
        [find(tool), *arguments, *named], env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise ToolFailed(f"{tool} failed: {done.stderr.strip()}")


def find(tool: str) -> str:
    """The newest of a tool: on the path, or where Debian keeps one for each version."""
    kept = sorted(DEBIAN.glob(f"*/bin/{tool}"), key=lambda path: int(path.parts[-3]))
    found = str(kept[-1]) if kept else shutil.which(tool)
    if not found:
        raise ToolFailed(f"{tool} is not installed: on Debian, apt install postgresql-client")
    return found
