"""`plan import`: a filled-in workbook or CSV file, checked, shown as changes, and applied when told."""

import argparse
import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.utils import timezone

from lifecourse.assurance.api import refresh_findings
from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.plans.api import Difference, NoSuchPlan, UnableToChangePlan, document_of, find_plan
from lifecourse.publishing.filled.merging import Proposal, propose
from lifecourse.publishing.taking_in import apply_proposal, read_file


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan import`."""
    importing = group.add_parser(
        "import",
        help="check a filled-in workbook or CSV file, and show what it would change; apply it with --apply",
    )
    importing.add_argument("slug", help="the plan, for example essex-2016")
    importing.add_argument("file", type=Path, help="an Excel workbook (.xlsx), or one table as a CSV file")
    importing.add_argument("--apply", action="store_true", help="apply the changes, all or none")
    importing.add_argument(
        "--remove-rows", action="store_true", help="take out the rows that are no longer in the file"
    )
    importing.add_argument(
        "--use-mine",
        action="store_true",
        help="let the file stand where somebody else has changed the same cell since it was made",
    )
    importing.add_argument("--format", choices=["text", "json"], default="text")
    importing.set_defaults(run=import_file)


def import_file(args: argparse.Namespace) -> int:
    """Show or apply. 0 when nothing is to be mended, 1 when the file has faults, 2 when it cannot be done."""
    try:
        plan = find_plan(args.slug)
        content = args.file.read_bytes()
        edits, kind = read_file(plan, content, args.file.name)
        now = document_of(plan)
        proposal = propose(edits, now)
        mine = {one.id for one in proposal.conflicts} if args.use_mine else set()
        remove = {one.id for one in proposal.removals} if args.remove_rows else set()
        proposal = propose(edits, now, mine=mine, remove=remove)
        if args.apply:
            fingerprint = sha256(content).hexdigest()
            at = timezone.localtime()
            apply_proposal(plan=plan, proposal=proposal, kind=kind, file_hash=fingerprint, by=None, at=at)
            plan.refresh_from_db()
            refresh_findings(plan=plan, at=at)
    except Refused as refused:
        _say_faults(refused.faults, args.format)
        return 1
    except (NoSuchPlan, UnableToChangePlan, OSError) as problem:
        print(f"Nothing was changed: {problem}", file=sys.stderr)
        return 2
    _say(proposal, args)
    return 0


def _say_faults(faults: list[Fault], form: str) -> None:
    if form == "json":
        print(json.dumps({"faults": [fault.data for fault in faults]}, indent=2))
        return
    for fault in faults:
        print(f"{fault.sentence}\n")
    print(f"{len(faults)} to mend. Nothing was changed.")


def _say(proposal: Proposal, args: argparse.Namespace) -> None:
    applied = args.apply and bool(proposal.changes)
    if args.format == "json":
        print(json.dumps(_data(proposal, applied=applied), indent=2))
        return
    for note in proposal.notes:
        print(f"Note: {note}\n")
    for row in proposal.removals:
        verb = "Taken out" if row.chosen else "No longer in the file, kept (--remove-rows takes it out)"
        print(f"{verb}: {row.what}: {row.said}\n")
    for one in proposal.conflicts:
        which = "the file's is taken" if one.take_mine else "the plan's is kept (--use-mine takes the file's)"
        print(f"Changed by both, {which}: {one.what}: the plan says {one.theirs}; the file says {one.mine}\n")
    for change in proposal.differences:
        print(f"{change.sentence}\n")
    print(_last_line(proposal, asked=args.apply, applied=applied))


def _last_line(proposal: Proposal, *, asked: bool, applied: bool) -> str:
    if proposal.nothing:
        return "Nothing changes: the plan says already what the file says."
    if applied:
        return "Applied."
    return "Nothing was changed." if asked else "Nothing was changed yet: apply it with --apply."


def _data(proposal: Proposal, *, applied: bool) -> dict[str, Any]:
    return {
        "applied": applied,
        "changes": [_difference(one) for one in proposal.differences],
        "removals": [{"place": r.id, "what": r.what, "taken_out": r.chosen} for r in proposal.removals],
        "conflicts": [
            {"place": c.id, "what": c.what, "plan": c.theirs, "file": c.mine, "file_stands": c.take_mine}
            for c in proposal.conflicts
        ],
        "notes": list(proposal.notes),
    }


def _difference(one: Difference) -> dict[str, str]:
    said = {"change": one.change.value, "what": one.what, "before": one.before, "after": one.after}
    return {"place": one.place.path, **said}
