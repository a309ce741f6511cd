"""PostgreSQL's own guard over people's records: an organisation's login reads its own people and no more.

The site asks who may see whom in its queries. Here the database asks again, of everybody who comes with a
login that is not the site's: by the name with which they signed in to the database, which nothing they run
can change, and by no setting of theirs.
"""

from collections.abc import Iterable, Iterator, Mapping

from django.db.backends.base.base import BaseDatabaseWrapper

from lifecourse.people.slots import rooms_about_people

# What a login of an organisation reads, and which rows of it. `seen` are the people whom it may know of.
OF_A_PERSON = (
    "people_about",
    "people_adjustment",
    "people_authority",
    "people_relationship",
    "people_responsibility",
    "people_sourcerecord",
)
SEEN = "(SELECT lifecourse_people_seen())"
ITS_OWN = "organisation_id = (SELECT lifecourse_login_organisation())"
READABLE = {
    "people_person": f"id IN {SEEN}",
    **dict.fromkeys(OF_A_PERSON, f"person_id IN {SEEN}"),
    "people_merge": f"kept_id IN {SEEN} AND folded_id IN {SEEN}",
    "people_choice": f"person_id IN {SEEN} AND {ITS_OWN}",
    "people_sight": f"head_id IN {SEEN} AND {ITS_OWN}",
}
# What only the site reads: how files are read, who is named for a restricted record, who may log in.
THE_SITES_ALONE = (
    "people_blockkey",
    "people_databaselogin",
    "people_emergencylook",
    "people_erasure",
    "people_erasureagreement",
    "people_findplace",
    "people_findword",
    "people_importrun",
    "people_keptlonger",
    "people_legalhold",
    "people_mapping",
    "people_possiblematch",
    "people_rejectedrow",
    "people_restriction",
    "people_restrictionexception",
    "people_retentionrule",
)

# `session_user` is who signed in. Unlike `current_user` and every setting, no statement changes it but that
# of a superuser, and a function that runs with its owner's rights does not either. The time zone is fixed
# because today's day would be the caller's to choose: a zone may be a week away.
FUNCTIONS = """
CREATE OR REPLACE FUNCTION {schema}.lifecourse_is_site() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/London' AS $body$
    SELECT EXISTS (
        SELECT FROM pg_roles WHERE rolname = 'lifecourse_app' AND pg_has_role(session_user, oid, 'MEMBER')
    )
$body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_login_organisation() RETURNS bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/London' AS $body$
    SELECT organisation_id FROM {schema}.people_databaselogin WHERE role_name = session_user
$body$;

CREATE OR REPLACE FUNCTION {schema}.lifecourse_people_seen() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
SET timezone = 'Europe/London' AS $body$
    SELECT person.id FROM {schema}.people_person AS person
    JOIN {schema}.people_sight AS sight ON sight.head_id = person.head_id
    WHERE sight.organisation_id = {schema}.lifecourse_login_organisation()
    AND sight.purpose <> 'matching'
    AND (sight.from_date IS NULL OR sight.from_date <= CURRENT_DATE)
    AND (sight.to_date IS NULL OR sight.to_date >= CURRENT_DATE)
    AND NOT EXISTS (
        SELECT FROM {schema}.people_restriction AS restriction
        JOIN {schema}.people_person AS restricted ON restricted.id = restriction.person_id
        WHERE restricted.head_id = person.head_id
        AND restriction.from_date <= CURRENT_DATE
        AND (restriction.to_date IS NULL OR restriction.to_date >= CURRENT_DATE)
    )
$body$;
"""


def put_in_place(
    connection: BaseDatabaseWrapper,
    readable: Mapping[str, str] = READABLE,
    the_sites_alone: Iterable[str] = THE_SITES_ALONE,
) -> None:
    """Guard every table that there is by now; another room about people gives its own.

    Only PostgreSQL has logins to guard against.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT quote_ident(current_schema())")
        schema = str(cursor.fetchone()[0])
        tables = connection.introspection.table_names(cursor)
        guarded = dict.fromkeys(the_sites_alone, "false") | dict(readable)
        there = {table: may_read for table, may_read in guarded.items() if table in tables}
        for statement in statements(schema, there):
            cursor.execute(statement)


def statements(schema: str, guarded: Mapping[str, str]) -> Iterator[str]:
    """What guards these tables by which rows a login reads; repeatable. `schema` is quoted already."""
    yield FUNCTIONS.format(schema=schema)
    for table, rows in guarded.items():
        may_read = rows.replace("lifecourse_", f"{schema}.lifecourse_")
        place = f"{schema}.{table}"
        site = f"(SELECT {schema}.lifecourse_is_site())"
        yield f"ALTER TABLE {place} ENABLE ROW LEVEL SECURITY"
        yield f"DROP POLICY IF EXISTS lifecourse_site ON {place}"
        yield f"CREATE POLICY lifecourse_site ON {place} USING ({site}) WITH CHECK ({site})"
        yield f"DROP POLICY IF EXISTS lifecourse_login ON {place}"
        yield f"CREATE POLICY lifecourse_login ON {place} FOR SELECT USING ({may_read})"


def for_a_login(role: str) -> list[str]:
    """What an administrator of the database runs for an organisation's own login, the password apart."""
    quoted = '"' + role.replace('"', '""') + '"'
    return [
        f"CREATE ROLE {quoted} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS NOINHERIT;",
        f"GRANT USAGE ON SCHEMA public TO {quoted};",
        *(
            f"GRANT SELECT ON public.{table} TO {quoted};"
            for table in [*READABLE, *(table for room in rooms_about_people() for table in room.readable)]
        ),
    ]
