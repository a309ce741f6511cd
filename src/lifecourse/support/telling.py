"""What this room keeps of a person, in lines for the copy that they are given."""

from collections.abc import Iterator

from django.utils import timezone

from lifecourse.design.api import day
from lifecourse.people.api import Person, ToldPart
from lifecourse.standards.api import cost_formula
from lifecourse.support.kinds import (
    DELAYS,
    LEAVE_KINDS,
    LEGAL_STATUSES,
    RATING_WORDS,
    RISK_KINDS,
    SCHOOL_WEEKS,
    WARD_KINDS,
    Rating,
)
from lifecourse.support.models import (
    CrisisPlan,
    Delay,
    Dowry,
    HealthAction,
    HealthCheck,
    Leave,
    LegalStatus,
    Need,
    OnRegister,
    PlannedDischarge,
    Promise,
    PromiseStep,
    ReadyToLeave,
    RegisterDecision,
    Review,
    ReviewFinding,
    ReviewPaper,
    ReviewSeat,
    RiskFactor,
    SchoolPlace,
    Service,
    ServiceShare,
    WardStay,
    WayHome,
)
from lifecourse.support.plan_kinds import BUDGETS, DOMAINS, ROUTES
from lifecourse.support.promises import effect_said
from lifecourse.support.review_kinds import (
    KIND_WORDS,
    PAPERS,
    PARTS,
    QUESTIONS,
    STEP_WORDS,
    Effect,
    ReviewKind,
    Step,
)


def told(head: Person) -> list[ToldPart]:
    """The register, what makes things harder and what helps, plans for a crisis, and schools.

    Without the names of colleagues, which are those of other people.
    """
    of_them = {"person__head": head}
    entries = OnRegister.objects.filter(**of_them).select_related("keeper")
    decisions = RegisterDecision.objects.filter(**of_them)
    risks = RiskFactor.objects.filter(**of_them)
    plans = CrisisPlan.objects.filter(**of_them)
    schools = SchoolPlace.objects.filter(**of_them)
    return [
        ToldPart(
            title="The register of people who may come to hospital",
            lines=[
                *(
                    f"On the register of {one.keeper} since {day(one.from_date)}"
                    + (f" until {day(one.to_date)}: {one.left_because}" if one.to_date else "")
                    + f". Why: {one.why}"
                    for one in entries
                ),
                *(
                    f"{day(one.on)}: rated {one.rating}, which is: "
                    f"{RATING_WORDS[Rating(one.rating)].lower()}. {one.said}"
                    for one in decisions
                ),
            ],
        ),
        ToldPart(
            title="What makes things harder, and what helps",
            lines=[
                f"{RISK_KINDS[one.kind]}: {one.words} What helps: {one.helps} Since {day(one.from_date)}"
                + (f", until {day(one.to_date)}." if one.to_date else ".")
                for one in risks
            ],
        ),
        ToldPart(
            title="Your plan for when things get hard",
            lines=[
                f"Written on {day(one.written_on)} with {one.written_with}. Signs: {one.signs} What helps: "
                f"{one.helps} What makes it worse: {one.makes_it_worse} Whom to call: {one.whom_to_call} "
                f"Where else than hospital: {one.instead_of_hospital}"
                for one in plans
            ],
        ),
        ToldPart(title="Your stays in hospital", lines=list(_stays(head))),
        ToldPart(title="Your plan: what you need, what is paid for, and who pays", lines=list(_plan(head))),
        ToldPart(title="Your yearly health checks, and what is to be done", lines=list(_health(head))),
        ToldPart(title="Reviews of your care, and what was promised to you", lines=list(_reviews(head))),
        ToldPart(
            title="Schools at which you live or lived",
            lines=[
                f"{one.school}, {SCHOOL_WEEKS[one.weeks].lower()}, since {day(one.from_date)}"
                + (f", until {day(one.to_date)}" if one.to_date else "")
                for one in schools
            ],
        ),
    ]


def _stays(head: Person) -> Iterator[str]:
    """Wards, by what law, leave, and what kept them there. Who decided is another person, and left out."""
    of_them = {"person__head": head}
    for ward in WardStay.objects.filter(**of_them):
        left = f" until {day(ward.to_date)}: {ward.left_because}" if ward.to_date else ""
        where = f"{ward.hospital}, {WARD_KINDS[ward.ward_kind].lower()}"
        yield f"{where}, since {day(ward.from_date)}{left}. Why: {ward.why}"
    for law in LegalStatus.objects.filter(**of_them):
        yield f"By what law: {LEGAL_STATUSES[law.kind]} {law.words} {_days(law)}"
    for leave in Leave.objects.filter(**of_them):
        yield f"Leave: {LEAVE_KINDS[leave.kind]}. {leave.words} {_days(leave)}"
    for planned in PlannedDischarge.objects.filter(**of_them):
        yield f"On {day(planned.said_on)} you were to leave by {day(planned.planned_for)}. {planned.why}"
    for ready in ReadyToLeave.objects.filter(**of_them):
        yield f"Well enough to leave {_days(ready)}"
    for way in WayHome.objects.filter(**of_them):
        yield (
            f"Plan for going home of {day(way.written_on)}. What you want: {way.wishes} Home: {way.home} "
            f"Support: {way.support} Who pays: {way.money} Aftercare: {way.aftercare}"
        )
    for delay in Delay.objects.filter(**of_them):
        yield f"What stood in the way: {DELAYS[delay.cause]}. {delay.words} {_days(delay)}"


