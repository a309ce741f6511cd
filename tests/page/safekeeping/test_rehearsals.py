"""A backup is restored, and an upgrade made, for real: nothing is lost and the record verifies."""

import pytest

pytestmark = pytest.mark.page


def numbers(found):
    return {table: rows for table, (rows, _) in found.items()}


def digests(found, but=()):
    return {table: digest for table, (_, digest) in found.items() if table not in but}


def test_a_backup_is_restored_over_harm_and_into_an_empty_database(rehearse, new_database, tmp_path):
    first = rehearse("backup_and_restore", new_database(migrated=True))
    assert numbers(first["before"]) == numbers(first["after"])
    # The record goes on after a restore, so it alone is longer: what it held is verified by its seal.
    assert digests(first["before"], {"audit_entry"}) == digests(first["after"], {"audit_entry"})
    assert first["faults"] == first["later_faults"] == []
    assert "backups" in first["harmed"]  # what was there before the restore is kept
    assert first["modes"] == ["0o700", *["0o600"] * 3]

    second = rehearse("restore_elsewhere", new_database(), home="another home")
    assert digests(second["after"], {"audit_entry"}) == digests(first["before"], {"audit_entry"})
    assert second["faults"] == []
    assert second["kept"]
    assert first["version_stands"] and second["version_stands"]


def test_who_was_erased_since_the_copy_was_made_stays_erased(rehearse, new_database):
    done = rehearse("restore_over_an_erasure", new_database(migrated=True))
    assert done == {"faults": [], "entries": 1, "erased": 1}


def test_an_upgrade_backs_up_first_and_loses_nothing(rehearse, new_database):
    done = rehearse("upgrade", new_database(migrated=True))
    new = set(done["after"]) - set(done["before"])
    assert new == {"usersessions_usersession"}
    assert digests(done["after"], new) == digests(done["before"])
    assert done["faults"] == done["later_faults"] == []
    assert done["backups"] == 1
    assert done["version_stands"]


def test_a_restore_into_another_database_leaves_this_ones_seal_alone(run, rehearse, new_database, tmp_path):
    here, trial = new_database(migrated=True), new_database()
    rehearse("upgrade", here)
    seal = tmp_path / "home" / "record-of-change.seal"
    before = seal.read_text()
    (backup,) = (tmp_path / "kept").iterdir()
    words = ("restore", "--from", str(backup), "--into", trial)
    done = run(here, "-m", "lifecourse", *words)
    assert done.returncode == 0, done.stderr
    assert "are as they were" in done.stdout
    again = run(here, "-m", "lifecourse", *words)
    assert (again.returncode, "not empty" in again.stderr) == (2, True)
    assert seal.read_text() == before
