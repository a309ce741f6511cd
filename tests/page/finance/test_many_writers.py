"""Twenty people post into one fund at once and are killed at random: nothing is lost, nothing is doubled."""

import os
import subprocess
from collections.abc import Callable

import pytest
from django.db import connection
from tests.page.safekeeping.conftest import new_database, run

__all__ = ["new_database", "run"]
pytestmark = [pytest.mark.page, pytest.mark.django_db]
# By hand: KILLS=400 and THINGS=200.
KILLS = int(os.environ.get("KILLS", "25"))
THINGS = int(os.environ.get("THINGS", "15"))


def test_twenty_writers_killed_at_random_post_what_one_would_have_posted(
    new_database: Callable[..., str], run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    # SQLite lets one write at a time, so fewer show as much.
    writers, kills = (20, KILLS) if connection.vendor == "postgresql" else (4, KILLS // 3)
    begin = f"from tests.page.finance import writers; writers.main({writers}, {THINGS}, {kills})"
    done = run(new_database(migrated=True), "-c", f"import django; django.setup(); {begin}")
    assert "failed" not in done.stdout and done.stdout.strip().endswith("wrong: 0"), (
        done.stdout[-2000:] + done.stderr[-2000:]
    )
    killed = int(done.stdout.split("killed:")[1].split()[0])
    assert killed >= kills // 2, "Too few were killed while they wrote to show anything."
