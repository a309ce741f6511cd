"""Made-up histories in a demonstration: stays, the register, schools, plans and reviews of made-up people."""

from datetime import datetime, timedelta
from itertools import batched

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.engine.synthetic import MadeEntry, MadeHistory, MadeStay, histories, package_of
from lifecourse.organisations.api import Organisation, OrganisationKind
from lifecourse.people.api import Person, Purpose, choose_for_made_up, made_up_people
from lifecourse.safekeeping.api import take_stock
from lifecourse.support.kinds.stays import SECURE_WARDS
from lifecourse.support.models import (
    Coordinator,
    CrisisPlan,
    Delay,
    LegalStatus,
    OnRegister,
    PlannedDischarge,
    ReadyToLeave,
    RegisterDecision,
    RiskFactor,
    SchoolPlace,
    WardStay,
)
from lifecourse.support.setting_up.growing_up import Youngster, set_up_growing_up
from lifecourse.support.setting_up.plans import Responsible, write_package
from lifecourse.support.setting_up.ways import set_up_ways

AT_ONCE = 200
# A demonstration has fewer people than a partnership, and as much to show.
TIMES = 4
# Beds that NHS England pays for.
NATIONAL = SECURE_WARDS | {"children"}


def set_up_histories(*, seed: int, by: Account, at: datetime) -> int:
    """Give made-up people histories, and return how many have one. Twice changes nothing.

    `by` is the made-up colleague who wrote it all down.
    """
    if WardStay.objects.exists() or OnRegister.objects.exists():
        return 0
    today = timezone.localdate(at)
    known = made_up_people(on=today)
    made = list(
        histories(seed=seed, born=[(one.number, one.birth_date) for one in known], today=today, times=TIMES)
    )
    people = {one.number: one for one in known}
    for chunk in batched(made, AT_ONCE):
        with transaction.atomic():
            for one in chunk:
                who = people[one.person]
                write_history(one, who.head, who.commissioner, by=by, at=at)
                package = package_of(one, born=who.birth_date, seed=seed, today=today)
                last_ward = one.stays[-1].wards[-1].kind if one.stays else ""
                responsible = Responsible(
                    health=who.commissioner,
                    council=who.council,
                    holds=_payer(last_ward, who.commissioner),
                    by=by,
                    at=at,
                )
                write_package(package, who.head, who.birth_date, responsible)
    set_up_ways(by=by, at=at)
    young = [
        Youngster(number=one.number, head=one.head, born=one.birth_date, council=one.council)
        for one in known
        if one.council is not None
    ]
    with transaction.atomic():
        set_up_growing_up(young, seed=seed, by=by, at=at)
    take_stock()
    return len(made)


def write_history(
    made: MadeHistory, head: Person, commissioner: Organisation, *, by: Account, at: datetime
) -> None:
    """Write down what happened to somebody made up, whose bed and register a commissioner keeps."""
    for stay in made.stays:
        _stay(stay, head, commissioner, by=by, at=at)
    if made.school:
        school, weeks, since = made.school
        SchoolPlace.objects.create(person=head, school=school, weeks=weeks, from_date=since)
    if made.entry:
        _entry(made.entry, head, commissioner, by=by, at=at)


def _payer(ward_kind: str, commissioner: Organisation) -> Organisation:
    """NHS England's own commissioners for beds that it pays for, where there are any."""
    national = Organisation.objects.filter(kind=OrganisationKind.SPECIALISED_COMMISSIONING.value).first()
    return national if national and ward_kind in NATIONAL else commissioner


def _stay(made: MadeStay, head: Person, commissioner: Organisation, *, by: Account, at: datetime) -> None:
    WardStay.objects.bulk_create(
        WardStay(
            person=head,
            hospital=ward.hospital,
            provider=ward.provider,
            run_by=ward.run_by,
            ward_kind=ward.kind,
            commissioner=_payer(ward.kind, commissioner),
            came_from=ward.came_from,
            why=ward.why,
            km_from_home=ward.km,
            from_date=ward.from_date,
            to_date=ward.to_date,
            how_left=ward.how_left,
            left_because=ward.left_because,
        )
        for ward in made.wards
    )
    LegalStatus.objects.bulk_create(
        LegalStatus(person=head, kind=kind, from_date=since, to_date=until)
        for kind, since, until in made.laws
    )
    PlannedDischarge.objects.bulk_create(
        PlannedDischarge(
            person=head,
            stay_from=made.wards[0].from_date,
            planned_for=day,
            why=why,
            said_on=said,
            by=by,
            at=at,
        )
        for said, day, why in made.planned
    )
    if made.ready:
        ReadyToLeave.objects.create(person=head, from_date=made.ready, decided_by="Responsible clinician")
    Delay.objects.bulk_create(
        Delay(
            person=head,
            cause=cause,
            sector=sector,
            words=words,
            who_acts=who,
            removed_by="A decision of the panel that meets every second Tuesday",
            by_date=timezone.localdate(at) + timedelta(days=14),
            from_date=since,
        )
        for cause, sector, words, who, since in made.delays
    )


def _entry(made: MadeEntry, head: Person, keeper: Organisation, *, by: Account, at: datetime) -> None:
    choose_for_made_up(head, keeper, Purpose.REGISTER, on=made.from_date, at=at)
    entry = OnRegister.objects.create(
        person=head, keeper=keeper, from_date=made.from_date, why=made.why, by=by
    )
    RegisterDecision.objects.bulk_create(
        RegisterDecision(
            person=head, entry=entry, on=day, rating=rating, said=said, look_by=look_by, by=by, at=at
        )
        for day, rating, said, look_by in made.decisions
    )
    RiskFactor.objects.bulk_create(
        RiskFactor(person=head, kind=kind, words=words, helps=helps, from_date=since)
        for kind, words, helps, since in made.risks
    )
    if made.crisis_plan_on:
        CrisisPlan.objects.create(
            person=head,
            signs="Walks up and down. Later says the same word again and again.",
            helps="A drink of water, the garden, and nobody asking questions.",
            makes_it_worse="Many people talking at once.",
            whom_to_call="The team by day; the family at night.",
            instead_of_hospital="The short-stay flat, for up to two weeks.",
            written_with="their support worker, with them and the family",
            written_on=made.crisis_plan_on,
            by=by,
            at=at,
        )
    if made.has_coordinator:
        Coordinator.objects.create(
            person=head, account=by, telephone="01632 960199", from_date=made.from_date
        )
