"""Entering times for reviews that a policy sets: one enters, another confirms, either stops."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Permission, holds_anywhere
from lifecourse.people.api import confirm_as_second, stop_counting
from lifecourse.support.kinds.timings import TimeSaid, TimeSource, check_time
from lifecourse.support.models import EnteredTime


@transaction.atomic
def enter_time(*, said: TimeSaid, source: TimeSource, by: Account, at: datetime) -> EnteredTime:
    """Enter a time with where it stands. No review is due by it before a second person confirms it.

    Raises NotAllowed or CannotStand.
    """
    _may(by, at)
    check_time(said, source, today=timezone.localdate(at))
    return EnteredTime.objects.create(**asdict(said), **asdict(source), entered_by=by, entered_at=at)


@transaction.atomic
def confirm_time(*, time: EnteredTime, by: Account, at: datetime) -> EnteredTime:
    """Agree, as a second person who read it there, that a time counts. Raises NotAllowed or CannotStand."""
    kept = _standing(time, by, at)
    return confirm_as_second(kept, answer_for="when a review is due", by=by, at=at)


@transaction.atomic
def stop_time(*, time: EnteredTime, why: str, by: Account, at: datetime) -> EnteredTime:
    """From now on no review is due by this time. Raises NotAllowed or CannotStand.

    One person is enough: what is stopped by mistake is entered again, and the strictest confirmed time
    counts meanwhile.
    """
    return stop_counting(_standing(time, by, at), why=why, by=by, at=at)


def _may(by: Account, at: datetime) -> None:
    if not holds_anywhere(by, Permission.KEEP_RULES, on=timezone.localdate(at)):
        raise NotAllowed("Entering when reviews are due needs a role that you do not hold.")


def _standing(time: EnteredTime, by: Account, at: datetime) -> EnteredTime:
    _may(by, at)
    return EnteredTime.objects.select_for_update(of=("self",)).get(pk=time.pk)
