"""Who may read what of reviews and promises. Every read begins at the people whom the reader may see."""

from datetime import date, datetime

from django.db.models import Prefetch, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission
from lifecourse.people.api import (
    Person,
    Purpose,
    agreements_to,
    opening_sights,
    organisations_seeing,
    people_seen_by,
)
from lifecourse.standards.api import EnteredTiming, Rules, timing_packs, working_days_of_england
from lifecourse.support.models import EnteredTime, Promise, PromiseStep, Review, ReviewSeat


def reviews_of(person: Person) -> QuerySet[Review]:
    """Every review of a head, the latest first."""
    return Review.objects.filter(person__head=person).select_related("held_by").order_by("-meets_at", "-pk")


def review_seen_by(
    account: Account,
    number: int,
    *,
    on: date,
    at: datetime,
    permission: Permission = Permission.SEE_PEOPLE,
) -> Review | None:
    """One review by its number, of somebody whom the reader may see."""
    seen = people_seen_by(account, on=on, at=at, permission=permission)
    found = Review.objects.filter(pk=number, person__head__in=seen.values("pk"))
    return found.select_related("person__head", "held_by").first()


def seat_seen_by(
    account: Account, number: int, *, on: date, at: datetime, permission: Permission
) -> ReviewSeat | None:
    """One seat on a panel by its number, of a review of somebody whom the reader may see."""
    seen = people_seen_by(account, on=on, at=at, permission=permission)
    found = ReviewSeat.objects.filter(pk=number, review__person__head__in=seen.values("pk"))
    return found.select_related("review__person__head", "review__held_by").first()


def agreed_to_review(review: Review, *, on: date) -> bool:
    """Whether the person agrees today to the review by whoever holds it, or it is in their best interests."""
    agreed = agreements_to(Purpose.REVIEW, on=on).filter(
        person__head=review.person.head_id, organisation=review.held_by_id
    )
    return agreed.exists()


def may_read_papers(review: Review, *, by: Account, on: date) -> bool:
    """Whether the papers of a review are open to a reader.

    Only while the person agrees to the review by whoever holds it, and for an organisation of the reader's.
    """
    agreed = agreements_to(Purpose.REVIEW, on=on).filter(person__head=review.person.head_id)
    organisations = set(agreed.values_list("organisation", flat=True))
    readers = set(organisations_seeing(by, on=on))
    return review.held_by_id in organisations and bool(organisations & readers)


def promises() -> QuerySet[Promise]:
    """Promises with everything that happened to each, in a fixed number of queries."""
    steps = PromiseStep.objects.select_related("by").order_by("at", "pk")
    found = Promise.objects.select_related("owner", "by", "review__held_by", "person__head")
    return found.prefetch_related(Prefetch("steps", steps)).order_by("due", "pk")


def promises_of(person: Person) -> QuerySet[Promise]:
    """Every promise about a head, the first due first."""
    return promises().filter(person__head=person)


def promises_owned(account: Account, *, on: date, at: datetime) -> QuerySet[Promise]:
    """What the reader's organisations promised about people whom the reader may see."""
    mine = organisations_seeing(account, on=on)
    seen = people_seen_by(account, on=on, at=at)
    return promises().filter(owner__in=mine, person__head__in=seen.values("pk"))


def promise_seen_by(
    account: Account, number: int, *, on: date, at: datetime, permission: Permission
) -> Promise | None:
    """One promise by its number, about somebody whom the reader may see."""
    seen = people_seen_by(account, on=on, at=at, permission=permission)
    return promises().filter(pk=number, person__head__in=seen.values("pk")).first()


def may_answer(promise: Promise, *, by: Account, on: date) -> bool:
    """Whether somebody may say that a promise was kept or refused.

    Whoever works for the organisation that owns it. Where that has no part in the person's life, and so
    reads nothing here, whoever held the review writes down what it said.
    """
    mine = organisations_seeing(by, on=on, permission=Permission.HOLD_REVIEWS)
    if promise.owner_id in mine:
        return True
    reads = opening_sights([promise.owner_id], on=on).filter(head=promise.person.head_id).exists()
    return not reads and promise.review.held_by_id in mine


def rules_of_reviews() -> Rules:
    """What says when reviews and their reports are due: packs, working days, and what was entered here."""
    return Rules(packs=timing_packs(), calendar=working_days_of_england(), entered=tuple(entered_timings()))


def entered_timings() -> list[EnteredTiming]:
    """The times that two people entered and confirmed from a policy, and that nobody stopped."""
    found = EnteredTime.objects.filter(stopped_at=None).exclude(confirmed_at=None)
    return [one.value for one in found.order_by("pk")]
