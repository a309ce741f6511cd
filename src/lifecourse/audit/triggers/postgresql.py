"""The record's triggers on PostgreSQL: two functions, and triggers on each table that call them."""

import json
from collections.abc import Iterable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from lifecourse.audit.tables import Watched

PREFIX = "record_"
KINDS = ("insert", "update", "delete", "truncate")
REFUSED_KINDS = ("refuse_change", "refuse_truncate")
# Writers hold this lock together for the length of their transaction; sealing holds it alone, so that
# no entry with a lower number can appear after a seal.
LOCK = 4_107_202_611

# `SECURITY DEFINER` and a fixed search path: the functions write with their owner's rights, whatever
# the caller may do and whatever it has put in its path.
FUNCTIONS = """
CREATE OR REPLACE FUNCTION {schema}.lifecourse_number_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    PERFORM pg_advisory_xact_lock_shared({lock});
    -- The number is drawn after the lock is held, never before.
    NEW.id := nextval(pg_get_serial_sequence('{schema}.audit_entry', 'id'));
    RETURN NEW;
END $body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_refuse() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    RAISE EXCEPTION 'The record of change is never altered.';
END $body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_only_taken_out(was jsonb, says jsonb, instead jsonb)
RETURNS boolean LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $body$
    SELECT bool_and(
        was -> name IS NOT DISTINCT FROM says -> name
        OR (instead -> name IS NOT NULL AND says -> name = instead -> name)
        OR (
            instead -> name IS NOT NULL
            AND jsonb_typeof(was -> name) = 'object' AND jsonb_typeof(says -> name) = 'object'
            -- Nothing is added, nothing is left out, and each value is as it was or taken out.
            AND (SELECT array_agg(one ORDER BY one) FROM jsonb_object_keys(was -> name) one)
                IS NOT DISTINCT FROM
                (SELECT array_agg(one ORDER BY one) FROM jsonb_object_keys(says -> name) one)
            AND NOT EXISTS (
                SELECT FROM jsonb_each(says -> name) one
                WHERE one.value IS DISTINCT FROM was -> name -> one.key
                AND one.value IS DISTINCT FROM instead -> name
            )
        )
    ) FROM jsonb_object_keys(says) name
$body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_never_changes() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    -- What stands about somebody who is erased by law is the one thing that may be taken away.
    IF TG_OP = 'DELETE' AND TG_ARGV[0] <> '' AND EXISTS (
        SELECT FROM {schema}.audit_subjectkey
        WHERE subject = (to_jsonb(OLD) ->> TG_ARGV[0])::uuid AND key IS NULL
    ) THEN RETURN OLD; END IF;
    IF TG_OP = 'UPDATE' AND TG_ARGV[1] <> '' THEN
        IF {schema}.lifecourse_only_taken_out(to_jsonb(OLD), to_jsonb(NEW), TG_ARGV[1]::jsonb)
        THEN RETURN NEW; END IF;
    END IF;
    RAISE EXCEPTION 'What stands in % is never altered.', TG_TABLE_NAME;
END $body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_not_kept(said jsonb, earlier jsonb, names text[])
RETURNS jsonb LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $body$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY names LOOP
        said := jsonb_set(said, ARRAY[name], to_jsonb(
            CASE WHEN earlier IS NULL OR earlier -> name IS NOT DISTINCT FROM said -> name
            THEN 'not kept' ELSE 'not kept, changed' END::text));
    END LOOP;
    RETURN said;
END $body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_key_of(about uuid) RETURNS bytea
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE found bytea;
BEGIN
    -- A row that is about nobody who is known has no key, and nothing of what it says is kept.
    IF about IS NULL THEN RETURN NULL; END IF;
    INSERT INTO {schema}.audit_subjectkey (subject, key, made_at, destroyed_by, why)
    VALUES (about, {crypto}.gen_random_bytes(32), clock_timestamp(), '', '') ON CONFLICT DO NOTHING;
    SELECT key INTO found FROM {schema}.audit_subjectkey WHERE subject = about;
    RETURN found;
END $body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_sealed(said jsonb, about text, key bytea) RETURNS jsonb
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $body$
DECLARE iv bytea := {crypto}.gen_random_bytes(16); sealed bytea;
BEGIN
    IF said IS NULL THEN RETURN NULL; END IF;
    sealed := iv || {crypto}.encrypt_iv(convert_to(said::text, 'UTF8'), key, iv, 'aes-cbc');
    RETURN jsonb_build_object('about', about, 'sealed', replace(encode(sealed, 'base64'), chr(10), ''));
END $body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_keys_stay() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $body$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.key IS NOT NULL AND NEW.key IS NULL AND NEW.subject = OLD.subject THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'A person''s key can be destroyed, and nothing else.';
END $body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_record() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $body$
DECLARE
    before jsonb; after jsonb; hidden text[] := TG_ARGV[1]::text[]; about text; key bytea; row_key text;
BEGIN
    IF TG_LEVEL = 'ROW' THEN
        IF TG_OP <> 'INSERT' THEN before := to_jsonb(OLD); END IF;
        IF TG_OP <> 'DELETE' THEN after := to_jsonb(NEW); END IF;
        IF after IS NOT NULL THEN after := {schema}.lifecourse_not_kept(after, before, hidden); END IF;
        IF before IS NOT NULL THEN before := {schema}.lifecourse_not_kept(before, NULL, hidden); END IF;
        row_key := coalesce(after, before) ->> TG_ARGV[0];
        IF TG_ARGV[2] <> '' THEN
            about := coalesce(after, before) ->> TG_ARGV[2];
            key := {schema}.lifecourse_key_of(about::uuid);
            before := {schema}.lifecourse_sealed(before, about, key);
            after := {schema}.lifecourse_sealed(after, about, key);
        END IF;
    END IF;
    INSERT INTO {schema}.audit_entry
        (at, actor, actor_label, action, "table", "row", before, after, request)
    VALUES (
        clock_timestamp(),
        coalesce(nullif(current_setting('lifecourse.actor', true), ''), 'database user ' || session_user),
        coalesce(current_setting('lifecourse.actor_label', true), ''),
        lower(TG_OP), TG_TABLE_NAME,
        coalesce(row_key, ''),
        before, after,
        coalesce(current_setting('lifecourse.request', true), '')
    );
    RETURN NULL;
END $body$;
"""


