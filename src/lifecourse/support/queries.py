"""Who on the register may be read of by whom."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, dated
from lifecourse.people.api import (
    CannotStand,
    Person,
    Purpose,
    agreements_to,
    organisations_seeing,
    people_seen_by,
)
from lifecourse.support.kinds import TRANSFERRED
from lifecourse.support.models import (
    Coordinator,
    CrisisPlan,
    OnRegister,
    PlannedDischarge,
    RegisterDecision,
    SchoolPlace,
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
    seen = people_seen_by(account, on=on, at=at, permission=permission)
    return OnRegister.objects.filter(Exists(agreed), to_date=None, person__head__in=seen.values("pk"))


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


def school_places_seen_by(account: Account, *, on: date, at: datetime) -> QuerySet[SchoolPlace]:
    """Where young people live at a school today, of those whom the reader may see."""
    seen = people_seen_by(account, on=on, at=at)
    return (
        SchoolPlace.objects.filter(Q(dated(on)), person__head__in=seen.values("pk"))
        .annotate(head=F("person__head"))
        .order_by("-weeks", "school", "pk")
    )


def wards_of(person: Person) -> list[WardStay]:
    """Every ward on which a head was, oldest first."""
    found = WardStay.objects.filter(person__head=person).select_related("commissioner")
    return list(found.order_by("from_date", "pk"))


def stay_since(person: Person) -> date:
    """The day on which the stay that goes on began: wards that follow one another are one stay.

    Raises CannotStand where the person is not in hospital.
    """
    since: date | None = None
    for ward in reversed(wards_of(person)):
        if since is None and ward.to_date is not None:
            break
        if since is not None and (ward.how_left != TRANSFERRED or ward.to_date != since):
            break
        since = ward.from_date
    if since is None:
        raise CannotStand("This person is not in hospital by this record.")
    return since


def planned_discharges(person: Person, since: date) -> QuerySet[PlannedDischarge]:
    """The days by which somebody was to leave in a stay that began on a day, oldest first."""
    found = PlannedDischarge.objects.filter(person__head=person, stay_from=since)
    return found.select_related("by").order_by("said_on", "pk")


def wards_now_seen_by(account: Account, *, on: date, at: datetime) -> QuerySet[WardStay]:
    """Where people are in hospital today, of those whom the reader may see."""
    seen = people_seen_by(account, on=on, at=at)
    return WardStay.objects.filter(to_date=None, from_date__lte=on, person__head__in=seen.values("pk"))


def supported(heads: Collection[UUID], *, on: date) -> set[UUID]:
    """Those of these people who are on a register or in hospital on a day."""
    found: set[UUID] = set()
    for table in (OnRegister, WardStay):
        going_on = table._default_manager.filter(Q(to_date=None) | Q(to_date__gte=on), person__head__in=heads)
        found.update(going_on.values_list("person__head", flat=True))
    return found
