"""Find a Python that Lifecourse can run on, wherever the machine keeps it; fetch one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from tools.set_up.saying import ROOT, CannotPrepare, Command, run, say

OLDEST = (3, 12)
# What the tests run on comes first; a newer one may lack ready-made packages.
PREFERRED = ("3.13", "3.12", "3.14")
TO_FETCH = "3.13"
# A Python built without these starts, and then fails half-way through set-up.
QUESTION = "import sys, ssl, sqlite3, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
MEND = (
    f"install Python {TO_FETCH} (`uv python install {TO_FETCH}`, `pyenv install {TO_FETCH}`, or your\n"
    "  system's own package with its venv part), or name one:\n"
    "  LIFECOURSE_PYTHON=/path/to/python3.13 ./lifecourse demo"
)


def find_python(env: Mapping[str, str]) -> Path:
    """A Python new enough that really runs; raises CannotPrepare when there is none and none can be had."""
    if named := env.get("LIFECOURSE_PYTHON"):
        if reason := why_not(Path(named)):
            raise CannotPrepare(f"LIFECOURSE_PYTHON is {named}: {reason}.", mend=MEND)
        return Path(named)
    refused: dict[Path, str] = {}
    if found := first_that_runs(env, refused):
        return found
    say("[1/4] No Python 3.12 or newer here; trying to fetch one with uv")
    problem = fetch(env)
    if found := first_that_runs(env, refused):
        return found
    tried = "\n".join(f"    {path}: {reason}" for path, reason in refused.items())
    raise CannotPrepare(f"Lifecourse needs Python 3.12 or newer. Tried:\n{tried}\n{problem}", mend=MEND)


def first_that_runs(env: Mapping[str, str], refused: dict[Path, str]) -> Path | None:
    """The first candidate that answers; the others are kept with the reason they will not do."""
    for path in candidates(env):
        if path in refused or not path.exists():
            continue
        reason = why_not(path)
        if not reason:
            return path
        refused[path] = reason
    return None


def candidates(env: Mapping[str, str]) -> Iterator[Path]:
    """Where a Python may be: this one, the path, pyenv's folder, uv's folder, in order of preference."""
    yield Path(sys.executable)
    folders = [Path(folder) for folder in env.get("PATH", "").split(os.pathsep) if folder]
    for version in PREFERRED:
        yield from (folder / f"python{version}" for folder in folders)
        for kept in kept_versions(env):
            yield from sorted(kept.glob(f"*{version}*/bin/python3"), reverse=True)
    yield from (folder / "python3" for folder in folders)


def kept_versions(env: Mapping[str, str]) -> list[Path]:
    """The folders in which pyenv and uv keep the versions they installed."""
    home = Path(env.get("HOME") or Path("~").expanduser())
    data = Path(env.get("XDG_DATA_HOME") or home / ".local/share")
    places = [
        Path(env["PYENV_ROOT"], "versions") if env.get("PYENV_ROOT") else None,
        home / ".pyenv/versions",
        Path(env["UV_PYTHON_INSTALL_DIR"]) if env.get("UV_PYTHON_INSTALL_DIR") else None,
        data / "uv/python",
    ]
    return list(dict.fromkeys(place for place in places if place))


def why_not(path: Path) -> str:
    """Why this Python will not do; empty when it will."""
    # A pyenv shim exists and is executable, yet exits 127 for a version that is not selected: so ask it.
    try:
        asked = subprocess.run(
            [str(path), "-c", QUESTION], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        return f"does not run ({problem.__class__.__name__})"
    if asked.returncode:
        last = (asked.stderr.strip().splitlines() or ["no message"])[-1]
        return f"does not run, or lacks a part that is needed ({last})"
    version = asked.stdout.strip()
    if tuple(int(part) for part in version.split(".")) < OLDEST:
        return f"Python {version} is too old"
    return ""


def fetch(env: Mapping[str, str]) -> str:
    """Have uv install a Python in its own folder; answers what went wrong, or nothing."""
    try:
        with tempfile.TemporaryDirectory(prefix="lifecourse-uv-") as folder:
            uv = shutil.which("uv", path=env.get("PATH")) or borrow_uv(Path(folder), env)
            command = [uv, "python", "install", TO_FETCH]
            run(command, failing="uv could not fetch Python", mend=MEND, env={**env, "UV_HTTP_RETRIES": "1"})
    except CannotPrepare as problem:
        return str(problem).split("\nHow to mend:")[0]
    return ""


def borrow_uv(folder: Path, env: Mapping[str, str]) -> str:
    """A hash-checked uv in a throw-away environment of the old Python."""
    said = {"failing": "uv could not be installed", "mend": MEND, "env": env}
    run([sys.executable, "-m", "venv", folder / "venv"], **said)  # type: ignore[arg-type]
    python = folder / "venv/bin/python"
    pip: Command = [python, "-m", "pip", "install", "-qq", "--require-hashes", "--only-binary", ":all:"]
    run([*pip, "-r", ROOT / "requirements/uv.txt"], **said)  # type: ignore[arg-type]
    return str(folder / "venv/bin/uv")
