"""Whoever posts a file is killed at any moment: all of it stands or nothing, and the next one posts it."""

import os
import subprocess
from collections.abc import Callable

import pytest
from tests.page.safekeeping.conftest import new_database, run

__all__ = ["new_database", "run"]
pytestmark = [pytest.mark.page, pytest.mark.django_db]
# By hand: KILLS=100 and LINES=10000.
KILLS = int(os.environ.get("KILLS", "4"))
LINES = int(os.environ.get("LINES", "1500"))


def test_a_file_of_which_the_posting_is_killed_stands_whole_or_not_at_all(
    new_database: Callable[..., str], run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    begin = f"from tests.page.finance import bringing_in; bringing_in.main({LINES}, {KILLS})"
    done = run(new_database(migrated=True), "-c", f"import django; django.setup(); {begin}")
    assert "failed" not in done.stdout and done.stdout.strip().endswith("wrong: 0"), (
        done.stdout[-2000:] + done.stderr[-2000:]
    )
    assert int(done.stdout.split("killed:")[1].split()[0]) > 0, "Nobody was killed while they posted."
