"""Who may be seen by whom. Every read of a person begins here."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import (
    MAY,
    Organisation,
    Permission,
    Role,
    RoleHolding,
    dated,
    holdings_in_force,
)
from lifecourse.people.models import (
    AgreementParty,
    Choice,
    EmergencyLook,
    Person,
    PossibleMatch,
    Responsibility,
    Restriction,
    RestrictionException,
    Sight,
    SourceRecord,
)
from lifecourse.people.rules import SHARES, Part, Purpose


class NoSuchPerson(Exception):
    """There is nobody of that id whom this account may know of: the same words whether or not there is."""


def organisations_seeing(
    account: Account, *, on: date, permission: Permission = Permission.SEE_PEOPLE
) -> list[int]:
    """The organisations for which somebody's role lets them do this today."""
    roles = [role.value for role in Role if permission in MAY[role]]
    held = holdings_in_force(account, on=on).filter(role__in=roles)
    return list(held.values_list("organisation", flat=True).distinct())


def people_seen_by(
    account: Account, *, on: date, at: datetime, permission: Permission = Permission.SEE_PEOPLE
) -> QuerySet[Person]:
    """Everybody whom this account may know of: by a role, a legitimate relationship and a lawful basis."""
    seeing = organisations_seeing(account, on=on, permission=permission)
    # Whoever holds a record must be able to let it go, also when their part in a life is over.
    holds = permission in {Permission.ERASE_PEOPLE, Permission.KEEP_RETENTION}
    # Harm that is near is a reason to read. It is none to join two records, or to write down a decision.
    reads = permission is Permission.SEE_PEOPLE
    return people_seen_for(seeing, account=account, on=on, at=at, in_emergency=reads, holds=holds)


def people_seen_for(
    organisations: list[int],
    *,
    account: Account,
    on: date,
    at: datetime,
    in_emergency: bool = True,
    holds: bool = False,
) -> QuerySet[Person]:
    """Heads whom these organisations may know of, less the records that this account is kept out of.

    With `holds`, also those of whom a system of theirs holds a record since they had a part in their life.
    """
    sights = opening_sights(organisations, on=on).filter(head=OuterRef("pk"))
    known = Q(Exists(sights))
    if holds:
        for organisation in organisations:
            held = SourceRecord.objects.filter(person__head=OuterRef("pk"), system__organisation=organisation)
            # A list that one keeps for several holds people in whose life it never had a part. As one set:
            # asked for each person, a database reads the organisation's every part each time.
            had_a_part = Responsibility.objects.filter(organisation=organisation).values("person__head")
            known |= Q(Exists(held), pk__in=had_a_part)
    named = RestrictionException.objects.filter(person__head=OuterRef("pk"), account=account)
    restricted = Restriction.objects.filter(dated(on), person__head=OuterRef("pk"))
    emergency = EmergencyLook.objects.filter(
        person__head=OuterRef("pk"), account=account, until__gt=at, organisation__in=organisations
    )
    if not in_emergency:
        emergency = EmergencyLook.objects.none()
    return Person.objects.filter(
        (known & (~Exists(restricted) | Exists(named.filter(never=False)))) | Exists(emergency),
        ~Exists(named.filter(never=True)),
        head=F("pk"),
    )


def parties_in_force(on: date) -> QuerySet[AgreementParty]:
    """Who is party to which agreement on a day on which both are in force."""
    begun = Q(agreement__from_date__lte=on) & (Q(agreement__to_date=None) | Q(agreement__to_date__gte=on))
    return AgreementParty.objects.filter(dated(on), begun)


def opening_sights(organisations: list[int], *, on: date) -> QuerySet[Sight]:
    """By what these organisations may open a record on a day."""
    # To find out that two records are one is a machine's work; it opens nobody's record to a reader.
    of_them = Sight.objects.filter(dated(on), organisation__in=organisations)
    return of_them.exclude(purpose=Purpose.MATCHING.value)


def seen_through(people: Iterable[Person], *, by: Account, on: date) -> dict[UUID, list[str]]:
    """Through which of their organisations somebody sees each of these people, by id: codes, in order.

    Whoever is seen by none of them, as in an emergency, is counted to all: each answers for its own staff.
    """
    seeing = organisations_seeing(by, on=on)
    through: dict[UUID, list[str]] = {person.pk: [] for person in people}
    sights = opening_sights(seeing, on=on).filter(head__in=through)
    for head, code in sights.order_by("organisation__code").values_list("head", "organisation__code"):
        if code not in through[head]:
            through[head].append(code)
    everywhere = list(
        Organisation.objects.filter(pk__in=seeing).order_by("code").values_list("code", flat=True)
    )
    return {person: codes or everywhere for person, codes in through.items()}


