"""Whatever is killed, at whatever moment: nothing is lost, nothing is there twice, and it goes on."""

import os
import subprocess
from collections.abc import Callable

import pytest
from tests.page.safekeeping.conftest import new_database, run

__all__ = ["new_database", "run"]
pytestmark = [pytest.mark.page, pytest.mark.django_db]
# Two hundred by hand: KILLS=200.
ROUNDS = os.environ.get("KILLS", "8")


@pytest.mark.parametrize("what", ["folding", "importing"])
def test_nothing_is_lost_or_doubled(
    what: str, new_database: Callable[..., str], run: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    begin = f"from tests.page.people import killing; killing.main({what!r}, {int(ROUNDS)})"
    done = run(new_database(migrated=True), "-c", f"import django; django.setup(); {begin}")
    assert done.stdout.strip().endswith("wrong: 0"), done.stdout[-2000:] + done.stderr[-2000:]
