"""Health standards that two people answer for, ratings by them, and screening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Permission, holds_anywhere
from lifecourse.people.api import (
    CannotStand,
    Person,
    check_cited,
    confirm_as_second,
    must_say,
    stop_counting,
)
from lifecourse.support.models import HealthRating, HealthStandard, RatedIndicator, Screening
from lifecourse.support.models.equality import RATING, SCREENING
from lifecourse.support.operations.plan import person_with_plan
from lifecourse.support.rules.health import NEEDS_NO_REASON, CannotRead, levels_of, parts_of


@dataclass(frozen=True, kw_only=True)
class Cited:
    """Where a standard stands, and when somebody read it there."""

    document: str
    section: str
    address: str
    read_on: date


@transaction.atomic
def enter_framework(
    *, name: str, parts: str, levels: str, cited: Cited, by: Account, at: datetime
) -> HealthStandard:
    """Enter a framework, as typed. Nobody is rated by it before a second person confirms it.

    Raises NotAllowed or CannotStand.
    """
    try:
        found, scale = parts_of(parts), levels_of(levels)
    except CannotRead as reason:
        raise CannotStand(str(reason)) from None
    plain = [{"name": part.name, "indicators": list(part.indicators)} for part in found]
    if any(len(one) > 300 for part in found for one in part.indicators):
        raise CannotStand("An indicator has 300 letters at most.")
    return _enter(by=by, at=at, cited=cited, kind=RATING, name=name, parts=plain, levels=scale)


@transaction.atomic
def enter_screening(*, name: str, whom: str, cited: Cited, by: Account, at: datetime) -> HealthStandard:
    """Enter a kind of screening and to whom it is offered. Raises as `enter_framework`."""
    must_say(whom, "Say to whom it is offered.")
    return _enter(by=by, at=at, cited=cited, kind=SCREENING, name=name, whom=whom.strip())


def _enter(*, by: Account, at: datetime, cited: Cited, name: str, **said: object) -> HealthStandard:
    _may(by, at)
    must_say(name, "Say what it is called.")
    where = (cited.document, cited.section, cited.address)
    check_cited(*where, read_on=cited.read_on, today=timezone.localdate(at))
    document, section, address = (words.strip() for words in where)
    return HealthStandard.objects.create(
        name=name.strip(),
        document=document,
        section=section,
        address=address,
        read_on=cited.read_on,
        entered_by=by,
        entered_at=at,
        **said,
    )


@transaction.atomic
def confirm_standard(*, standard: HealthStandard, by: Account, at: datetime) -> HealthStandard:
    """Agree, as a second person who read it there, that it counts. Raises NotAllowed or CannotStand."""
    kept = _locked(standard, by, at)
    return confirm_as_second(kept, answer_for="how somebody's health is judged", by=by, at=at)


@transaction.atomic
def stop_standard(*, standard: HealthStandard, why: str, by: Account, at: datetime) -> HealthStandard:
    """From now on nothing new is written by it; what was, stays. Raises NotAllowed or CannotStand."""
    return stop_counting(_locked(standard, by, at), why=why, by=by, at=at)


def _may(by: Account, at: datetime) -> None:
    if not holds_anywhere(by, Permission.KEEP_RULES, on=timezone.localdate(at)):
        raise NotAllowed("Entering how health is judged needs a role that you do not hold.")


def _locked(standard: HealthStandard, by: Account, at: datetime) -> HealthStandard:
    _may(by, at)
    return HealthStandard.objects.select_for_update(of=("self",)).get(pk=standard.pk)


@transaction.atomic
def rate(
    *,
    person: Person,
    standard: HealthStandard,
    on: date,
    rated_with: str,
    levels: Mapping[str, tuple[int, str]],
    by: Account,
    at: datetime,
) -> HealthRating:
    """Rate somebody's health; `levels` are, by indicator, the place of a level and what shows it.

    Raises NotAllowed, NoSuchPerson or CannotStand.
    """
    head = _counting(person, standard, RATING, on=on, by=by, at=at)
    must_say(rated_with, "Say who rated it, with whom.")
    known = {one for part in standard.parts for one in part["indicators"]}
    if not levels:
        raise CannotStand("Rate one thing at least.")
    for indicator, (level, evidence) in levels.items():
        if indicator not in known or not 0 <= level < len(standard.levels):
            raise CannotStand("Choose a level of this framework.")
        must_say(evidence, f"Say what shows it: {indicator}")
    made = HealthRating.objects.create(
        person=head, standard=standard, on=on, rated_with=rated_with.strip(), by=by, at=at
    )
    for indicator, (level, evidence) in levels.items():
        RatedIndicator.objects.create(
            person=head, rating=made, indicator=indicator, level=level, evidence=evidence.strip()
        )
    return made


@transaction.atomic
def note_screening(
    *,
    person: Person,
    standard: HealthStandard,
    on: date,
    outcome: str,
    why: str,
    next_step: str,
    by: Account,
    at: datetime,
) -> Screening:
    """Write down what became of an offer of screening. Raises NotAllowed, NoSuchPerson or CannotStand."""
    head = _counting(person, standard, SCREENING, on=on, by=by, at=at)
    if outcome not in NEEDS_NO_REASON:
        must_say(why, "Say why, in the person's own words where they said no.")
    return Screening.objects.create(
        person=head,
        standard=standard,
        on=on,
        outcome=outcome,
        why=why.strip(),
        next_step=next_step.strip(),
        by=by,
        at=at,
    )


def _counting(
    person: Person, standard: HealthStandard, kind: str, *, on: date, by: Account, at: datetime
) -> Person:
    head = person_with_plan(person, by=by, at=at)
    if standard.kind != kind or not standard.counts_now:
        raise CannotStand("Choose one that two people have confirmed.")
    if on > timezone.localdate(at):
        raise CannotStand("Write it down on its day or later, not before.")
    return head
