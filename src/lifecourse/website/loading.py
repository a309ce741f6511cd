"""Loading a plan that is kept as files: its partnership, its plan, and what the checks find in it."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from lifecourse.assurance.api import refresh_findings
from lifecourse.audit.api import acting_as
from lifecourse.delivery.api import UnableToKeepRecord, set_up_delivery
from lifecourse.finance.api import BadFund, CannotHold, CannotPost, set_up_fund
from lifecourse.measures.api import BadMeasures, set_up_measures
from lifecourse.organisations.api import set_up_partnership
from lifecourse.plans.api import (
    BadExample,
    Example,
    Plan,
    document_of,
    open_plan,
    put_back_plan,
    read_example,
)

DELIVERY = "delivery.toml"
FUND = "fund.toml"


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What loading did, in words."""

    plan: Plan
    example: Example
    words: str


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
        refresh_findings(plan=plan, at=timezone.now())
    return Loaded(plan=plan, example=example, words=words)


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
