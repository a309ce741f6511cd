"""What this room keeps of a person, in lines for the copy that they are given."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Protocol

from django.db.models import Q
from django.utils import timezone

from lifecourse.design.api import day
from lifecourse.people.api import Person, ToldPart
from lifecourse.standards.api import cost_formula
from lifecourse.support.kinds.after import OUTCOMES, SHORT_KINDS, WHERE_WORDS, Where
from lifecourse.support.kinds.carers import CARER_OUTCOMES, CARER_SUPPORT_KINDS, ELIGIBLE, WILLING
from lifecourse.support.kinds.extracts import FIELDS
from lifecourse.support.kinds.growing_up import ADULT_LIFE, GROUPS
from lifecourse.support.kinds.learning import STEP_WORDS as LEARNING_WORDS
from lifecourse.support.kinds.learning import WHY_ENDED
from lifecourse.support.kinds.learning import Step as LearningStepKind
from lifecourse.support.kinds.plan import BUDGETS, DOMAINS, ROUTES
from lifecourse.support.kinds.queues import ANSWERS, ENDINGS, HOW_KNOWN, PLACES
from lifecourse.support.kinds.register import RATING_WORDS, RISK_KINDS, SCHOOL_WEEKS, Rating
from lifecourse.support.kinds.reviews import (
    KIND_WORDS,
    PAPERS,
    PARTS,
    QUESTIONS,
    STEP_WORDS,
    Effect,
    ReviewKind,
    Step,
)
from lifecourse.support.kinds.stays import DELAYS, LEAVE_KINDS, LEGAL_STATUSES, RUN_BY, WARD_KINDS
from lifecourse.support.models import (
    AdultLifePlan,
    CarersAssessment,
    CarerShare,
    CarerSupport,
    Caring,
    ContingencyPlan,
    CrisisPlan,
    Delay,
    Dowry,
    ExtractAnswer,
    ExtractRow,
    FamilyWords,
    HealthAction,
    HealthCheck,
    HealthRating,
    InGroup,
    LearningStep,
    Leave,
    LegalStatus,
    LivesAt,
    Need,
    OnRegister,
    PlannedDischarge,
    Promise,
    PromiseStep,
    QueueMoney,
    QueueMoneyConfirmed,
    QueueStep,
    QueueWay,
    QueueWish,
    RatedIndicator,
    ReadyToLeave,
    RegisterDecision,
    Review,
    ReviewFinding,
    ReviewPaper,
    ReviewSeat,
    RiskFactor,
    RootCause,
    SchoolPlace,
    Screening,
    Service,
    ServiceShare,
    ShortSupport,
    WardStay,
    WayHome,
)
from lifecourse.support.rules.before import CAUSES
from lifecourse.support.rules.health import SCREENING_OUTCOMES
from lifecourse.support.rules.promises import effect_said
from lifecourse.support.rules.queues import QueueShape


class HasDays(Protocol):
    """A line that begins on a day, and may have ended."""

    @property
    def from_date(self) -> date:
        """Its first day."""

    @property
    def to_date(self) -> date | None:
        """Its last day, if it has ended."""


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
        ToldPart(
            title="When whoever cares for you cannot, and what your family says", lines=list(_around(head))
        ),
        ToldPart(title="You as a carer", lines=list(_as_carer(head))),
        ToldPart(title="Your stays in hospital", lines=list(_stays(head))),
        ToldPart(title="Your plan: what you need, what is paid for, and who pays", lines=list(_plan(head))),
        ToldPart(title="Where you live, and what goes on with you step by step", lines=list(_queues(head))),
        ToldPart(title="Support for a short time after hospital", lines=list(_after(head))),
        ToldPart(title="Your yearly health checks, and what is to be done", lines=list(_health(head))),
        ToldPart(title="Your plan for learning, health and care", lines=list(_learning(head))),
        ToldPart(title="Growing up, and your plan for adult life", lines=list(_growing_up(head))),
        ToldPart(title="How your health is rated, and screening", lines=list(_equality(head))),
        ToldPart(title="Reviews of your care, and what was promised to you", lines=list(_reviews(head))),
        ToldPart(title="Other lists of people in hospital that name you", lines=list(_extracts(head))),
        ToldPart(
            title="Schools at which you live or lived",
            lines=[
                f"{one.school}, {SCHOOL_WEEKS[one.weeks].lower()}, since {day(one.from_date)}"
                + (f", until {day(one.to_date)}" if one.to_date else "")
                for one in schools
            ],
        ),
    ]


def _queues(head: Person) -> Iterator[str]:
    """Homes, and ways through queues. Who did it and who asked are other people, and left out."""
    of_them = {"person__head": head}
    for home in LivesAt.objects.filter(**of_them).select_related("council"):
        yield f"You live or lived: {PLACES[home.kind].lower()}, area of {home.area}, {_days(home)}"
    shapes: dict[int, QueueShape] = {}
    for way in QueueWay.objects.filter(**of_them).select_related("version"):
        shape = shapes.setdefault(way.pk, way.version.shape)
        ended = f" {ENDINGS[way.ended_how]}. {way.ended_because}" if way.to_date else ""
        yield f"{shape.name}, {_days(way)}. Why: {way.why}{ended}"
    for wish in QueueWish.objects.filter(**of_them).select_related("way"):
        said = f"{ANSWERS[wish.answer]}. {HOW_KNOWN[wish.how_known]}"
        yield f"{shapes[wish.way_id].name}: on {day(wish.on)} you wanted: {wish.words} {said}."
    for step in QueueStep.objects.filter(**of_them).select_related("way"):
        shape = shapes[step.way_id]
        words = next((one.words for one in shape.stages if one.key == step.stage), step.stage)
        yield f"{shape.name}: {words}, done on {day(step.on)}. {step.evidence}"
    for money in QueueMoney.objects.filter(**of_them).prefetch_related("effects__payer"):
        paid = "; ".join(
            f"{one.name} £{one.before_pence / 100:,.2f} before, £{one.after_pence / 100:,.2f} after"
            for one in money.effects.all()
        )
        yield f"What was stated on {day(money.on)} of what is paid a week: {paid}. {money.words}"
    for agreed in QueueMoneyConfirmed.objects.filter(**of_them):
        yield f"Finance agreed with that: {agreed.words}"


def _after(head: Person) -> Iterator[str]:
    """Support after hospital, and where they were. Who told is another person, and left out."""
    for support in ShortSupport.objects.filter(person__head=head).prefetch_related("found_out"):
        came = f" What came of it: {OUTCOMES[support.outcome].lower()}." if support.outcome else ""
        yield (
            f"You left hospital on {day(support.left_hospital_on)}. {SHORT_KINDS[support.kind]}, by "
            f"{support.given_by}, {_days(support)}. What you wanted: {support.goals}.{came} "
            f"{support.ended_because}"
        ).strip()
        for told in support.found_out.all():
            back = f" Back in hospital on {day(told.back_on)}." if told.back_on else ""
            moved = f" In a care home from {day(told.care_home_on)}." if told.care_home_on else ""
            yield f"Asked on {day(told.on)} where you were: {WHERE_WORDS[Where(told.where)]}.{back}{moved}"


def _stays(head: Person) -> Iterator[str]:
    """Wards, by what law, leave, and what kept them there. Who decided is another person, and left out."""
    of_them = {"person__head": head}
    for ward in WardStay.objects.filter(**of_them):
        left = f" until {day(ward.to_date)}: {ward.left_because}" if ward.to_date else ""
        where = f"{ward.hospital}, {WARD_KINDS[ward.ward_kind].lower()}"
        if ward.run_by:
            where += f", run by {RUN_BY[ward.run_by].lower()}"
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
    for cause in RootCause.objects.filter(**of_them):
        yield (
            f"You came on {day(cause.stay_from)} without a review before. What would have kept you at home: "
            f"{cause.kept_home} Why there was none: {CAUSES[cause.cause]}. {cause.words} What is done by "
            f"{day(cause.due)}: {cause.done}"
        )
    for delay in Delay.objects.filter(**of_them):
        yield f"What stood in the way: {DELAYS[delay.cause]}. {delay.words} {_days(delay)}"


def _around(head: Person) -> Iterator[str]:
    """Plans for when the carer cannot, and what the family says where they let the person hear it.

    Who steps in, who has the keys and who said it are other people, and left out.
    """
    for plan in ContingencyPlan.objects.filter(person__head=head):
        yes = "has said yes" if plan.said_yes else "has not said yes yet"
        yield (
            f"Written on {day(plan.written_on)}, to be looked at again by {day(plan.look_by)}. "
            f"Somebody comes within {plan.within_hours} hours, and {yes}. "
            f"You can be alone for {plan.alone_hours} hours. What they have to know: {plan.needs_to_know}"
        )
    for said in FamilyWords.objects.filter(person__head=head, person_may_hear=True):
        yield f"Said on {day(said.said_on)}: {said.words}"


def _as_carer(head: Person) -> Iterator[str]:
    """What is kept of somebody as a carer. For whom they care is another person, and left out."""
    of_them = {"person__head": head}
    for caring in Caring.objects.filter(**of_them):
        yield f"You agreed on {day(caring.agreed_on)} to a record of your own as a carer"
    for one in CarersAssessment.objects.filter(**of_them):
        said = f"An assessment of your own, offered on {day(one.offered_on)}"
        if one.held_on and one.look_by:
            yield (
                f"{said} and held on {day(one.held_on)}: you care for {one.hours_a_week} hours a week. Able "
                f"and willing to go on: {WILLING[one.willing]}. What you want: {one.wishes} What you need: "
                f"{one.needs} Does the council have to meet it? {ELIGIBLE[one.eligible]}. "
                f"{one.eligible_words} {CARER_OUTCOMES[one.outcome]}. To be looked at again by "
                f"{day(one.look_by)}."
            )
        elif one.declined_on:
            yield f"{said}. You said no on {day(one.declined_on)}: {one.declined_words}"
        else:
            yield said
    for support in CarerSupport.objects.filter(**of_them):
        unit = cost_formula(support.from_date).price_units[support.price_unit].words.lower()
        planned = f", {support.units_a_week} planned a week" if support.units_a_week else ""
        yield (
            f"{CARER_SUPPORT_KINDS[support.kind]}: {support.words}, by {support.provider}, £{support.price} "
            f"for {unit}{planned}, {_days(support)}. {support.ended_because}"
        ).strip()
    for share in CarerShare.objects.filter(**of_them):
        back = f", taken back on {day(share.taken_back_on)}" if share.taken_back_on else ""
        yield f"What you let others know, agreed on {day(share.agreed_on)}{back}: {share.words}"


def _extracts(head: Person) -> Iterator[str]:
    """Rows of others' lists by which they are known, and what was found out about them."""
    numbers = Person.objects.filter(head=head, records__nhs_number__gt="").values("records__nhs_number")
    rows = ExtractRow.objects.filter(Q(person__head=head) | Q(person=None, nhs_number__in=numbers))
    for row in rows.select_related("extract__kept_by", "extract__commissioner"):
        said = "; ".join(f"{FIELDS[name]}: {text}" for name, text in _ordered(row.said))
        flags = "; ".join(f"{FIELDS[name]}: {text}" for name, text in _ordered(row.said.get("flags", {})))
        of = f"The list of {row.extract.whose} for {day(row.extract.as_at)}, kept by {row.extract.kept_by}"
        yield f"{of}: {'; '.join(filter(None, (said, flags)))}"
    answers = ExtractAnswer.objects.filter(Q(row__in=rows) | Q(person__head=head)).select_related("extract")
    for answer in answers:
        yield f"What was found out on {day(answer.at)} about that list: {answer.words}"


