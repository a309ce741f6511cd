"""Twenty people edit one plan for half a minute while processes are killed: nothing acknowledged is lost."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from benchmarks.editing.person import Told
from benchmarks.editing.session import broken_promises, hold_session
from benchmarks.editing.site import Site
from django.db import connection
from tools.testing.postgresql import free_port

pytestmark = pytest.mark.page
NAME = "twenty_people_editing"


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """An empty database of the kind that this run of the tests uses."""
    if connection.vendor == "sqlite":
        yield f"sqlite://{tmp_path / 'editing.sqlite3'}"
        return
    to = connection.settings_dict
    server = f"postgresql://{to['USER']}:{to['PASSWORD']}@{to['HOST']}:{to['PORT']}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as running:
        running.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        running.execute(f"CREATE DATABASE {NAME}")
        yield f"{server}/{NAME}"
        running.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def test_nothing_that_was_acknowledged_is_lost_when_processes_are_killed(
    address: str, tmp_path: Path
) -> None:
    site = Site({"LIFECOURSE_DATABASE": address, "LIFECOURSE_HOME": str(tmp_path)}, free_port())
    found = hold_session(site, people=20, seconds=30)
    assert not found["broken"], "\n".join(found["broken"])
    # Enough went on for the promise to have been tried.
    assert found["saves_acknowledged"] >= 20, found
    assert found["collisions_chosen"] >= 1, found
    assert found["workers_killed"] >= 5, found


def test_the_verdict_sees_what_is_lost_and_what_is_half_there() -> None:
    after = {
        "cells": {"p0-first": "5", "p0-second": "4"},
        "answers": {"2.5": "line-0-1."},
        "remarks": [],
        "stated": ["4", "5"],
        "threads": 1,
        "checked": False,
    }
    told = Told(own="6", shared=["7"], tokens={"2.5": ["line-0-1.", "line-0-2."]}, remarks=["remark-0-3"])
    words = "\n".join(broken_promises([told], after))
    for fault in (
        "half a save stands, 5 and 4",
        "6 was acknowledged, 5 stands",
        "7 was acknowledged and is not in the record",
        "line-0-2. is not in 2.5",
        "remark-0-3 was not kept",
        "A comment stands without its words",
        "The checks have not seen",
    ):
        assert fault in words
    assert "line-0-1. is not" not in words
