"""Tells each database connection who is acting, in a way that no pooled connection can leak."""

from collections.abc import Callable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

from lifecourse.audit.acting import acting
from lifecourse.audit.triggers import sqlite

WRITES = {"INSERT", "UPDATE", "DELETE", "MERGE", "TRUNCATE", "WITH", "COPY", "CALL", "DO"}
NAME_ACTOR = (
    "SELECT set_config('lifecourse.actor', %s, true), set_config('lifecourse.actor_label', %s, true), "
    "set_config('lifecourse.request', %s, true)"
)


def prepare(*, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    """On each new connection: SQLite asks our functions; PostgreSQL is told before each write."""
    if connection.vendor == "sqlite":
        sqlite.name_functions(connection)
    elif connection.vendor == "postgresql" and name_actor not in connection.execute_wrappers:
        connection.execute_wrappers.append(name_actor)


def writes(sql: Any) -> bool:
    words = str(sql).lstrip(" \t\r\n(").split(maxsplit=1)
    return bool(words) and words[0].upper() in WRITES


def name_actor(
    execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Name the actor for the length of this transaction only, afresh before every write."""
    # Told again each time, and never kept for the connection: a rolled-back savepoint undoes the
    # setting, and a pool may give the next transaction to somebody else.
    if not writes(sql):
        return execute(sql, params, many, context)
    connection: BaseDatabaseWrapper = context["connection"]
    if connection.in_atomic_block or not connection.get_autocommit():
        tell(connection)
        return execute(sql, params, many, context)
    # Outside a transaction the setting would end before the write began, so the two share one.
    with connection.connection.transaction():
        tell(connection)
        return execute(sql, params, many, context)


def tell(connection: BaseDatabaseWrapper) -> None:
    now = acting()
    with connection.connection.cursor() as cursor:
        cursor.execute(NAME_ACTOR, (now.actor, now.label, now.request))
