"""The launcher: prepare what is missing, then become the real command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from tools.set_up.assets import assets_are_ready, prepare_assets
from tools.set_up.environment import PYTHON, environment_is_ready, prepare_environment
from tools.set_up.loops import loops_are_ready, prepare_loops
from tools.set_up.saying import ROOT, CannotPrepare, say, step

# These work on the source tree, so they belong to it and not to the product.
FOR_DEVELOPERS = {
    "test": "tools.testing",
    "check": "tools.checks",
    "fix": "tools.fix",
    "bench": "tools.bench",
}
# Another Python's settings must not leak into this environment.
NOT_PASSED_ON = ("VIRTUAL_ENV", "PYTHONHOME", "PYTHONPATH", "__PYVENV_LAUNCHER__")


def main(arguments: Sequence[str]) -> int:
    """Prepare and hand over; answers an exit code only when that fails."""
    env = {name: value for name, value in os.environ.items() if name not in NOT_PASSED_ON}
    tool = FOR_DEVELOPERS.get(arguments[0]) if arguments else None
    try:
        prepare("test" if tool else "runtime", env)
    except CannotPrepare as problem:
        say(f"\nLifecourse could not be set up. {problem}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped. The next run takes it up again.")
        return 130
    hand_over(tool, arguments, env)
    return 1


def prepare(purpose: str, env: dict[str, str]) -> None:
    """Do whatever set-up is still to be done; on a prepared tree, nothing."""
    if is_ready(purpose):
        return
    with one_at_a_time():
        if not environment_is_ready(purpose):
            prepare_environment(purpose, env)
        if not assets_are_ready(with_tests=purpose == "test"):
            prepare_assets(env, with_tests=purpose == "test")
        if not loops_are_ready():
            prepare_loops(env)
        step(4, "Ready")


def is_ready(purpose: str) -> bool:
    """Whether nothing is left to do."""
    ready = environment_is_ready(purpose) and assets_are_ready(with_tests=purpose == "test")
    return ready and loops_are_ready()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Let a second launcher wait for the first instead of working in the same folder."""
    import fcntl  # noqa: PLC0415 - not on every system, and only needed here

    (ROOT / "var").mkdir(exist_ok=True)
    with (ROOT / "var/set-up.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("      Another set-up is running here; waiting for it")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def hand_over(tool: str | None, arguments: Sequence[str], env: dict[str, str]) -> None:
    """Become the command that was asked for."""
    env.setdefault("LIFECOURSE_HOME", str(ROOT / "var"))
    env["PYTHONPATH"] = str(ROOT / "src") + (os.pathsep + str(ROOT) if tool else "")
    command = ["-P", "-m", tool, *arguments[1:]] if tool else ["-P", "-m", "lifecourse", *arguments]
    sys.stdout.flush()
    os.execve(PYTHON, [str(PYTHON), *command], env)  # noqa: S606 - no shell is wanted
