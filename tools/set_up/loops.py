"""Compile the inner loops of forecasts, once for each change of their sources: nobody waits for it later."""

from __future__ import annotations

from collections.abc import Mapping

from tools.set_up.environment import PYTHON, REQUIREMENTS, hash_of
from tools.set_up.saying import ROOT, Command, run, say

FORECAST = ROOT / "src/lifecourse/engine/forecast"
# Beside what was compiled, so that whoever deletes one deletes the other.
STAMP = FORECAST / "__pycache__/compiled-from.txt"


def loops_are_ready() -> bool:
    """Whether what is compiled matches its sources and the compiler that is pinned."""
    try:
        return STAMP.read_text() == fingerprint()
    except OSError:
        return False


def prepare_loops(env: Mapping[str, str]) -> None:
    """Compile them, which takes about half a minute, and forget what older sources came to."""
    say("      Compiling what forecasts are drawn with")
    command: Command = [PYTHON, "-P", "-m", "lifecourse.engine.forecast.ready"]
    mend = "run the same command again; if it keeps failing, delete .venv first"
    told = {**env, "PYTHONPATH": str(ROOT / "src")}
    run(command, failing="Forecasts could not be compiled", mend=mend, env=told)
    STAMP.parent.mkdir(exist_ok=True)
    STAMP.write_text(fingerprint())


def fingerprint() -> str:
    """One hash over the pins and every source that is compiled."""
    return hash_of([REQUIREMENTS / "runtime.txt", *sorted(FORECAST.glob("*.py"))])
