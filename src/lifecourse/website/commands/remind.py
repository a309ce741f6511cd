"""`lifecourse remind`: tell people by email that something waits for them, and nothing about what."""

import argparse
import logging
import sys
from collections import Counter
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import emergencies_to_judge
from lifecourse.plans.api import (
    Due,
    claim_reminder,
    due_for,
    due_on,
    forget_old_drafts,
    give_back_reminder,
    is_reminded,
    reminders_of,
)
from lifecourse.support.api import days_waiting

logger = logging.getLogger(__name__)

SUBJECT = "Something waits for you in Lifecourse"
# No name, no plan, no words of anybody: whoever reads over a shoulder learns a number.
MESSAGE = """{things} for you in Lifecourse{late}.

Sign in to see what: {site}

To be reminded in another way, or not at all: {site}reminders
"""


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = group.add_parser("remind", help="email people for whom something waits; run it once a day")
    parser.set_defaults(run=remind)


def remind(args: argparse.Namespace) -> int:
    """Send at most one message a person and day, also when it is run again. Exit code 1 when some failed."""
    forget_old_drafts(at=timezone.now())
    if not settings.EMAIL_IS_SET_UP or not settings.SITE_ADDRESS:
        print(
            "No reminders are sent: name a mail server in LIFECOURSE_EMAIL and the site in LIFECOURSE_SITE."
        )
        return 0
    today = timezone.localdate()
    people = [one for one in Account.objects.filter(is_active=True) if one.may_sign_in(today=today)]
    outcomes = Counter(_remind_one(person, today) for person in people)
    print(f"{outcomes['sent']} sent, {outcomes['before']} sent earlier today, {outcomes['failed']} failed.")
    if outcomes["failed"]:
        print("Those that failed are tried again when this is run again.", file=sys.stderr)
    return 1 if outcomes["failed"] else 0


def _remind_one(person: Account, today: date) -> str:
    due = all_due_for(person, today)
    if not is_reminded(reminders_of(person), late=due.late, now=due.now, soon=due.soon, on=today):
        return "nothing"
    # Claimed before it is sent: a run that is stopped here tells somebody too little, never twice.
    if not claim_reminder(account=person, on=today):
        return "before"
    try:
        send_mail(SUBJECT, words_for(due), None, [person.email])
    except (OSError, SMTPException) as reason:
        give_back_reminder(account=person, on=today)
        # Only its kind: a mail server's refusal repeats the address.
        logger.error("A reminder could not be sent (%s).", type(reason).__name__)
        return "failed"
    return "sent"


def all_due_for(person: Account, today: date) -> Due:
    """What waits for somebody in plans, reviews and promises, and what was opened because harm was near."""
    due, to_judge = due_for(person, on=today), emergencies_to_judge(person, on=today).count()
    support = due_on(_support(person, today), on=today)
    # What is due before the next Monday is said on this one.
    return Due(
        late=due.late + support.late,
        now=due.now + support.soon + to_judge,
        soon=due.soon + support.soon + to_judge,
    )


def _support(person: Account, today: date) -> list[date]:
    """By when reviews and promises are due: on Mondays, for they wait for many at once and for long."""
    if today.isoweekday() != 1:
        return []
    return list(days_waiting(seen_by=person, on=today, at=timezone.now()))


def words_for(due: Due) -> str:
    """The whole message."""
    things = due.late + due.soon
    return MESSAGE.format(
        things="1 thing waits" if things == 1 else f"{things} things wait",
        late=f"; {due.late} {'is' if due.late == 1 else 'are'} late" if due.late else "",
        site=settings.SITE_ADDRESS,
    )
