"""The record's triggers on SQLite: one for each kind of change to each table."""

import json
from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from lifecourse.audit.acting import acting
from lifecourse.audit.ciphers import new_key, seal_values
from lifecourse.audit.tables import Column, Watched, watched_tables

PREFIX = "record_"
KINDS = ("insert", "update", "delete")
PIECE = 40
COLUMNS = 'at, actor, actor_label, action, "table", "row", before, after, request'
UUID_PARTS = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)]
CHANGED = "'not kept, changed'"
NOT_KEPT = "'not kept'"

# Without these functions the triggers fail, and with them the write: a stranger's tool, which has
# not said who is acting, changes nothing.
FUNCTIONS = {
    "lifecourse_actor": lambda: acting().actor,
    "lifecourse_actor_label": lambda: acting().label,
    "lifecourse_request": lambda: acting().request,
}


def sealed(key: bytes | None, said: str | None, about: str | None) -> str | None:
    """The values of a row under the key of whoever it is about; without a key, nothing of them."""
    if said is None:
        return None
    if key is None or about is None:
        return json.dumps({"about": about, "sealed": None})
    # As json.dumps would write it, in less time: this runs for every row that is written about anybody.
    return f'{{"about": {json.dumps(about)}, "sealed": "{seal_values(key, said)}"}}'


def name_functions(connection: BaseDatabaseWrapper) -> None:
    """Tell a new connection who is acting, and have it fire triggers for rows that a REPLACE removes."""
    connection.connection.execute("PRAGMA recursive_triggers = ON")
    for name, function in FUNCTIONS.items():
        connection.connection.create_function(name, 0, function)
    connection.connection.create_function("lifecourse_new_key", 0, new_key)
    connection.connection.create_function("lifecourse_sealed", 3, sealed)


def value(column: Column, row: str) -> str:
    """A column as JSON. Booleans are kept as 0 and 1 and documents as text, so both are put right."""
    place = f'{row}."{column.name}"'
    if column.kind == "boolean":
        return f"json(CASE {place} WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)"
    if column.kind == "json":
        return f"json(coalesce({place}, 'null'))"
    if column.kind == "uuid":
        return dashed(place)
    if column.kind == "binary":
        return f"hex({place})"
    return place


def dashed(place: str) -> str:
    """A UUID as PostgreSQL and people write it; SQLite keeps the bare digits."""
    parts = [f"substr({place}, {start}, {length})" for start, length in UUID_PARTS]
    return "(" + " || '-' || ".join(parts) + ")"


def as_object(table: Watched, row: str, *, changed_from: str = "") -> str:
    """A row as a JSON object; what must not be kept only says whether it changed."""
    parts: list[tuple[str, str]] = []
    for column in table.columns:
        if not column.kept_out:
            said = value(column, row)
        elif changed_from:
            name = column.name
            said = f'CASE WHEN {changed_from}."{name}" IS {row}."{name}" THEN {NOT_KEPT} ELSE {CHANGED} END'
        else:
            said = NOT_KEPT
        parts.append((column.name, said))
    # A function call takes only so many arguments, so a wide table is put together in pieces.
    said = f"json_object({', '.join(f"'{name}', {value}" for name, value in parts[:PIECE])})"
    for i in range(PIECE, len(parts), PIECE):
        more = ", ".join(f"'$.\"{name}\"', {value}" for name, value in parts[i : i + PIECE])
        said = f"json_set({said}, {more})"
    return said


def trigger(table: Watched, kind: str) -> str:
    before = "NULL" if kind == "INSERT" else as_object(table, "OLD")
    earlier = "OLD" if kind == "UPDATE" else ""
    after = "NULL" if kind == "DELETE" else as_object(table, "NEW", changed_from=earlier)
    row = "OLD" if kind == "DELETE" else "NEW"
    keeping = ""
    if table.about is not None:
        subject, whose = f'{row}."{table.about.name}"', value(table.about, row)
        key = f"(SELECT key FROM audit_subjectkey WHERE subject = {subject})"  # noqa: S608
        before = f"lifecourse_sealed({key}, {before}, {whose})" if before != "NULL" else before
        after = f"lifecourse_sealed({key}, {after}, {whose})" if after != "NULL" else after
        # Not OR IGNORE, which gives way to whatever the statement says that set the trigger off.
        keeping = (
            "INSERT INTO audit_subjectkey (subject, key, made_at, destroyed_by, why) "  # noqa: S608
            f"SELECT {subject}, lifecourse_new_key(), strftime('%Y-%m-%d %H:%M:%f', 'now'), '', '' "
            f"WHERE {subject} IS NOT NULL "
            f"AND NOT EXISTS (SELECT 1 FROM audit_subjectkey WHERE subject = {subject}); "
        )
    # Saving a row as it was is not a change.
    differs = " OR ".join(f'OLD."{c.name}" IS NOT NEW."{c.name}"' for c in table.columns)
    when = f"WHEN {differs} " if kind == "UPDATE" else ""
    # Every name here is one of our own tables' or columns', never something that somebody typed.
    values = ", ".join(
        [
            "strftime('%Y-%m-%d %H:%M:%f', 'now')",
            "lifecourse_actor()",
            "lifecourse_actor_label()",
            f"'{kind.lower()}'",
            f"'{table.table}'",
            value(table.key, row),
            before,
            after,
            "lifecourse_request()",
        ]
    )
    name = f"{PREFIX}{kind.lower()}_{table.table}"
    writing = f"INSERT INTO audit_entry ({COLUMNS}) VALUES ({values})"  # noqa: S608
    doing = f"BEGIN {keeping}{writing}; END"
    return f'CREATE TRIGGER "{name}" AFTER {kind} ON "{table.table}" FOR EACH ROW {when}{doing}'


