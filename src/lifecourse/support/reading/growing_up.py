"""Growing up as its pages read it: the plan for adult life, by when it begins, and who falls between."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import dated
from lifecourse.people.api import Person, birth_dates, called_by, people_seen_by, portraits_of
from lifecourse.standards.api import age_on, duty_pack, working_days_of_england
from lifecourse.support.kinds.growing_up import ADULT_LIFE
from lifecourse.support.models import AdultLifePlan, InGroup, LearningStep, SchoolPlace
from lifecourse.support.queries.register import on_register_seen_by
from lifecourse.support.rules.growing_up import PlanDue, grows_up, missing, plan_due

PACK = "growing-up-essex-2016"
# A year more than the list holds: it asks each of them for the day.
AGES_BEFORE_18 = range(13, 18)


@dataclass(frozen=True, kw_only=True)
class GrowingUp:
    """One young person: the plan, by when it begins or began, what it says nothing of, and the groups."""

    plan: AdultLifePlan | None
    begun_on: date | None
    due: PlanDue | None
    late: int
    now: bool
    missing: Sequence[str]
    groups: Sequence[InGroup]

    @property
    def parts(self) -> list[tuple[str, str]]:
        """What is wanted of adult life, part by part."""
        return [(words, getattr(self.plan, part)) for part, words in ADULT_LIFE.items() if self.plan]


def growing_up_of(head: Person, *, born: date | None, on: date) -> GrowingUp:
    """How a head grows up, in two queries."""
    plans = list(AdultLifePlan.objects.filter(person__head=head).select_related("by"))
    groups = list(InGroup.objects.filter(dated(on), person__head=head))
    return _growing_up(plans, groups, born, on)


def _growing_up(
    plans: Sequence[AdultLifePlan], groups: Sequence[InGroup], born: date | None, on: date
) -> GrowingUp:
    plan, begun_on = (plans[-1], plans[0].written_on) if plans else (None, None)
    due = _due(born, plan)
    now = due is not None and grows_up(born, today=on, consider_from=due.consider_from)
    return GrowingUp(
        plan=plan,
        begun_on=begun_on,
        due=due,
        late=due.late(on, begun_on) if due and (now or begun_on) else 0,
        now=now,
        missing=missing({part: getattr(plan, part) for part in ADULT_LIFE}) if plan else [],
        groups=groups,
    )


def _due(born: date | None, plan: AdultLifePlan | None) -> PlanDue | None:
    if born is None:
        return None
    severe = plan.severe if plan else None
    return plan_due(born, severe=severe, pack=duty_pack(PACK), calendar=working_days_of_england())


@dataclass(frozen=True, kw_only=True)
class GrowsUp:
    """One young person on the list of those who come of age."""

    person: Person
    called: str
    age: int
    grows: GrowingUp


def who_grows_up(*, seen_by: Account, on: date, at: datetime) -> list[GrowsUp]:
    """Young people from 14 until 18 of whom anything here speaks: no plan first, the nearest birthday first.

    Whoever has a plan for learning or for adult life, a school to live at, a group, or is on the register.
    """
    seen = people_seen_by(seen_by, on=on, at=at).filter(pk=OuterRef("person__head"))
    spoken_of: set[UUID] = set()
    for table in (
        LearningStep.objects.filter(Exists(seen), taken_back_at=None),
        SchoolPlace.objects.filter(Exists(seen), dated(on)),
        InGroup.objects.filter(Exists(seen), dated(on)),
        AdultLifePlan.objects.filter(Exists(seen)),
        on_register_seen_by(seen_by, on=on, at=at),
    ):
        spoken_of |= set(table.order_by().values_list("person__head", flat=True).distinct())
    # Of a partnership few are of that age: what systems say is read of those alone.
    born = birth_dates(spoken_of)
    young = {key for key in spoken_of if key not in born or age_on(born[key], on) in AGES_BEFORE_18}
    people = list(Person.objects.filter(pk__in=young))
    groups: dict[UUID, list[InGroup]] = defaultdict(list)
    for group in InGroup.objects.filter(dated(on), person__head__in=young).select_related("person"):
        groups[group.person.head_id].append(group)
    plans: dict[UUID, list[AdultLifePlan]] = defaultdict(list)
    for plan in AdultLifePlan.objects.filter(person__head__in=young).select_related("person", "by"):
        plans[plan.person.head_id].append(plan)
    portraits = portraits_of(people, today=on)
    called = called_by(people, today=on, known=portraits)
    found = []
    for head in people:
        portrait = portraits[head.pk]
        grows = _growing_up(plans[head.pk], groups[head.pk], portrait.birth_date, on)
        age = portrait.age_on(on)
        if grows.now and age is not None:
            found.append(GrowsUp(person=head, called=called[head.pk], age=age, grows=grows))
    return sorted(found, key=_urgent)


def _urgent(one: GrowsUp) -> tuple[bool, date, str, str]:
    eighteen = one.grows.due.eighteen if one.grows.due else date.max
    return one.grows.plan is not None, eighteen, one.called.lower(), str(one.person.pk)
