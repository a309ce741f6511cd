"""Who may speak or decide for a person, by what authority, and what was seen that shows it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.kinds import AUTHORITY_KINDS, CannotStand, authority_until, check_ending
from lifecourse.people.models import Authority, Relationship
from lifecourse.people.operations.keeping import person_to_keep
from lifecourse.people.reading import portraits_of


@transaction.atomic
def add_authority(
    *,
    relationship: Relationship,
    kind: str,
    about: str,
    evidence: str,
    seen_on: date,
    from_date: date,
    to_date: date | None = None,
    by: Account,
    at: datetime,
) -> Authority:
    """Write down that somebody around a person speaks for them.

    Parental responsibility ends by itself on the day before the person turns 18. Raises NotAllowed,
    NoSuchPerson or CannotStand.
    """
    head, today = person_to_keep(relationship.person, by=by, at=at), timezone.localdate(at)
    if kind not in AUTHORITY_KINDS:
        raise CannotStand("Choose by what authority.")
    if not about.strip():
        raise CannotStand("Say about what they may speak or decide.")
    if not evidence.strip():
        raise CannotStand("Say what you saw that shows it. Nobody speaks for somebody on their own word.")
    if seen_on > today or from_date > today:
        raise CannotStand("What you saw, and since when it holds, is today or an earlier day.")
    born = portraits_of([head], today=today)[head.pk].birth_date
    until = authority_until(kind, born=born, to_date=to_date, today=today)
    if until is not None and until < from_date:
        raise CannotStand("It would end before it begins.")
    return Authority.objects.create(
        person=head,
        relationship=relationship,
        kind=kind,
        about=about.strip(),
        evidence=evidence.strip(),
        seen_on=seen_on,
        from_date=from_date,
        to_date=until,
    )


@transaction.atomic
def end_authority(*, authority: Authority, to_date: date, why: str, by: Account, at: datetime) -> Authority:
    """Somebody no longer speaks for a person. Raises NotAllowed, NoSuchPerson or CannotStand."""
    person_to_keep(authority.person, by=by, at=at)
    authority, today = Authority.objects.select_for_update().get(pk=authority.pk), timezone.localdate(at)
    if authority.ended_because:
        raise CannotStand("This has ended already.")
    check_ending(from_date=authority.from_date, to_date=to_date, why=why, today=today)
    authority.to_date, authority.ended_because = to_date, why.strip()
    authority.save(update_fields=["to_date", "ended_because"])
    return authority
