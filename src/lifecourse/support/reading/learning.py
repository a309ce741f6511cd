"""A plan for learning, health and care as its pages read it: what happened, and what is due by when."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.people.api import Person, called_by, people_seen_by
from lifecourse.standards.api import duty_pack, working_days_of_england
from lifecourse.support.kinds.learning import STEP_WORDS, Step
from lifecourse.support.models import LearningStep
from lifecourse.support.rules.ages import Span
from lifecourse.support.rules.learning import (
    LearningDue,
    Taken,
    duties,
    has_plan,
    kept,
    may_follow,
    need_not_again,
    open_duties,
)

PACK = "send-2014"
# Our own: how far ahead the list looks, and how many lines of it a page can hold.
SOON = timedelta(weeks=12)
AT_MOST = 400


@dataclass(frozen=True, kw_only=True)
class DueLine:
    """One duty as a page shows it."""

    due: LearningDue
    late: int

    @property
    def began(self) -> str:
        """What it is counted from, in words."""
        return STEP_WORDS[self.due.begun.step]


@dataclass(frozen=True, kw_only=True)
class Learning:
    """Somebody's plan for learning on a day."""

    steps: Sequence[LearningStep]
    taken_back: Sequence[LearningStep]
    has_plan: bool
    since: date | None
    open: Sequence[DueLine]
    done: Sequence[DueLine]
    need_not_again: bool
    next: Sequence[Step]

    @property
    def last(self) -> LearningStep | None:
        """The latest step."""
        return self.steps[-1] if self.steps else None


def standing_steps() -> QuerySet[LearningStep]:
    """Every step that counts, in the order in which they were taken."""
    found = LearningStep.objects.filter(taken_back_at=None).select_related("council", "person")
    return found.order_by("on", "at", "pk")


def taken(steps: Sequence[LearningStep]) -> list[Taken]:
    """Steps as plain decisions take them."""
    return [Taken(step=Step(one.step), on=one.on, for_date=one.for_date) for one in steps]


def learning_of(head: Person, *, on: date) -> Learning:
    """The plan of a head on a day, in one query."""
    every = list(
        LearningStep.objects.filter(person__head=head)
        .select_related("council", "by", "taken_back_by")
        .order_by("on", "at", "pk")
    )
    steps = [one for one in every if one.taken_back_at is None]
    said, pack, calendar = taken(steps), duty_pack(PACK), working_days_of_england()
    found = duties(said, pack, calendar)
    waiting = open_duties(found, today=on)
    follow = may_follow(said)
    begun = [one.on for one in said if one.step in {Step.FINAL, Step.CAME_OVER} and one.on <= on]
    return Learning(
        steps=steps,
        taken_back=[one for one in every if one.taken_back_at is not None],
        has_plan=has_plan(said, on=on),
        since=begun[-1] if begun and has_plan(said, on=on) else None,
        open=[DueLine(due=due, late=due.late(on)) for due in waiting],
        done=[DueLine(due=due, late=due.late(on)) for due in found if due.done_on is not None],
        need_not_again=need_not_again(said, pack, calendar),
        next=[step for step in Step if step in follow],
    )


def has_learning_plan(head: Person, *, on: date) -> bool | None:
    """Whether a head has an education, health and care plan on a day; nothing where nobody wrote of one."""
    said = taken(list(standing_steps().filter(person__head=head)))
    return has_plan(said, on=on) if said else None


def plan_spans(head: Person) -> list[Span]:
    """From when to when a head had a plan for learning."""
    said = taken(list(standing_steps().filter(person__head=head)))
    return [Span(from_date=first, to_date=last) for first, last in kept(said)]


@dataclass(frozen=True, kw_only=True)
class DueOfSomebody:
    """One duty about one person, on the list."""

    person: Person
    called: str
    council: str
    line: DueLine


@dataclass(frozen=True, kw_only=True)
class WhatIsDue:
    """What is to be done soon about plans for learning, how much is overdue, and how much comes later."""

    rows: Sequence[DueOfSomebody]
    overdue: int
    people: int
    later: int
    # How many of what is soon are not shown, where there are very many.
    more: int


def learning_due(*, seen_by: Account, on: date, at: datetime) -> WhatIsDue:
    """What is to be done about plans of everybody whom the reader may see, the longest overdue first."""
    courses, councils = courses_seen_by(seen_by, on=on, at=at)
    pack, calendar = duty_pack(PACK), working_days_of_england()
    soon: list[tuple[date, UUID, LearningDue]] = []
    later = 0
    for key, steps in courses.items():
        for due in open_duties(duties(steps, pack, calendar), today=on):
            if due.theirs:
                continue
            if due.by is not None and due.by > on + SOON:
                later += 1
            else:
                soon.append((due.by or date.min, key, due))
    soon.sort(key=lambda one: (one[0], str(one[1]), one[2].rule.id))
    shown = soon[:AT_MOST]
    heads = {one.pk: one for one in Person.objects.filter(pk__in={key for _, key, _ in shown})}
    called = called_by(list(heads.values()), today=on)
    return WhatIsDue(
        rows=[
            DueOfSomebody(
                person=heads[key],
                called=called[key],
                council=councils[key],
                line=DueLine(due=due, late=due.late(on)),
            )
            for _, key, due in shown
        ],
        overdue=sum(due.late(on) > 0 for _, _, due in soon),
        people=len({key for _, key, _ in soon}),
        later=later,
        more=len(soon) - len(shown),
    )


def courses_seen_by(
    account: Account, *, on: date, at: datetime
) -> tuple[dict[UUID, list[Taken]], dict[UUID, str]]:
    """The steps about all whom the reader may see, by head, and the council of the last: plain values."""
    seen = people_seen_by(account, on=on, at=at).filter(pk=OuterRef("person__head"))
    courses: dict[UUID, list[Taken]] = defaultdict(list)
    councils: dict[UUID, str] = {}
    steps = LearningStep.objects.filter(Exists(seen), taken_back_at=None).order_by("on", "at", "pk")
    # A partnership has tens of thousands of steps: they are not made into rows of a table each.
    for head, step, day, for_date, council in steps.values_list(
        "person__head", "step", "on", "for_date", "council__name"
    ):
        courses[head].append(Taken(step=Step(step), on=day, for_date=for_date))
        councils[head] = council
    return courses, councils
