"""A seal outside the database shows every entry that was altered, removed or put in."""
# ruff: noqa: S608  (the SQL here is made of names in this file)

import json
import threading
from pathlib import Path

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from lifecourse.audit import api as audit
from lifecourse.audit import triggers
from lifecourse.audit.commands import run_seal, run_verify
from lifecourse.organisations.api import Organisation

pytestmark = pytest.mark.page


@pytest.fixture
def file(tmp_path):
    return tmp_path / "kept elsewhere" / "the.seal"


@pytest.fixture
def sealed(organisation, file):
    """Three changes sealed in two seals; gives their numbers."""
    for name in ("One", "Two"):
        organisation.name = name
        organisation.save()
    audit.seal(to=file, at=timezone.now())
    organisation.name = "Three"
    organisation.save()
    audit.seal(to=file, at=timezone.now())
    return list(audit.Entry.objects.order_by("id").values_list("id", flat=True))[-3:]


def faults(file):
    return audit.verify(against=file).faults


def test_a_record_left_alone_is_sound(sealed, file, organisation):
    organisation.name = "Not sealed yet"
    organisation.save()
    verdict = audit.verify(against=file)
    assert verdict.faults == []
    assert verdict.unsealed == 1


def test_the_seal_file_is_for_its_owner_only(sealed, file):
    assert file.stat().st_mode & 0o777 == 0o600


def test_an_altered_entry_is_named(sealed, file, as_owner):
    as_owner("UPDATE audit_entry SET actor = 'somebody else' WHERE id = %s", sealed[1])
    assert faults(file)[0] == f"Entry {sealed[1]} is the first that is not as it was sealed: it was altered."


@pytest.mark.parametrize(
    "change",
    [
        "at = '2001-01-01 00:00:00'",
        "actor_label = 'x'",
        "action = 'insert'",
        "\"table\" = 'x'",
        "\"row\" = 'x'",
        "before = NULL",
        "after = '{}'",
        "request = 'x'",
    ],
)
def test_every_column_is_sealed(sealed, file, as_owner, change):
    as_owner(f"UPDATE audit_entry SET {change} WHERE id = %s", sealed[1])
    assert f"Entry {sealed[1]} " in faults(file)[0]


def test_a_removed_entry_is_named(sealed, file, as_owner):
    as_owner("DELETE FROM audit_entry WHERE id = %s", sealed[0])
    assert f"Entry {sealed[0]} is the first that is not as it was sealed: it was missing." in faults(file)


def test_a_tail_cut_off_is_found_and_counted(sealed, file, as_owner):
    as_owner("DELETE FROM audit_entry WHERE id >= %s", sealed[1])
    first, count, *_ = faults(file)
    assert f"Entry {sealed[1]} " in first
    assert count.startswith("In all, 2 missing")


def test_an_entry_put_in_is_named(sealed, file, as_owner):
    as_owner(
        'INSERT INTO audit_entry (at, actor, actor_label, action, "table", "row", request) '
        "VALUES ('2016-01-01 00:00:00', 'x', '', 'insert', 't', '1', '')"
    )
    last = audit.Entry.objects.latest("id").id
    earlier = sealed[0] - 1_000_000
    as_owner("UPDATE audit_entry SET id = %s WHERE id = %s", earlier, last)
    expected = f"Entry {earlier} is the first that is not as it was sealed: it was inserted."
    assert faults(file)[0] == expected


def test_a_seal_file_altered_to_match_is_found(sealed, file, as_owner):
    as_owner("UPDATE audit_entry SET actor = 'somebody else' WHERE id = %s", sealed[0])
    fresh = file.with_name("fresh.seal")
    audit.seal(to=fresh, at=timezone.now())
    ours, theirs = file.read_text().splitlines(), fresh.read_text()
    forged = theirs.splitlines()[0]
    rows = json.loads(forged)["rows"]
    first = json.loads(ours[0])
    first["rows"] = [row for row in rows if row[0] <= first["up_to_id"]]
    file.write_text("\n".join([json.dumps(first), *ours[1:]]) + "\n")
    assert faults(file) == ["Line 1 of the seal file is not as it was written."]


