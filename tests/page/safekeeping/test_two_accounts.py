"""On PostgreSQL the site's own account can neither alter the record nor stop it being kept."""

from contextlib import contextmanager

import psycopg
import pytest
from django.db import connection
from psycopg.errors import InsufficientPrivilege
from tests.database import alone_on_the_server
from tests.page.safekeeping.conftest import REPOSITORY, address, administer

pytestmark = pytest.mark.page
ROLES = REPOSITORY / "ops" / "postgresql" / "roles.sql"
PASSWORD = "only in a test"
QUOTED = PASSWORD.replace(" ", "%20")


def on(where):
    return psycopg.connect(where, autocommit=True)


@pytest.fixture
def as_app(new_database, run):
    """The database made by its owner as ops/ says; gives a connection as the site's account."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no accounts")
    where = new_database()
    with two_accounts(where):
        owner = address(where.rpartition("/")[2], user="lifecourse_owner", password=QUOTED)
        done = run(owner, "-m", "django", "migrate", "-v0")
        assert done.returncode == 0, done.stderr
        with app_in(where) as database:
            yield database


@pytest.fixture
def as_app_later(new_database):
    """The same in a database from before there were two accounts, which ops/ gives to its owner."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no accounts")
    where = new_database(migrated=True)
    with two_accounts(where), app_in(where) as database:
        yield database


@contextmanager
def two_accounts(where):
    """Make the two accounts and give them this database; both go in the end."""
    with alone_on_the_server():
        make_accounts(where)
        yield
        drop_accounts(where)


def make_accounts(where):
    """Make the two accounts as ops/ says, with passwords."""
    with on(where) as database:
        database.execute(ROLES.read_text())
        for role in ("lifecourse_owner", "lifecourse_app"):
            database.execute(f"ALTER ROLE {role} PASSWORD '{PASSWORD}'")


def drop_accounts(where):
    """Drop them again, and the database that they were given."""
    with on(where) as database:
        for role in ("lifecourse_owner", "lifecourse_app"):
            database.execute(f"REASSIGN OWNED BY {role} TO CURRENT_USER")
            database.execute(f"DROP OWNED BY {role}")
    administer(f"DROP DATABASE {where.rpartition('/')[2]} WITH (FORCE)")
    for role in ("lifecourse_owner", "lifecourse_app"):
        administer(f"DROP ROLE {role}")


@contextmanager
def app_in(where):
    """A connection as the site's account, to a database with one organisation."""
    app = address(where.rpartition("/")[2], user="lifecourse_app", password=QUOTED)
    with on(app) as database:
        add = "INSERT INTO organisations_organisation (code, name, kind) VALUES ('A', 'The council', 'other')"
        database.execute(add)
        yield database


FORBIDDEN = [
    "UPDATE audit_entry SET actor = 'somebody else'",
    "DELETE FROM audit_entry",
    "TRUNCATE audit_entry",
    "DROP TABLE audit_entry",
    "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
    "DROP TRIGGER record_refuse ON audit_entry",
    "ALTER TABLE organisations_organisation DISABLE TRIGGER record_update",
    "DROP TRIGGER record_update ON organisations_organisation",
    "TRUNCATE organisations_organisation CASCADE",
    "DROP TABLE organisations_organisation CASCADE",
    "DROP FUNCTION lifecourse_record CASCADE",
    "CREATE OR REPLACE FUNCTION lifecourse_record() RETURNS trigger LANGUAGE plpgsql "
    "AS 'BEGIN RETURN NULL; END'",
    "SET session_replication_role = replica",
    "SET ROLE lifecourse_owner",
    "CREATE TABLE mine (id int)",
    "SELECT setval(pg_get_serial_sequence('audit_entry', 'id'), 1)",
    "COPY audit_entry TO PROGRAM 'true'",
    "DELETE FROM django_migrations",
    "UPDATE plans_planversion SET content = ''",
    "DELETE FROM plans_planversion",
    "TRUNCATE plans_planversion CASCADE",
    "ALTER TABLE plans_planversion DISABLE TRIGGER ALL",
    "CREATE TEMPORARY TABLE audit_entry (id int)",
]


def test_the_sites_account_records_and_cannot_stop_or_alter_the_record(as_app):
    entry = as_app.execute("SELECT id, actor, action FROM audit_entry").fetchone()
    assert entry[1:] == ("database user lifecourse_app", "insert")
    for sql in FORBIDDEN:
        with pytest.raises(InsufficientPrivilege):
            as_app.execute(sql)
    # A number given by hand is not taken, so nothing can be slipped in before what is sealed.
    add = 'INSERT INTO audit_entry (id, at, actor, actor_label, action, "table", "row", request) '
    as_app.execute(add + "VALUES (-5, now(), 'x', '', 'x', '', '', '')")
    lowest = as_app.execute("SELECT min(id) FROM audit_entry").fetchone()[0]
    assert lowest == entry[0]
