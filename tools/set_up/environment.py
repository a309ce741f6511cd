"""Make `.venv` from the hash-pinned requirement files, once, and mend it when it is broken."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tools.set_up.interpreter import find_python
from tools.set_up.saying import ROOT, CannotPrepare, Command, run, say, step

VENV = ROOT / ".venv"
PYTHON = VENV / "bin/python"
# Written last: an environment without it was interrupted half-way, and is made again.
STAMP = VENV / "lifecourse-set-up.json"
REQUIREMENTS = ROOT / "requirements"
MEND = (
    "check that this machine can reach its package index (PIP_INDEX_URL and UV_INDEX_URL name another),\n"
    "  then run the same command again; if it keeps failing, delete .venv first"
)


def environment_is_ready(purpose: str) -> bool:
    """Whether `.venv` holds exactly what this purpose ("runtime" or "test") was pinned to."""
    stamp = read_stamp()
    return intact(stamp) and stamp.get("installed", {}).get(purpose) == fingerprint(purpose)


def prepare_environment(purpose: str, env: Mapping[str, str]) -> None:
    """Make or mend `.venv` so that it holds what this purpose needs."""
    stamp = read_stamp()
    if not intact(stamp):
        make_venv(find_python(env), env)
        stamp = {"at": str(VENV), "installed": {}}
    STAMP.unlink(missing_ok=True)
    wanted = dict.fromkeys(["runtime", purpose])
    installed = {name: fingerprint(name) for name in wanted}
    say_what_is_installed = {"runtime": "what the product runs on", "test": "what the tests need as well"}
    step(2, f"Installing pinned, hash-checked packages: {say_what_is_installed[purpose]}")
    # test.txt repeats every pin of runtime.txt, so one of them is enough.
    install(purpose, env)
    write_stamp({**stamp, "installed": installed, "packages": sorted(packages())})


def read_stamp() -> dict[str, Any]:
    """What the last complete set-up wrote; empty when there was none."""
    try:
        stamp = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}


def write_stamp(stamp: Mapping[str, Any]) -> None:
    """Say that set-up is complete, in one step that cannot be seen half done."""
    half = STAMP.with_suffix(".half")
    half.write_text(json.dumps(stamp, indent=1))
    half.replace(STAMP)


def intact(stamp: Mapping[str, Any]) -> bool:
    """Whether the environment that the stamp speaks of is still here, with its Python and its packages."""
    here = stamp.get("at") == str(VENV) and os.access(PYTHON, os.X_OK)
    return here and set(stamp.get("packages", ["none"])) <= packages()


def packages() -> set[str]:
    """The distributions installed in `.venv`, with their versions."""
    return {found.name for found in VENV.glob("lib/python3.*/site-packages/*.dist-info")}


def fingerprint(purpose: str) -> str:
    """One hash over the requirement files of a purpose."""
    files = [REQUIREMENTS / "uv.txt", REQUIREMENTS / f"{purpose}.txt"]
    return hash_of(files)


def hash_of(files: Iterable[Path]) -> str:
    """One hash over the names and contents of some files."""
    total = hashlib.sha256()
    for file in files:
        total.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return total.hexdigest()


def make_venv(python: Path, env: Mapping[str, str]) -> None:
    """A fresh, empty environment with a hash-checked uv in it."""
    version = run([python, "--version"], failing="Python does not run", mend=MEND, env=env).strip()
    step(1, f"{version} at {python}" + (" (mending .venv)" if VENV.exists() else ""))
    how = (
        "install the part of Python that makes environments (Debian and Ubuntu: apt-get install python3-venv)"
    )
    run([python, "-m", "venv", "--clear", VENV], failing=".venv could not be made", mend=how, env=env)
    with_pip("uv", env)


def install(purpose: str, env: Mapping[str, str]) -> None:
    """Install one requirement file by uv; by pip where only pip knows this machine's package index."""
    command: Command = [VENV / "bin/uv", "pip", "install", "--quiet", "--python", PYTHON]
    checked = ["--require-hashes", "--only-binary", ":all:", "--compile-bytecode"]
    file = REQUIREMENTS / f"{purpose}.txt"
    try:
        run([*command, *checked, "-r", file], failing="uv could not install", mend=MEND, env=env)
    except CannotPrepare as problem:
        say(f"      {str(problem).splitlines()[0]}; trying pip")
        with_pip(purpose, env)


def with_pip(purpose: str, env: Mapping[str, str]) -> None:
    """Install one requirement file by pip, every file checked against its hash."""
    pip: Command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    file = REQUIREMENTS / f"{purpose}.txt"
    command = [*pip, "--require-hashes", "--only-binary", ":all:", "-r", file]
    run(command, failing=f"{file.name} could not be installed", mend=MEND, env=env)
