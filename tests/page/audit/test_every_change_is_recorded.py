"""Every change to every table is recorded, whichever way it is made."""
# ruff: noqa: S608  (the SQL here is made of names in this file)

import sqlite3

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone
from tests.page.audit.conftest import TABLE

from lifecourse.accounts import api as accounts
from lifecourse.audit import api as audit
from lifecourse.audit import triggers
from lifecourse.audit.tables import Column, Watched, watched_tables
from lifecourse.audit.triggers.sqlite import trigger
from lifecourse.organisations.api import Organisation

pytestmark = pytest.mark.page


def actions(entries):
    return [(entry.action, entry.table) for entry in entries]


def test_every_table_of_every_room_is_watched_or_says_why_not(db):
    watched = {table.table for table in watched_tables()}
    for model in apps.get_models(include_auto_created=True):
        if model.__module__.startswith("lifecourse."):
            assert model._meta.db_table in watched or getattr(model, "UNTRACKED", "")
    assert {"mfa_authenticator", "account_emailaddress", "socialaccount_socialaccount"} <= watched
    assert triggers.unwatched(connection) == []


def test_a_saved_change_says_what_was_there_before_and_after(organisation, since):
    organisation.name = "The council"
    organisation.save()
    (entry,) = since()
    assert (entry.action, entry.table, entry.row) == ("update", TABLE, str(organisation.pk))
    assert (entry.before["name"], entry.after["name"]) == ("The county council", "The council")
    assert abs((timezone.now() - entry.at).total_seconds()) < 60


def test_saving_without_a_change_is_not_a_change(organisation, since):
    organisation.save()
    assert since() == []


def test_many_rows_added_changed_and_removed_at_once_are_each_recorded(organisation, since):
    made = [Organisation(code=f"B{i}", name=f"Board {i}", kind="other") for i in range(3)]
    Organisation.objects.bulk_create(made)
    many = Organisation.objects.filter(kind="other")
    for one in many:
        one.name += " renamed"
    Organisation.objects.bulk_update(many, ["name"])
    many.update(kind="police")
    Organisation.objects.filter(kind="police").delete()
    assert actions(since()) == ([("insert", TABLE)] * 3 + [("update", TABLE)] * 6 + [("delete", TABLE)] * 3)


def test_raw_sql_is_recorded(organisation, since, run_sql):
    run_sql(f"UPDATE {TABLE} SET name = %s WHERE id = %s", "Renamed by hand", organisation.pk)
    run_sql(f"DELETE FROM {TABLE}")
    assert actions(since()) == [("update", TABLE), ("delete", TABLE)]


def test_a_table_emptied_whole_is_recorded_on_postgresql(organisation, since, run_sql):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite has no TRUNCATE")
    run_sql("SET CONSTRAINTS ALL IMMEDIATE")
    run_sql("TRUNCATE organisations_area CASCADE")
    assert ("truncate", "organisations_area") in actions(since())


def test_a_change_that_is_rolled_back_leaves_no_entry(organisation, since):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        Organisation.objects.update(name="Never")
        raise ZeroDivisionError
    assert since() == []


def test_whoever_acts_is_named_for_as_long_as_they_act(organisation, since):
    with audit.acting_as("account:1", label="The analyst", request="r-1"):
        Organisation.objects.update(name="One")
        with audit.acting_as("account:2"):
            Organisation.objects.update(name="Two")
        Organisation.objects.update(name="Three")
    Organisation.objects.update(name="Four")
    said = [(entry.actor, entry.actor_label, entry.request) for entry in since()]
    first = ("account:1", "The analyst", "r-1")
    assert said == [first, ("account:2", "", ""), first, ("not named", "", "")]


def test_a_savepoint_rolled_back_does_not_change_who_acts(organisation, since):
    with audit.acting_as("account:1"):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            with audit.acting_as("account:2"):
                Organisation.objects.update(name="Never")
            raise ZeroDivisionError
        Organisation.objects.update(name="One")
    assert [entry.actor for entry in since()] == ["account:1"]


