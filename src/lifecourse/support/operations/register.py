"""Putting somebody on the register, deciding about them, and taking them off."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Permission, check_may_for
from lifecourse.people.api import (
    CannotStand,
    Person,
    Purpose,
    agreements_to,
    must_say,
    opening_sights,
    person_to_keep,
)
from lifecourse.support.kinds.register import RATING_WORDS, Rating
from lifecourse.support.models import OnRegister, RegisterDecision
from lifecourse.support.queries.register import decisions_of, entry_of, kept_for


@transaction.atomic
def add_to_register(
    *,
    person: Person,
    keeper: Organisation,
    why: str,
    rating: Rating,
    look_by: date,
    by: Account,
    at: datetime,
) -> OnRegister:
    """Put somebody on the register that an organisation keeps. Raises NotAllowed, NoSuchPerson, CannotStand.

    Only while they agree to it, or it was decided in their best interests: for that organisation, for the
    purpose of the register.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    check_may_for(by, Permission.KEEP_REGISTER, organisation=keeper, on=today)
    if not opening_sights([keeper.pk], on=today).filter(head=head).exists():
        raise CannotStand(f"{keeper} has no part in this person's life, so it keeps no register with them.")
    agreed = agreements_to(Purpose.REGISTER, on=today).filter(person__head=head, organisation=keeper)
    if not agreed.exists():
        raise CannotStand(
            f"Nobody has written down that this person agrees to be on the register of {keeper}, or that it "
            "is in their best interests. Write that decision down first."
        )
    if OnRegister.objects.filter(to_date=None, person__head=head, keeper=keeper).exists():
        raise CannotStand("This person is on the register already.")
    must_say(why, "Say why this person is put on the register.")
    entry = OnRegister.objects.create(person=head, keeper=keeper, from_date=today, why=why.strip(), by=by)
    _decide(entry, head, rating=rating, said=why, look_by=look_by, by=by, at=at)
    return entry


@transaction.atomic
def decide(
    *, person: Person, rating: Rating, said: str, look_by: date, seen: int, by: Account, at: datetime
) -> RegisterDecision:
    """Write down what was decided about somebody on the register: a step up or down, or that all stays.

    `seen` is the decision that stood when the page was opened. Raises NotAllowed, NoSuchPerson or
    CannotStand.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    entry = entry_of(head, seen_by=by, on=today, at=at, permission=Permission.KEEP_REGISTER)
    if entry is None:
        raise CannotStand("This person is not on a register that you keep.")
    stands = decisions_of(entry).first()
    if stands is not None and stands.pk != seen:
        raise CannotStand(
            f"{stands.by.full_name} has decided meanwhile: {stands.rating}. {stands.said} Read that first, "
            "then open this page anew."
        )
    return _decide(entry, head, rating=rating, said=said, look_by=look_by, by=by, at=at)


@transaction.atomic
def take_off_register(*, person: Person, why: str, by: Account, at: datetime) -> OnRegister:
    """Take somebody off the register today; what was decided stays in their record.

    Also where they no longer agree: then nobody reads the entry, and its keeper still ends it. Raises
    NotAllowed, NoSuchPerson or CannotStand.
    """
    head, today = person_on_register(person, by=by, at=at), timezone.localdate(at)
    entry = kept_for(head, by=by, on=today).select_for_update().order_by("from_date", "pk").first()
    if entry is None or entry.to_date is not None:
        raise CannotStand("This person is not on a register that you keep.")
    must_say(why, "Say why this person is taken off the register.")
    entry.to_date, entry.left_because = today, why.strip()
    entry.save(update_fields=["to_date", "left_because"])
    return entry


def person_on_register(person: Person, *, by: Account, at: datetime) -> Person:
    """The head, locked, where `by` may keep the register about them. Raises NotAllowed or NoSuchPerson."""
    return person_to_keep(person, by=by, at=at, permission=Permission.KEEP_REGISTER)


def _decide(
    entry: OnRegister,
    head: Person,
    *,
    rating: Rating,
    said: str,
    look_by: date,
    by: Account,
    at: datetime,
) -> RegisterDecision:
    today = timezone.localdate(at)
    must_say(said, "Say what was decided and why, for whoever reads it later.")
    if look_by <= today:
        raise CannotStand(
            f"Say by which day to come somebody looks again, while they are rated {rating.value}: "
            f"{RATING_WORDS[rating].lower()}."
        )
    return RegisterDecision.objects.create(
        person=head,
        entry=entry,
        on=today,
        rating=rating.value,
        said=said.strip(),
        look_by=look_by,
        by=by,
        at=at,
    )