def _ordered(said: Mapping[str, str]) -> list[tuple[str, str]]:
    """In the order of our own list: a database may keep another."""
    return [(name, said[name]) for name in FIELDS if name in said]


def _health(head: Person) -> Iterator[str]:
    """Checks and what is to be done. Who does it is another person, and left out."""
    for check in HealthCheck.objects.filter(person__head=head):
        yield f"Health check on {day(check.on)} by {check.practice}: {check.found}"
    for action in HealthAction.objects.filter(person__head=head):
        done = f", done on {day(action.done_on)}: {action.done_words}" if action.done_on else ""
        yield f"To be done by {day(action.due)}: {action.words}{done}"


def _learning(head: Person) -> Iterator[str]:
    """Every step, also those taken back. Who wrote it down is another person, and left out."""
    for one in LearningStep.objects.filter(person__head=head).select_related("council"):
        about = f", about {day(one.for_date)}" if one.for_date else ""
        ended = f" {WHY_ENDED[one.why_ended]}." if one.why_ended else ""
        back = f" Written down wrongly: {one.taken_back_because}" if one.taken_back_at else ""
        said = LEARNING_WORDS[LearningStepKind(one.step)]
        yield f"{said}, on {day(one.on)}{about}, {one.council}.{ended} {one.words}{back}".strip()