REFUSED = "SELECT RAISE(ABORT, 'The record of change is never altered.')"
KEY_REFUSED = "SELECT RAISE(ABORT, 'A person''s key can be destroyed, and nothing else.')"
# The third is for INSERT OR REPLACE, which would put a new entry in an old one's place.
REFUSALS = [
    f'CREATE TRIGGER "{PREFIX}refuse_update" BEFORE UPDATE ON audit_entry BEGIN {REFUSED}; END',
    f'CREATE TRIGGER "{PREFIX}refuse_delete" BEFORE DELETE ON audit_entry BEGIN {REFUSED}; END',
    f'CREATE TRIGGER "{PREFIX}refuse_replace" BEFORE INSERT ON audit_entry '  # noqa: S608
    f"WHEN NEW.id IN (SELECT id FROM audit_entry) BEGIN {REFUSED}; END",
    f'CREATE TRIGGER "{PREFIX}key_update" BEFORE UPDATE ON audit_subjectkey WHEN NOT '
    f"(OLD.key IS NOT NULL AND NEW.key IS NULL AND NEW.subject = OLD.subject) BEGIN {KEY_REFUSED}; END",
    f'CREATE TRIGGER "{PREFIX}key_delete" BEFORE DELETE ON audit_subjectkey BEGIN {KEY_REFUSED}; END',
]
# The same for a table whose rows never change.
REFUSED_KINDS = ("refuse_update", "refuse_delete", "refuse_replace")


def refusals(table: Watched) -> list[str]:
    """The triggers that let rows be added to a table, and nothing else be done to it."""
    if not table.never_changes:
        return []
    said = f"SELECT RAISE(ABORT, 'What stands in {table.table} is never altered.')"
    gone = ""
    if table.about is not None:
        # What stands about somebody who is erased by law is the one thing that may be taken away.
        gone = (
            "WHEN NOT EXISTS (SELECT 1 FROM audit_subjectkey "  # noqa: S608
            f'WHERE subject = OLD."{table.about.name}" AND key IS NULL) '
        )
    altered = f"WHEN NOT ({_only_taken_out(table)}) " if table.taken_out else ""
    known = f'SELECT 1 FROM "{table.table}" WHERE "{table.key.name}" = NEW."{table.key.name}"'  # noqa: S608
    when = f"WHEN EXISTS ({known}) "
    return [
        f'CREATE TRIGGER "{PREFIX}{kind}_{table.table}" BEFORE {change} ON "{table.table}" '
        f"{ {'INSERT': when, 'DELETE': gone, 'UPDATE': altered}[change] }BEGIN {said}; END"
        for kind, change in zip(REFUSED_KINDS, ("UPDATE", "DELETE", "INSERT"), strict=True)
    ]


def _only_taken_out(table: Watched) -> str:
    """That a row is as it was but for words that were taken out of it."""
    return " AND ".join(_as_it_was(column, table.taken_out.get(column.name)) for column in table.columns)


def _as_it_was(column: Column, instead: str | None) -> str:
    same = f'OLD."{column.name}" IS NEW."{column.name}"'
    if instead is None:
        return same
    if column.kind != "json":
        return f"({same} OR NEW.\"{column.name}\" = '{instead}')"
    was, says = (f'json_each({row}."{column.name}")' for row in ("OLD", "NEW"))
    # Nothing is added, nothing is left out, and each value is as it was or taken out.
    return (
        f"({same} OR ((SELECT count(*) FROM {was}) = (SELECT count(*) FROM {says}) AND NOT EXISTS ("  # noqa: S608
        f"SELECT 1 FROM {says} AS one LEFT JOIN {was} AS other ON other.key = one.key "
        f"WHERE other.key IS NULL OR (one.value IS NOT other.value AND one.value IS NOT '{instead}'))))"
    )


GUARDS = {("audit_entry", f"refuse_{kind}") for kind in ("update", "delete", "replace")} | {
    ("audit_subjectkey", f"key_{kind}") for kind in ("update", "delete")
}


def remove(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for name in existing(cursor):
            cursor.execute(f'DROP TRIGGER IF EXISTS "{name}"')


def existing(cursor: CursorWrapper) -> list[str]:
    cursor.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'record\\_%' ESCAPE '\\'"
    )
    return [row[0] for row in cursor.fetchall()]


def install(connection: BaseDatabaseWrapper, watched: Iterable[Watched]) -> None:
    remove(connection)
    with connection.cursor() as cursor:
        for table in watched:
            for kind in KINDS:
                cursor.execute(trigger(table, kind.upper()))
            for refusal in refusals(table):
                cursor.execute(refusal)
        for refusal in REFUSALS:
            cursor.execute(refusal)


def in_place(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """Which triggers there are, as table and kind of change."""
    # Only those that still do what we wrote: one of the same name might do nothing.
    ours = {trigger(table, kind.upper()) for table in watched_tables() for kind in KINDS} | set(REFUSALS)
    ours |= {refusal for table in watched_tables() for refusal in refusals(table)}
    with connection.cursor() as cursor:
        cursor.execute("SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'")
        rows = [(table, name) for table, name, sql in cursor.fetchall() if sql in ours]
    return {(table, name.removeprefix(PREFIX).split("_" + table)[0]) for table, name in rows}


def guarded(there: set[tuple[str, str]]) -> bool:
    return there >= GUARDS
