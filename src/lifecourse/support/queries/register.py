"""Who on the register may be read of by whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, dated
from lifecourse.people.api import (
    Person,
    Purpose,
    agreements_to,
    organisations_seeing,
    people_seen_by,
)
from lifecourse.support.models import (
    Coordinator,
    CrisisPlan,
    OnRegister,
    PlannedDischarge,
    RegisterDecision,
    WardStay,
)


def on_register_seen_by(
    account: Account, *, on: date, at: datetime, permission: Permission = Permission.SEE_PEOPLE
) -> QuerySet[OnRegister]:
    """Entries not ended, of those who agreed that one of the reader's organisations may know of it.

    Of people whom the reader may see at all: the register opens no record that is shut.
    """
    organisations = organisations_seeing(account, on=on, permission=permission)
    agreed = agreements_to(Purpose.REGISTER, on=on).filter(
        organisation__in=organisations, person__head=OuterRef("person__head")
    )
    # Asked of each, not listed first: SQLite would go through everybody who may be seen.
    seen = people_seen_by(account, on=on, at=at, permission=permission).filter(pk=OuterRef("person__head"))
    return OnRegister.objects.filter(Exists(agreed), Exists(seen), to_date=None)


def entry_of(
    person: Person,
    *,
    seen_by: Account,
    on: date,
    at: datetime,
    permission: Permission = Permission.SEE_PEOPLE,
) -> OnRegister | None:
    """The entry of a head that the reader may read; of two registers, the one that began first."""
    seen = on_register_seen_by(seen_by, on=on, at=at, permission=permission)
    return seen.filter(person__head=person).select_related("keeper").order_by("from_date", "pk").first()


def kept_for(person: Person, *, by: Account, on: date) -> QuerySet[OnRegister]:
    """Entries not ended on registers that `by` keeps, whatever the person agreed to: to take them off."""
    keeping = organisations_seeing(by, on=on, permission=Permission.KEEP_REGISTER)
    return OnRegister.objects.filter(to_date=None, person__head=person, keeper__in=keeping)


def decisions_of(entry: OnRegister) -> QuerySet[RegisterDecision]:
    """What was decided about somebody as long as they are on this register, the latest first."""
    return entry.decisions.select_related("by").order_by("-on", "-pk")


def coordinator_of(person: Person, *, on: date) -> Coordinator | None:
    """Who coordinates for a head today."""
    found = Coordinator.objects.filter(dated(on), person__head=person).select_related("account")
    return found.order_by("-from_date", "-pk").first()


def crisis_plan_of(person: Person) -> CrisisPlan | None:
    """The newest plan for a crisis of a head."""
    return CrisisPlan.objects.filter(person__head=person).order_by("-written_on", "-pk").first()


def wards_by_head(heads: Iterable[Person | UUID]) -> dict[UUID, list[WardStay]]:
    """Every ward on which each of these heads was, oldest first: one query however many they are."""
    found: dict[UUID, list[WardStay]] = defaultdict(list)
    wards = WardStay.objects.filter(person__head__in=list(heads)).select_related("person", "commissioner")
    for ward in wards.order_by("from_date", "pk"):
        found[ward.person.head_id].append(ward)
    return found


def planned_discharges(person: Person, since: date) -> QuerySet[PlannedDischarge]:
    """The days by which somebody was to leave in a stay that began on a day, oldest first."""
    found = PlannedDischarge.objects.filter(person__head=person, stay_from=since)
    return found.select_related("by").order_by("said_on", "pk")


def heads_in_hospital(account: Account, *, on: date, at: datetime) -> list[Person]:
    """Who is in hospital today, of those whom the reader may see."""
    seen = people_seen_by(account, on=on, at=at).filter(pk=OuterRef("person__head"))
    now = WardStay.objects.filter(Exists(seen), to_date=None, from_date__lte=on)
    return list(
        {ward.person.head_id: ward.person.head for ward in now.select_related("person__head")}.values()
    )


def supported(heads: Collection[UUID], *, on: date) -> set[UUID]:
    """Those of these people who are on a register or in hospital on a day."""
    found: set[UUID] = set()
    for table in (OnRegister, WardStay):
        going_on = table._default_manager.filter(Q(to_date=None) | Q(to_date__gte=on), person__head__in=heads)
        found.update(going_on.values_list("person__head", flat=True))
    return found
