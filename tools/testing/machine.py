"""What the tests need of the machine: a browser, a database, an office suite; by apt-get where we may."""
# ruff: noqa: T201

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

POSTGRESQL_FOLDERS = Path("/usr/lib/postgresql")
OLDEST_POSTGRESQL = 15


@dataclass(frozen=True, kw_only=True)
class Missing:
    """Something this machine lacks, what installs it, and what cannot run without it."""

    what: str
    packages: tuple[str, ...]
    stops: str
    is_here: Callable[[], object]


def chromium() -> str | None:
    """The browser that the journeys drive."""
    return (
        os.environ.get("LIFECOURSE_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    )


def postgresql_bin() -> Path | None:
    """The folder of the oldest PostgreSQL here that is new enough: the one we promise to run on."""
    named = os.environ.get("LIFECOURSE_POSTGRESQL_BIN")
    if named:
        return Path(named)
    folders = [f for f in POSTGRESQL_FOLDERS.glob("*/bin") if (f / "initdb").exists()]
    versions = sorted((int(f.parent.name), f) for f in folders if f.parent.name.isdigit())
    return next((folder for version, folder in versions if version >= OLDEST_POSTGRESQL), None)


def libreoffice() -> str | None:
    """The office suite that opens our workbooks and Word files in tests, with no window."""
    return os.environ.get("LIFECOURSE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


NEEDS = (
    Missing(
        what="Chromium",
        packages=("chromium", "fonts-liberation"),
        stops="the browser journeys (every test in tests/journeys)",
        is_here=chromium,
    ),
    Missing(
        what="PostgreSQL 15 or newer",
        packages=("postgresql-15",),
        stops="the second run of all tests, on PostgreSQL",
        is_here=postgresql_bin,
    ),
    Missing(
        what="LibreOffice",
        packages=("libreoffice-calc-nogui", "libreoffice-writer-nogui"),
        stops="the tests that open our papers in another office suite",
        is_here=libreoffice,
    ),
)


def provide() -> list[Missing]:
    """Install what is missing when we may; answer what is missing still."""
    missing = [need for need in NEEDS if not need.is_here()]
    if not missing:
        return []
    if os.geteuid() or not shutil.which("apt-get"):
        names = " ".join(package for need in missing for package in need.packages)
        print(f"To run everything, have an administrator install: {names}", flush=True)
        return missing
    install([package for need in missing for package in need.packages])
    return [need for need in missing if not need.is_here()]


def install(packages: list[str]) -> None:
    """Install Debian packages, saying so."""
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    print(f"Installing for the tests, with apt-get: {' '.join(packages)}", flush=True)
    quietly(["apt-get", "update", "-qq"], env)
    # Other systems have another PostgreSQL than 15 and no package of that name.
    known = [
        package if quietly(["apt-cache", "show", package], env) else package.split("-")[0]
        for package in packages
    ]
    quietly(["apt-get", "install", "-y", "-qq", "--no-install-recommends", *known], env)


def quietly(command: list[str], env: dict[str, str]) -> bool:
    """Run a command; when it fails, show the end of what it printed."""
    done = subprocess.run(
        command, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode and command[0] == "apt-get":
        print(f"{' '.join(command)} failed:\n" + "\n".join(done.stdout.splitlines()[-10:]), flush=True)
    return done.returncode == 0
