"""What follows every change of a plan: the checks are run again, and the reader is told what changed."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils import timezone

from lifecourse.assurance.api import refresh_findings
from lifecourse.plans.api import Plan

# How often a page looks again and asks anew when somebody else saved in the same moment.
TRIES = 5


def follow_up(request: HttpRequest, plan: Plan) -> None:
    """Run the checks on the changed plan and say what that did."""
    plan.refresh_from_db()
    run = refresh_findings(plan=plan, at=timezone.now())
    parts = ["Saved."]
    if run.mended:
        parts.append(f"{_findings(run.mended)} mended.")
    if run.new:
        parts.append(f"{_findings(run.new)} new.")
    if not run.mended and not run.new:
        parts.append("No finding is new, and none is mended.")
    messages.success(request, " ".join(parts))


def _findings(number: int) -> str:
    return "1 finding is" if number == 1 else f"{number} findings are"
