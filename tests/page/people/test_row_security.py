"""Somebody who holds one organisation's database login runs any SQL and reads nothing of another's people."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from uuid import UUID

import psycopg
import pytest
from django.apps import apps
from tests.page.safekeeping.conftest import address, administer, new_database, run
from tests.page.safekeeping.test_two_accounts import PASSWORD, QUOTED, as_app_later, on

from lifecourse.people.row_security import READABLE, THE_SITES_ALONE, for_a_login

pytestmark = pytest.mark.page
__all__ = ["as_app_later", "new_database", "run"]

LogIn = Callable[[str], psycopg.Connection]
OURS, THEIRS, SHARED, HIDDEN, ENDED, COMING = (UUID(int=n) for n in range(1, 7))
SECRET = "Barnaby-known-to-the-trust-alone"
# Tables about nobody: who is party to which agreement, and what systems there are.
ABOUT_NOBODY = {"people_agreement", "people_agreementparty", "people_sourcesystem"}


def test_every_table_about_people_is_guarded() -> None:
    tables = {model._meta.db_table for model in apps.get_app_config("people").get_models()}
    assert tables == set(READABLE) | set(THE_SITES_ALONE) | ABOUT_NOBODY


@pytest.fixture
def log_in(as_app_later: psycopg.Connection) -> Iterator[LogIn]:
    """A council and a trust, each with a login of its own, and who knows whom."""
    site = as_app_later
    site.execute("DELETE FROM organisations_organisation")
    for number, code in ((1, "council"), (2, "trust")):
        site.execute(
            "INSERT INTO organisations_organisation (id, code, name, kind) VALUES (%s, %s, %s, 'other')",
            [number, code, code],
        )
        site.execute(
            "INSERT INTO people_sourcesystem (id, code, name, organisation_id) VALUES (%s, %s, %s, %s)",
            [number, code, code, number],
        )
        site.execute(
            "INSERT INTO people_databaselogin (role_name, organisation_id) VALUES (%s, %s)",
            [f"analyst_{code}", number],
        )
    for person, organisations in (
        (OURS, [1]),
        (THEIRS, [2]),
        (SHARED, [1, 2]),
        (HIDDEN, [1]),
        (ENDED, [1]),
        (COMING, [1]),
    ):
        site.execute(
            "INSERT INTO people_person (id, head_id, made_at) VALUES (%s, %s, now())", [person, person]
        )
        said = SECRET if person == THEIRS else f"Somebody {person.int}"
        site.execute(
            "INSERT INTO people_sourcerecord (system_id, local_id, person_id, said, nhs_number, "
            "nhs_number_is_verified, came_at) VALUES (%s, %s, %s, to_jsonb(%s::text), '', false, now())",
            [organisations[0], str(person.int), person, said],
        )
        for organisation in organisations:
            site.execute(
                "INSERT INTO people_sight (head_id, organisation_id, purpose, why) "
                "VALUES (%s, %s, 'support', 'Its own legal duty')",
                [person, organisation],
            )
    site.execute("UPDATE people_sight SET to_date = CURRENT_DATE - 2 WHERE head_id = %s", [ENDED])
    site.execute("UPDATE people_sight SET from_date = CURRENT_DATE + 2 WHERE head_id = %s", [COMING])
    site.execute(
        "INSERT INTO people_sight (head_id, organisation_id, purpose, why) VALUES (%s, 1, 'matching', 'x')",
        [THEIRS],
    )
    restrict(site, HIDDEN)
    name = site.info.dbname
    with on(address(name)) as owner:
        for code in ("council", "trust"):
            for statement in for_a_login(f"analyst_{code}"):
                owner.execute(statement)
            owner.execute(f"ALTER ROLE analyst_{code} PASSWORD '{PASSWORD}'")
            owner.execute(f"GRANT CONNECT ON DATABASE {name} TO analyst_{code}")
    opened: list[psycopg.Connection] = []

    def signed_in(code: str) -> psycopg.Connection:
        where = address(name, user=f"analyst_{code}", password=QUOTED)
        opened.append(on(where))
        return opened[-1]

    yield signed_in
    for one in opened:
        one.close()
    for code in ("council", "trust"):
        with on(address(name)) as owner:
            owner.execute(f"DROP OWNED BY analyst_{code}")
        administer(f"DROP ROLE analyst_{code}")


def restrict(site: psycopg.Connection, person: UUID) -> None:
    site.execute(
        "INSERT INTO accounts_account (id, password, email, full_name, is_active, created_at, "
        "leaving_reason) VALUES (gen_random_uuid(), '', 'a@example.org', 'A', true, now(), '')"
    )
    site.execute(
        "INSERT INTO people_restriction (person_id, reason, from_date, by_id, lifted_why) "
        "SELECT %s, 'Known to staff', CURRENT_DATE, id, '' FROM accounts_account",
        [person],
    )


def people(login: psycopg.Connection) -> set[UUID]:
    return {row[0] for row in login.execute("SELECT id FROM people_person")}


def test_a_login_reads_its_own_people_and_the_site_everybody(
    log_in: LogIn, as_app_later: psycopg.Connection
) -> None:
    assert people(log_in("council")) == {OURS, SHARED}
    assert people(log_in("trust")) == {THEIRS, SHARED}
    said = log_in("trust").execute("SELECT said::text FROM people_sourcerecord").fetchall()
    assert len(said) == 2 and SECRET in str(said)
    assert people(as_app_later) == {OURS, THEIRS, SHARED, HIDDEN, ENDED, COMING}
    done = as_app_later.execute("UPDATE people_sourcerecord SET local_id = local_id || 'x'")
    assert done.rowcount == 6


BEFOREHAND = [
    "SET timezone = '<x>+167'",
    "SET timezone = '<x>-167'",
    "SET ROLE lifecourse_app",
    "SET ROLE lifecourse_owner",
    "SET ROLE analyst_trust",
    "SET SESSION AUTHORIZATION analyst_trust",
    "SET SESSION AUTHORIZATION lifecourse_app",
    "SET row_security = off",
    "SET search_path = pg_temp, public",
    "SET session_replication_role = replica",
    "SELECT set_config('lifecourse.organisations', '2', false)",
    "SELECT set_config('lifecourse.actor', 'lifecourse_app', false)",
    "SELECT set_config('session_authorization', 'analyst_trust', false)",
    "SELECT set_config('role', 'lifecourse_app', false)",
    "INSERT INTO people_databaselogin (role_name, organisation_id) VALUES ('analyst_council', 2)",
    "UPDATE people_databaselogin SET organisation_id = 2",
    "INSERT INTO people_sight (head_id, organisation_id, purpose, why) VALUES "
    "('00000000-0000-0000-0000-000000000002', 1, 'support', 'x')",
    "ALTER TABLE people_person DISABLE ROW LEVEL SECURITY",
    "DROP POLICY lifecourse_login ON people_person",
    "CREATE FUNCTION lifecourse_login_organisation() RETURNS bigint LANGUAGE sql AS 'SELECT 2::bigint'",
    "CREATE OR REPLACE FUNCTION public.lifecourse_is_site() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE FUNCTION pg_temp.lifecourse_is_site() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE FUNCTION pg_temp.leak(anything jsonb) RETURNS boolean LANGUAGE plpgsql COST 0.0000001 "
    "AS $$ BEGIN RAISE NOTICE '%', anything; RETURN true; END $$",
    "GRANT lifecourse_app TO analyst_council",
    "GRANT analyst_trust TO analyst_council",
]
READING = [
    "SELECT id::text FROM people_person",
    "SELECT said::text FROM people_sourcerecord",
    "SELECT said::text FROM people_sourcerecord WHERE pg_temp.leak(said)",
    "SELECT (said #>> '{}')::int FROM people_sourcerecord",
    "SELECT 1 / (CASE WHEN said::text LIKE '%Barnaby%' THEN 0 ELSE 1 END) FROM people_sourcerecord",
    "SELECT said::text FROM ONLY people_sourcerecord FOR SHARE",
    "COPY people_sourcerecord TO STDOUT",
    "TABLE people_sight",
    "TABLE people_databaselogin",
    "TABLE people_restriction",
    "TABLE people_findplace",
    "TABLE people_findword",
    "TABLE people_possiblematch",
    "SELECT * FROM audit_entry",
    "SELECT * FROM accounts_account",
    "SELECT * FROM django_session",
    "SELECT most_common_vals::text, histogram_bounds::text FROM pg_stats WHERE tablename LIKE 'people%'",
    "SELECT query FROM pg_stat_activity",
    "SELECT lifecourse_people_seen()::text",
    "EXPLAIN ANALYZE SELECT * FROM people_sourcerecord WHERE said::text LIKE '%Barnaby%'",
]


def test_nothing_that_a_login_runs_shows_it_another_organisations_people(log_in: LogIn) -> None:
    for first in ["", *BEFOREHAND]:
        login, heard = log_in("council"), []
        login.add_notice_handler(lambda notice, heard=heard: heard.append(str(notice.message_primary)))
        if first:
            with suppress(psycopg.Error):
                login.execute(first)
        heard += [all_that_it_says(login, sql) for sql in READING]
        everything = "\n".join(heard)
        for theirs in (SECRET, *map(str, (THEIRS, HIDDEN, ENDED, COMING))):
            assert theirs not in everything, f"{first}: {everything}"
        login.close()
        # Nor has anything been left behind for whoever comes next.
        assert people(log_in("council")) == {OURS, SHARED}, first
        assert people(log_in("trust")) == {THEIRS, SHARED}, first


def all_that_it_says(login: psycopg.Connection, sql: str) -> str:
    """Rows or refusal, whichever comes; of a plan, not the words that were typed."""
    try:
        if sql.startswith("COPY"):
            with login.cursor() as cursor, cursor.copy(sql) as rows:
                return b"".join(bytes(row) for row in rows).decode()
        said = str(login.execute(sql).fetchall())
    except psycopg.Error as refused:
        return str(refused)
    if sql.startswith("EXPLAIN"):
        assert "Barnaby" in said
        return ""
    return said.replace("Barnaby%", "")
