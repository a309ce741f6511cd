"""What may be read of an Easy Read summary."""

from datetime import date

from lifecourse.accounts.api import Account
from lifecourse.plans.api import Plan, document_of, get_plan
from lifecourse.publishing.easy_read.models import EasyRead, EasyReadLine
from lifecourse.publishing.easy_read.summary import Checked, Summary
from lifecourse.publishing.easy_read.taken import Known


class NoSuchLine(Exception):
    """There is no such line in a summary that this person may see."""


def easy_read_of(plan: Plan) -> EasyRead | None:
    """The summary of a plan, or None when nobody has drafted one."""
    return EasyRead.objects.select_related("plan__partnership").filter(plan=plan).first()


def get_line(slug: str, key: str, *, seen_by: Account, on: date) -> EasyReadLine:
    """One line. Raises NoSuchPlan or NoSuchLine."""
    plan = get_plan(slug, seen_by=seen_by, on=on)
    rows = EasyReadLine.objects.select_related("easy_read__plan__partnership", "changed_by")
    row = rows.filter(easy_read__plan=plan, key=key).first()
    if row is None:
        raise NoSuchLine("There is no such line.")
    return row


def known_of(easy_read: EasyRead) -> Known:
    """Everything that the lines of a summary may take from, as it is now."""
    plan = easy_read.plan
    return Known(document=document_of(plan), partnership=plan.partnership.name, contact=easy_read.contact)


def summary_of_easy_read(easy_read: EasyRead) -> Summary:
    """A summary as plain values, as it is now."""
    checks = [
        Checked(
            panel=row.panel,
            people=row.people,
            held_on=row.held_on,
            content_hash=row.content_hash,
            lines=row.lines,
        )
        for row in easy_read.checks.all()
    ]
    lines = [row.line for row in easy_read.lines.filter(removed=False)]
    return Summary(known=known_of(easy_read), lines=lines, checks=checks)


def summary_of_plan(plan: Plan) -> Summary | None:
    """The summary of a plan as plain values, or None when nobody has drafted one."""
    easy_read = easy_read_of(plan)
    return summary_of_easy_read(easy_read) if easy_read else None


def draft_known(plan: Plan) -> Known:
    """What a summary that nobody has drafted yet may take from."""
    return Known(document=document_of(plan), partnership=plan.partnership.name)
