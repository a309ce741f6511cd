"""What guards a record, for those who have it open: that it is restricted, or open in an emergency alone."""

from dataclasses import dataclass
from datetime import date, datetime

from lifecourse.accounts.api import Account
from lifecourse.people.models import EmergencyLook, Person, Restriction
from lifecourse.people.operations.restricting import MAY_RESTRICT, restriction_of
from lifecourse.people.queries import organisations_seeing, people_seen_for


@dataclass(frozen=True, kw_only=True)
class Guards:
    """A restriction in force or to come; until when an emergency keeps it open; whether to offer changes."""

    restriction: Restriction | None
    in_force: bool
    emergency_until: datetime | None
    may_restrict: bool


def guards_of(person: Person, *, reader: Account, on: date, at: datetime) -> Guards:
    """What the page says at its top to somebody who has the record open."""
    restriction = restriction_of(person, on=on)
    seeing = organisations_seeing(reader, on=on)
    without = people_seen_for(seeing, account=reader, on=on, at=at, in_emergency=False)
    emergency = EmergencyLook.objects.filter(person__head=person.pk, account=reader, until__gt=at)
    otherwise = without.filter(pk=person.pk).exists()
    restricting = (
        organisation
        for permission in MAY_RESTRICT
        for organisation in organisations_seeing(reader, on=on, permission=permission)
    )
    return Guards(
        restriction=restriction,
        in_force=restriction is not None and restriction.from_date <= on,
        emergency_until=None if otherwise else emergency.values_list("until", flat=True).first(),
        may_restrict=otherwise and any(restricting),
    )
