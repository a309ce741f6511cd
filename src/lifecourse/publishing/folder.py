"""Writes files into a folder so that each is whole or not there at all, also when the disk is full."""

import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from lifecourse.publishing.findings_file import FORM

FINDINGS_FILE = "findings.json"
UNFINISHED = ".lifecourse-"


class UnableToWrite(Exception):
    """The files cannot be written; nothing that was there has been changed."""


def write_folder(folder: Path, files: Mapping[str, bytes], *, replace: bool = False) -> None:
    """Put files into a folder, which is made when it is not there. Raises UnableToWrite.

    A folder that holds something else is left alone unless `replace` is said; what else it holds is kept.
    """
    _check_target(folder, files, replace=replace)
    parent = folder if folder.is_dir() else folder.parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=parent))
    except OSError as problem:
        raise UnableToWrite(_words(folder, problem)) from problem
    try:
        _fill(made, files)
        _put_in_place(made, folder, files)
    except OSError as problem:
        raise UnableToWrite(_words(folder, problem)) from problem
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _check_target(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    if folder.exists() and not folder.is_dir():
        raise UnableToWrite(f"{folder} is a file. Name a folder with --out.")
    taken = [name for name in files if (folder / name).is_dir()]
    if taken:
        raise UnableToWrite(f"{folder} holds a folder called {taken[0]}, where a file is to be written.")
    if not folder.is_dir() or replace:
        return
    # What a build left behind when it was killed is ours, and no reason to refuse.
    held = {entry.name for entry in folder.iterdir() if not entry.name.startswith(UNFINISHED)}
    if held and not (held <= set(files) and _made_here(folder / FINDINGS_FILE)):
        raise UnableToWrite(
            f"{folder} holds other files. Name an empty folder with --out, "
            "or say --replace to write beside them."
        )


def _made_here(file: Path) -> bool:
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(content, dict) and content.get("form") == FORM


def _fill(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        with (folder / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


def _put_in_place(made: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    if not folder.exists():
        # The folder was made for its owner alone; what is published follows the owner's usual rights.
        made.chmod(0o777 & ~_umask())
        made.rename(folder)
        return
    # The findings go last: by them a folder is known to be ours, and they name the revision of the rest.
    for name in sorted(files, key=lambda n: n == FINDINGS_FILE):
        (made / name).replace(folder / name)


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _words(folder: Path, problem: OSError) -> str:
    return f"Nothing was written to {folder}: {problem.strerror or problem}. What was there is as it was."
