"""The command that says what does not hold in a plan, and the one that lists the checks."""

import argparse
import json
import sys
import textwrap
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from django.utils import timezone

from lifecourse.assurance.engine import check_called, check_document
from lifecourse.assurance.findings import SEVERITY_WORDS, RawFinding, Severity
from lifecourse.assurance.models import Finding
from lifecourse.assurance.operations import evidence_of, refresh_findings
from lifecourse.assurance.reference import reference_page
from lifecourse.assurance.rules import FindingState
from lifecourse.audit.api import acting_as
from lifecourse.plans.api import (
    BadExample,
    NoSuchPlan,
    Plan,
    PlanDocument,
    document_of,
    find_plan,
    read_example,
    rule_pack_of,
)
from lifecourse.standards.api import NoPackInForce, RulePack, UnknownPack, pack, pack_in_force

DONE, MUST_BE_MENDED, NOT_DONE = 0, 1, 2
WIDTH = 100


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan check` and `plan checks`."""
    check = group.add_parser("check", help="say what does not hold in a plan")
    check.add_argument("plan", metavar="PLAN", help="a plan's name, or a folder with a plan kept as files")
    check.add_argument("--pack", metavar="ID", help="use this rule pack instead of the plan's own")
    check.add_argument(
        "--on",
        metavar="DATE",
        type=date.fromisoformat,
        help="use the rules in force on this day, as 2016-04-11",
    )
    check.add_argument("--format", choices=["text", "json"], default="text")
    check.set_defaults(run=check_plan)
    listing = group.add_parser("checks", help="every check, as a page of Markdown")
    listing.set_defaults(run=list_checks)


def list_checks(args: argparse.Namespace) -> int:
    """Print the page of all checks."""
    print(reference_page(), end="")
    return DONE


def check_plan(args: argparse.Namespace) -> int:
    """Check a plan: 0 when nothing must be mended, 1 when something must, 2 when it cannot be checked."""
    try:
        checked = _check(args)
    except (NoSuchPlan, BadExample, NoPackInForce, UnknownPack) as problem:
        print(problem, file=sys.stderr)
        return NOT_DONE
    print(_as_json(checked) if args.format == "json" else _as_text(checked))
    return MUST_BE_MENDED if checked.must_mend else DONE


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A finding with where it stands."""

    raw: RawFinding
    state: FindingState


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What was checked, against which rules, and what was found."""

    document: PlanDocument
    pack: RulePack
    findings: list[Listed]

    @property
    def must_mend(self) -> list[Listed]:
        """What must be mended and nobody accepted."""
        return [
            f
            for f in self.findings
            if f.raw.severity is Severity.MUST_MEND and f.state is not FindingState.ACCEPTED
        ]


def _check(args: argparse.Namespace) -> Checked:
    folder = Path(args.plan)
    if (folder / "plan.toml").is_file():
        example = read_example(folder)
        chosen = _rules(args) or pack_in_force(example.rules_on)
        return _checked(example.document, chosen, args.on or example.rules_on, None)
    plan = find_plan(args.plan)
    rules = _rules(args)
    if rules is None:
        with acting_as("command: plan check"):
            refresh_findings(plan=plan, at=timezone.now(), again=True)
    return _checked(document_of(plan), rules or rule_pack_of(plan), args.on or timezone.localdate(), plan)


def _rules(args: argparse.Namespace) -> RulePack | None:
    """The rules that were asked for; None for the plan's own."""
    if args.pack:
        return pack(args.pack)
    return pack_in_force(args.on) if args.on else None


def _checked(document: PlanDocument, rules: RulePack, today: date, plan: Plan | None) -> Checked:
    """Runs the checks; a finding that was accepted on the same figures counts as accepted."""
    accepted: dict[str, str] = {}
    if plan is not None:
        known = Finding.objects.filter(plan=plan, state=FindingState.ACCEPTED)
        accepted = dict(known.values_list("fingerprint", "evidence"))
    return Checked(
        document=document,
        pack=rules,
        findings=[
            Listed(
                raw=raw,
                state=FindingState.ACCEPTED
                if accepted.get(raw.fingerprint) == evidence_of(raw)
                else FindingState.OPEN,
            )
            for raw in check_document(document, rules, today)
        ],
    )


def _as_text(checked: Checked) -> str:
    lines = [
        f"{checked.document.title} ({checked.document.slug})",
        f"Rules: {checked.pack.name} ({checked.pack.id})",
        "",
    ]
    for severity, members in groupby(checked.findings, key=lambda f: f.raw.severity):
        of_kind = list(members)
        lines += [f"{SEVERITY_WORDS[severity].upper()} ({len(of_kind)})", ""]
        for listed in of_kind:
            accepted = " Accepted." if listed.state is FindingState.ACCEPTED else ""
            lines.append(_wrapped(f"{listed.raw.place.section}", listed.raw.sentence + accepted))
            lines.append(_wrapped("", f"To mend: {listed.raw.mend}  [{listed.raw.check_id}]"))
            lines.append("")
    lines.append(_counted(checked))
    return "\n".join(lines)


def _wrapped(margin: str, words: str) -> str:
    return textwrap.fill(words, WIDTH, initial_indent=f"{margin:6}", subsequent_indent=" " * 6)


def _counted(checked: Checked) -> str:
    if not checked.findings:
        return "Nothing was found."
    now = Counter(f.raw.severity for f in checked.findings if f.state is FindingState.OPEN)
    accepted = sum(f.state is FindingState.ACCEPTED for f in checked.findings)
    return (
        f"{now[Severity.MUST_MEND]} must be mended, {now[Severity.SHOULD_LOOK]} should be looked at, "
        f"{now[Severity.FOR_INFORMATION]} for information, {accepted} accepted."
    )


def _as_json(checked: Checked) -> str:
    return json.dumps(
        {
            "plan": {"slug": checked.document.slug, "title": checked.document.title},
            "pack": {
                "id": checked.pack.id,
                "name": checked.pack.name,
                "citation": checked.pack.citation,
            },
            "must_mend": len(checked.must_mend),
            "findings": [_finding_as_data(f) for f in checked.findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding_as_data(listed: Listed) -> dict[str, object]:
    raw = listed.raw
    check = check_called(raw.check_id)
    return {
        "check": raw.check_id,
        "family": check.family.value if check else "",
        "severity": raw.severity.value,
        "state": listed.state.value,
        "place": asdict(raw.place) | {"path": raw.place.path},
        "other_places": [p.path for p in raw.others],
        "found": raw.found,
        "expected": raw.expected,
        "difference": raw.difference,
        "sentence": raw.sentence,
        "mend": raw.mend,
        "fingerprint": raw.fingerprint,
    }
