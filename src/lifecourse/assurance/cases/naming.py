"""Which cases a name means: those in a folder, or those of a partnership in the database."""

from pathlib import Path

from lifecourse.cases.api import CaseDocument, case_files, documents_of, read_cases
from lifecourse.organisations.api import Partnership


class NoSuchCases(Exception):
    """There are no cases under a name; says what there is instead."""


def cases_named(name: str) -> list[CaseDocument]:
    """The cases in a folder, else of a partnership. Raises BadCase or NoSuchCases."""
    folder = Path(name)
    if folder.is_dir():
        if not case_files(folder):
            raise NoSuchCases(f"{name} has no folder cases with a file for each case. Found nothing to read.")
        return read_cases(folder)
    partnership = Partnership.objects.filter(slug=name).first()
    if partnership is None:
        raise NoSuchCases(f"{name} is no folder and no partnership here. Name one or the other.")
    return [document for _, document in documents_of(partnership)]
