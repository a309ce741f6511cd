"""The command that holds a plan against its neighbours."""

import argparse
import json
import sys
import textwrap
from collections.abc import Iterable
from dataclasses import asdict

from django.utils import timezone

from lifecourse.assurance.findings import SEVERITY_WORDS
from lifecourse.assurance.neighbours.engine import Held
from lifecourse.assurance.neighbours.findings import NeighbourFinding
from lifecourse.assurance.neighbours.meeting import Meeting
from lifecourse.assurance.neighbours.queries import every_other, neighbours_among
from lifecourse.assurance.neighbours.reading import entry_place
from lifecourse.plans.api import NoSuchPlan, Place, find_plan

AGREED, DIFFERENT, NOT_DONE = 0, 1, 2
WIDTH = 100


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan neighbours`."""
    neighbours = group.add_parser(
        "neighbours", help="where a plan meets others at one provider or unit, and what they do not say alike"
    )
    neighbours.add_argument("plan", metavar="PLAN", help="a plan's name")
    neighbours.add_argument("--format", choices=["text", "json"], default="text")
    neighbours.set_defaults(run=show_neighbours)


def show_neighbours(args: argparse.Namespace) -> int:
    """Hold a plan against every other: 0 when nothing differs, 1 when something does, 2 when it cannot be."""
    try:
        plan = find_plan(args.plan)
    except NoSuchPlan as problem:
        print(problem, file=sys.stderr)
        return NOT_DONE
    held = neighbours_among(plan, every_other(plan), on=timezone.localdate())
    print(_as_json(args.plan, held) if args.format == "json" else _as_text(held))
    return DIFFERENT if any(one.findings for one in held) else AGREED


def _as_text(held: list[Held]) -> str:
    if not held:
        return "This plan and the others here name no provider or unit in common."
    lines = []
    for one in held:
        lines += [f"{one.theirs.document.title} ({one.theirs.document.slug})", ""]
        for meeting in one.meetings:
            lines += [_wrapped("", f"Both speak of: {meeting.name}. {meeting.how}"), ""]
        for finding in one.findings:
            lines += [_wrapped("", f"{SEVERITY_WORDS[finding.severity].upper()}. {finding.sentence}")]
            lines += [_wrapped("", f"To mend: {finding.mend}  [{finding.check_id}]"), ""]
    count = sum(len(one.findings) for one in held)
    return "\n".join([*lines, f"{count} {'thing does' if count == 1 else 'things do'} not agree."])


def _wrapped(margin: str, words: str) -> str:
    return textwrap.fill(words, WIDTH, initial_indent=f"{margin:2}", subsequent_indent="  ")


def _as_json(slug: str, held: list[Held]) -> str:
    neighbours = [
        {
            "slug": one.theirs.document.slug,
            "title": one.theirs.document.title,
            "meetings": [_meeting(m) for m in one.meetings],
            "findings": [_finding(f) for f in one.findings],
        }
        for one in held
    ]
    return json.dumps({"plan": slug, "neighbours": neighbours}, ensure_ascii=False, indent=2)


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {
        "key": meeting.key,
        "kind": meeting.kind.value,
        "name": meeting.name,
        "how": meeting.how,
        "ours": _paths(entry_place(e) for e in meeting.ours),
        "theirs": _paths(entry_place(e) for e in meeting.theirs),
    }


def _finding(finding: NeighbourFinding) -> dict[str, object]:
    return asdict(finding) | {"ours": _paths(finding.ours), "theirs": _paths(finding.theirs)}


def _paths(places: Iterable[Place]) -> list[str]:
    return [place.path for place in places]
