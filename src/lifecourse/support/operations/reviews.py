"""Planning and holding a review: who sits, which papers came, what was found, and the report."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Permission, check_may_for
from lifecourse.people.api import CannotStand, Person, must_say, opening_sights, person_to_keep, portraits_of
from lifecourse.support.kinds.reviews import PAPERS, PARTS, QUESTIONS
from lifecourse.support.models import Review, ReviewFinding, ReviewPaper, ReviewSeat, WardStay
from lifecourse.support.queries.reviews import agreed_to_review
from lifecourse.support.rules.promises import kind_of

NOT_AGREED = (
    "Nobody has written down that this person agrees to the review today, or that it is in their best "
    "interests. Write that decision down first."
)


@transaction.atomic
def plan_review(
    *,
    person: Person,
    held_by: Organisation,
    has_ehc_plan: bool,
    meets_at: datetime,
    by: Account,
    at: datetime,
) -> Review:
    """Plan a review of somebody's care. Raises NotAllowed, NoSuchPerson or CannotStand.

    It is planned whether or not they agree: asking them is part of it. Nothing is read and nothing held
    before they do.
    """
    head, today = person_in_review(person, by=by, at=at), timezone.localdate(at)
    check_may_for(by, Permission.HOLD_REVIEWS, organisation=held_by, on=today)
    if not opening_sights([held_by.pk], on=today).filter(head=head).exists():
        raise CannotStand(f"{held_by} has no part in this person's life, so it holds no review of it.")
    if meets_at <= at:
        raise CannotStand("Give a day and time to come.")
    waiting = Review.objects.filter(person__head=head, held_on=None, not_held_because="")
    if waiting.exists():
        raise CannotStand("A review is planned already. Say what became of that one first.")
    born = portraits_of([head], today=today)[head.pk].birth_date
    return Review.objects.create(
        person=head,
        kind=kind_of(born, has_ehc_plan=has_ehc_plan, on=timezone.localdate(meets_at)).value,
        place="hospital" if _in_hospital(head, today) else "community",
        has_ehc_plan=has_ehc_plan,
        held_by=held_by,
        meets_at=meets_at,
        by=by,
        at=at,
    )


@transaction.atomic
def move_review(*, review: Review, meets_at: datetime, by: Account, at: datetime) -> Review:
    """The review meets at another time. Raises NotAllowed, NoSuchPerson or CannotStand."""
    kept = _waiting(review, by=by, at=at)
    if meets_at <= at:
        raise CannotStand("Give a day and time to come.")
    born = portraits_of([kept.person.head], today=timezone.localdate(at))[kept.person.head_id].birth_date
    kept.meets_at = meets_at
    kept.kind = kind_of(born, has_ehc_plan=kept.has_ehc_plan, on=timezone.localdate(meets_at)).value
    kept.save(update_fields=["meets_at", "kind"])
    return kept


@transaction.atomic
def seat(*, review: Review, part: str, name: str, comes_from: str, by: Account, at: datetime) -> ReviewSeat:
    """Say who sits on the panel, as what and from where. Raises NotAllowed, NoSuchPerson, CannotStand."""
    kept = _waiting(review, by=by, at=at)
    _known(part, PARTS)
    must_say(name, "Say who it is.")
    must_say(comes_from, "Say from which organisation, or by whom they were asked.")
    if part == "chair" and kept.seats.filter(part="chair").exists():
        raise CannotStand("Somebody leads this review already.")
    return ReviewSeat.objects.create(
        person=kept.person.head, review=kept, part=part, name=name.strip(), comes_from=comes_from.strip()
    )


@transaction.atomic
def unseat(*, taken: ReviewSeat, by: Account, at: datetime) -> None:
    """Somebody does not sit on the panel after all. Raises NotAllowed, NoSuchPerson or CannotStand."""
    _waiting(taken.review, by=by, at=at)
    taken.delete()


@transaction.atomic
def receive_paper(
    *, review: Review, kind: str, received_on: date, where: str, by: Account, at: datetime
) -> ReviewPaper:
    """Write down that a paper came. Raises NotAllowed, NoSuchPerson or CannotStand, also without consent."""
    kept, today = _waiting(review, by=by, at=at), timezone.localdate(at)
    _agreed(kept, today)
    _known(kind, PAPERS)
    if received_on > today:
        raise CannotStand("Write down a paper once it has come.")
    must_say(where, "Say where it is kept, so that the panel finds it.")
    if kept.papers.filter(kind=kind).exists():
        raise CannotStand("This paper has come already.")
    return ReviewPaper.objects.create(
        person=kept.person.head, review=kept, kind=kind, received_on=received_on, where=where.strip()
    )


@transaction.atomic
def send_papers(*, review: Review, by: Account, at: datetime) -> Review:
    """Write down that the papers went to the panel now. Raises as `receive_paper`."""
    kept = _waiting(review, by=by, at=at)
    _agreed(kept, timezone.localdate(at))
    if kept.papers_sent_at is not None:
        raise CannotStand("The papers have gone to the panel already.")
    if not kept.papers.exists():
        raise CannotStand("No paper has come yet.")
    kept.papers_sent_at = at
    kept.save(update_fields=["papers_sent_at"])
    return kept


@transaction.atomic
def hold_review(*, review: Review, held_on: date, outcome: str, by: Account, at: datetime) -> Review:
    """Write down that a review was held, and what came of it. Raises as `receive_paper`."""
    kept, today = _waiting(review, by=by, at=at), timezone.localdate(at)
    if held_on > today or held_on < timezone.localdate(kept.at):
        raise CannotStand("Give the day on which it met: after it was planned, and not to come.")
    if not agreed_to_review(kept, on=held_on):
        raise CannotStand(NOT_AGREED)
    must_say(outcome, "Say what came of it.")
    if not kept.seats.filter(part="chair").exists():
        raise CannotStand("Say who led it first.")
    born = portraits_of([kept.person.head], today=today)[kept.person.head_id].birth_date
    kept.held_on, kept.outcome = held_on, outcome.strip()
    kept.place = "hospital" if _in_hospital(kept.person.head, held_on) else "community"
    # Somebody who came of age since it was planned has the review of that day.
    kept.kind = kind_of(born, has_ehc_plan=kept.has_ehc_plan, on=held_on).value
    kept.save(update_fields=["held_on", "outcome", "place", "kind"])
    return kept


@transaction.atomic
def call_off(*, review: Review, why: str, by: Account, at: datetime) -> Review:
    """Write down why a review was not held. Raises NotAllowed, NoSuchPerson or CannotStand."""
    kept = _waiting(review, by=by, at=at)
    must_say(why, "Say why it was not held, and when the person is asked again.")
    kept.not_held_because = why.strip()
    kept.save(update_fields=["not_held_because"])
    return kept


@transaction.atomic
def find(
    *, review: Review, question: str, words: str, evidence: str, by: Account, at: datetime
) -> ReviewFinding:
    """Write down what the panel found on a question, and by what. Raises as `call_off`."""
    kept = review_held(review, by=by, at=at)
    _known(question, QUESTIONS)
    must_say(words, "Say what the panel found.")
    must_say(evidence, "Say by what: what was read, seen, or said by whom.")
    return ReviewFinding.objects.create(
        person=kept.person.head,
        review=kept,
        question=question,
        words=words.strip(),
        evidence=evidence.strip(),
        by=by,
        at=at,
    )


@transaction.atomic
def send_report(*, review: Review, sent_on: date, by: Account, at: datetime) -> Review:
    """Write down on which day the report's copies went out. Raises NotAllowed, NoSuchPerson, CannotStand."""
    kept = review_held(review, by=by, at=at)
    if kept.report_sent_on is not None:
        raise CannotStand("That the report went out is written down already.")
    if kept.held_on is None or not kept.held_on <= sent_on <= timezone.localdate(at):
        raise CannotStand("Give a day after the review, and not to come.")
    kept.report_sent_on = sent_on
    kept.save(update_fields=["report_sent_on"])
    return kept


