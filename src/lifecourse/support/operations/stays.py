"""Coming to hospital, moving between wards, the law somebody is there by, leave, and going home."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import (
    CannotStand,
    Person,
    Purpose,
    agreements_to,
    check_ending,
    end_line,
    must_say,
)
from lifecourse.support.kinds.register import Rating
from lifecourse.support.kinds.stays import TRANSFERRED
from lifecourse.support.models import (
    Delay,
    Leave,
    LegalStatus,
    OnRegister,
    PlannedDischarge,
    ReadyToLeave,
    RegisterDecision,
    WardStay,
)
from lifecourse.support.operations.register import person_on_register
from lifecourse.support.queries.register import planned_discharges
from lifecourse.support.reading.stays import stay_since

# Our own: how soon the register's meeting talks about somebody who came to hospital. That somebody who left
# stays red for two weeks is the practice of Lincolnshire (lincolnshire.gov.uk), not a national rule.
TALK_WITHIN = timedelta(days=7)
RED_AFTER_HOSPITAL = timedelta(days=14)


@transaction.atomic
def admit(
    *,
    person: Person,
    hospital: str,
    provider: str,
    ward_kind: str,
    commissioner: Organisation,
    came_from: str,
    why: str,
    km_from_home: int | None,
    legal: str,
    legal_words: str,
    on: date,
    by: Account,
    at: datetime,
    run_by: str = "",
) -> WardStay:
    """Write down that somebody came to hospital. Raises NotAllowed, NoSuchPerson or CannotStand.

    Whoever agreed to be on the register is rated blue from today.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _check_day(on, today)
    must_say(hospital, "Say which hospital it is.")
    must_say(provider, "Say who runs the hospital.")
    must_say(why, "Say why this person came to hospital.")
    before = WardStay.objects.filter(person__head=head).order_by("-from_date", "-pk").first()
    if before is not None and before.to_date is None:
        raise CannotStand("This person is in hospital already. Write down a move to another ward instead.")
    if before is not None and before.to_date is not None and on < before.to_date:
        raise CannotStand(f"The stay before it lasted until {before.to_date:%-d %B %Y}, which is later.")
    stay = WardStay.objects.create(
        person=head,
        hospital=hospital.strip(),
        provider=provider.strip(),
        run_by=run_by,
        ward_kind=ward_kind,
        commissioner=commissioner,
        came_from=came_from,
        why=why.strip(),
        km_from_home=km_from_home,
        from_date=on,
    )
    _stand(head, legal, legal_words, on)
    said = f"Came to {stay.hospital} on {on:%-d %B %Y}: {stay.why}"
    _rate(head, Rating.BLUE, said, today + TALK_WITHIN, by=by, at=at)
    return stay


@transaction.atomic
def move_ward(
    *,
    person: Person,
    hospital: str,
    provider: str,
    ward_kind: str,
    commissioner: Organisation,
    why: str,
    km_from_home: int | None,
    on: date,
    by: Account,
    at: datetime,
    run_by: str = "",
) -> WardStay:
    """Write down a move to another ward or hospital: the stay goes on. Raises as `admit`."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _check_day(on, today)
    must_say(hospital, "Say which hospital it is.")
    must_say(provider, "Say who runs the hospital.")
    must_say(why, "Say why they move.")
    stay = _stay_now(head)
    if on < stay.from_date:
        raise CannotStand(f"They came to this ward on {stay.from_date:%-d %B %Y}, which is later.")
    _leave_ward(stay, on, TRANSFERRED, why)
    return WardStay.objects.create(
        person=head,
        hospital=hospital.strip(),
        provider=provider.strip(),
        run_by=run_by,
        ward_kind=ward_kind,
        commissioner=commissioner,
        came_from=TRANSFERRED,
        why=why.strip(),
        km_from_home=km_from_home,
        from_date=on,
    )


@transaction.atomic
def discharge(*, person: Person, on: date, how_left: str, why: str, by: Account, at: datetime) -> WardStay:
    """Write down that somebody left hospital: law, leave and delays end with it.

    Whoever is on the register is rated red for two weeks, unless they died. Raises NotAllowed, NoSuchPerson
    or CannotStand.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _check_day(on, today)
    must_say(why, "Say how they left, for whoever reads it later.")
    stay = _stay_now(head)
    if on < stay.from_date:
        raise CannotStand(f"They came to this ward on {stay.from_date:%-d %B %Y}, which is later.")
    _leave_ward(stay, on, how_left, why)
    for table in (LegalStatus, Leave, ReadyToLeave, Delay):
        for line in table._default_manager.select_for_update().filter(person__head=head, to_date=None):
            # What began after that day never was.
            line.to_date = max(on, line.from_date)
            if isinstance(line, Delay):
                line.ended_because = "They left hospital."
            line.save()
    if how_left != "died":
        said = f"Left hospital on {on:%-d %B %Y}: {why.strip()}"
        _rate(head, Rating.RED, said[:1000], today + RED_AFTER_HOSPITAL, by=by, at=at)
    return stay


@transaction.atomic
def change_legal_status(
    *, person: Person, kind: str, words: str, on: date, by: Account, at: datetime
) -> LegalStatus:
    """From that day somebody is in hospital by another law. Raises NotAllowed, NoSuchPerson, CannotStand."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _check_day(on, today)
    _stay_now(head)
    return _stand(head, kind, words, on)


@transaction.atomic
def begin_leave(*, person: Person, kind: str, words: str, on: date, by: Account, at: datetime) -> Leave:
    """Somebody is away from the ward, and the bed is kept. Raises NotAllowed, NoSuchPerson, CannotStand."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _check_day(on, today)
    stay = _stay_now(head)
    if on < stay.from_date:
        raise CannotStand("They were not on this ward yet on that day.")
    if Leave.objects.filter(person__head=head, to_date=None).exists():
        raise CannotStand("They are away already. End that first.")
    return Leave.objects.create(person=head, kind=kind, words=words.strip(), from_date=on)


