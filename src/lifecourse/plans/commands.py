"""Commands about plans themselves: which there are, and which templates."""

import argparse

from lifecourse.plans.models import Plan
from lifecourse.plans.template import template, template_ids


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan list` and `plan templates`."""
    listing = group.add_parser("list", help="every plan, with its template and revision")
    listing.set_defaults(run=list_plans)
    templates = group.add_parser("templates", help="every template that ships with Lifecourse")
    templates.set_defaults(run=list_templates)


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
