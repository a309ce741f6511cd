"""Which cases a name means: those in a folder, of a shipped example, or of a partnership."""

from pathlib import Path

from lifecourse.cases.api import CaseDocument, case_files, documents_of, read_cases
from lifecourse.organisations.api import Partnership
from lifecourse.plans.api import examples_folder


class NoSuchCases(Exception):
    """There are no cases under a name; says what there is instead."""


def cases_named(name: str) -> list[CaseDocument]:
    """The cases in a folder, else of a shipped example, else of a partnership. Raises BadCase or NoSuchCases.

    Only the last asks the database.
    """
    folder = next((one for one in (Path(name), examples_folder() / name) if case_files(one)), Path(name))
    if folder.is_dir():
        if not case_files(folder):
            raise NoSuchCases(f"{name} has no folder cases with a file for each case. Found nothing to read.")
        return read_cases(folder)
    partnership = Partnership.objects.filter(slug=name).first()
    if partnership is None:
        raise NoSuchCases(f"{name} is no folder, no example and no partnership here. Name one of them.")
    return [document for _, document in documents_of(partnership)]
