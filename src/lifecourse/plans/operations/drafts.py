"""Keeping words that are being written, and saying that one is here."""

from datetime import datetime, timedelta

from django.db import transaction

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.plans.limits import LONGEST_ANSWER
from lifecourse.plans.models import Draft, Plan, Presence
from lifecourse.plans.operations.changing import UnableToChangePlan, check, check_may_write

DRAFTS_LAST = timedelta(days=14)
# After a minute of silence somebody has gone.
HERE = timedelta(minutes=1)


@transaction.atomic
def keep_draft(*, plan: Plan, section: str, text: str, seen: str, by: Account, at: datetime) -> Draft:
    """Keep what somebody is writing in a section, for nobody but them. Raises NotAllowed or
    UnableToChangePlan."""
    check_may_write(plan, section, by, at)
    if max(len(text), len(seen)) > LONGEST_ANSWER:
        raise UnableToChangePlan(f"A section holds at most {LONGEST_ANSWER:,} letters.")
    forget_old_drafts(at=at)
    draft, _ = Draft.objects.update_or_create(
        account=by, plan=plan, section=section, defaults={"text": text, "seen": seen, "kept_at": at}
    )
    return draft


def throw_draft_away(*, plan: Plan, section: str, by: Account) -> None:
    """Forget what somebody was writing in a section."""
    Draft.objects.filter(account=by, plan=plan, section=section).delete()


def forget_old_drafts(*, at: datetime) -> int:
    """Forget drafts that nobody came back to; how many there were."""
    return Draft.objects.filter(kept_at__lt=at - DRAFTS_LAST).delete()[0]


@transaction.atomic
def say_here(*, plan: Plan, place: str, by: Account, at: datetime) -> None:
    """Note that somebody has a place open to write in. Forgets whoever has been silent for long."""
    check(Permission.SEE_PLAN, plan, by, at)
    Presence.objects.filter(seen_at__lt=at - 10 * HERE).delete()
    Presence.objects.update_or_create(account=by, plan=plan, place=place, defaults={"seen_at": at})
