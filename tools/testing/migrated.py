"""One migrated database of each kind for a whole run, which each of its parts copies and then owns."""
# ruff: noqa: T201

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO

from tools.checks import ROOT

# What Django does to a database that it makes for tests.
AS_FOR_TESTS = """
import django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
call_command("createcachetable", verbosity=0)
"""


class Stopped(Exception):
    """Somebody stopped the run while a database was being made for it."""


@dataclass(frozen=True, kw_only=True)
class Migrating:
    """A database that is being given every table: the process, what it says, and what the tests call it."""

    process: subprocess.Popen[str]
    said: IO[str]
    name: str

    def given(self) -> dict[str, str]:
        """What tells the tests of it, once it is made; nothing, having said why, when it could not be."""
        code = self.process.wait()
        if code < 0:
            raise Stopped
        if not code:
            return {"LIFECOURSE_TEST_MIGRATED": self.name}
        self.said.seek(0)
        print(f"\nNo database could be migrated for all parts; each tries by itself.\n{self.said.read()}")
        return {}


@contextmanager
def begin_migrating(env: Mapping[str, str], name: str, *, doing: str = AS_FOR_TESTS) -> Iterator[Migrating]:
    """Begin to give the database that an environment leads to every table; whoever uses it waits for it."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "lifecourse.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(
            [sys.executable, "-c", doing],
            cwd=ROOT,
            env={**env, **ours},
            text=True,
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        yield Migrating(process=process, said=said, name=name)
