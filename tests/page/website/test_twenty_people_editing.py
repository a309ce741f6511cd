"""Twenty people edit one plan while processes are killed: nothing that was acknowledged is lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.editing.person import Told
from benchmarks.editing.session import Enough, broken_promises, hold_session
from benchmarks.editing.site import Site
from tests.page.safekeeping.conftest import new_database
from tools.testing.postgresql import free_port

pytestmark = pytest.mark.page
__all__ = ["new_database"]

# Enough goes on for the promise to have been tried, however slow the machine is.
ENOUGH = Enough(saves=20, collisions=1, kills=5, seconds=180)


def test_nothing_that_was_acknowledged_is_lost_when_processes_are_killed(
    new_database: Callable[..., str], tmp_path: Path
) -> None:
    database = new_database(migrated=True)
    site = Site({"LIFECOURSE_DATABASE": database, "LIFECOURSE_HOME": str(tmp_path)}, free_port())
    found = hold_session(site, people=20, seconds=20, enough=ENOUGH)
    assert not found["broken"], "\n".join(found["broken"])
    assert found["saves_acknowledged"] >= ENOUGH.saves, found
    assert found["collisions_chosen"] >= ENOUGH.collisions, found
    assert found["workers_killed"] >= ENOUGH.kills, found


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