@transaction.atomic
def end_leave(*, leave: Leave, on: date, by: Account, at: datetime) -> Leave:
    """Somebody is back on the ward. Raises NotAllowed, NoSuchPerson or CannotStand."""
    _, today = person_on_register(leave.person, by=by, at=at), timezone.localdate(at)
    kept = Leave.objects.select_for_update().get(pk=leave.pk)
    if kept.to_date is not None:
        raise CannotStand("They came back already.")
    check_ending(from_date=kept.from_date, to_date=on, why="They came back.", today=today)
    kept.to_date = on
    kept.save(update_fields=["to_date"])
    return kept


@transaction.atomic
def plan_discharge(
    *, person: Person, planned_for: date, why: str, by: Account, at: datetime
) -> PlannedDischarge:
    """Say by which day somebody is to leave; the days said before stay. Raises as `admit`."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _stay_now(head)
    if planned_for < today:
        raise CannotStand("Give a day to come.")
    before = planned_discharges(head, stay_since(head, on=today)).last()
    if before is not None and before.planned_for == planned_for:
        raise CannotStand("This day is planned already.")
    must_say(why, "Say what this day depends on, or why it changed.")
    return PlannedDischarge.objects.create(
        person=head,
        stay_from=stay_since(head, on=today),
        planned_for=planned_for,
        why=why.strip(),
        said_on=today,
        by=by,
        at=at,
    )


@transaction.atomic
def say_ready(*, person: Person, from_date: date, decided_by: str, by: Account, at: datetime) -> ReadyToLeave:
    """Write down that somebody is well enough to leave. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _check_day(from_date, today)
    _stay_now(head)
    must_say(decided_by, "Say who decided it, such as the responsible clinician.")
    if from_date < stay_since(head, on=today):
        raise CannotStand("They were not in hospital yet on that day.")
    if ReadyToLeave.objects.filter(person__head=head, to_date=None).exists():
        raise CannotStand("This is written down already.")
    return ReadyToLeave.objects.create(person=head, from_date=from_date, decided_by=decided_by.strip())


@transaction.atomic
def add_delay(
    *,
    person: Person,
    cause: str,
    sector: str,
    words: str,
    who_acts: str,
    removed_by: str,
    by_date: date,
    holds_the_day: bool,
    from_date: date,
    by: Account,
    at: datetime,
) -> Delay:
    """Write down what stands between somebody and going home, who removes it, how and by when.

    Raises as `admit`.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    _check_day(from_date, today)
    _stay_now(head)
    must_say(words, "Say what stands in the way.")
    must_say(who_acts, "Say who does something about it: a role and an organisation.")
    must_say(removed_by, "Say what removes it.")
    if from_date < stay_since(head, on=today):
        raise CannotStand("They were not in hospital yet on that day.")
    if by_date < from_date:
        raise CannotStand("It would be removed before it began.")
    return Delay.objects.create(
        person=head,
        cause=cause,
        sector=sector,
        words=words.strip(),
        who_acts=who_acts.strip(),
        removed_by=removed_by.strip(),
        by_date=by_date,
        holds_the_day=holds_the_day,
        from_date=from_date,
    )


@transaction.atomic
def end_delay(*, delay: Delay, to_date: date, why: str, by: Account, at: datetime) -> Delay:
    """Something no longer stands in the way. Raises NotAllowed, NoSuchPerson or CannotStand."""
    _, today = person_on_register(delay.person, by=by, at=at), timezone.localdate(at)
    return end_line(delay, to_date=to_date, why=why, today=today)


def _stay_now(head: Person) -> WardStay:
    stay = WardStay.objects.select_for_update().filter(person__head=head, to_date=None).first()
    if stay is None:
        raise CannotStand("This person is not in hospital by this record.")
    return stay


def _leave_ward(stay: WardStay, on: date, how_left: str, why: str) -> None:
    stay.to_date, stay.how_left, stay.left_because = on, how_left, why.strip()
    stay.save(update_fields=["to_date", "how_left", "left_because"])


def _stand(head: Person, kind: str, words: str, on: date) -> LegalStatus:
    if kind == "other":
        must_say(words, "Say by which law.")
    for before in LegalStatus.objects.select_for_update().filter(person__head=head, to_date=None):
        if on < before.from_date:
            raise CannotStand(f"Another law stands since {before.from_date:%-d %B %Y}, which is later.")
        if before.kind == kind:
            raise CannotStand("This stands already.")
        before.to_date = on
        before.save(update_fields=["to_date"])
    return LegalStatus.objects.create(person=head, kind=kind, words=words.strip(), from_date=on)


def _rate(head: Person, rating: Rating, said: str, look_by: date, *, by: Account, at: datetime) -> None:
    """A stay changes the rating of whoever agreed to be on a register, whoever keeps it."""
    today = timezone.localdate(at)
    for entry in OnRegister.objects.filter(person__head=head, to_date=None):
        agreed = agreements_to(Purpose.REGISTER, on=today).filter(
            person__head=head, organisation=entry.keeper_id
        )
        if agreed.exists():
            RegisterDecision.objects.create(
                person=head,
                entry=entry,
                on=today,
                rating=rating.value,
                said=said[:1000],
                look_by=look_by,
                by=by,
                at=at,
            )


def _check_day(on: date, today: date) -> None:
    if on > today:
        raise CannotStand("Write it down on its day or later, not before.")
