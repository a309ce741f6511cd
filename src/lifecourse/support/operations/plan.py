"""Writing down what somebody needs, what is bought for it, who pays, and a dowry; each ends with a reason."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Permission
from lifecourse.people.api import CannotStand, Person, check_ending, end_line, must_say, person_to_keep
from lifecourse.support.models import Dowry, Need, Service, ServiceShare
from lifecourse.support.operations.pricing import priced
from lifecourse.support.reading.dowries import dowry_of_going_home
from lifecourse.support.reading.stays import stays_of

WHOLE = Decimal(100)
Funder = Organisation | None


@transaction.atomic
def add_need(
    *,
    person: Person,
    domain: str,
    words: str,
    wanted: str,
    health_points: int | None,
    council_points: int | None,
    from_date: date,
    by: Account,
    at: datetime,
) -> Need:
    """Write down a need and what is to come of it. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    must_say(words, "Say what this person needs support with.")
    must_say(wanted, "Ask the person what they want to come of it, and write that down.")
    if from_date > today:
        raise CannotStand("Write down a need on its day or later, not before.")
    if (health_points is None) is not (council_points is None):
        raise CannotStand("Give points for health and for the council, or for neither. 0 is a number too.")
    return Need.objects.create(
        person=head,
        domain=domain,
        words=words.strip(),
        wanted=wanted.strip(),
        health_points=health_points,
        council_points=council_points,
        from_date=from_date,
    )


@transaction.atomic
def reach(*, need: Need, on: date, words: str, by: Account, at: datetime) -> Need:
    """What somebody wanted is reached, with what shows it. Raises as `add_need`."""
    _, today = person_with_plan(need.person, by=by, at=at), timezone.localdate(at)
    kept = Need.objects.select_for_update().get(pk=need.pk)
    must_say(words, "Say how the person, or somebody who knows them, can tell.")
    if kept.reached_on is not None or kept.to_date is not None:
        raise CannotStand("This is reached or has ended already.")
    if not kept.from_date <= on <= today:
        raise CannotStand("Give a day since the need was written down, up to today.")
    kept.reached_on, kept.reached_words = on, words.strip()
    kept.save(update_fields=["reached_on", "reached_words"])
    return kept


@transaction.atomic
def end_need(*, need: Need, to_date: date, why: str, by: Account, at: datetime) -> Need:
    """Somebody no longer needs this; nothing may be bought for it any more. Raises as `add_need`."""
    _, today = person_with_plan(need.person, by=by, at=at), timezone.localdate(at)
    kept = Need.objects.select_for_update().get(pk=need.pk)
    if kept.to_date is not None:
        raise CannotStand("This has ended already.")
    check_ending(from_date=kept.from_date, to_date=to_date, why=why, today=today)
    going_on = [one for one in kept.services.all() if one.to_date is None or one.to_date > to_date]
    if going_on:
        raise CannotStand("Support for this need goes on after that day. End the support first.")
    kept.to_date, kept.ended_because = to_date, why.strip()
    kept.save(update_fields=["to_date", "ended_because"])
    return kept


