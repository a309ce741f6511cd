"""Writing down a yearly health check, what is to be done after it, and that it was done."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import CannotStand, Person, must_say
from lifecourse.support.models import HealthAction, HealthCheck
from lifecourse.support.operations.plan import person_with_plan


@transaction.atomic
def add_check(
    *, person: Person, on: date, practice: str, found: str, by: Account, at: datetime
) -> HealthCheck:
    """Write down a yearly health check. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    if on > today:
        raise CannotStand("Write it down on its day or later, not before.")
    if not practice.strip() or not found.strip():
        raise CannotStand("Say which practice it was, and what was found.")
    if HealthCheck.objects.filter(person__head=head, on=on).exists():
        raise CannotStand("A health check on this day is written down already.")
    return HealthCheck.objects.create(person=head, on=on, practice=practice.strip(), found=found.strip())


@transaction.atomic
def add_action(
    *, check: HealthCheck, words: str, who: str, due: date, by: Account, at: datetime
) -> HealthAction:
    """Write down what is to be done after a health check, by whom and by when. Raises as `add_check`."""
    head = person_with_plan(check.person, by=by, at=at)
    if not words.strip() or not who.strip():
        raise CannotStand("Say what is to be done, and who does it.")
    if due < check.on:
        raise CannotStand("Give a day after the health check.")
    return HealthAction.objects.create(
        person=head, check_of=check, words=words.strip(), who=who.strip(), due=due
    )


@transaction.atomic
def finish_action(*, action: HealthAction, on: date, words: str, by: Account, at: datetime) -> HealthAction:
    """Part of a health action plan is done, with what came of it. Raises as `add_check`."""
    _, today = person_with_plan(action.person, by=by, at=at), timezone.localdate(at)
    kept = HealthAction.objects.select_for_update().get(pk=action.pk)
    if kept.done_on is not None:
        raise CannotStand("This is done already.")
    must_say(words, "Say what came of it.")
    if not kept.check_of.on <= on <= today:
        raise CannotStand("Give a day since the health check, up to today.")
    kept.done_on, kept.done_words = on, words.strip()
    kept.save(update_fields=["done_on", "done_words"])
    return kept
