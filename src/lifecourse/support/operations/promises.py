"""What a review recommended, as promises: made, asked about, kept with evidence or refused with a reason."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, check_may_for
from lifecourse.people.api import CannotStand, must_say
from lifecourse.support.kinds.reviews import Effect, Step
from lifecourse.support.models import Promise, PromiseStep, Review
from lifecourse.support.operations.reviews import person_in_review, review_held
from lifecourse.support.queries.reviews import may_answer
from lifecourse.support.reading.reviews import standing_of


@transaction.atomic
def make_promise(
    *,
    review: Review,
    words: str,
    owner: Organisation,
    who: str,
    due: date,
    evidence: str,
    effect: Effect,
    effect_days: int | None,
    effect_words: str,
    by: Account,
    at: datetime,
) -> Promise:
    """Write down what a review recommended, whose it is and by when. Raises as `review_held`."""
    kept = review_held(review, by=by, at=at)
    for said, asked in (
        (words, "Say what is to be done."),
        (who, "Say who does it: the role of one person there."),
        (evidence, "Say how anybody will see that it was done."),
    ):
        must_say(said, asked)
    if kept.held_on is not None and due < kept.held_on:
        raise CannotStand("It cannot be due before the review was held.")
    moves = effect is not Effect.NONE
    if moves and not effect_days:
        raise CannotStand("Say by how many days it moves the day of going home.")
    return Promise.objects.create(
        person=kept.person.head,
        review=kept,
        words=words.strip(),
        owner=owner,
        who=who.strip(),
        due=due,
        evidence=evidence.strip(),
        effect=effect.value,
        effect_days=effect_days if moves else None,
        effect_words=effect_words.strip(),
        by=by,
        at=at,
    )


@transaction.atomic
def chase(*, promise: Promise, words: str, by: Account, at: datetime) -> PromiseStep:
    """Write down that somebody asked what became of it. Raises NotAllowed, NoSuchPerson or CannotStand."""
    if standing_of(_locked(promise, by=by, at=at), on=timezone.localdate(at)).settled:
        raise CannotStand("This is settled already.")
    return _step(promise, Step.CHASED, words, asked="Say whom you asked, and what they said.", by=by, at=at)


@transaction.atomic
def meet(*, promise: Promise, words: str, seen_by: str, by: Account, at: datetime) -> PromiseStep:
    """The owner kept it: by what that is seen, and who saw it. Raises as `chase`."""
    _to_answer(promise, by=by, at=at)
    must_say(seen_by, "Say who saw it.")
    asked = "Say by what it is seen that this was done."
    return _step(promise, Step.MET, words, asked=asked, seen_by=seen_by, by=by, at=at)


@transaction.atomic
def refuse(*, promise: Promise, words: str, by: Account, at: datetime) -> PromiseStep:
    """The owner will not do it, and says why. Raises as `chase`."""
    _to_answer(promise, by=by, at=at)
    return _step(promise, Step.REFUSED, words, asked="Say why it is refused.", by=by, at=at)


@transaction.atomic
def reopen(*, promise: Promise, words: str, by: Account, at: datetime) -> PromiseStep:
    """Whoever held the review finds that it was not kept, or refused for no reason. Raises as `chase`."""
    kept, today = _locked(promise, by=by, at=at), timezone.localdate(at)
    check_may_for(by, Permission.HOLD_REVIEWS, organisation=kept.review.held_by, on=today)
    if not standing_of(kept, on=today).settled:
        raise CannotStand("This is open already.")
    return _step(promise, Step.REOPENED, words, asked="Say why it is open again.", by=by, at=at)


def _locked(promise: Promise, *, by: Account, at: datetime) -> Promise:
    person_in_review(promise.person, by=by, at=at)
    found = Promise.objects.select_for_update(of=("self",)).select_related("person__head", "review__held_by")
    return found.get(pk=promise.pk)


def _to_answer(promise: Promise, *, by: Account, at: datetime) -> None:
    kept, today = _locked(promise, by=by, at=at), timezone.localdate(at)
    if not may_answer(kept, by=by, on=today):
        raise NotAllowed(f"{kept.owner} says what became of this, and you do not work there.")
    if standing_of(kept, on=today).settled:
        raise CannotStand("This is settled already.")


def _step(
    promise: Promise,
    step: Step,
    words: str,
    *,
    asked: str,
    by: Account,
    at: datetime,
    seen_by: str = "",
) -> PromiseStep:
    must_say(words, asked)
    return PromiseStep.objects.create(
        person=promise.person.head,
        promise=promise,
        step=step.value,
        words=words.strip(),
        seen_by=seen_by.strip(),
        on=timezone.localdate(at),
        by=by,
        at=at,
    )
