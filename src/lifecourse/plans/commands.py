"""Commands about plans themselves: which there are, which templates, and what differs between two."""

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from lifecourse.plans.comparing import compare
from lifecourse.plans.document import PlanDocument
from lifecourse.plans.examples import BadExample, read_example
from lifecourse.plans.models import Plan
from lifecourse.plans.queries import NoSuchPlan, document_of, find_plan
from lifecourse.plans.template import template, template_ids


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan list`, `plan templates` and `plan compare`."""
    listing = group.add_parser("list", help="every plan, with its template and revision")
    listing.set_defaults(run=list_plans)
    templates = group.add_parser("templates", help="every template that ships with Lifecourse")
    templates.set_defaults(run=list_templates)
    comparing = group.add_parser("compare", help="what differs between two plans, in words and figures")
    comparing.add_argument("before", help="a plan's name, or a folder with a plan kept as files")
    comparing.add_argument("after", help="the same, for the later one")
    comparing.add_argument("--format", choices=["text", "json"], default="text")
    comparing.set_defaults(run=compare_plans)


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
    except (NoSuchPlan, BadExample) as reason:
        print(f"The plans were not compared: {reason}", file=sys.stderr)
        return 2
    found = compare(before, after)
    if args.format == "json":
        print(json.dumps([asdict(one) | {"place": one.place.path} for one in found], indent=2))
        return 1 if found else 0
    for one in found:
        print(f"{one.sentence}\n")
    print(f"{len(found)} differences." if found else "There is no difference.")
    return 1 if found else 0


def _document(named: str) -> PlanDocument:
    folder = Path(named)
    if (folder / "plan.toml").is_file():
        return read_example(folder).document
    return document_of(find_plan(named))