@pytest.mark.django_db(transaction=True)
def test_nobody_is_left_named_on_a_connection_that_is_used_again():
    with audit.acting_as("account:1"):
        Organisation.objects.create(code="A", name="In a transaction of its own", kind="other")
        with transaction.atomic():
            Organisation.objects.create(code="B", name="In a longer one", kind="other")
    Organisation.objects.create(code="C", name="By the next request", kind="other")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('lifecourse.actor', true)")
            assert cursor.fetchone()[0] in {"", None}
    said = audit.Entry.objects.filter(table=TABLE).order_by("id").values_list("after__code", "actor")
    assert list(said) == [("A", "account:1"), ("B", "account:1"), ("C", "not named")]


@pytest.mark.django_db(transaction=True)
def test_somebody_who_names_nobody_is_recorded_as_a_database_user():
    if connection.vendor == "sqlite":
        pytest.skip("on SQLite such a change is refused: see the stranger's tool")
    Organisation.objects.create(code="A", name="The council", kind="other")
    with connection.connection.cursor() as cursor:
        cursor.execute(f"UPDATE {TABLE} SET name = 'By hand'")
    assert audit.Entry.objects.latest("id").actor.startswith("database user ")


@pytest.mark.django_db(transaction=True)
def test_a_strangers_tool_changes_nothing_on_sqlite():
    if connection.vendor != "sqlite":
        pytest.skip("on PostgreSQL such a change is recorded")
    Organisation.objects.create(code="A", name="The council", kind="other")
    stranger = sqlite3.connect(connection.settings_dict["NAME"])
    try:
        with pytest.raises(sqlite3.OperationalError, match="no such function: lifecourse_actor"):
            stranger.execute(f"UPDATE {TABLE} SET name = 'By hand'")
    finally:
        stranger.close()
    assert Organisation.objects.get().name == "The council"


def test_passwords_and_secrets_are_not_kept_but_that_they_changed_is(organisation, since):
    account = accounts.create_account(
        email="a@council.example", full_name="A", at=timezone.now(), password="one long password"
    )
    accounts.set_up_second_factor(account=account, secret="JBSWY3DPEHPK3PXP")
    account.set_password("another long password")
    account.save()
    made, factor, changed = since()
    assert made.after["password"] == factor.after["data"] == "not kept"
    assert changed.before["password"] == "not kept"
    assert changed.after["password"] == "not kept, changed"
    assert made.row == made.after["id"] == factor.after["user_id"] == str(account.pk)
    assert made.after["is_active"] is True


def test_a_thing_done_is_recorded_with_what_there_is_to_say(db):
    now = timezone.now()
    with audit.acting_as("account:1", label="The manager"):
        audit.record(by="account:1", at=now, action="plan taken away", of="plan 7", detail={"form": "html"})
    entry = audit.Entry.objects.latest("id")
    assert (entry.actor_label, entry.row, entry.after) == ("The manager", "plan 7", {"form": "html"})


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_entry SET actor = 'somebody else'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry",
        "INSERT INTO audit_entry SELECT * FROM audit_entry ON CONFLICT (id) DO UPDATE SET actor = 'x'",
    ],
)
def test_the_record_itself_is_never_altered(organisation, run_sql, sql):
    if connection.vendor == "sqlite" and not sql.startswith(("UPDATE", "DELETE")):
        pytest.skip("not said that way on SQLite")
    if connection.vendor == "postgresql" and "ON CONFLICT" in sql:
        pytest.skip("every entry gets a new number there, so nothing conflicts")
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        run_sql(sql)


def test_replacing_an_entry_is_refused_on_sqlite(organisation, run_sql):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite replaces")
    with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
        run_sql("INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry")


def test_a_row_replaced_is_recorded_as_removed_and_added(organisation, since, run_sql):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite replaces")
    run_sql(f"INSERT OR REPLACE INTO {TABLE} SELECT * FROM {TABLE}")
    assert actions(since()) == [("delete", TABLE), ("insert", TABLE)]


def test_a_table_with_very_many_columns_can_be_watched(db, run_sql):
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite's functions take a limited number of arguments")
    names = ["id", *(f"column{i}" for i in range(200))]
    run_sql(f"CREATE TABLE wide ({', '.join(names)})")
    columns = tuple(Column(name=name, kind="plain", kept_out=False) for name in names)
    run_sql(trigger(Watched(table="wide", key=columns[0], columns=columns), "INSERT"))
    run_sql("INSERT INTO wide (id, column199) VALUES (7, 'last')")
    entry = audit.Entry.objects.latest("id")
    assert len(entry.after) == 201
    assert (entry.row, entry.after["column199"], entry.after["column5"]) == ("7", "last", None)