def install(connection: BaseDatabaseWrapper, watched: Iterable[Watched]) -> None:
    with connection.cursor() as cursor:
        schema = schema_of(cursor)
        cursor.execute(functions(schema, crypto_in(cursor, schema)))
        for table in watched:
            cursor.execute(triggers(schema, table))
            if table.never_changes:
                cursor.execute(refusals(schema, table))
                # The site takes words out of some, and a trigger refuses anything else.
                rights = ALTERING.removeprefix("UPDATE, ") if table.taken_out else ALTERING
                withdraw_rights(cursor, schema, table.table, rights)
        cursor.execute(guards(schema))
        for name, rights in WITHDRAWN.items():
            withdraw_rights(cursor, schema, name, rights)


def schema_of(cursor: CursorWrapper) -> str:
    cursor.execute("SELECT quote_ident(current_schema())")
    return str(cursor.fetchone()[0])


def functions(schema: str, crypto: str) -> str:
    return FUNCTIONS.format(schema=schema, lock=LOCK, crypto=crypto)


def crypto_in(cursor: CursorWrapper, schema: str) -> str:
    """The schema of PostgreSQL's own ciphers, which the owner of a database may add."""
    asking = (
        "SELECT quote_ident(nspname) FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace "
        "WHERE extname = 'pgcrypto'"
    )
    cursor.execute(asking)
    found = cursor.fetchone()
    if found is None:
        cursor.execute(f"CREATE EXTENSION pgcrypto WITH SCHEMA {schema}")
        found = (schema,)
    return str(found[0])


def triggers(schema: str, table: Watched) -> str:
    place = f'{schema}."{table.table}"'
    hidden = "{" + ",".join(table.kept_out) + "}"
    about = table.about.name if table.about else ""
    call = f"EXECUTE FUNCTION {schema}.lifecourse_record('{table.key.name}', '{hidden}', '{about}')"
    changes = {
        "insert": f"AFTER INSERT ON {place} FOR EACH ROW {call}",
        # Saving a row as it was is not a change.
        "update": f"AFTER UPDATE ON {place} FOR EACH ROW WHEN (OLD.* IS DISTINCT FROM NEW.*) {call}",
        "delete": f"AFTER DELETE ON {place} FOR EACH ROW {call}",
        "truncate": f"AFTER TRUNCATE ON {place} FOR EACH STATEMENT {call}",
    }
    return "\n".join(f"CREATE OR REPLACE TRIGGER {PREFIX}{name} {rest};" for name, rest in changes.items())


