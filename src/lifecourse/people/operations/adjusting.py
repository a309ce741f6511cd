"""What services do differently for somebody: written down, and ended with a reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.kinds import ADJUSTMENT_CATEGORIES, CannotStand, check_ending
from lifecourse.people.models import Adjustment, Person
from lifecourse.people.operations.keeping import person_to_keep


@transaction.atomic
def add_adjustment(
    *, person: Person, code: str, words: str, from_date: date, by: Account, at: datetime
) -> Adjustment:
    """Write down one adjustment. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head = person_to_keep(person, by=by, at=at)
    if code not in ADJUSTMENT_CATEGORIES:
        raise CannotStand("Choose what kind of adjustment it is.")
    if not words.strip():
        raise CannotStand("Say what services do differently.")
    if from_date > timezone.localdate(at):
        raise CannotStand("An adjustment is needed from today or an earlier day.")
    # `head` and not `person`: both are one person, and a page reads them together.
    return Adjustment.objects.create(person=head, code=code, words=words.strip(), from_date=from_date)


@transaction.atomic
def end_adjustment(
    *, adjustment: Adjustment, to_date: date, why: str, by: Account, at: datetime
) -> Adjustment:
    """Its last day, and why no longer. Raises NotAllowed, NoSuchPerson or CannotStand."""
    person_to_keep(adjustment.person, by=by, at=at)
    adjustment = Adjustment.objects.select_for_update().get(pk=adjustment.pk)
    if adjustment.to_date is not None:
        raise CannotStand("This has ended already.")
    check_ending(from_date=adjustment.from_date, to_date=to_date, why=why, today=timezone.localdate(at))
    adjustment.to_date, adjustment.ended_because = to_date, why.strip()
    adjustment.save(update_fields=["to_date", "ended_because"])
    return adjustment
