"""Restricting a record to those who are named, lifting that again, and keeping somebody out of a record."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Permission
from lifecourse.people.models import Person, Restriction, RestrictionException
from lifecourse.people.queries import NoSuchPerson, get_person, organisations_seeing, who_may_open

# Whoever writes down what somebody agrees to share, or answers for who looks at what.
MAY_RESTRICT = (Permission.KEEP_SHARING, Permission.SEE_LOOKS)


class UnableToRestrict(Exception):
    """A record cannot be restricted so; says why in words that a page can show."""


def person_to_restrict(person: Person, *, by: Account, at: datetime) -> Person:
    """The head, where `by` may restrict it through an organisation of theirs that sees this person.

    Raises NotAllowed for a role that restricts nobody, and NoSuchPerson for whoever is not to be seen.
    """
    on = timezone.localdate(at)
    if not any(organisations_seeing(by, on=on, permission=one) for one in MAY_RESTRICT):
        raise NotAllowed("Restricting a record needs a role that you do not hold.")
    for permission in MAY_RESTRICT:
        try:
            return get_person(person.pk, seen_by=by, on=on, at=at, permission=permission)
        except NoSuchPerson as reason:
            refused = reason
    raise refused


def restriction_of(person: Person, *, on: date) -> Restriction | None:
    """The restriction that is in force or still to come, if there is one."""
    lasting = Restriction.objects.filter(Q(to_date=None) | Q(to_date__gte=on), person__head=person.head_id)
    return lasting.select_related("by").order_by("from_date", "pk").first()


@transaction.atomic
def restrict(
    *,
    person: Person,
    reason: str,
    from_date: date,
    to_date: date | None = None,
    named: Iterable[Account],
    kept_out: Iterable[Account] = (),
    by: Account,
    at: datetime,
) -> Restriction:
    """From a day on only those named open this record; those kept out never do, restricted or not.

    `by` is always named. Raises NotAllowed, NoSuchPerson or UnableToRestrict.
    """
    head, today = person_to_restrict(person, by=by, at=at), timezone.localdate(at)
    Person.objects.select_for_update().get(pk=head.pk)
    if not reason.strip():
        raise UnableToRestrict("Say why this record is restricted.")
    if from_date < today:
        raise UnableToRestrict("A record is restricted from today or a later day.")
    if to_date is not None and to_date < from_date:
        raise UnableToRestrict("This would end before it begins.")
    if restriction_of(head, on=today) is not None:
        raise UnableToRestrict("This record is restricted already. Lift that first, or change who is named.")
    _write_names(head, named=named, kept_out=kept_out, by=by, at=at, restricted=True)
    return Restriction.objects.create(
        person=head, reason=reason.strip(), from_date=from_date, to_date=to_date, by=by
    )


@transaction.atomic
def change_names(
    *, person: Person, named: Iterable[Account], kept_out: Iterable[Account], by: Account, at: datetime
) -> None:
    """Say anew who may open a restricted record, and who is kept out of it, restricted or not.

    Raises NotAllowed, NoSuchPerson or UnableToRestrict.
    """
    head = person_to_restrict(person, by=by, at=at)
    Person.objects.select_for_update().get(pk=head.pk)
    restricted = restriction_of(head, on=timezone.localdate(at)) is not None
    _write_names(head, named=named, kept_out=kept_out, by=by, at=at, restricted=restricted)


@transaction.atomic
def lift_restriction(*, person: Person, why: str, by: Account, at: datetime) -> None:
    """Open a record again, at once, to everybody who may know of the person. Those kept out stay out.

    Raises NotAllowed, NoSuchPerson or UnableToRestrict.
    """
    head, today = person_to_restrict(person, by=by, at=at), timezone.localdate(at)
    Person.objects.select_for_update().get(pk=head.pk)
    if not why.strip():
        raise UnableToRestrict("Say why it is lifted.")
    restriction = restriction_of(head, on=today)
    if restriction is None:
        raise UnableToRestrict("This record is not restricted any more.")
    # Its last day was yesterday; one that began today, or has not begun, then never was in force.
    restriction.to_date = today - timedelta(days=1)
    restriction.lifted_by, restriction.lifted_at, restriction.lifted_why = by, at, why.strip()
    restriction.save()
    if restriction_of(head, on=today) is None:
        RestrictionException.objects.filter(person__head=head.pk, never=False).delete()


def _write_names(
    head: Person,
    *,
    named: Iterable[Account],
    kept_out: Iterable[Account],
    by: Account,
    at: datetime,
    restricted: bool,
) -> None:
    never = {account.pk: account for account in kept_out}
    may = {account.pk: account for account in named} | {by.pk: by} if restricted else {}
    if by.pk in never:
        raise UnableToRestrict("Nobody keeps themselves out: ask a colleague or your manager to do it.")
    if both := sorted(account.full_name for key, account in may.items() if key in never):
        raise UnableToRestrict(f"Named and kept out at once: {', '.join(both)}. Choose one.")
    if restricted and len(may) < 2:
        raise UnableToRestrict(
            "Name at least one colleague besides yourself, so that somebody can open it while you are away."
        )
    before = {
        (one.account_id, one.never): one for one in RestrictionException.objects.filter(person__head=head.pk)
    }
    after = {(key, False) for key in may} | {(key, True) for key in never}
    offered = {account.pk for account in who_may_open(head, on=timezone.localdate(at))}
    if any(key not in offered and (key, out) not in before for key, out in after):
        raise UnableToRestrict("Choose from those who work where this person is known.")
    for pair, one in before.items():
        if pair not in after:
            one.delete()
    RestrictionException.objects.bulk_create(
        RestrictionException(person=head, account_id=key, never=out)
        for key, out in sorted(after, key=str)
        if (key, out) not in before
    )
