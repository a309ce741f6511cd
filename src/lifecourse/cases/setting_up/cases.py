"""Cases that are kept as files: a folder `cases` with a file for each."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.db import transaction

from lifecourse.accounts.api import Stamp
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.models import Case
from lifecourse.cases.operations.writing import CannotWrite, begin_case, plain, write_part
from lifecourse.cases.queries.cases import parts_standing
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


@dataclass(frozen=True, kw_only=True)
class CasesSetUp:
    """What setting up did with each case of a folder."""

    begun: tuple[Case, ...] = ()
    same: tuple[Case, ...] = ()
    changed: tuple[Case, ...] = ()
    exchanged: tuple[Case, ...] = ()

    @property
    def words(self) -> str:
        """What was done, case by case where it matters: one sentence for each kind."""
        told = [
            f"{words}: {', '.join(case.reference for case in cases)}."
            for words, cases in (
                ("Cases begun", self.begun),
                ("Cases put back as they are in the folder", self.exchanged),
                ("Cases there already, the same as in the folder", self.same),
                (
                    "Cases changed since they were loaded, left as they are (--put-back exchanges them)",
                    self.changed,
                ),
            )
            if cases
        ]
        return " ".join(told)


@transaction.atomic
def set_up_cases(
    *, partnership: Partnership, folder: Path, at: datetime, put_back: bool = False
) -> CasesSetUp:
    """Begin the cases of a folder that are not there yet; every one, or none. Raises BadCase.

    A case that people have written in since stays theirs, unless it is put back: each part that differs then
    gets a new version, and the earlier ones stay.
    """
    # Every file's faults are told at once, before anything is written.
    read_cases(folder)
    begun, same, changed, exchanged = [], [], [], []
    for file in case_files(folder):
        data = read_case_data(file)
        case = Case.objects.filter(partnership=partnership, slug=data["about"]["slug"]).first()
        try:
            if case is None:
                stamp = Stamp(key=uuid4(), by=None, at=at)
                begun.append(begin_case(partnership=partnership, data=data, stamp=stamp, place=file.name))
            elif not (differing := _differing(case, data)):
                same.append(case)
            elif put_back:
                _exchange(case, differing, at=at)
                exchanged.append(case)
            else:
                changed.append(case)
        except CannotWrite as reason:
            raise BadCase([f"{file.name}: {reason}"]) from None
    return CasesSetUp(
        begun=tuple(begun), same=tuple(same), changed=tuple(changed), exchanged=tuple(exchanged)
    )


def _differing(case: Case, data: Mapping[str, Any]) -> list[tuple[str, Any, int]]:
    """What the file says otherwise: the part, what the file has, and the number that stands."""
    standing = parts_standing(case)
    wanted = {name: plain(content) for name, content in data.items()}
    # A part that the file does not have is emptied: what it held stays among its versions.
    wanted |= {name: type(part.content)() for name, part in standing.items() if name not in wanted}
    return [
        (name, content, standing[name].number if name in standing else 0)
        for name, content in wanted.items()
        if name not in standing or standing[name].content != content
    ]


def _exchange(case: Case, differing: list[tuple[str, Any, int]], *, at: datetime) -> None:
    for name, content, read in differing:
        write_part(
            case=case,
            name=name,
            content=content,
            read=read,
            why="Put back as it is in the folder",
            stamp=Stamp(key=uuid4(), by=None, at=at),
        )
