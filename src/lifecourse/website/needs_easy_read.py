"""What the Easy Read summary waits for from who may write it: lines to read because the plan has moved."""

from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, permissions_in
from lifecourse.plans.api import Plan
from lifecourse.publishing.api import summary_of_plan
from lifecourse.website.standing import Need


def needs_easy_read(plan: Plan, *, account: Account, today: date) -> list[Need]:
    """Lines of the summary under which the plan has moved; nothing where nobody has drafted one."""
    if Permission.EDIT_EASY_READ not in permissions_in(account, partnership=plan.partnership, on=today):
        return []
    summary = summary_of_plan(plan)
    moved = [one for one in summary.shown if one.slips] if summary else []
    if not moved:
        return []
    counted = "1 line" if len(moved) == 1 else f"{len(moved)} lines"
    return [
        Need(
            sentence=f"Read {counted} of the Easy Read summary again",
            more=moved[0].slips[0].sentence,
            url=f"{reverse('show_easy_read', args=[plan.slug])}#line-{moved[0].line.key}",
        )
    ]
