"""The test run counts everything, leaves nothing out quietly, and in CI leaves nothing out."""

import subprocess
import sys
from pathlib import Path

import pytest
from _pytest.mark.expression import Expression
from tools.checks import CHECKS, Outcome
from tools.testing import machine
from tools.testing.machine import Missing, provide
from tools.testing.runs import EVERYTHING, Part, Run, Started, finish
from tools.testing.tally import Tally

pytestmark = pytest.mark.unit

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


def test_every_test_is_in_one_part_on_sqlite_and_what_touches_a_database_in_one_on_postgresql() -> None:
    def parts(*marks: str, on_postgresql: bool) -> int:
        return sum(
            Expression.compile(part.only or "True").evaluate(lambda name, **_: name in marks)
            for part in EVERYTHING
            if part.on_postgresql == on_postgresql
        )

    for marks, on_sqlite, on_postgresql in (
        (("unit",), 1, 0),
        (("page",), 1, 1),
        (("journey",), 1, 0),
        (("journey", "on_both_databases"), 1, 1),
    ):
        assert parts(*marks, on_postgresql=False) == on_sqlite, marks
        assert parts(*marks, on_postgresql=True) == on_postgresql, marks


@pytest.mark.parametrize(("on_postgresql", "code"), [(True, 0), (False, 5)])
def test_what_touches_no_database_need_not_be_found_on_postgresql(
    tmp_path: Path, on_postgresql: bool, code: int
) -> None:
    (tmp_path / "output").touch()
    ended = subprocess.Popen([sys.executable, "-c", "raise SystemExit(5)"], text=True)
    part = Part(of="tests", on_postgresql=on_postgresql)
    assert finish(Started(part=part, of="tests", process=ended, folder=tmp_path)).exit_code == code