def person_in_review(person: Person, *, by: Account, at: datetime) -> Person:
    """The head, where `by` may write about their reviews. Raises NotAllowed or NoSuchPerson."""
    return person_to_keep(person, by=by, at=at, permission=Permission.HOLD_REVIEWS)


def review_held(review: Review, *, by: Account, at: datetime) -> Review:
    """A review that was held, locked, about whose person `by` may write. Raises as `person_in_review`."""
    kept = _locked(review, by=by, at=at)
    if kept.held_on is None:
        raise CannotStand("Write down first that this review was held.")
    return kept


def _waiting(review: Review, *, by: Account, at: datetime) -> Review:
    kept = _locked(review, by=by, at=at)
    if kept.held_on is not None:
        raise CannotStand("This review was held already.")
    if kept.not_held_because:
        raise CannotStand("This review was called off.")
    return kept


def _locked(review: Review, *, by: Account, at: datetime) -> Review:
    person_in_review(review.person, by=by, at=at)
    # The organisation that holds a review writes of it, and no other that only reads the record.
    check_may_for(by, Permission.HOLD_REVIEWS, organisation=review.held_by, on=timezone.localdate(at))
    found = Review.objects.select_for_update(of=("self",)).select_related("person__head", "held_by")
    return found.get(pk=review.pk)


def _in_hospital(head: Person, on: date) -> bool:
    """Whether somebody was in hospital on a day; the day of coming counts, and that of leaving does not."""
    there = WardStay.objects.filter(person__head=head, from_date__lte=on)
    return there.filter(Q(to_date=None) | Q(to_date__gt=on)).exists()


def _agreed(review: Review, today: date) -> None:
    if not agreed_to_review(review, on=today):
        raise CannotStand(NOT_AGREED)


def _known(said: str, known: dict[str, str]) -> None:
    if said not in known:
        raise CannotStand("Choose one of the list.")
