"""The tests on both databases, in parts that run side by side."""
# ruff: noqa: T201

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from tools.checks import ROOT
from tools.testing.machine import Missing, postgresql_bin
from tools.testing.migrated import Migrating, begin_migrating
from tools.testing.parts import EVERYTHING, WHAT_WAS_NAMED, Part
from tools.testing.postgresql import DATABASE, create_database, database_on, own_postgresql

# -rfE names each test that failed; those that were skipped are named at the end of both runs.
PYTEST = [sys.executable, "-m", "pytest", "-rfE", "-p", "no:cacheprovider"]
# What pytest answers when it was left with no test.
NOTHING_TO_RUN = 5
# Seconds: a whole run takes a quarter of an hour, and several times that on a machine that is busy.
LONGEST = 3600
# A part waits now and then, for a browser or a process that it killed: one more than there are processors.
AT_ONCE = (os.cpu_count() or 1) + 1


@dataclass(frozen=True, kw_only=True)
class Run:
    """One finished run of tests: which, how it ended, and pytest's own record of it."""

    of: str
    exit_code: int
    record: str


@dataclass(frozen=True, kw_only=True)
class Started:
    """A run that is under way."""

    part: Part
    of: str
    process: subprocess.Popen[str]
    folder: Path


def run_on_both(arguments: Sequence[str], missing: Sequence[Missing]) -> list[Run]:
    """Run the tests on SQLite and on PostgreSQL, a few parts at a time; each speaks when it has ended."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lifecourse-tests-")))
        parts: Sequence[Part] = WHAT_WAS_NAMED if arguments else EVERYTHING
        server: dict[str, str] = {}
        if any("PostgreSQL" in one.what for one in missing):
            parts = tuple(part for part in parts if not part.on_postgresql)
        else:
            server = stack.enter_context(own_postgresql(found_postgresql()))
        # Whoever names a few tests may have named none that asks a database.
        migrating = {} if arguments else migrate_once(stack, folder, server)
        started: list[Started] = []

        def run(part: Part) -> Run:
            number = parts.index(part)
            with ExitStack() as its_own:
                env = own_env(its_own, database_on(server, f"part_{number}") if part.on_postgresql else {})
                if part.needs_a_database and part.on_postgresql in migrating:
                    env |= migrating[part.on_postgresql].given()
                started.append(start(part, folder / str(number), arguments, env))
                return finish(started[-1])

        with ThreadPoolExecutor(AT_ONCE) as at_once:
            under_way = [at_once.submit(run, part) for part in parts]
            try:
                return [one.result() for one in under_way]
            except BaseException:
                # Whoever leaves early waits for nothing.
                at_once.shutdown(wait=False, cancel_futures=True)
                stop_all([*migrating.values(), *started])
                raise


def migrate_once(stack: ExitStack, folder: Path, server: Mapping[str, str]) -> dict[bool, Migrating]:
    """By whether it is on PostgreSQL: a database with every table, for each part to copy."""
    file = folder / "migrated.sqlite3"
    databases = {False: ({DATABASE: f"sqlite://{file}"}, str(file))}
    if server:
        databases[True] = (create_database(server, "migrated"), "migrated")
    return {
        on_postgresql: stack.enter_context(begin_migrating(own_env(stack, database), name))
        for on_postgresql, (database, name) in databases.items()
    }


def found_postgresql() -> Path:
    """The folder of the PostgreSQL that the caller has made sure of."""
    folder = postgresql_bin()
    if folder is None:
        raise RuntimeError("PostgreSQL was looked for before, and is not there any more.")
    return folder


def own_env(stack: ExitStack, database: Mapping[str, str]) -> dict[str, str]:
    """An environment in which nothing of this machine's own installation is read or written."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LIFECOURSE_", "PG"))}
    # The parts start hundreds of processes, each of which would compile everything again.
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    kept |= {
        name: os.environ[name] for name in ("LIFECOURSE_CHROMIUM", "LIFECOURSE_SOFFICE") if name in os.environ
    }
    home = stack.enter_context(tempfile.TemporaryDirectory(prefix="lifecourse-home-"))
    return {**kept, "LIFECOURSE_HOME": home, **database}


def start(part: Part, folder: Path, arguments: Sequence[str], env: dict[str, str]) -> Started:
    """Start pytest on a part; what it says waits in a file unless it is printed at once."""
    folder.mkdir()
    database = f"PostgreSQL {found_postgresql().parent.name}" if part.on_postgresql else "SQLite"
    of = part.of.format(database)
    print(f"\n{of[0].upper()}{of[1:]}: begun", flush=True)
    chosen = ["-m", part.only] if part.only and "-m" not in arguments else []
    if part.share:
        chosen.append(f"--share={part.share}")
    if part.only and part.needs_a_database and not arguments:
        # To read six thousand tests that it will not run takes a part many seconds.
        chosen.append("--ignore=tests/unit")
    command = [*PYTEST, f"--junitxml={folder / 'record.xml'}", f"--basetemp={folder / 'tmp'}"]
    with (folder / "output").open("w") as output:
        process = subprocess.Popen(
            [*command, *chosen, *arguments],
            cwd=ROOT,
            env=env,
            text=True,
            stdout=None if part.live else output,
            stderr=subprocess.STDOUT,
        )
    return Started(part=part, of=of, process=process, folder=folder)


def finish(one: Started) -> Run:
    """Wait for a run, and print what it said."""
    code = wait_for(one)
    # What was named may be nothing that touches a database, and is run on SQLite then.
    if code == NOTHING_TO_RUN and one.part.on_postgresql:
        code = 0
    if kept_back := (one.folder / "output").read_text(errors="replace"):
        print(f"\n{one.of[0].upper()}{one.of[1:]}\n{kept_back}", flush=True)
    record = one.folder / "record.xml"
    return Run(of=one.of, exit_code=code, record=record.read_text() if record.exists() else "")


def wait_for(one: Started) -> int:
    """The exit code of a run; one that hangs is stopped and says so."""
    try:
        return one.process.wait(timeout=LONGEST)
    except subprocess.TimeoutExpired:
        print(f"\nThe {one.of} were stopped after {LONGEST} s without coming to an end.")
        stop_all([one])
        return 1


def stop_all(started: Sequence[Started | Migrating]) -> None:
    """Stop whatever still runs when we leave early."""
    for one in started:
        if one.process.poll() is None:
            one.process.terminate()
            one.process.wait()