def test_a_seal_written_down_elsewhere_can_be_compared(sealed, file):
    again = file.with_name("again.seal")
    one = audit.seal(to=again, at=timezone.now())
    two = audit.seal(to=file, at=timezone.now())
    assert one.head == two.head


def test_entries_lost_since_the_last_seal_are_found_where_numbers_have_no_gaps(
    sealed, file, organisation, as_owner
):
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL skips numbers, so what was written since the last seal is not covered")
    for name in ("Four", "Five"):
        organisation.name = name
        organisation.save()
    as_owner("DELETE FROM audit_entry WHERE id > %s", sealed[-1])
    assert faults(file) == [f"Entry {sealed[-1] + 1}, written since the last seal, is missing."]


def test_a_table_no_longer_watched_is_named(sealed, file, run_sql):
    on = "" if connection.vendor == "sqlite" else " ON organisations_organisation"
    name = "record_update" + ("_organisations_organisation" if connection.vendor == "sqlite" else "")
    run_sql(f"DROP TRIGGER {name}{on}")
    assert faults(file) == ["The table organisations_organisation is not being watched."]
    triggers.install(connection)
    assert faults(file) == []


def test_triggers_that_were_hollowed_out_are_named(sealed, file, run_sql):
    if connection.vendor == "sqlite":
        run_sql("DROP TRIGGER record_update_organisations_organisation")
        run_sql(
            "CREATE TRIGGER record_update_organisations_organisation "
            "AFTER UPDATE ON organisations_organisation BEGIN SELECT 1; END"
        )
    else:
        run_sql(
            "CREATE OR REPLACE FUNCTION lifecourse_record() RETURNS trigger LANGUAGE plpgsql "
            "AS 'BEGIN RETURN NULL; END'"
        )
    assert "The table organisations_organisation is not being watched." in faults(file)
    triggers.install(connection)
    assert faults(file) == []


def test_guards_that_are_gone_are_named(sealed, file, run_sql):
    if connection.vendor == "sqlite":
        run_sql("DROP TRIGGER record_refuse_delete")
    else:
        run_sql("ALTER TABLE audit_entry DISABLE TRIGGER record_refuse")
    assert faults(file) == ["The table audit_entry is not being watched."]


def test_the_commands_say_what_they_found(sealed, file, as_owner, capsys):
    arguments = type("Arguments", (), {"to": file, "against": file})
    assert run_seal(arguments) == 0
    assert run_verify(arguments) == 0
    assert "are as they were" in capsys.readouterr().out
    as_owner("UPDATE audit_entry SET actor = 'x' WHERE id = %s", sealed[0])
    assert run_verify(arguments) == 1
    assert f"FOUND: Entry {sealed[0]}" in capsys.readouterr().out


def test_nothing_to_compare_with_is_said(db, tmp_path, capsys):
    nowhere = tmp_path / "nowhere"
    assert run_verify(type("Arguments", (), {"against": nowhere})) == 2
    (tmp_path / "torn").write_text('{"up_to')
    assert run_verify(type("Arguments", (), {"against": tmp_path / "torn"})) == 2
    assert run_seal(type("Arguments", (), {"to": tmp_path / "torn"})) == 2
    assert "is not a seal" in capsys.readouterr().err


@pytest.mark.django_db(transaction=True)
def test_writers_at_work_while_sealing_raise_no_false_alarm(file):
    """Numbers are given before transactions end, so a seal waits for those that have begun."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer at a time")
    begun, finish = threading.Event(), threading.Event()

    def write_slowly():
        with transaction.atomic():
            Organisation.objects.create(code="SLOW", name="Begins first, ends last", kind="other")
            begun.set()
            finish.wait(20)
        connections.close_all()

    made = []

    def seal():
        made.append(audit.seal(to=Path(file), at=timezone.now()))
        connections.close_all()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    begun.wait(20)
    Organisation.objects.create(code="FAST", name="Begins last, ends first", kind="other")
    sealer = threading.Thread(target=seal)
    sealer.start()
    sealer.join(0.5)
    assert made == []  # it is waiting
    finish.set()
    slow.join(20)
    sealer.join(20)
    Organisation.objects.create(code="NEXT", name="After the seal", kind="other")
    assert made[0].entries == 2
    assert faults(file) == []