@transaction.atomic
def add_service(
    *,
    person: Person,
    need: Need,
    words: str,
    provider: str,
    service_type: str,
    component: str,
    delivery: str,
    budget: str,
    route: str,
    price: Decimal,
    price_unit: str,
    units_a_week: Decimal | None,
    from_date: date,
    to_date: date | None,
    by: Account,
    at: datetime,
) -> Service:
    """Write down what is bought or given for a need. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    if need.person.head_id != head.pk or need.to_date is not None:
        raise CannotStand("Choose a need of this person that has not ended.")
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
    if (budget == "none") is not (route == ""):
        raise CannotStand("Say who holds the money where it is part of a budget, and only there.")
    return Service.objects.create(
        person=head,
        need=need,
        service_type=service_type,
        component=component,
        delivery=delivery,
        budget=budget,
        route=route,
        **bought,
    )


@transaction.atomic
def share_service(
    *,
    service: Service,
    percents: Mapping[Funder, Decimal],
    from_date: date | None,
    why: str,
    by: Account,
    at: datetime,
) -> list[ServiceShare]:
    """Say who pays how much of a service from a day on; at first, from its first day. Raises as `add_need`.

    `percents` are by organisation, and by None for the person's own money.
    """
    head = person_with_plan(service.person, by=by, at=at)
    kept = Service.objects.select_for_update().get(pk=service.pk)
    must_say(why, "Say by what this was decided, such as a panel or an assessment.")
    if sum(percents.values(), Decimal(0)) != WHOLE or any(part <= 0 for part in percents.values()):
        raise CannotStand(f"The parts come to {sum(percents.values(), Decimal(0)):f}, not to 100.")
    if any(part != part.quantize(Decimal("0.01")) for part in percents.values()):
        raise CannotStand("Give parts with two places after the point at most.")
    first = not kept.shares.exists()
    begins = kept.from_date if first or from_date is None else from_date
    if begins < kept.from_date or (kept.to_date is not None and begins > kept.to_date):
        raise CannotStand("Give a day on which this support is given.")
    return [
        ServiceShare.objects.create(
            person=head,
            service=kept,
            funder=funder,
            percent=part,
            from_date=begins,
            why=why.strip(),
            by=by,
            at=at,
        )
        for funder, part in percents.items()
    ]


@transaction.atomic
def end_service(*, service: Service, to_date: date, why: str, by: Account, at: datetime) -> Service:
    """Support ends on a day; what has not begun never cost anything. Raises as `add_need`."""
    _, today = person_with_plan(service.person, by=by, at=at), timezone.localdate(at)
    kept = Service.objects.select_for_update().get(pk=service.pk)
    if kept.ended_because:
        raise CannotStand("This has ended already.")
    if kept.from_date > today:
        must_say(why, "Say why it ends, for whoever reads it later.")
        kept.to_date, kept.never_began = kept.from_date, True
    else:
        check_ending(from_date=kept.from_date, to_date=to_date, why=why, today=today)
        kept.to_date = kept.from_date if kept.price_unit == "one-off" else to_date
    kept.ended_because = why.strip()
    kept.save(update_fields=["to_date", "never_began", "ended_because"])
    return kept


def left_hospital_on(head: Person, *, on: date) -> date | None:
    """The day on which the last stay of a head ended, where none goes on."""
    stays = stays_of(head, on=on)
    return stays[-1].until if stays else None


@transaction.atomic
def add_dowry(
    *,
    person: Person,
    paid_by: Organisation,
    paid_to: Organisation,
    amount: Decimal,
    per: str,
    left_on: date,
    agreed_on: date,
    agreed_in: str,
    by: Account,
    at: datetime,
) -> Dowry:
    """Write down a dowry, paid from the day of going home. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head, today = person_with_plan(person, by=by, at=at), timezone.localdate(at)
    must_say(agreed_in, "Say in which plan to move home it was agreed, and by whom.")
    if amount <= 0:
        raise CannotStand("Give an amount above nothing.")
    if agreed_on > today or left_on > today:
        raise CannotStand("Write it down once it is agreed and the person is at home.")
    if paid_by == paid_to:
        raise CannotStand("Nobody pays a dowry to themselves.")
    found = dowry_of_going_home(head, left_on=left_on, agreed_on=agreed_on)
    if not found.yes:
        raise CannotStand(f"A dowry needs five years or more in hospital. {found.why[0]}")
    if Dowry.objects.filter(person__head=head, to_date=None).exists():
        raise CannotStand("A dowry is paid for this person already. End that one first.")
    return Dowry.objects.create(
        person=head,
        paid_by=paid_by,
        paid_to=paid_to,
        amount=amount,
        per=per,
        from_date=left_on,
        agreed_on=agreed_on,
        agreed_in=agreed_in.strip(),
    )


@transaction.atomic
def end_dowry(*, dowry: Dowry, to_date: date, why: str, by: Account, at: datetime) -> Dowry:
    """A dowry ends on a day that is still paid for. Raises as `add_need`."""
    _, today = person_with_plan(dowry.person, by=by, at=at), timezone.localdate(at)
    return end_line(dowry, to_date=to_date, why=why, today=today)


def person_with_plan(person: Person, *, by: Account, at: datetime) -> Person:
    """The head, locked, where `by` may keep the plan of their support. Raises NotAllowed or NoSuchPerson."""
    return person_to_keep(person, by=by, at=at, permission=Permission.KEEP_SUPPORT_PLAN)
