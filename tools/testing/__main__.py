"""Run the checks and the tests; with arguments, only the tests that they name (as pytest takes them)."""
# ruff: noqa: T201

import os
import signal
import sys
import time
from collections.abc import Sequence
from types import FrameType

from tools.checks import run_checks
from tools.testing.machine import Missing, provide
from tools.testing.runs import run_on_both
from tools.testing.tally import Tally


def main(arguments: Sequence[str]) -> int:
    """Answers 0 when everything that could run has passed; in CI everything must be able to run."""
    signal.signal(signal.SIGTERM, stop)
    began = time.monotonic()
    missing = provide()
    if missing and os.environ.get("CI") == "true":
        print("\n".join(f"Missing in CI: {one.what}; without it cannot run: {one.stops}" for one in missing))
        print("0 passed, 1 failed")
        return 1
    tally = Tally()
    if not arguments:
        print("\nChecks", flush=True)
        tally.add_checks(run_checks(os.environ))
    tally.add_runs(run_on_both(arguments, missing))
    say_result(tally, missing, seconds=time.monotonic() - began)
    return 0 if tally.sound else 1


def stop(number: int, frame: FrameType | None) -> None:
    """Leave by way of the clean-up, so that no PostgreSQL outlives the run."""
    sys.exit(128 + number)


def say_result(tally: Tally, missing: Sequence[Missing], *, seconds: float) -> None:
    """What was left out, by name, and last of all the numbers."""
    print()
    for one in missing:
        print(f"Skipped for want of {one.what}: {one.stops}")
    for name in tally.left_out():
        print(f"Skipped: {name}")
    for line in tally.lines():
        print(line)
    print(f"Took {seconds:.0f} s")
    print(tally.last_line(), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
