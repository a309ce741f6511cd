"""Made-up young people in a demonstration: plans for learning, plans for adult life, and groups."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.utils import timezone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person
from lifecourse.standards.api import age_on, years_after
from lifecourse.support.kinds.growing_up import GROUPS
from lifecourse.support.kinds.learning import Step
from lifecourse.support.models import AdultLifePlan, InGroup, LearningStep
from lifecourse.support.rules.learning import Taken

YOUNGEST, OLDEST, PLANS_FROM = 4, 24, 16
# Of those who are young, how many have a plan for learning, ask for one, are in a group.
WITH_PLAN, ASKING, IN_A_GROUP = 0.4, 0.1, 0.3
A_YEAR = timedelta(days=365)
SCHOOLS = ("Hill School", "Reed Lane School", "The Quay College")


@dataclass(frozen=True, kw_only=True)
class Youngster:
    """Somebody made up, when they were born, and the council that keeps their plan."""

    number: int
    head: Person
    born: date
    council: Organisation


def set_up_growing_up(young: Iterable[Youngster], *, seed: int, by: Account, at: datetime) -> None:
    """Write down how made-up young people grow up; the same every time for the same seed."""
    today = timezone.localdate(at)
    steps: list[LearningStep] = []
    plans: list[AdultLifePlan] = []
    groups: list[InGroup] = []
    for one in young:
        age = age_on(one.born, today)
        if not YOUNGEST <= age <= OLDEST:
            continue
        choose = Random(f"{seed}-growing-up-{one.number}")  # noqa: S311 - nobody's secret
        course = learning_course(choose, one.born, today)
        steps.extend(_steps(one, course, by=by, at=at))
        if course and age >= PLANS_FROM and choose.random() < 0.6:
            plans.append(_adult_life(one, choose, today, by=by, at=at))
        if choose.random() < IN_A_GROUP:
            since = today - timedelta(days=choose.randint(30, 900))
            groups.append(
                InGroup(
                    person=one.head,
                    group=choose.choice(sorted(GROUPS)),
                    said_by=f"Social worker, {one.council}"[:200],
                    from_date=max(since, one.born),
                )
            )
    LearningStep.objects.bulk_create(steps, batch_size=500)
    AdultLifePlan.objects.bulk_create(plans, batch_size=500)
    InGroup.objects.bulk_create(groups, batch_size=500)


def learning_course(choose: Random, born: date, today: date) -> Sequence[Taken]:
    """What happened about one made-up young person's plan: most reviews in time, one in five late."""
    kind = choose.random()
    if kind < ASKING:
        asked = today - timedelta(days=choose.randint(10, 150))
        steps = [Taken(step=Step.ASKED, on=asked)]
        decides = asked + timedelta(days=choose.randint(20, 55))
        if decides <= today:
            steps.append(Taken(step=Step.ASSESSES, on=decides))
        return steps
    if kind > ASKING + WITH_PLAN:
        return []
    day = years_after(born, YOUNGEST) + timedelta(days=choose.randint(0, 300))
    if day >= today:
        return []
    steps = [Taken(step=Step.FINAL, on=day)]
    while True:
        late = timedelta(days=choose.randint(10, 90)) if choose.random() < 0.2 else timedelta(0)
        met = day + A_YEAR - timedelta(days=choose.randint(40, 80)) + late
        decides = met + timedelta(days=choose.randint(7, 27))
        if decides > today:
            return steps
        reports = met + timedelta(days=choose.randint(3, 7))
        steps += [
            Taken(step=Step.MET, on=met),
            Taken(step=Step.REPORT, on=reports),
            Taken(step=Step.STAYS, on=decides),
        ]
        day = met


def _steps(one: Youngster, course: Sequence[Taken], *, by: Account, at: datetime) -> Iterable[LearningStep]:
    school = SCHOOLS[one.number % len(SCHOOLS)]
    for taken in course:
        yield LearningStep(
            person=one.head,
            step=taken.step.value,
            council=one.council,
            on=taken.on,
            for_date=taken.for_date,
            words=f"{school} is named" if taken.step is Step.FINAL else "",
            by=by,
            at=at,
        )


def _adult_life(one: Youngster, choose: Random, today: date, *, by: Account, at: datetime) -> AdultLifePlan:
    begun = years_after(one.born, PLANS_FROM) - timedelta(days=choose.randint(-300, 200))
    return AdultLifePlan(
        person=one.head,
        severe=choose.random() < 0.3,
        work=choose.choice(["To work with animals.", "To cook in a café, two days a week.", ""]),
        home=choose.choice(["A flat near the family.", "To live with two friends.", ""]),
        society=choose.choice(["To go on dancing on Thursdays.", "To sing in the choir.", ""]),
        health="Moves from the children's doctor to the GP.",
        agencies="Children's team, adults' team, school, community nurses",
        lead="Transition worker",
        otherwise="The club at the library and the job coach.",
        follow_up="A visit each month for the first year.",
        written_with="the young person and the family",
        written_on=min(begun, today),
        by=by,
        at=at,
    )
