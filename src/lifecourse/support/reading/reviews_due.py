"""By when everybody in hospital is to have their next review, and by which rule, as pages read it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, Portrait, called_by, portraits_of
from lifecourse.standards.api import OutsideCalendar, Rules
from lifecourse.support.kinds.stays import SECURE_WARDS
from lifecourse.support.models import Review
from lifecourse.support.queries.register import heads_in_hospital, wards_by_head
from lifecourse.support.queries.reviews import rules_of_reviews
from lifecourse.support.reading.stays import HospitalStay, joined
from lifecourse.support.rules.reviews import (
    ImpossibleStay,
    Life,
    ReviewDue,
    Span,
    StayFacts,
    WardSince,
    review_due,
)


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
    now: dict[UUID, HospitalStay] = {}
    for head, wards in wards_by_head(heads).items():
        stay = joined(wards, on=on)[-1]
        if stay.until is None:
            now[head] = stay
    reviews: dict[UUID, list[Review]] = defaultdict(list)
    held = Review.objects.filter(person__head__in=list(now)).annotate(under=F("person__head"))
    for review in held.order_by("at", "pk"):
        reviews[review.under].append(review)
    there = [head for head in heads if head.pk in now]
    portraits = portraits_of(there, today=on) if known is None else known
    rules = rules_of_reviews()
    return {
        head.pk: _next(now[head.pk], portraits[head.pk].birth_date, reviews[head.pk], on=on, rules=rules)
        for head in there
    }


def _next(
    stay: HospitalStay, born: date | None, reviews: Sequence[Review], *, on: date, rules: Rules
) -> NextReview:
    due, unknown = None, ""
    try:
        facts = StayFacts(
            life=Life(born=born, ehc_plans=plans_of(reviews)),
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


def plans_of(reviews: Iterable[Review]) -> list[Span]:
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
    heads = heads_in_hospital(seen_by, on=on, at=at)
    called, answers = called_by(heads, today=on), next_reviews(heads, on=on)
    there = [
        WhoIsDue(person=head, called=called[head.pk], next=answers[head.pk])
        for head in heads
        if head.pk in answers
    ]
    return sorted(there, key=lambda one: (one.next.by or date.min, one.called.lower(), str(one.person.pk)))


def reviews_overdue(*, seen_by: Account, on: date, at: datetime) -> int:
    """For how many people in hospital, of whom the reader may know, the review is overdue."""
    answers = next_reviews(heads_in_hospital(seen_by, on=on, at=at), on=on)
    return sum(one.overdue > 0 for one in answers.values())
