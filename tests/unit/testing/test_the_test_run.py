"""The test run counts everything, leaves nothing out quietly, and in CI leaves nothing out."""

import os
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path, PurePath

import pytest
from _pytest.mark.expression import Expression
from tests.shares import is_of_share
from tools.checks import CHECKS, Outcome
from tools.testing import machine
from tools.testing.machine import Missing, provide
from tools.testing.migrated import Migrating, Stopped, begin_migrating
from tools.testing.parts import EVERYTHING, Part
from tools.testing.runs import Run, Started, finish, stop_all
from tools.testing.tally import Tally

pytestmark = pytest.mark.unit
TESTS = Path(__file__).resolve().parents[2]

RECORD = """<testsuites><testsuite tests="5" failures="1" errors="1" skipped="1">
<testcase classname="tests.journeys.test_a" name="test_she_signs_in">
<skipped message="needs Chromium"/></testcase>
</testsuite></testsuites>"""


def test_all_runs_are_counted_together() -> None:
    tally = Tally()
    tally.add_checks([Outcome(check=CHECKS[0], held=True, output="")])
    tally.add_runs([Run(of="tests on SQLite", exit_code=1, record=RECORD)])
    assert tally.last_line() == "3 passed, 2 failed, 1 skipped"
    assert tally.left_out() == ["tests.journeys.test_a::test_she_signs_in (needs Chromium)"]
    assert not tally.sound


def test_a_check_that_does_not_hold_is_a_failure() -> None:
    tally = Tally()
    tally.add_checks([Outcome(check=CHECKS[0], held=False, output="")])
    assert tally.last_line() == "0 passed, 1 failed"


def test_a_run_that_ends_without_a_record_is_a_failure() -> None:
    tally = Tally()
    tally.add_runs([Run(of="tests on SQLite", exit_code=4, record="")])
    assert tally.last_line() == "0 passed, 1 failed"


def lacking(package: str) -> Missing:
    """Something that this machine has not got until a package brings it."""
    return Missing(
        what=package, packages=(package,), stops="some tests", is_here=lambda: package in INSTALLED
    )


INSTALLED: set[str] = set()


@pytest.mark.parametrize(("user", "still_missing"), [(0, []), (1000, ["browser"])])
def test_what_is_missing_is_installed_by_root_and_named_for_anyone_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], user: int, still_missing: list[str]
) -> None:
    INSTALLED.clear()
    monkeypatch.setattr(machine, "NEEDS", (lacking("browser"),))
    monkeypatch.setattr(machine.os, "geteuid", lambda: user)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine, "install", INSTALLED.update)
    assert [one.what for one in provide()] == still_missing
    assert bool(still_missing) == ("browser" in capsys.readouterr().out)


def test_the_oldest_postgresql_that_is_new_enough_is_the_one_tested(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("13", "15", "17"):
        (tmp_path / version / "bin").mkdir(parents=True)
        (tmp_path / version / "bin/initdb").touch()
    monkeypatch.setattr(machine, "POSTGRESQL_FOLDERS", tmp_path)
    monkeypatch.delenv("LIFECOURSE_POSTGRESQL_BIN", raising=False)
    found = machine.postgresql_bin()
    assert found == tmp_path / "15/bin"


FILES = [PurePath(f"tests/page/{room}/test_{number}.py") for room in "ab" for number in range(20)]


def test_every_test_is_in_one_part_on_sqlite_and_what_touches_a_database_in_one_on_postgresql() -> None:
    def parts(file: PurePath, *marks: str, on_postgresql: bool) -> int:
        return sum(
            Expression.compile(part.only or "True").evaluate(lambda name, **_: name in marks)
            and is_of_share(file, part.share or "1/1")
            for part in EVERYTHING
            if part.on_postgresql == on_postgresql
        )

    for marks, on_sqlite, on_postgresql in (
        (("unit",), 1, 0),
        (("page",), 1, 1),
        (("journey",), 1, 0),
        (("journey", "on_both_databases"), 1, 1),
    ):
        for file in FILES:
            assert parts(file, *marks, on_postgresql=False) == on_sqlite, marks
            assert parts(file, *marks, on_postgresql=True) == on_postgresql, marks


def test_shares_are_about_as_large_as_one_another() -> None:
    ours = [path.relative_to(TESTS.parent) for path in TESTS.glob("page/**/test_*.py")]
    halves = [sum(is_of_share(path, share) for path in ours) for share in ("1/2", "2/2")]
    assert sum(halves) == len(ours)
    assert min(halves) > 0.4 * len(ours)


def migrating(code: str) -> AbstractContextManager[Migrating]:
    """A database that is being migrated by this code instead."""
    return begin_migrating(os.environ, "migrated", doing=code)


def test_a_database_for_all_parts_is_waited_for_and_named() -> None:
    with migrating("") as one:
        assert one.given() == {"LIFECOURSE_TEST_MIGRATED": "migrated"}


def test_what_could_not_be_migrated_is_said_and_left_to_each_part(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with migrating("raise SystemExit('a wrong migration')") as one:
        assert one.given() == {}
    assert "a wrong migration" in capsys.readouterr().out


def test_no_part_begins_once_the_run_was_stopped_while_its_database_was_made() -> None:
    with migrating("import time; time.sleep(60)") as one:
        stop_all([one])
        with pytest.raises(Stopped):
            one.given()


@pytest.mark.parametrize(("on_postgresql", "code"), [(True, 0), (False, 5)])
def test_what_touches_no_database_need_not_be_found_on_postgresql(
    tmp_path: Path, on_postgresql: bool, code: int
) -> None:
    (tmp_path / "output").touch()
    ended = subprocess.Popen([sys.executable, "-c", "raise SystemExit(5)"], text=True)
    part = Part(of="tests", on_postgresql=on_postgresql)
    assert finish(Started(part=part, of="tests", process=ended, folder=tmp_path)).exit_code == code
