"""What set-up says while it works, and how it fails: what happened, and how to mend it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Union

ROOT = Path(__file__).resolve().parent.parent.parent
LINES_OF_OUTPUT_SHOWN = 15
# Spelt as Python 3.9 understands it.
Command = list[Union[str, Path]]  # noqa: UP007


class CannotPrepare(Exception):
    """Set-up stopped; the message says what happened and how to mend it."""

    def __init__(self, happened: str, *, mend: str) -> None:
        super().__init__(f"{happened}\nHow to mend: {mend}")


def say(text: str) -> None:
    """One line of progress. Not on standard output, which belongs to the command that follows."""
    sys.stderr.write(text + "\n")
    sys.stderr.flush()


def step(number: int, text: str) -> None:
    """One numbered line of progress."""
    say(f"[{number}/4] {text}")


def run(
    command: Sequence[str | Path], *, failing: str, mend: str, env: Mapping[str, str], cwd: Path = ROOT
) -> str:
    """Run a command quietly and answer what it printed; show the end of that only when it fails."""
    try:
        done = subprocess.run(
            [str(part) for part in command],
            env=dict(env),
            cwd=str(cwd),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
    except OSError as problem:
        raise CannotPrepare(f"{failing}: {problem}", mend=mend) from problem
    if done.returncode:
        last = "\n".join("    " + line for line in done.stdout.splitlines()[-LINES_OF_OUTPUT_SHOWN:])
        raise CannotPrepare(f"{failing} (exit code {done.returncode}):\n{last}", mend=mend)
    return done.stdout
