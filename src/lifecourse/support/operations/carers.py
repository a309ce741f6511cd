"""A carer's own record: beginning it, their assessment, their support, and what they let others know."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import CannotStand, Person, Relationship, end_line, must_say, own_record
from lifecourse.support.models import CarersAssessment, CarerShare, CarerSupport, Caring
from lifecourse.support.operations.plan import person_with_plan
from lifecourse.support.operations.pricing import priced
from lifecourse.support.reading.carers import seen_of
from lifecourse.support.rules.carers import HOURS_OF_A_WEEK


@transaction.atomic
def begin_caring(*, relationship: Relationship, agreed_on: date, by: Account, at: datetime) -> Caring:
    """A carer agreed to a record of their own. Raises NotAllowed, NoSuchPerson or CannotStand.

    Where the reader may not open a record of the carer, a new one begins: so nobody learns whether there is
    another, and nobody opens it by saying who cares.
    """
    today = timezone.localdate(at)
    if not relationship.is_unpaid_carer:
        raise CannotStand("Write down first that they are an unpaid carer.")
    if agreed_on > today:
        raise CannotStand("Ask them first. Give the day on which they agreed.")
    if seen_of(Caring.objects.filter(relationship=relationship), seen_by=by, at=at):
        raise CannotStand("They have a record of their own already, which you may open.")
    carer = own_record(relationship=relationship, by=by, at=at)
    return Caring.objects.create(person=carer, relationship=relationship, agreed_on=agreed_on, by=by, at=at)


@transaction.atomic
def offer_assessment(*, person: Person, offered_on: date, by: Account, at: datetime) -> CarersAssessment:
    """A carer was offered an assessment of their own. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    if offered_on > today:
        raise CannotStand("Write it down once it was offered.")
    if CarersAssessment.objects.filter(person__head=head, held_on=None, declined_on=None).exists():
        raise CannotStand("An assessment waits already. Say first whether it was held.")
    return CarersAssessment.objects.create(person=head, offered_on=offered_on)


@transaction.atomic
def decline_assessment(
    *, assessment: CarersAssessment, on: date, words: str, by: Account, at: datetime
) -> CarersAssessment:
    """The carer does not want one now, with what they said. Raises as `offer_assessment`."""
    kept = _waiting(assessment, on, by, at)
    must_say(words, "Say why not, in their words. It helps whoever offers it again.")
    kept.declined_on, kept.declined_words = on, words.strip()
    kept.save(update_fields=["declined_on", "declined_words"])
    return kept


@transaction.atomic
def hold_assessment(
    *,
    assessment: CarersAssessment,
    on: date,
    hours_a_week: int,
    willing: str,
    needs: str,
    wishes: str,
    eligible: str,
    eligible_words: str,
    outcome: str,
    look_by: date,
    by: Account,
    at: datetime,
) -> CarersAssessment:
    """An assessment was held, with what came of it. Raises as `offer_assessment`."""
    kept = _waiting(assessment, on, by, at)
    if not 0 <= hours_a_week <= HOURS_OF_A_WEEK:
        raise CannotStand(f"A week has {HOURS_OF_A_WEEK} hours.")
    must_say(needs, "Say what they need, or that they need nothing.")
    must_say(wishes, "Ask what they want to go on doing beside caring, or begin again.")
    if look_by <= on:
        raise CannotStand("Give a day after the assessment on which somebody looks again.")
    kept.held_on, kept.hours_a_week, kept.willing = on, hours_a_week, willing
    kept.needs, kept.wishes, kept.outcome = needs.strip(), wishes.strip(), outcome
    kept.eligible, kept.eligible_words, kept.look_by = eligible, eligible_words.strip(), look_by
    kept.save()
    return kept


def _waiting(assessment: CarersAssessment, on: date, by: Account, at: datetime) -> CarersAssessment:
    today = timezone.localdate(at)
    person_with_plan(assessment.person, by=by, at=at)
    kept = CarersAssessment.objects.select_for_update().get(pk=assessment.pk)
    if kept.held_on is not None or kept.declined_on is not None:
        raise CannotStand("What came of it is written down already.")
    if not kept.offered_on <= on <= today:
        raise CannotStand("Give a day since it was offered, up to today.")
    return kept


@transaction.atomic
def add_carer_support(
    *,
    person: Person,
    kind: str,
    words: str,
    provider: str,
    price: Decimal,
    price_unit: str,
    units_a_week: Decimal | None,
    from_date: date,
    to_date: date | None,
    by: Account,
    at: datetime,
) -> CarerSupport:
    """Write down what is bought or given for a carer. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    bought = priced(
        words=words,
        provider=provider,
        price=price,
        price_unit=price_unit,
        units_a_week=units_a_week,
        from_date=from_date,
        to_date=to_date,
        on=today,
    )
    return CarerSupport.objects.create(person=head, kind=kind, **bought)


@transaction.atomic
def end_carer_support(
    *, support: CarerSupport, to_date: date, why: str, by: Account, at: datetime
) -> CarerSupport:
    """Support for a carer ends. Raises as `add_carer_support`."""
    _, today = person_with_plan(support.person, by=by, at=at), timezone.localdate(at)
    return end_line(support, to_date=to_date, why=why, today=today)


@transaction.atomic
def share_as_carer(*, caring: Caring, words: str, agreed_on: date, by: Account, at: datetime) -> CarerShare:
    """What a carer agreed that others may read; what stood before is taken back that day.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head, today = person_with_plan(caring.person, by=by, at=at), timezone.localdate(at)
    must_say(words, "Write down what others may read, as the carer agreed it.")
    if agreed_on > today:
        raise CannotStand("Ask them first. Give the day on which they agreed.")
    for one in CarerShare.objects.select_for_update().filter(caring=caring, taken_back_on=None):
        _take_back(one, today)
    return CarerShare.objects.create(
        person=head, caring=caring, words=words.strip(), agreed_on=agreed_on, by=by, at=at
    )


@transaction.atomic
def take_back(*, share: CarerShare, by: Account, at: datetime) -> CarerShare:
    """A carer takes back what others may read: from now on nobody does. Raises as `share_as_carer`."""
    person_with_plan(share.person, by=by, at=at)
    kept = CarerShare.objects.select_for_update().get(pk=share.pk)
    if kept.taken_back_on is not None:
        raise CannotStand("This is taken back already.")
    return _take_back(kept, timezone.localdate(at))


def _take_back(share: CarerShare, on: date) -> CarerShare:
    share.taken_back_on = on
    share.save(update_fields=["taken_back_on"])
    return share
