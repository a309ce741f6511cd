"""Findings of a plan as it is now: where it has changed since the checks last ran, they run first."""

from datetime import date

from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.assurance.api import Finding, findings_for, latest_run, refresh_findings
from lifecourse.plans.api import Plan


def fresh_findings(plan: Plan, *, seen_by: Account, on: date) -> list[Finding]:
    """Everything found in a plan, gravest first. Raises NotAllowed."""
    run = latest_run(plan)
    if run is None or run.content_id != plan.content_id:
        refresh_findings(plan=plan, at=timezone.now())
    return findings_for(plan, seen_by=seen_by, on=on)
