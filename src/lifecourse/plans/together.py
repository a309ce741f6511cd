"""What people who work on one plan read: who is here, what is asked, who writes what, how far it is."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q, QuerySet
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import holdings_in_force
from lifecourse.plans.models import (
    Assignment,
    Draft,
    Evidence,
    Plan,
    Presence,
    Remark,
    ReminderChoice,
    SectionAnswer,
    Thread,
)
from lifecourse.plans.operations.drafts import DRAFTS_LAST, HERE
from lifecourse.plans.queries import plans_seen_by
from lifecourse.plans.rules import HowOften, SectionState, ThreadState

# What is due within this many days is worth saying.
SOON = timedelta(days=7)
TOMORROW = timedelta(days=1)


def draft_of(plan: Plan, section: str, *, account: Account, at: datetime) -> Draft | None:
    """What somebody was writing in a section and has not saved; their own alone."""
    kept = Draft.objects.filter(account=account, plan=plan, section=section, kept_at__gte=at - DRAFTS_LAST)
    return kept.first()


@dataclass(frozen=True, kw_only=True)
class Here:
    """Somebody who has a place open to write in."""

    name: str
    role: str


def who_is_here(plan: Plan, place: str, *, but: Account, at: datetime) -> list[Here]:
    """Who else has a place, or one inside it, open to write in: by name, silent for a minute at most."""
    there = (
        Presence.objects.filter(
            Q(place=place) | Q(place__startswith=f"{place}/"), plan=plan, seen_at__gte=at - HERE
        )
        .exclude(account=but)
        .select_related("account")
    )
    people = {one.account_id: one.account for one in there}
    return [
        Here(name=person.full_name, role=_role(person, plan, on=localdate(at)))
        for person in sorted(people.values(), key=lambda p: (p.full_name, p.email))
    ]


def _role(person: Account, plan: Plan, *, on: date) -> str:
    held = holdings_in_force(person, on=on).filter(
        Q(partnership=None) | Q(partnership=plan.partnership_id),
        organisation__memberships__partnership=plan.partnership_id,
    )
    return ", ".join(dict.fromkeys(holding.get_role_display().lower() for holding in held))


def threads_of(plan: Plan) -> QuerySet[Thread]:
    """Every comment and question of a plan, the oldest first."""
    found = Thread.objects.filter(plan=plan).select_related("asked_of", "opened_by")
    return found.prefetch_related("remarks").order_by("opened_at", "id")


def threads_about(plan: Plan, section: str) -> QuerySet[Thread]:
    """The comments and questions about a section and everything in it, the oldest first."""
    return threads_of(plan).filter(Q(place=section) | Q(place__startswith=f"{section}/"))


def remarks_of(thread: Thread) -> QuerySet[Remark]:
    """What was said in a thread, in order."""
    return Remark.objects.filter(thread=thread).select_related("by").order_by("id")


def questions_for(plan: Plan, account: Account) -> QuerySet[Thread]:
    """What somebody is asked and has not answered, what is due first, first."""
    asked = threads_of(plan).filter(asked_of=account, state=ThreadState.OPEN)
    return asked.order_by("due_on", "id")


@dataclass(frozen=True, kw_only=True)
class Progress:
    """One section: how far it is, who writes and checks it, and by when."""

    section: str
    title: str
    state: SectionState
    writer: Account | None
    checker: Account | None
    due_on: date | None

    def late(self, on: date) -> bool:
        """Whether its day has passed and it is not ready."""
        return self.due_on is not None and self.due_on < on and self.state is not SectionState.READY

    def waits_for(self, account: Account) -> bool:
        """Whether the next step is somebody's: to write it, or to check what is written."""
        if self.state is SectionState.FOR_CHECKING:
            return self.checker == account
        return self.writer == account and self.state is not SectionState.READY


def progress_of(plan: Plan, sections: Sequence[tuple[str, str]]) -> list[Progress]:
    """How far each of these sections (key, title) is, in the order given."""
    states = dict(SectionAnswer.objects.filter(plan=plan).values_list("section", "state"))
    tasks: Mapping[str, Assignment] = {
        task.section: task
        for task in Assignment.objects.filter(plan=plan).select_related("writer", "checker")
    }
    return [
        Progress(
            section=key,
            title=title,
            state=SectionState(states.get(key, SectionState.NOT_STARTED)),
            writer=task.writer if (task := tasks.get(key)) else None,
            checker=task.checker if task else None,
            due_on=task.due_on if task else None,
        )
        for key, title in sections
    ]


def evidence_of(plan: Plan, section: str = "") -> QuerySet[Evidence]:
    """The files of a plan, or of one section of it, that are still there: the latest first."""
    found = Evidence.objects.filter(plan=plan, removed_at=None).select_related("added_by", "removed_by")
    if section:
        found = found.filter(Q(place=section) | Q(place__startswith=f"{section}/"))
    return found.order_by("-added_at", "-id")


def evidence_removed_from(plan: Plan) -> QuerySet[Evidence]:
    """The files that were taken away, the latest first: what each was stays on the record."""
    gone = Evidence.objects.filter(plan=plan, removed_at__isnull=False)
    return gone.select_related("added_by", "removed_by").order_by("-removed_at", "-id")


def reminders_of(account: Account) -> HowOften:
    """How often somebody wants to be reminded by email."""
    found = ReminderChoice.objects.filter(account=account).first()
    return HowOften(found.how_often) if found else HowOften.WHEN_DUE


@dataclass(frozen=True, kw_only=True)
class Due:
    """How many things wait for somebody: late, due today or tomorrow, and due within a week (with those)."""

    late: int
    now: int
    soon: int


def due_for(account: Account, *, on: date) -> Due:
    """How many answers and sections wait for somebody, over all plans that they may read."""
    days: list[date] = []
    for plan in plans_seen_by(account, on=on):
        days += [day for day in questions_for(plan, account).values_list("due_on", flat=True) if day]
        mine = Assignment.objects.filter(Q(writer=account) | Q(checker=account), plan=plan)
        sections = [(key, "") for key in mine.values_list("section", flat=True)]
        waiting = [one for one in progress_of(plan, sections) if one.waits_for(account)]
        days += [one.due_on for one in waiting if one.due_on]
    return due_on(days, on=on)


def due_on(days: Iterable[date], *, on: date) -> Due:
    """How many things wait that are due on these days."""
    days = list(days)
    return Due(
        late=sum(day < on for day in days),
        now=sum(on <= day <= on + TOMORROW for day in days),
        soon=sum(on <= day <= on + SOON for day in days),
    )
