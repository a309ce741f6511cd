"""Keeps the tests' SQLite database as its migrations left it, for the next run of the same migrations.

Whoever writes code runs a few tests at a time, and to migrate takes longer than to run them. A whole run
makes its own, and CI keeps nothing. `--create-db` migrates anew.
"""

import os
import re
import shutil
from hashlib import sha256
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src/lifecourse"
SHELF = ROOT / "var/tests"
# As many as somebody has branches at a time.
MOST = 4
IMPORTED = re.compile(r"^\s*from (lifecourse(?:\.\w+)+) import", re.MULTILINE)


def kept_file() -> Path | None:
    """Where the database of these migrations is kept, whether or not it is there yet; None where none is."""
    if os.environ.get("CI") == "true":
        return None
    return SHELF / f"{digest(SOURCE)}.sqlite3"


def digest(source: Path) -> str:
    """What the migrations in a folder say, with the modules of ours that they use, and by which Django."""
    found = sha256(django.__version__.encode())
    written = sorted(source.glob("*/migrations/*.py"))
    used = {name for path in written for name in IMPORTED.findall(path.read_text(encoding="utf-8"))}
    for path in [*written, *(file for name in sorted(used) for file in files_of(source, name))]:
        found.update(path.relative_to(source).as_posix().encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def files_of(source: Path, module: str) -> list[Path]:
    """The files of a module or a package of ours."""
    place = source.parent.joinpath(*module.split("."))
    return [place.with_suffix(".py")] if place.with_suffix(".py").exists() else sorted(place.rglob("*.py"))


def keep(database: Path, at: Path) -> None:
    """Keep a copy of a database for the next run, and no more than a few."""
    at.parent.mkdir(parents=True, exist_ok=True)
    # Two runs may end at once: whoever reads finds a whole file.
    written = at.with_suffix(f".{os.getpid()}")
    shutil.copy(database, written)
    written.replace(at)
    others = sorted(at.parent.glob("*.sqlite3"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[MOST:]:
        path.unlink(missing_ok=True)
