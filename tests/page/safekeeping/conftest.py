"""Databases of a rehearsal's own, of the kind that this run of the tests uses."""

import json
import os
import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from django.db import connection
from tests.database import administer, copy_as_migrated

REPOSITORY = Path(__file__).resolve().parents[3]


def address(name, *, user=None, password=None):
    to = connection.settings_dict
    who = f"{user or to['USER']}:{password if user else to['PASSWORD'] or ''}"
    return f"postgresql://{who}@{to['HOST']}:{to['PORT']}/{name}"


@pytest.fixture
def new_database(tmp_path):
    """`new_database()`: the address of an empty database, or of one with its tables; gone after the test."""
    made = []

    def make(*, migrated=False):
        name = f"rehearsal_{uuid.uuid4().hex[:12]}"
        if connection.vendor == "sqlite":
            path = tmp_path / f"{name}.sqlite3"
            if migrated:
                copy_as_migrated(path)
            return f"sqlite://{path}"
        made.append(name)
        if migrated:
            copy_as_migrated(name)
        else:
            administer(f"CREATE DATABASE {name}")
        return address(name)

    yield make
    for name in made:
        administer(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


@pytest.fixture
def run(tmp_path):
    """`run(address, module, *arguments)`: Python in a process of its own, with that database."""

    def start(database, *arguments, home="home"):
        environment = os.environ | {
            "LIFECOURSE_DATABASE": database,
            "LIFECOURSE_HOME": str(tmp_path / home),
            "LIFECOURSE_SECRET_KEY": "for a rehearsal",
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "lifecourse.settings"),
            "PYTHONPATH": os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY), *sys.path]),
        }
        return subprocess.run(
            [sys.executable, *arguments],
            env=environment,
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    return start


@pytest.fixture
def rehearse(run, tmp_path):
    """`rehearse("upgrade", database)`: what came of it."""

    def start(what, database, home="home"):
        done = run(
            database, "-m", "tests.page.safekeeping.rehearsal", what, str(tmp_path / "kept"), home=home
        )
        assert done.returncode == 0, done.stderr
        (line,) = [line for line in done.stdout.splitlines() if line.startswith("RESULT ")]
        return json.loads(line.removeprefix("RESULT "))

    return start