def refusals(schema: str, table: Watched) -> str:
    """The triggers that let rows be added to a table, and nothing else be done to it."""
    place = f'{schema}."{table.table}"'
    about = table.about.name if table.about else ""
    instead = json.dumps(dict(table.taken_out)) if table.taken_out else ""
    refuse = f"EXECUTE FUNCTION {schema}.lifecourse_never_changes('{about}', '{instead}')"
    return f"""
    CREATE OR REPLACE TRIGGER {PREFIX}refuse_change BEFORE UPDATE OR DELETE ON {place}
        FOR EACH ROW {refuse};
    CREATE OR REPLACE TRIGGER {PREFIX}refuse_truncate BEFORE TRUNCATE ON {place}
        FOR EACH STATEMENT {refuse};
    """


def guards(schema: str) -> str:
    place = f"{schema}.audit_entry"
    refuse = f"EXECUTE FUNCTION {schema}.lifecourse_refuse()"
    number = f"EXECUTE FUNCTION {schema}.lifecourse_number_entry()"
    keys, stay = f"{schema}.audit_subjectkey", f"EXECUTE FUNCTION {schema}.lifecourse_keys_stay()"
    return f"""
    CREATE OR REPLACE TRIGGER record_number BEFORE INSERT ON {place} FOR EACH ROW {number};
    CREATE OR REPLACE TRIGGER record_refuse BEFORE UPDATE OR DELETE ON {place} FOR EACH ROW {refuse};
    CREATE OR REPLACE TRIGGER record_refuse_truncate BEFORE TRUNCATE ON {place} FOR EACH STATEMENT {refuse};
    CREATE OR REPLACE TRIGGER record_key BEFORE UPDATE OR DELETE ON {keys} FOR EACH ROW {stay};
    CREATE OR REPLACE TRIGGER record_key_truncate BEFORE TRUNCATE ON {keys} FOR EACH STATEMENT {stay};
    """


# What nobody but the owner may do, whatever rights new tables are given.
ALTERING = "UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER"
WITHDRAWN = {
    "audit_entry": ALTERING,
    # The site opens what was sealed and destroys a key; a trigger of the owner's makes them.
    "audit_subjectkey": "INSERT, DELETE, TRUNCATE, REFERENCES, TRIGGER",
    "django_migrations": "INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER",
}


def withdraw_rights(cursor: CursorWrapper, schema: str, table: str, rights: str) -> None:
    """Nobody but the owner keeps a right to alter what never changes, or to say which migrations were run."""
    cursor.execute(
        "SELECT DISTINCT grantee FROM information_schema.role_table_grants, pg_catalog.pg_tables "
        "WHERE table_schema = schemaname AND table_name = tablename "
        "AND schemaname = current_schema() AND tablename = %s AND grantee <> tableowner",
        [table],
    )
    for (grantee,) in cursor.fetchall():
        who = "PUBLIC" if grantee == "PUBLIC" else '"' + grantee.replace('"', '""') + '"'
        cursor.execute(f"REVOKE {rights} ON {schema}.{table} FROM {who}")


def in_place(connection: BaseDatabaseWrapper) -> set[tuple[str, str]]:
    """Which triggers there are and are working, as table and kind of change."""
    with connection.cursor() as cursor:
        # Only those that still do what we wrote: one of the same name might do nothing.
        schema = schema_of(cursor)
        bodies = functions(schema, crypto_in(cursor, schema)).split("$body$")[1::2]
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "JOIN pg_proc ON pg_proc.oid = tgfoid WHERE relnamespace = current_schema()::regnamespace "
            "AND tgenabled IN ('O', 'A') AND prosrc = ANY(%s)",
            [bodies],
        )
        return {(table, name.removeprefix(PREFIX)) for table, name in cursor.fetchall()}


def guarded(there: set[tuple[str, str]]) -> bool:
    ours = {("audit_entry", name) for name in ("number", "refuse", "refuse_truncate")}
    return ours | {("audit_subjectkey", name) for name in ("key", "key_truncate")} <= there


def dangers(connection: BaseDatabaseWrapper) -> list[str]:
    """What the account we run as could do to the record, in words."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper, pg_has_role(current_user, tableowner, 'USAGE') "
            "FROM pg_roles, pg_tables WHERE rolname = current_user "
            "AND schemaname = current_schema() AND tablename = 'audit_entry'"
        )
        is_super, is_owner = cursor.fetchone()
    if is_super or is_owner:
        return [
            "This database account could switch the triggers off. Run the site as lifecourse_app "
            "(ops/postgresql/roles.sql), and keep this account for migrations."
        ]
    return []
