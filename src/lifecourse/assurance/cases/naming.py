"""Which cases a name means: those in a folder, of a shipped example, or of a partnership."""

from pathlib import Path

from lifecourse.cases.api import CaseDocument, case_files, documents_of, read_cases
from lifecourse.organisations.api import Partnership
from lifecourse.plans.api import Plan, PlanDocument, document_of, examples_folder, read_example

PLAN = "plan.toml"


class NoSuchCases(Exception):
    """There are no cases under a name; says what there is instead."""


def cases_named(name: str) -> list[CaseDocument]:
    """The cases in a folder, else of a shipped example, else of a partnership. Raises BadCase or NoSuchCases.

    Only the last asks the database.
    """
    folder = _folder(name)
    if folder.is_dir():
        if not case_files(folder):
            raise NoSuchCases(f"{name} has no folder cases with a file for each case. Found nothing to read.")
        return read_cases(folder)
    partnership = Partnership.objects.filter(slug=name).first()
    if partnership is None:
        raise NoSuchCases(f"{name} is no folder, no example and no partnership here. Name one of them.")
    return [document for _, document in documents_of(partnership)]


def plans_beside(name: str) -> list[PlanDocument]:
    """The plan in the folder that a name means, or the plans of the partnership. Raises BadExample."""
    folder = _folder(name)
    if folder.is_dir():
        return [read_example(folder).document] if (folder / PLAN).exists() else []
    return [document_of(plan) for plan in Plan.objects.filter(partnership__slug=name)]


def _folder(name: str) -> Path:
    named = Path(name), examples_folder() / name
    return next((one for one in named if case_files(one)), named[0])
