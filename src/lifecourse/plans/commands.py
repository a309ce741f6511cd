"""Commands about plans themselves: which there are, which templates, and what differs between two."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from django.utils.timezone import localdate

from lifecourse.plans.comparing import compare
from lifecourse.plans.differences import differences_by_section
from lifecourse.plans.document import PlanDocument
from lifecourse.plans.examples import BadExample, read_example
from lifecourse.plans.models import Plan
from lifecourse.plans.queries import NoSuchPlan, document_of, find_plan
from lifecourse.plans.template import template, template_ids
from lifecourse.plans.versions import NoSuchVersion, find_version, verify_version


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan list`, `plan templates`, `plan compare`, `plan versions` and `plan verify`."""
    listing = group.add_parser("list", help="every plan, with its template and revision")
    listing.set_defaults(run=list_plans)
    templates = group.add_parser("templates", help="every template that ships with Lifecourse")
    templates.set_defaults(run=list_templates)
    comparing = group.add_parser("compare", help="what differs between two plans, in words and figures")
    comparing.add_argument(
        "before", help="a plan's name, essex-2016@first-cut or @3 for a frozen version, or a folder"
    )
    comparing.add_argument("after", help="the same, for the later one")
    comparing.add_argument("--format", choices=["text", "json"], default="text")
    comparing.set_defaults(run=compare_plans)
    frozen = group.add_parser("versions", help="every frozen version of a plan, with its hash")
    frozen.add_argument("plan", metavar="PLAN", help="a plan's name")
    frozen.set_defaults(run=list_versions)
    verifying = group.add_parser("verify", help="whether the frozen versions still give their hashes")
    verifying.add_argument("plan", metavar="PLAN", help="a plan's name")
    verifying.set_defaults(run=verify_versions)


def list_plans(args: argparse.Namespace) -> int:
    """Print a line for each plan."""
    for plan in Plan.objects.order_by("slug"):
        print(f"{plan.slug}  {plan.template_id}  revision {plan.revision}  {plan.title}")
    return 0


def list_templates(args: argparse.Namespace) -> int:
    """Print a line for each template."""
    for template_id in template_ids():
        read = template(template_id)
        print(f"{read.id}  {len(read.sections)} sections, {len(read.tables)} tables  {read.name}")
    return 0


def compare_plans(args: argparse.Namespace) -> int:
    """Print every difference. Exit code 0 when there is none, 1 when there are, 2 when it cannot be said."""
    try:
        before, after = _document(args.before), _document(args.after)
    except (NoSuchPlan, NoSuchVersion, BadExample) as reason:
        print(f"The plans were not compared: {reason}", file=sys.stderr)
        return 2
    found = compare(before, after)
    if args.format == "json":
        print(json.dumps([asdict(one) | {"place": one.place.path} for one in found], indent=2))
        return 1 if found else 0
    for section in differences_by_section(before, after):
        print(f"{section.key} {section.title}. {section.sentence}\n")
        for shown in section.shown:
            print(f"  {shown.difference.sentence}{f': {shown.step}' if shown.step else ''}\n")
    print(f"{len(found)} differences." if found else "There is no difference.")
    return 1 if found else 0


def list_versions(args: argparse.Namespace) -> int:
    """Print a line for each frozen version of a plan."""
    try:
        plan = find_plan(args.plan)
    except NoSuchPlan as reason:
        print(reason, file=sys.stderr)
        return 2
    for version in plan.versions.defer("content"):
        day = f"{localdate(version.frozen_at):%-d %B %Y}"
        print(f"{plan.slug}@{version.number}  {version.kind}  {day}  {version.content_hash}")
    if not plan.versions.exists():
        print(f"No version is frozen yet. Freeze one: lifecourse plan freeze {plan.slug} --kind first-cut")
    return 0


def verify_versions(args: argparse.Namespace) -> int:
    """Say of each version whether it is as it was frozen. 0 when all are, 1 when one is not."""
    try:
        plan = find_plan(args.plan)
    except NoSuchPlan as reason:
        print(reason, file=sys.stderr)
        return 2
    sound = True
    for version in plan.versions.all():
        same = verify_version(version)
        sound = sound and same
        says = "as it was frozen" if same else "ALTERED: it no longer gives its hash"
        print(f"{plan.slug}@{version.number}  {says}")
    return 0 if sound else 1


def _document(named: str) -> PlanDocument:
    folder = Path(named)
    if (folder / "plan.toml").is_file():
        return read_example(folder).document
    return find_version(named).document if "@" in named else document_of(find_plan(named))
