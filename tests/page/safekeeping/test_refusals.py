"""A restore that would lose or spoil something is refused before anything is changed."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection

from lifecourse.audit import api as audit
from lifecourse.safekeeping import api as safekeeping
from lifecourse.safekeeping import commands, databases, manifest, operations

pytestmark = pytest.mark.page
AT = datetime(2026, 3, 3, 12, tzinfo=UTC)


@pytest.fixture
def backup(db, tmp_path, settings):
    """A folder that looks like a backup of this kind of database."""
    settings.LIFECOURSE_HOME = tmp_path / "home"
    folder = tmp_path / "backup"
    folder.mkdir()
    for name in ("database", databases.copier(connection).FILE, operations.SEAL):
        (folder / name).write_text("not really")
    manifest.write(
        folder,
        made_at=AT.isoformat(),
        version="0.1",
        database=connection.vendor,
        migrations=["audit.0001_initial"],
    )
    return folder


def refused(backup, said, *, replace=False):
    with pytest.raises((safekeeping.BadBackup, safekeeping.UnableToRestore), match=said):
        safekeeping.restore(source=backup, replace=replace, at=AT)


def rewrite(backup, **changed):
    path = backup / manifest.NAME
    path.write_text(json.dumps(json.loads(path.read_text()) | changed))


def test_a_database_that_is_not_empty_is_not_restored_over_unless_told(backup):
    refused(backup, "The database is not empty")


def test_a_file_that_is_not_as_it_was_written_is_refused(backup):
    (backup / "database").write_text("altered")
    refused(backup, "not as it was written")


def test_a_file_that_is_missing_is_refused(backup):
    (backup / "database").unlink()
    refused(backup, "is missing")


def test_a_folder_that_is_not_a_backup_is_refused(backup, tmp_path):
    refused(tmp_path, "is not a backup")
    rewrite(backup, something="else")
    refused(backup, "is not a backup")


def test_a_backup_of_another_kind_of_database_is_refused(backup):
    rewrite(backup, database="another")
    refused(backup, "is of another")


def test_a_backup_of_a_newer_version_is_refused(backup):
    rewrite(backup, migrations=["audit.0999_from_the_future"], version="99")
    refused(backup, r"newer version \(99\).*0999_from_the_future")


def test_a_backup_in_a_newer_format_is_refused(backup):
    rewrite(backup, format=2)
    refused(backup, "has format 2")


def test_what_cannot_be_backed_up_first_is_not_replaced(backup, monkeypatch):
    def broken(**_):
        raise operations.DamagedDatabase("it is damaged")

    monkeypatch.setattr(operations, "back_up", broken)
    refused(backup, "cannot be backed up first", replace=True)


def test_a_backup_that_does_not_vouch_for_its_database_is_refused(backup):
    rewrite(backup, files={})
    refused(backup, "does not list database")


def test_a_restore_that_fails_half_way_says_where_everything_is(backup, monkeypatch, tmp_path):
    def broken(*_):
        raise operations.ToolFailed("pg_restore failed")

    monkeypatch.setattr(operations, "put_aside", lambda at: tmp_path / "kept")
    monkeypatch.setattr(operations.copier(connection), "copy_in", broken)
    refused(backup, "pg_restore failed What was here before is in .*kept: restore that", replace=True)


def test_a_copy_that_its_tools_cannot_read_empties_nothing(backup):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite checks a copy before it reads it")
    with pytest.raises(operations.ToolFailed):
        databases.copier(connection).copy_in(connection, backup / "database")
    assert connection.introspection.table_names()


def test_commands_say_why_not(backup, capsys):
    arguments = type("Arguments", (), {"source": backup, "replace": False, "into": None})
    assert commands.running(commands.restore)(arguments) == 2
    assert "Not done: The database is not empty" in capsys.readouterr().err


def test_commands_say_what_verifying_found(capsys):
    verdict = audit.Verdict(sealed=3, unsealed=0, sealed_at="", faults=["Entry 2 was altered."])
    assert commands.say(operations.Done(backup=None, verdict=verdict)) == 1
    assert "FOUND: Entry 2 was altered." in capsys.readouterr().out
