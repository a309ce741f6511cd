"""Made-up plans, budgets, reviews and health checks in a demonstration."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.engine.synthetic import MadeNeed, MadePackage, MadePromise, MadeReview, MadeService
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person, Purpose, choose_for_made_up
from lifecourse.standards.api import age_on
from lifecourse.support.kinds.reviews import Effect, ReviewKind
from lifecourse.support.models import (
    Dowry,
    HealthAction,
    HealthCheck,
    Need,
    Promise,
    PromiseStep,
    Review,
    ReviewFinding,
    ReviewPaper,
    ReviewSeat,
    Service,
    ServiceShare,
)
from lifecourse.support.rules.ages import ADULT

TEN_O_CLOCK = time(10, 0)
PLANNED_AHEAD = timedelta(days=14)
PANEL = (
    ("chair", "A commissioner of the partnership", "The health commissioner"),
    ("expert_by_experience", "Somebody who was in hospital", "A group of self-advocates"),
    ("clinical_expert", "A nurse consultant", "Another trust"),
)


@dataclass(frozen=True, kw_only=True)
class Responsible:
    """Who is responsible for somebody made up; who holds their reviews, and who writes it all down."""

    health: Organisation
    council: Organisation | None
    holds: Organisation
    by: Account
    at: datetime

    def who(self, owner: str) -> Organisation:
        """The council where it is the council's, as far as one is known."""
        return self.council if owner == "council" and self.council else self.health


def write_package(made: MadePackage, head: Person, born: date, responsible: Responsible) -> None:
    """Write down what supports somebody made up."""
    for need in made.needs:
        _need(need, head, responsible)
    if made.dowry and responsible.council:
        amount, since = made.dowry
        Dowry.objects.create(
            person=head,
            paid_by=responsible.health,
            paid_to=responsible.council,
            amount=amount,
            per="week",
            from_date=since,
            agreed_on=since - timedelta(days=30),
            agreed_in="The plan to move home, agreed by health and council",
        )
    for day, found, to_do, who, done in made.checks:
        check = HealthCheck.objects.create(person=head, on=day, practice="The GP practice", found=found)
        if to_do:
            HealthAction.objects.create(
                person=head,
                check_of=check,
                words=to_do,
                who=who,
                due=day + timedelta(days=60),
                done_on=day + timedelta(days=45) if done else None,
                done_words="Done." if done else "",
            )
    if made.reviews:
        _reviews(made.reviews, head, born, responsible)


def _need(made: MadeNeed, head: Person, responsible: Responsible) -> None:
    reached_on, reached_words = made.reached or (None, "")
    need = Need.objects.create(
        person=head,
        domain=made.domain,
        words=made.words,
        wanted=made.wanted,
        health_points=made.points[0],
        council_points=made.points[1],
        from_date=made.from_date,
        to_date=made.to_date,
        ended_because="Came to hospital." if made.to_date else "",
        reached_on=reached_on,
        reached_words=reached_words,
    )
    for one in made.services:
        _service(one, need, head, responsible)


def _service(made: MadeService, need: Need, head: Person, responsible: Responsible) -> None:
    theirs = made.component == "direct_payment"
    health = made.service_type == "health"
    service = Service.objects.create(
        person=head,
        need=need,
        words=made.words,
        provider=made.provider,
        service_type=made.service_type,
        component=made.component,
        delivery="direct_payment" if theirs else "not_council" if health else "commissioned",
        budget="personal" if theirs else "none",
        route="direct_payment" if theirs else "",
        price=made.price,
        price_unit=made.unit,
        units_a_week=made.units_a_week,
        from_date=made.from_date,
        to_date=made.to_date,
        ended_because=made.ended_because,
    )
    # Two that are the same organisation pay as one.
    percents: dict[Organisation, int] = {}
    for owner, percent in made.shares:
        who = responsible.who(owner)
        percents[who] = percents.get(who, 0) + percent
    ServiceShare.objects.bulk_create(
        ServiceShare(
            person=head,
            service=service,
            funder=who,
            percent=percent,
            from_date=made.from_date,
            why="As the assessment gives its points.",
            by=responsible.by,
            at=responsible.at,
        )
        for who, percent in percents.items()
    )


def _reviews(made: Sequence[MadeReview], head: Person, born: date, responsible: Responsible) -> None:
    waits = not made[-1].outcome
    if waits:
        agreed_on = timezone.localdate(responsible.at) - PLANNED_AHEAD
        choose_for_made_up(head, responsible.holds, Purpose.REVIEW, on=agreed_on, at=responsible.at)
    reviews = Review.objects.bulk_create(_review(one, head, born, responsible) for one in made)
    for review, one in zip(reviews, made, strict=True):
        ReviewSeat.objects.bulk_create(
            ReviewSeat(person=head, review=review, part=part, name=name, comes_from=comes_from)
            for part, name, comes_from in PANEL
        )
        ReviewFinding.objects.bulk_create(
            ReviewFinding(
                person=head,
                review=review,
                question=question,
                words=words,
                evidence=evidence,
                by=responsible.by,
                at=review.meets_at,
            )
            for question, words, evidence in one.findings
        )
        for promise in one.promises:
            _promise(promise, review, head, responsible)
    if waits:
        ReviewPaper.objects.bulk_create(
            ReviewPaper(
                person=head,
                review=reviews[-1],
                kind=kind,
                received_on=review_day,
                where="The review's folder",
            )
            for kind in ("planner", "care_plans")
            for review_day in [timezone.localdate(responsible.at)]
        )


def _review(made: MadeReview, head: Person, born: date, responsible: Responsible) -> Review:
    young = age_on(born, made.meets) < ADULT
    meets_at = timezone.make_aware(datetime.combine(made.meets, TEN_O_CLOCK))
    return Review(
        person=head,
        kind=(ReviewKind.CETR if young else ReviewKind.CTR).value,
        place="hospital",
        has_ehc_plan=young,
        held_by=responsible.holds,
        meets_at=meets_at,
        held_on=made.meets if made.outcome else None,
        outcome=made.outcome,
        report_sent_on=made.meets + timedelta(days=10)
        if made.outcome and made.meets + timedelta(days=10) <= timezone.localdate(responsible.at)
        else None,
        by=responsible.by,
        at=min(meets_at - PLANNED_AHEAD, responsible.at),
    )


def _promise(made: MadePromise, review: Review, head: Person, responsible: Responsible) -> None:
    owner = responsible.council if made.owner == "council" and responsible.council else responsible.holds
    promise = Promise.objects.create(
        person=head,
        review=review,
        words=made.words,
        owner=owner,
        who=made.who,
        due=made.due,
        evidence=made.evidence,
        effect=(Effect.EARLIER if made.earlier else Effect.NONE).value,
        effect_days=made.earlier,
        by=responsible.by,
        at=review.meets_at,
    )
    if made.step:
        step, day, words = made.step
        PromiseStep.objects.create(
            person=head,
            promise=promise,
            step=step,
            words=words,
            seen_by="The coordinator" if step == "met" else "",
            on=day,
            by=responsible.by,
            at=timezone.make_aware(datetime.combine(day, TEN_O_CLOCK)),
        )
