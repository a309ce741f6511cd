"""By when everybody in hospital is to have their next review, and by which rule, as pages read it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, Portrait, called_by, portraits_of
from lifecourse.standards.api import OutsideCalendar, Rules, timing_packs, working_days_of_england
from lifecourse.support.kinds import SECURE_WARDS
from lifecourse.support.models import Review, WardStay
from lifecourse.support.queries import wards_now_seen_by
from lifecourse.support.review_queries import entered_timings
from lifecourse.support.review_rules import (
    ImpossibleStay,
    Life,
    ReviewDue,
    Span,
    StayFacts,
    WardSince,
    review_due,
)
from lifecourse.support.stays_read import HospitalStay, joined


@dataclass(frozen=True, kw_only=True)
class NextReview:
    """The next review of somebody in hospital: by when it is due, why, and what is planned."""

    stay: HospitalStay
    due: ReviewDue | None
    # Why no day can be given, where the record or the calendar does not let anybody say.
    unknown: str
    planned: Review | None
    overdue: int

    @property
    def by(self) -> date | None:
        """By when, where anybody can say."""
        return self.due.by if self.due else None

    @property
    def meets(self) -> date | None:
        """On which day the one that is planned meets."""
        return timezone.localdate(self.planned.meets_at) if self.planned else None

    @property
    def planned_too_late(self) -> bool:
        """Whether the review that is planned meets after the day by which it is due."""
        return bool(self.by and self.meets and self.meets > self.by)


def next_reviews(
    heads: Sequence[Person], *, on: date, known: Mapping[Any, Portrait] | None = None
) -> dict[UUID, NextReview]:
    """The next review of each of these heads who is in hospital, in a fixed number of queries.

    `known` are their portraits, where somebody has read them already.
    """
    of_them = {"person__head__in": heads}
    wards: dict[UUID, list[WardStay]] = defaultdict(list)
    found = WardStay.objects.filter(**of_them).select_related("person", "commissioner")
    for ward in found.order_by("from_date", "pk"):
        wards[ward.person.head_id].append(ward)
    reviews: dict[UUID, list[Review]] = defaultdict(list)
    for review in Review.objects.filter(**of_them).select_related("person").order_by("at", "pk"):
        reviews[review.person.head_id].append(review)
    portraits = portraits_of(list(heads), today=on) if known is None else known
    rules = Rules(packs=timing_packs(), calendar=working_days_of_england(), entered=tuple(entered_timings()))
    answers = {}
    for head in heads:
        stays = joined(wards[head.pk], on=on)
        if stays and stays[-1].until is None:
            born, theirs = portraits[head.pk].birth_date, reviews[head.pk]
            answers[head.pk] = _next(stays[-1], born, theirs, on=on, rules=rules)
    return answers


def _next(
    stay: HospitalStay, born: date | None, reviews: Sequence[Review], *, on: date, rules: Rules
) -> NextReview:
    due, unknown = None, ""
    try:
        facts = StayFacts(
            life=Life(born=born, ehc_plans=_plans(reviews)),
            admitted_on=stay.since,
            wards=[
                WardSince(day=ward.from_date, secure=ward.ward_kind in SECURE_WARDS) for ward in stay.wards
            ],
        )
        held = [one.held_on for one in reviews if one.held_on and one.place == "hospital"]
        due = review_due(facts, held=held, on=on, rules=rules)
    except (ImpossibleStay, OutsideCalendar) as reason:
        unknown = str(reason)
    waiting = [one for one in reviews if one.held_on is None and not one.not_held_because]
    return NextReview(
        stay=stay,
        due=due,
        unknown=unknown,
        planned=waiting[-1] if waiting else None,
        overdue=due.overdue_days(on) if due else 0,
    )


def _plans(reviews: Iterable[Review]) -> list[Span]:
    """When there was an education, health and care plan, as each review said from the day it was planned.

    The last day of one is the day on which the next review said otherwise, so no day is without the plan
    by mistake.
    """
    spans: list[Span] = []
    since: date | None = None
    for review in reviews:
        day = timezone.localdate(review.at)
        if review.has_ehc_plan and since is None:
            since = day
        elif not review.has_ehc_plan and since is not None:
            spans.append(Span(from_date=since, to_date=day))
            since = None
    return [*spans, Span(from_date=since)] if since is not None else spans


@dataclass(frozen=True, kw_only=True)
class WhoIsDue:
    """One person in hospital, on the list of reviews that fall due."""

    person: Person
    called: str
    next: NextReview


def who_is_due(*, seen_by: Account, on: date, at: datetime) -> list[WhoIsDue]:
    """Everybody in hospital of whom the reader may know, the longest overdue first, after the unknown."""
    now = wards_now_seen_by(seen_by, on=on, at=at).select_related("person__head")
    heads = list({ward.person.head_id: ward.person.head for ward in now}.values())
    called, answers = called_by(heads, today=on), next_reviews(heads, on=on)
    there = [
        WhoIsDue(person=head, called=called[head.pk], next=answers[head.pk])
        for head in heads
        if head.pk in answers
    ]
    return sorted(there, key=lambda one: (one.next.by or date.min, one.called.lower(), str(one.person.pk)))


def reviews_overdue(*, seen_by: Account, on: date, at: datetime) -> int:
    """For how many people in hospital, of whom the reader may know, the review is overdue."""
    now = wards_now_seen_by(seen_by, on=on, at=at).select_related("person__head")
    heads = list({ward.person.head_id: ward.person.head for ward in now}.values())
    return sum(one.overdue > 0 for one in next_reviews(heads, on=on).values())
