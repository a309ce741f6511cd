"""One life as its timeline reads it: all that this reader may know, in a set number of queries.

What is read is what the pages of this person show to the same reader, and nothing else: the register only
while the person agrees, papers of reviews never, those around somebody as their record names them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.urls import reverse
from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.design.api import day, exact_money
from lifecourse.people.api import Person, Place, Somebody
from lifecourse.support.kinds.growing_up import GROUPS
from lifecourse.support.kinds.learning import STEP_WORDS as LEARNING_WORDS
from lifecourse.support.kinds.learning import Step as LearningStepKind
from lifecourse.support.kinds.register import AGES, RATING_WORDS, SCHOOL_WEEKS, Rating
from lifecourse.support.kinds.reviews import KIND_WORDS, STEP_WORDS, ReviewKind, Step
from lifecourse.support.kinds.stays import (
    DELAYS,
    LEAVE_KINDS,
    LEFT_FOR,
    LEGAL_STATUSES,
    TRANSFERRED,
    WARD_KINDS,
)
from lifecourse.support.models import (
    AdultLifePlan,
    Coordinator,
    CrisisPlan,
    Delay,
    Dowry,
    HealthAction,
    HealthCheck,
    InGroup,
    Leave,
    LegalStatus,
    Need,
    PlannedDischarge,
    Promise,
    PromiseStep,
    ReadyToLeave,
    Review,
    RiskFactor,
    SchoolPlace,
    Service,
    ServiceShare,
    WardStay,
    WayHome,
)
from lifecourse.support.queries.register import decisions_of, entry_of
from lifecourse.support.reading.learning import standing_steps, taken
from lifecourse.support.reading.stays import joined, long_words
from lifecourse.support.rules.learning import kept
from lifecourse.support.rules.life import (
    Happened,
    LifePart,
    LifeSpan,
    birthdays,
    within,
)

OWN_MONEY = "their own money"


@dataclass(frozen=True, kw_only=True)
class Life:
    """One life: its lines in no order, its spans, and how many homes have no day."""

    born: date | None
    died: date | None
    lines: Sequence[Happened]
    spans: Sequence[LifeSpan]
    homes_without_a_day: int


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Whose life is read, by whom and when."""

    head: Person
    somebody: Somebody
    by: Account
    today: date
    at: datetime

    @property
    def of_them(self) -> dict[str, Person]:
        """What every table of this room is asked by."""
        return {"person__head": self.head}

    def place(self, name: str) -> str:
        """The address of one of their pages."""
        return reverse(name, args=[self.head.pk])


def life_of(asked: Asked, *, died: date | None) -> Life:
    """Everything of a head's life that the reader may know."""
    born = asked.somebody.portrait.birth_date
    spans: list[LifeSpan] = []
    lines = [line for read in READ for line in read(asked, spans)]
    lines.extend(_coming_of_age(asked, born, died))
    return Life(
        born=born,
        died=died,
        lines=lines,
        spans=within(spans, born=born, died=died, today=asked.today),
        homes_without_a_day=sum(one.from_date is None and one.to_date is None for one in _homes_of(asked)),
    )


def _coming_of_age(asked: Asked, born: date | None, died: date | None) -> Iterator[Happened]:
    record, part = asked.place("people:show_person"), LifePart.LIFE
    if born is not None:
        yield Happened(on=born, part=part, words="Birth", place=record)
        for age, on in birthdays(born, AGES, until=died or asked.today):
            yield Happened(on=on, part=part, words=f"Turned {age}", more=f"{AGES[age]}.", place=record)
    if died is not None:
        yield Happened(on=died, part=part, words="Death", place=record)


def _homes_of(asked: Asked) -> list[Place]:
    portrait = asked.somebody.portrait
    return [*([portrait.lives] if portrait.lives else []), *portrait.lived]


