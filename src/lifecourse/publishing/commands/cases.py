"""`lifecourse case build`: a case's paper as Word and PDF, and its figures as a workbook."""

import argparse
import sys
import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from lifecourse.assurance.api import CheckedCases, NoSuchCases, cases_named, check_cases
from lifecourse.cases.api import BadCase, templates
from lifecourse.organisations.api import Organisation, Partnership
from lifecourse.publishing.cases.files import FORMS, case_file
from lifecourse.publishing.cases.galley import CasePaper

DONE, NOT_DONE = 0, 2


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `case build`."""
    build = group.add_parser("build", help="write a case's papers (Word, PDF, workbook) into a folder")
    build.add_argument("cases", metavar="EXAMPLE", help="a folder with cases, or a partnership's short name")
    build.add_argument("case", metavar="CASE", help="the case's short name or reference")
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write into")
    build.set_defaults(run=build_case)


def build_case(args: argparse.Namespace) -> int:
    """Write the papers: 0 when they are written, 2 when they are not."""
    try:
        checked = check_cases(cases_named(args.cases))
        paper = _paper(args.cases, args.case, checked, at=timezone.localtime())
    except BadCase as bad:
        print(f"{args.cases} cannot be read: {len(bad.faults)} faults.", file=sys.stderr)
        for fault in bad.faults:
            print(f"  {fault}", file=sys.stderr)
        return NOT_DONE
    except NoSuchCases as reason:
        print(reason, file=sys.stderr)
        return NOT_DONE
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        for form in FORMS:
            path = args.out / f"{paper.document.about.slug}.{form}"
            path.write_bytes(case_file(paper, form))
            print(path)
    except OSError as problem:
        print(f"{args.out} was not written: {problem.strerror}.", file=sys.stderr)
        return NOT_DONE
    return DONE


def _paper(named: str, case: str, checked: CheckedCases, *, at: datetime) -> CasePaper:
    found = [one for one in checked.cases if case in {one.document.about.slug, one.document.about.reference}]
    if not found:
        there = ", ".join(one.document.about.slug for one in checked.cases)
        raise NoSuchCases(f"{named} has no case {case}. Its cases are {there}.")
    template = templates().get(found[0].document.about.template)
    if template is None:
        raise NoSuchCases(f"{case} follows a template that is not there: {', '.join(templates())} are.")
    partnership, names = _who(Path(named), named)
    return CasePaper(
        document=found[0].document,
        template=template,
        partnership=partnership,
        names=names,
        findings=found[0].findings,
        made_at=at,
    )


def _who(folder: Path, named: str) -> tuple[str, Mapping[str, str]]:
    """The partnership's name and its organisations by code, from its file or from the database."""
    if not folder.is_dir():
        return Partnership.objects.get(slug=named).name, dict(
            Organisation.objects.values_list("code", "name")
        )
    try:
        entry: dict[str, Any] = tomllib.loads((folder / "partnership.toml").read_text(encoding="utf-8"))
        names = {one["code"]: one["name"] for one in entry.get("organisations", [])}
        return str(entry["partnership"]["name"]), names
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError):
        # A case can be printed without it: codes stand where names would.
        return folder.name, {}
