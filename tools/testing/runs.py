"""The same tests on both databases, side by side: one run for each processor of a small machine."""
# ruff: noqa: T201

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tools.checks import ROOT
from tools.testing.machine import Missing, postgresql_bin
from tools.testing.postgresql import own_postgresql

# -rfE names each test that failed; those that were skipped are named at the end of both runs.
PYTEST = [sys.executable, "-m", "pytest", "-rfE", "-p", "no:cacheprovider"]
# A journey on both databases would test the browser twice; those that write are marked to run on both.
ON_POSTGRESQL = ["-m", "not journey or on_both_databases"]


# Seconds; a whole run takes a few minutes.
LONGEST = 1800


@dataclass(frozen=True, kw_only=True)
class Run:
    """One finished run of the tests: where, how it ended, and pytest's own record of it."""

    database: str
    exit_code: int
    record: str


@dataclass(frozen=True, kw_only=True)
class Started:
    """A run that is under way."""

    database: str
    process: subprocess.Popen[str]
    folder: Path


def run_on_both(arguments: Sequence[str], missing: Sequence[Missing]) -> list[Run]:
    """Run the tests on SQLite, printing as they go, and on PostgreSQL at the same time."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lifecourse-tests-")))
        started = []
        if not any("PostgreSQL" in one.what for one in missing):
            started.append(start_on_postgresql(stack, folder, arguments))
        print("\nTests on SQLite", flush=True)
        started.append(start("SQLite", folder / "sqlite", arguments, own_env(stack, {}), aside=False))
        stack.callback(stop_all, started)
        return [finish(one) for one in reversed(started)]


def start_on_postgresql(stack: ExitStack, folder: Path, arguments: Sequence[str]) -> Started:
    """Start a server and the tests on it."""
    bin_folder = postgresql_bin()
    assert bin_folder  # noqa: S101 - the caller has made sure
    env = own_env(stack, stack.enter_context(own_postgresql(bin_folder)))
    name = f"PostgreSQL {bin_folder.parent.name}"
    fewer = [] if "-m" in arguments else ON_POSTGRESQL
    return start(name, folder / "postgresql", [*fewer, *arguments], env, aside=True)


def own_env(stack: ExitStack, database: Mapping[str, str]) -> dict[str, str]:
    """An environment in which nothing of this machine's own installation is read or written."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LIFECOURSE_", "PG"))}
    kept |= {
        name: os.environ[name] for name in ("LIFECOURSE_CHROMIUM", "LIFECOURSE_SOFFICE") if name in os.environ
    }
    home = stack.enter_context(tempfile.TemporaryDirectory(prefix="lifecourse-home-"))
    return {**kept, "LIFECOURSE_HOME": home, **database}


def start(
    database: str, folder: Path, arguments: Sequence[str], env: dict[str, str], *, aside: bool
) -> Started:
    """Start pytest; aside means that its output waits in a file."""
    folder.mkdir()
    command = [*PYTEST, f"--junitxml={folder / 'record.xml'}", f"--basetemp={folder / 'tmp'}", *arguments]
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            command, cwd=ROOT, env=env, text=True, stdout=output if aside else None, stderr=subprocess.STDOUT
        )
    return Started(database=database, process=process, folder=folder)


def finish(one: Started) -> Run:
    """Wait for a run, and print what it kept back."""
    code = wait_for(one)
    kept_back = (one.folder / "output").read_text(errors="replace")
    if kept_back:
        print(f"\nTests on {one.database}\n{kept_back}", flush=True)
    record = one.folder / "record.xml"
    return Run(database=one.database, exit_code=code, record=record.read_text() if record.exists() else "")


def wait_for(one: Started) -> int:
    """The exit code of a run; one that hangs is stopped and says so."""
    try:
        return one.process.wait(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        print(f"\nThe tests on {one.database} were stopped after {LONGEST} s without coming to an end.")
        stop_all([one])
        return 1


def stop_all(started: Sequence[Started]) -> None:
    """Stop whatever still runs when we leave early."""
    for one in started:
        if one.process.poll() is None:
            one.process.terminate()
            one.process.wait()