def _health(head: Person) -> Iterator[str]:
    """Checks and what is to be done. Who does it is another person, and left out."""
    for check in HealthCheck.objects.filter(person__head=head):
        yield f"Health check on {day(check.on)} by {check.practice}: {check.found}"
    for action in HealthAction.objects.filter(person__head=head):
        done = f", done on {day(action.done_on)}: {action.done_words}" if action.done_on else ""
        yield f"To be done by {day(action.due)}: {action.words}{done}"


def _plan(head: Person) -> Iterator[str]:
    """Needs, services, who pays and a dowry. Who wrote it down is another person, and left out."""
    of_them = {"person__head": head}
    for need in Need.objects.filter(**of_them):
        yield (
            f"{DOMAINS[need.domain]}: {need.words} What you want: {need.wanted} {need.reached_words} "
            f"{_days(need)}. {need.ended_because}"
        ).strip()
        if need.health_points is not None:
            yield f"Points for that: {need.health_points} for health, {need.council_points} for the council"
    for service in Service.objects.filter(**of_them):
        unit = cost_formula(service.from_date).price_units[service.price_unit].words.lower()
        planned = f", {service.units_a_week} planned a week" if service.units_a_week else ""
        held = f" {BUDGETS[service.budget]}. {ROUTES.get(service.route, '')}".rstrip()
        yield (
            f"{service.words}, by {service.provider}, £{service.price} for {unit}{planned}, "
            f"{_days(service)}.{held} {service.ended_because}"
        ).strip()
    for share in ServiceShare.objects.filter(**of_them).select_related("service", "funder"):
        payer = share.funder or "You, with your own money"
        since = day(share.from_date)
        yield f"{payer}: {share.percent} of 100 of {share.service.words}, from {since}. {share.why}"
    for dowry in Dowry.objects.filter(**of_them).select_related("paid_by", "paid_to"):
        yield (
            f"{dowry.paid_by} pays {dowry.paid_to} £{dowry.amount} a {dowry.per} for you, {_days(dowry)}. "
            f"{dowry.agreed_in} {dowry.ended_because}"
        ).strip()


def _reviews(head: Person) -> Iterator[str]:
    """Reviews, findings and promises. Who sat there, and who saw it, are other people, and left out."""
    of_them = {"person__head": head}
    for review in Review.objects.filter(**of_them).select_related("held_by").order_by("meets_at", "pk"):
        kind = f"{KIND_WORDS[ReviewKind(review.kind)]} by {review.held_by}"
        if review.held_on:
            sent = f" The report went out on {day(review.report_sent_on)}." if review.report_sent_on else ""
            yield f"{kind}, held on {day(review.held_on)}. {review.outcome}{sent}"
        elif review.not_held_because:
            yield f"{kind}, not held. {review.not_held_because}"
        else:
            yield f"{kind}, planned for {day(timezone.localdate(review.meets_at))}"
    for one in ReviewSeat.objects.filter(**of_them):
        yield f"On a panel: {PARTS[one.part].lower()}"
    for paper in ReviewPaper.objects.filter(**of_them):
        yield f"A paper of a review, from {day(paper.received_on)}: {PAPERS[paper.kind]}"
    for found in ReviewFinding.objects.filter(**of_them):
        yield f"{QUESTIONS[found.question]} {found.words} How the panel knew: {found.evidence}"
    for promise in Promise.objects.filter(**of_them).select_related("owner"):
        effect = effect_said(Effect(promise.effect), promise.effect_days)
        yield (
            f"Promised by {promise.owner} by {day(promise.due)}: {promise.words} It is seen by: "
            f"{promise.evidence} {effect}. {promise.effect_words}"
        )
    for step in PromiseStep.objects.filter(**of_them).select_related("promise"):
        yield f"{STEP_WORDS[Step(step.step)]} on {day(step.on)}: {step.promise.words} {step.words}"


def _days(line: LegalStatus | Leave | ReadyToLeave | Delay | Need | Service | Dowry) -> str:
    return f"since {day(line.from_date)}" + (f", until {day(line.to_date)}" if line.to_date else "")
