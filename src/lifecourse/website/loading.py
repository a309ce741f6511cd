"""Loading what is kept as files: a partnership with its plan, its cases for change, or both."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from lifecourse.assurance.api import refresh_findings
from lifecourse.audit.api import acting_as
from lifecourse.cases.api import BadCase, case_files, set_up_cases
from lifecourse.delivery.api import UnableToKeepRecord, set_up_delivery
from lifecourse.finance.api import BadFund, CannotHold, CannotPost, set_up_fund
from lifecourse.measures.api import BadMeasures, set_up_measures
from lifecourse.organisations.api import Partnership, set_up_partnership
from lifecourse.plans.api import (
    BadExample,
    Example,
    Plan,
    document_of,
    open_plan,
    put_back_plan,
    read_example,
    read_partnership,
)

PLAN = "plan.toml"
DELIVERY = "delivery.toml"
FUND = "fund.toml"


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What loading did, in words."""

    plan: Plan
    example: Example
    words: str


@dataclass(frozen=True, kw_only=True)
class LoadedFolder:
    """What loading a folder did. `entry`: its partnership.toml; `plan`: none where it has only cases."""

    partnership: Partnership
    entry: Mapping[str, Any]
    plan: Plan | None
    words: str


def load_folder(folder: Path, *, put_back: bool = False) -> LoadedFolder:
    """Load a partnership with its plan, its cases, or both. Raises BadExample or UnableToSetUp."""
    if (folder / PLAN).exists() or not case_files(folder):
        loaded = load_example(folder, put_back=put_back)
        return LoadedFolder(
            partnership=loaded.plan.partnership,
            entry=loaded.example.partnership,
            plan=loaded.plan,
            words=loaded.words,
        )
    entry = read_partnership(folder)
    with acting_as("command: load"), transaction.atomic():
        partnership = Partnership.objects.filter(slug=entry["partnership"]["slug"]).first()
        if partnership is None or put_back:
            partnership = set_up_partnership(entry=entry)
        words = _put_cases(folder, partnership, put_back=put_back)
    return LoadedFolder(partnership=partnership, entry=entry, plan=None, words=words)


def load_example(folder: Path, *, put_back: bool = False) -> Loaded:
    """Load a folder. Raises BadExample or UnableToSetUp, and then nothing has changed."""
    example = read_example(folder)
    with acting_as("command: load"), transaction.atomic():
        known = Plan.objects.filter(slug=example.document.slug).exists()
        plan, words = _put(example, put_back=put_back)
        if put_back or not known:
            # What people have written since is theirs: a plan that is there already brings nothing new.
            _put_delivery(folder / DELIVERY, plan)
            _put_measures(folder, plan)
            _put_fund(folder / FUND, plan)
        told = (words, _put_cases(folder, plan.partnership, put_back=put_back))
        refresh_findings(plan=plan, at=timezone.now())
    return Loaded(plan=plan, example=example, words=" ".join(one for one in told if one))


def _put(example: Example, *, put_back: bool) -> tuple[Plan, str]:
    document, now = example.document, timezone.now()
    count = sum(1 for _ in document.figures())
    plan = Plan.objects.filter(slug=document.slug).first()
    if plan is None:
        partnership = set_up_partnership(entry=example.partnership)
        plan = open_plan(
            document=document, partnership=partnership, rules_on=example.rules_on, by=None, at=now
        )
        return plan, f"Loaded {document.slug}: {count} figures in {len(document.tables)} tables."
    if put_back:
        set_up_partnership(entry=example.partnership)
        plan = put_back_plan(plan=plan, document=document, by=None, at=now)
        return plan, f"Put {document.slug} back as it is in the folder: {count} figures."
    if document_of(plan) == document:
        return plan, f"{document.slug} is loaded already and is the same as in the folder. Nothing changed."
    return plan, (
        f"{document.slug} is loaded already and has been changed since. Nothing changed. "
        "To exchange it for the one in the folder, add --put-back."
    )


def _put_delivery(file: Path, plan: Plan) -> None:
    """What the partnership keeps of its own work, where the folder has it. Raises BadExample."""
    if not file.exists():
        return
    try:
        entry = tomllib.loads(file.read_text(encoding="utf-8"))
        set_up_delivery(partnership=plan.partnership, entry=entry, at=timezone.now())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise BadExample([f"{DELIVERY}: {problem}"]) from None
    except UnableToKeepRecord as reason:
        raise BadExample([str(reason)]) from None


def _put_measures(folder: Path, plan: Plan) -> None:
    """What the partnership measures, where the folder has it. Raises BadExample."""
    try:
        set_up_measures(partnership=plan.partnership, folder=folder, at=timezone.now())
    except BadMeasures as bad:
        raise BadExample(bad.faults) from None


def _put_cases(folder: Path, partnership: Partnership, *, put_back: bool) -> str:
    """The partnership's cases for change, where the folder has some; in words. Raises BadExample."""
    try:
        done = set_up_cases(partnership=partnership, folder=folder, at=timezone.now(), put_back=put_back)
    except BadCase as bad:
        raise BadExample(bad.faults) from None
    return done.words


def _put_fund(file: Path, plan: Plan) -> None:
    """The partnership's pooled fund, where the folder has one. Raises BadExample."""
    if not file.exists():
        return
    try:
        set_up_fund(partnership=plan.partnership, file=file, by=None, at=timezone.now())
    except BadFund as bad:
        raise BadExample(bad.faults) from None
    except (CannotHold, CannotPost) as reason:
        raise BadExample([f"{FUND}: {reason}"]) from None
