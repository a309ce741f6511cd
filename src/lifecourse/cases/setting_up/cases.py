"""Cases that are kept as files: a folder `cases` with a file for each."""

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case
from lifecourse.cases.operations.writing import CannotWrite, begin_case
from lifecourse.cases.rules.document import BadCase, read_document
from lifecourse.organisations.api import Partnership

FOLDER = "cases"


def case_files(folder: Path) -> list[Path]:
    """The files of cases in an example's folder, by name."""
    return sorted((folder / FOLDER).glob("*.toml"))


def read_case_data(file: Path) -> dict[str, Any]:
    """What a file says, part by part; `[words]` becomes a part for each of its keys. Raises BadCase."""
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as problem:
        mend = "Expected words in quotation marks, numbers without signs, and a day that there is."
        raise BadCase([f"{file.name}: {problem}. {mend}"]) from None
    except (OSError, UnicodeDecodeError) as problem:
        raise BadCase([f"{file.name}: {problem}. Expected a text file in UTF-8."]) from None
    words = data.pop("words", {})
    if not isinstance(words, Mapping):
        raise BadCase([f"{file.name}, words: found {words!r}, expected a section [words]."])
    return data | {f"words.{key}": value for key, value in words.items()}


def read_cases(folder: Path) -> list[CaseDocument]:
    """Every case of an example's folder, from its files alone. Raises BadCase with every file's faults."""
    found, faults = [], []
    for file in case_files(folder):
        try:
            found.append(read_document(read_case_data(file), place=file.name))
        except BadCase as bad:
            faults += bad.faults
    if faults:
        raise BadCase(faults)
    return found


@transaction.atomic
def set_up_cases(*, partnership: Partnership, folder: Path, at: datetime) -> list[Case]:
    """Begin every case of a folder, or none. Raises BadCase."""
    found = []
    for file in case_files(folder):
        try:
            found.append(
                begin_case(
                    partnership=partnership,
                    data=read_case_data(file),
                    stamp=Stamp(key=uuid4(), by=None, at=at),
                    place=file.name,
                )
            )
        except CannotWrite as reason:
            raise BadCase([f"{file.name}: {reason}"]) from None
    return found