def _growing_up(head: Person) -> Iterator[str]:
    """Plans for adult life and groups. Who leads, and who said so, are other people, and left out."""
    for plan in AdultLifePlan.objects.filter(person__head=head):
        parts = " ".join(
            f"{words}: {getattr(plan, part)}" for part, words in ADULT_LIFE.items() if getattr(plan, part)
        )
        yield (
            f"Plan for adult life of {day(plan.written_on)}. {parts} Who takes part: {plan.agencies} "
            f"{plan.otherwise} {plan.follow_up}"
        ).strip()
        yield f"A severe learning disability: {'yes' if plan.severe else 'no'}"
    for one in InGroup.objects.filter(person__head=head):
        yield f"{GROUPS[one.group]}, {_days(one)}. {one.ended_because}".strip()


def _equality(head: Person) -> Iterator[str]:
    """Ratings of health and screening. Who rated it, with whom, are other people, and left out."""
    of_them = {"person__head": head}
    for rating in HealthRating.objects.filter(**of_them).select_related("standard"):
        yield f"Your health was rated on {day(rating.on)} by: {rating.standard}"
    for one in RatedIndicator.objects.filter(**of_them).select_related("rating__standard"):
        level = one.rating.standard.levels[one.level]
        yield f"{day(one.rating.on)}: {one.indicator}: {level}. What shows it: {one.evidence}"
    for screened in Screening.objects.filter(**of_them).select_related("standard"):
        outcome = SCREENING_OUTCOMES[screened.outcome]
        said = f"{screened.standard} on {day(screened.on)}: {outcome}. {screened.why} {screened.next_step}"
        yield said.strip()


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


def _days(line: HasDays) -> str:
    return f"since {day(line.from_date)}" + (f", until {day(line.to_date)}" if line.to_date else "")
