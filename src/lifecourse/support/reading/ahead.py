"""What is due for one person, by when, and who does it: one list out of everything that has a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from lifecourse.design.api import day
from lifecourse.people.api import Person
from lifecourse.support.models import Service
from lifecourse.support.queries.reviews import promises_of
from lifecourse.support.reading.board import Row
from lifecourse.support.reading.growing_up import GrowingUp
from lifecourse.support.reading.health import health_of
from lifecourse.support.reading.learning import learning_of
from lifecourse.support.reading.queues import Under
from lifecourse.support.reading.reviews import promised
from lifecourse.support.reading.reviews_due import NextReview
from lifecourse.support.reading.stays import InHospital


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing that is to be done: by when, what, who does it, and where it is written down."""

    by: date
    what: str
    who: str
    to: str
    late: int = 0

    @property
    def late_words(self) -> str:
        """How late it is, in words; nothing where it is not."""
        return f"{self.late} {'day' if self.late == 1 else 'days'} late" if self.late else ""


@dataclass(frozen=True, kw_only=True)
class KnownAhead:
    """What a page has read of somebody already, from which days are taken."""

    person: Person
    on: date
    row: Row | None
    review: NextReview | None
    hospital: InHospital
    grows: GrowingUp
    ways: Sequence[Under]
    services: Sequence[Service]


def due_for(known: KnownAhead) -> list[Due]:
    """Everything that is due for somebody, the longest late first, then by day."""
    found = [
        *_register(known),
        *_hospital(known),
        *_promises(known),
        *_health(known),
        *_learning(known),
        *_others(known),
    ]
    return sorted(found, key=lambda one: (one.by, one.what))


def _late(by: date, on: date) -> int:
    return max((on - by).days, 0)


def _at(name: str, key: UUID) -> str:
    return reverse(f"support:{name}", args=[key])


def _register(known: KnownAhead) -> Iterator[Due]:
    row = known.row
    if row is not None and row.facts.look_by is not None:
        yield Due(
            by=row.facts.look_by,
            what="The meeting about the register looks again",
            who=row.coordinator or "Nobody coordinates yet",
            to=_at("show_next", known.person.pk) + "#register",
            late=row.late,
        )


def _hospital(known: KnownAhead) -> Iterator[Due]:
    review, planned, key = known.review, known.hospital.planned, known.person.pk
    if review is not None and review.by is not None:
        if review.planned is not None and review.meets is not None:
            what = f"The review of the stay is held; it meets on {day(review.meets)}"
            who = str(review.planned.held_by)
        else:
            what, who = "The review of the stay is held; none is planned", str(review.stay.now.commissioner)
        yield Due(by=review.by, what=what, who=who, to=_at("show_reviews", key), late=review.overdue)
    if known.hospital.now is None:
        return
    if planned is not None:
        yield Due(
            by=planned.planned_for,
            what="Leaves hospital, as it is planned",
            who=str(known.hospital.now.now.commissioner),
            to=_at("show_hospital", key),
            late=_late(planned.planned_for, known.on),
        )
    for one in known.hospital.delays:
        if one.delay.by_date is not None:
            yield Due(
                by=one.delay.by_date,
                what=f"Out of the way home: {one.delay.words}",
                who=one.delay.who_acts,
                to=_at("show_hospital", key),
                late=_late(one.delay.by_date, known.on),
            )


def _promises(known: KnownAhead) -> Iterator[Due]:
    for one in promised(promises_of(known.person), on=known.on):
        if one.is_open:
            yield Due(
                by=one.promise.due,
                what=f"Promised at a review: {one.promise.words}",
                who=f"{one.promise.who}, {one.promise.owner}",
                to=reverse("support:show_promise", args=[one.promise.pk]),
                late=_late(one.promise.due, known.on),
            )


def _health(known: KnownAhead) -> Iterator[Due]:
    health, to = health_of(known.person, on=known.on), _at("show_plan", known.person.pk)
    if health.next_by is not None:
        yield Due(
            by=health.next_by,
            what="Yearly health check",
            who=health.last.practice if health.last else "",
            to=to,
            late=_late(health.next_by, known.on),
        )
    for action, late in health.open:
        yield Due(by=action.due, what=f"For health: {action.words}", who=action.who, to=to, late=late)


def _learning(known: KnownAhead) -> Iterator[Due]:
    learning, to = learning_of(known.person, on=known.on), _at("show_learning", known.person.pk)
    council = str(learning.last.council) if learning.last else ""
    for line in learning.open:
        if line.due.by is not None and not line.due.theirs:
            yield Due(by=line.due.by, what=line.due.rule.words, who=council, to=to, late=line.late)


def _others(known: KnownAhead) -> Iterator[Due]:
    key = known.person.pk
    if known.grows.now and known.grows.due is not None and known.grows.plan is None:
        yield Due(
            by=known.grows.due.by,
            what="A plan for adult life is begun",
            who="The council, with health and school",
            to=_at("show_growing_up", key),
            late=known.grows.late,
        )
    for one in known.ways:
        if one.way.to_date is None and one.standing.stage is not None and one.standing.due is not None:
            yield Due(
                by=one.standing.due,
                what=f"{one.shape.name}: {one.standing.stage.words}",
                who=one.standing.stage.who,
                to=reverse("support:show_way", args=[one.way.pk]),
                late=one.late,
            )
    for service in known.services:
        if service.to_date is not None:
            yield Due(
                by=service.to_date,
                what=f"The last day of: {service.words}",
                who=service.provider,
                to=_at("show_plan", key),
            )