def _homes(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    record = asked.place("people:show_person")
    for home in _homes_of(asked):
        if home.from_date is not None:
            words = f"Moved to {home.words}"
            yield Happened(on=home.from_date, part=LifePart.HOME, words=words, place=record)
            spans.append(
                LifeSpan(
                    part=LifePart.HOME, row="Home", words=home.words, first=home.from_date, last=home.to_date
                )
            )
        if home.to_date is not None:
            words = f"Moved out of {home.words}"
            yield Happened(on=home.to_date, part=LifePart.HOME, words=words, place=record)


def _schools(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place = asked.place("support:show_next")
    for one in SchoolPlace.objects.filter(**asked.of_them):
        weeks = f"{SCHOOL_WEEKS[one.weeks]}."
        yield Happened(
            on=one.from_date,
            part=LifePart.SCHOOL,
            words=f"Began to live at {one.school}",
            more=weeks,
            place=place,
        )
        if one.to_date:
            yield Happened(
                on=one.to_date,
                part=LifePart.SCHOOL,
                words=f"Last day at {one.school}",
                more=one.ended_because,
                place=place,
            )
        spans.append(
            LifeSpan(
                part=LifePart.SCHOOL,
                row="School to live at",
                words=one.school,
                first=one.from_date,
                last=one.to_date,
            )
        )


def _learning(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place, part = asked.place("support:show_learning"), LifePart.SCHOOL
    steps = list(standing_steps().filter(**asked.of_them))
    for one in steps:
        words = LEARNING_WORDS[LearningStepKind(one.step)]
        yield Happened(on=one.on, part=part, words=words, more=one.words, place=place)
    words, row = "Education, health and care plan", "Plan for learning"
    spans.extend(
        LifeSpan(part=part, row=row, words=words, first=first, last=last)
        for first, last in kept(taken(steps))
    )


def _growing_up(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place = asked.place("support:show_growing_up")
    for plan in AdultLifePlan.objects.filter(**asked.of_them):
        words = "A plan for adult life was written"
        more = f"By {plan.written_with}."
        yield Happened(on=plan.written_on, part=LifePart.SCHOOL, words=words, more=more, place=place)
    for one in InGroup.objects.filter(**asked.of_them):
        group, part = GROUPS[one.group], LifePart.PEOPLE
        words = f"Written down while growing up: {group[0].lower()}{group[1:]}"
        yield Happened(on=one.from_date, part=part, words=words, more=f"{one.said_by} says so.", place=place)
        if one.to_date:
            words = f"No longer so: {group[0].lower()}{group[1:]}"
            yield Happened(on=one.to_date, part=part, words=words, more=one.ended_because, place=place)


def _hospital(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place, part = asked.place("support:show_hospital"), LifePart.HOSPITAL
    wards = WardStay.objects.filter(**asked.of_them).order_by("from_date", "pk")
    for stay in joined(wards, on=asked.today):
        first, last = stay.wards[0], stay.wards[-1]
        kind = WARD_KINDS[first.ward_kind].lower()
        yield Happened(
            on=stay.since,
            part=part,
            words=f"Came to hospital: {first.hospital}",
            more=f"{kind.capitalize()}. {first.why}",
            place=place,
        )
        for before, after in pairwise(stay.wards):
            words = f"Moved from {before.hospital} to {after.hospital}"
            yield Happened(on=after.from_date, part=part, words=words, more=after.why, place=place)
        if last.to_date:
            went = "" if last.how_left == TRANSFERRED else f" for: {LEFT_FOR[last.how_left].lower()}"
            words = f"Left hospital{went}"
            if last.how_left == "died":
                words = "Died in hospital"
            yield Happened(
                on=last.to_date,
                part=part,
                words=f"{words}, after {long_words(stay.since, last.to_date)}",
                more=last.left_because,
                place=place,
            )
        spans.append(
            LifeSpan(part=part, row="Hospital", words=first.hospital, first=stay.since, last=stay.until)
        )
    yield from _in_hospital(asked, place)


def _in_hospital(asked: Asked, place: str) -> Iterator[Happened]:
    def line(on: date, words: str, more: str = "") -> Happened:
        return Happened(on=on, part=LifePart.HOSPITAL, words=words, more=more, place=place)

    for law in LegalStatus.objects.filter(**asked.of_them):
        yield line(law.from_date, f"In hospital by law: {LEGAL_STATUSES[law.kind]}", law.words)
    for leave in Leave.objects.filter(**asked.of_them):
        until = f" Until {day(leave.to_date)}." if leave.to_date else ""
        yield line(leave.from_date, f"Leave: {LEAVE_KINDS[leave.kind].lower()}", f"{leave.words}{until}")
    for said in PlannedDischarge.objects.filter(**asked.of_them):
        yield line(said.said_on, f"Was to leave hospital by {day(said.planned_for)}", said.why)
    for ready in ReadyToLeave.objects.filter(**asked.of_them):
        yield line(ready.from_date, "Well enough to leave hospital", f"Said by: {ready.decided_by}.")
    for delay in Delay.objects.filter(**asked.of_them):
        yield line(delay.from_date, f"In the way of going home: {DELAYS[delay.cause].lower()}", delay.words)
        if delay.to_date:
            words = f"No longer in the way: {DELAYS[delay.cause].lower()}"
            yield line(delay.to_date, words, delay.ended_because)
    for way in WayHome.objects.filter(**asked.of_them):
        yield line(way.written_on, f"A plan for going home was written: {way.home}", way.wishes)


def _reviews(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    part = LifePart.REVIEWS
    for review in Review.objects.filter(**asked.of_them).select_related("held_by"):
        place = reverse("support:show_review", args=[review.pk])
        kind, meets = KIND_WORDS[ReviewKind(review.kind)], timezone.localdate(review.meets_at)
        if review.held_on:
            words, more, on = f"{kind} held by {review.held_by}", review.outcome, review.held_on
        elif review.not_held_because:
            words, more, on = f"{kind} was not held", review.not_held_because, meets
        else:
            words, more, on = f"{kind} planned by {review.held_by}", "", meets
        yield Happened(on=on, part=part, words=words, more=more, place=place)
        if review.report_sent_on:
            words = f"The report of a {kind[0].lower()}{kind[1:]} went out"
            yield Happened(on=review.report_sent_on, part=part, words=words, place=place)
    for promise in Promise.objects.filter(**asked.of_them).select_related("owner"):
        yield Happened(
            on=timezone.localdate(promise.at),
            part=part,
            words=f"{promise.owner} promised: {promise.words}",
            more=f"By {day(promise.due)}.",
            place=reverse("support:show_promise", args=[promise.pk]),
        )
    for step in PromiseStep.objects.filter(**asked.of_them).select_related("promise"):
        yield Happened(
            on=step.on,
            part=part,
            words=f"{STEP_WORDS[Step(step.step)]}: {step.promise.words}",
            more=step.words,
            place=reverse("support:show_promise", args=[step.promise_id]),
        )


def _support(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place, part = asked.place("support:show_plan"), LifePart.SUPPORT

    def line(on: date, words: str, more: str = "") -> Happened:
        return Happened(on=on, part=part, words=words, more=more, place=place)

    for need in Need.objects.filter(**asked.of_them):
        yield line(need.from_date, f"Wanted: {need.wanted}", need.words)
        if need.reached_on:
            yield line(need.reached_on, f"Reached: {need.wanted}", need.reached_words)
        if need.to_date:
            yield line(need.to_date, f"No longer needed: {need.words}", need.ended_because)
    for service in Service.objects.filter(**asked.of_them, never_began=False):
        words = f"{service.words}, by {service.provider}"
        if service.price_unit == "one-off":
            yield line(service.from_date, words, f"{exact_money(service.price)}, once.")
            continue
        yield line(service.from_date, f"Support began: {words}")
        if service.to_date:
            yield line(service.to_date, f"Last day of support: {words}", service.ended_because)
        spans.append(
            LifeSpan(part=part, row="Support", words=words, first=service.from_date, last=service.to_date)
        )
    yield from _who_pays(asked, line)
    for dowry in Dowry.objects.filter(**asked.of_them).select_related("paid_by", "paid_to"):
        amount = f"{exact_money(dowry.amount)} a {dowry.per}"
        words = f"Money followed them home: {dowry.paid_by} pays {dowry.paid_to} {amount}"
        yield line(dowry.from_date, words, dowry.agreed_in)
        if dowry.to_date:
            yield line(dowry.to_date, f"Last day of the money from {dowry.paid_by}", dowry.ended_because)


def _who_pays(asked: Asked, line: Callable[..., Happened]) -> Iterator[Happened]:
    shares = ServiceShare.objects.filter(**asked.of_them, service__never_began=False)
    said: dict[tuple[datetime, date, int], list[ServiceShare]] = defaultdict(list)
    for share in shares.select_related("service", "funder"):
        said[share.at, share.from_date, share.service_id].append(share)
    for (_, since, _), parts in said.items():
        payers = ", ".join(f"{one.funder or OWN_MONEY} {one.percent.normalize():f}%" for one in parts)
        yield line(since, f"Who pays for {parts[0].service.words}: {payers}", parts[0].why)


def _health(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place, part = asked.place("support:show_plan"), LifePart.HEALTH
    for check in HealthCheck.objects.filter(**asked.of_them):
        words = f"Yearly health check at {check.practice}"
        yield Happened(on=check.on, part=part, words=words, more=check.found, place=place)
    for action in HealthAction.objects.filter(**asked.of_them):
        if action.done_on:
            on, words, more = action.done_on, f"Done for their health: {action.words}", action.done_words
        else:
            on, words, more = action.due, f"To be done for their health: {action.words}", f"{action.who}."
        yield Happened(on=on, part=part, words=words, more=more, place=place)


def _harder(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place, part = asked.place("support:show_next"), LifePart.HARDER
    for risk in RiskFactor.objects.filter(**asked.of_them):
        helps = f"What helps: {risk.helps}"
        yield Happened(on=risk.from_date, part=part, words=f"Harder: {risk.words}", more=helps, place=place)
        if risk.to_date:
            words = f"No longer harder: {risk.words}"
            yield Happened(on=risk.to_date, part=part, words=words, more=risk.ended_because, place=place)
    for plan in CrisisPlan.objects.filter(**asked.of_them):
        words = "A plan for when things get hard was written"
        more = f"By {plan.written_with}. What helps: {plan.helps}"
        yield Happened(on=plan.written_on, part=part, words=words, more=more, place=place)


def _register(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    entry = entry_of(asked.head, seen_by=asked.by, on=asked.today, at=asked.at)
    if entry is None:
        return
    place, part, row = asked.place("support:show_next"), LifePart.REGISTER, "On the register"
    words = f"Came on the register of {entry.keeper}"
    yield Happened(on=entry.from_date, part=part, words=words, more=entry.why, place=place)
    spans.append(
        LifeSpan(part=part, row=row, words=f"Register of {entry.keeper}", first=entry.from_date, last=None)
    )
    for one in decisions_of(entry):
        words = f"Rated {one.rating}: {RATING_WORDS[Rating(one.rating)].lower()}"
        yield Happened(on=one.on, part=part, words=words, more=one.said, place=place)


def _people(asked: Asked, spans: list[LifeSpan]) -> Iterator[Happened]:
    place, part = asked.place("people:show_person"), LifePart.PEOPLE

    def line(on: date, words: str, more: str = "") -> Happened:
        return Happened(on=on, part=part, words=words, more=more, place=place)

    for one in asked.somebody.around:
        if one.relationship.from_date:
            yield line(one.relationship.from_date, f"{one.kind.capitalize()} from this day: {one.name}")
        for authority in one.authorities:
            yield line(authority.from_date, f"{one.name} may speak for them", f"About: {authority.about}.")
    for duty in (*asked.somebody.responsible, *asked.somebody.earlier):
        if duty.from_date:
            yield line(duty.from_date, f"{duty.get_part_display()} from this day: {duty.organisation}")
        if duty.to_date:
            words = f"{duty.get_part_display()} until this day: {duty.organisation}"
            yield line(duty.to_date, words, duty.ended_because)
    for named in Coordinator.objects.filter(**asked.of_them).select_related("account"):
        yield line(named.from_date, f"Coordinates from this day: {named.account.full_name}")


Read = Callable[[Asked, list[LifeSpan]], Iterator[Happened]]
READ: tuple[Read, ...] = (
    _homes,
    _schools,
    _learning,
    _growing_up,
    _hospital,
    _reviews,
    _support,
    _health,
    _harder,
    _register,
    _people,
)