def get_person(
    key: UUID,
    *,
    seen_by: Account,
    on: date,
    at: datetime,
    permission: Permission = Permission.SEE_PEOPLE,
) -> Person:
    """The head under which a person is read. Raises NoSuchPerson, also for those not to be seen.

    With another permission, those alone whom somebody's organisations with that permission may know of.
    """
    found = people_seen_by(seen_by, on=on, at=at, permission=permission).filter(group=key).first()
    if found is None:
        raise NoSuchPerson("There is nobody here whom you may see.")
    return found


def agreements_to(purpose: Purpose, *, on: date) -> QuerySet[Choice]:
    """Every decision to share for a purpose that stands on a day: the latest about one organisation."""
    same = Choice.objects.filter(
        person__head=OuterRef("person__head"),
        organisation=OuterRef("organisation"),
        purpose=purpose.value,
        decided_on__lte=on,
    )
    later = same.filter(
        Q(decided_on__gt=OuterRef("decided_on")) | Q(decided_on=OuterRef("decided_on"), pk__gt=OuterRef("pk"))
    )
    return Choice.objects.filter(
        Q(until=None) | Q(until__gte=on),
        ~Exists(later),
        purpose=purpose.value,
        outcome__in=[one.value for one in SHARES],
        decided_on__lte=on,
    )


def councils_responsible(heads: Iterable[UUID], *, on: date) -> dict[UUID, int]:
    """Which council was responsible for each of these heads on a day, the latest if several; one query."""
    rows = _councils(heads, on).values_list("person__head", "organisation", "from_date", "pk")
    latest = sorted(rows, key=lambda row: (row[2] or date.min, row[3]))
    return {head: council for head, council, *_ in latest}


def councils_by_name(heads: Iterable[UUID], *, on: date) -> dict[UUID, list[str]]:
    """The names of all councils that are responsible for each of these heads on a day, in order."""
    found: dict[UUID, list[str]] = {}
    rows = _councils(heads, on).order_by("organisation__name")
    for head, name in rows.values_list("person__head", "organisation__name").distinct():
        found.setdefault(head, []).append(name)
    return found


def _councils(heads: Iterable[UUID], on: date) -> QuerySet[Responsibility]:
    return Responsibility.objects.filter(dated(on), person__head__in=list(heads), part=Part.COUNCIL.value)


def who_may_open(person: Person, *, on: date) -> list[Account]:
    """Everybody whose role and organisation would open this record today, restricted or not: by name."""
    seeing = Sight.objects.filter(dated(on), head=person.head_id).exclude(purpose=Purpose.MATCHING.value)
    roles = [role.value for role in Role if Permission.SEE_PEOPLE in MAY[role]]
    held = RoleHolding.objects.filter(
        dated(on), role__in=roles, organisation__in=seeing.values("organisation")
    )
    found = Account.objects.filter(pk__in=held.values("account")).order_by("full_name", "email")
    return [account for account in found if account.may_sign_in(today=on)]


def where_they_work(accounts: Iterable[Account], *, on: date) -> dict[UUID, list[str]]:
    """For which organisations each of these accounts works with people's records today, by name."""
    works: dict[UUID, list[str]] = {account.pk: [] for account in accounts}
    roles = [role.value for role in Role if Permission.SEE_PEOPLE in MAY[role]]
    held = RoleHolding.objects.filter(dated(on), account__in=works, role__in=roles)
    for account, name in held.order_by("organisation__name").values_list("account", "organisation__name"):
        if name not in works[account]:
            works[account].append(name)
    return works


def emergencies_for(reader: Account, *, on: date) -> QuerySet[EmergencyLook]:
    """What was opened because harm was near, for the reader to know of: the latest first.

    By their own organisation's people, or of somebody in whose life their organisation has a part.
    """
    answering = organisations_seeing(reader, on=on, permission=Permission.SEE_LOOKS)
    sights = opening_sights(answering, on=on).filter(head=OuterRef("person__head"))
    kept_out = RestrictionException.objects.filter(
        person__head=OuterRef("person__head"), account=reader, never=True
    )
    return EmergencyLook.objects.filter(
        Q(organisation__in=answering) | Exists(sights), ~Exists(kept_out)
    ).select_related("account", "organisation", "judged_by")


def emergencies_to_judge(reader: Account, *, on: date) -> QuerySet[EmergencyLook]:
    """Of those, what nobody has judged yet. Nobody judges their own."""
    return emergencies_for(reader, on=on).filter(judged_at=None).exclude(account=reader)


def pairs_waiting(account: Account, *, on: date, at: datetime) -> QuerySet[PossibleMatch]:
    """Pairs that may be one person and wait for somebody: those of which this account may see both."""
    seen = people_seen_by(account, on=on, at=at, permission=Permission.MATCH_PEOPLE).values("pk")
    # A pair that became one person by another route has nothing left to compare.
    return (
        PossibleMatch.objects.filter(state="waiting", first__head__in=seen, second__head__in=seen)
        .exclude(first__head=F("second__head"))
        .select_related("first__head", "second__head")
    )
