"""What others wait for from one person in a plan: answers, sections to write, sections to check."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.design.api import day
from lifecourse.plans.api import (
    Plan,
    Progress,
    SectionState,
    Thread,
    ThreadState,
    document_of,
    progress_of,
    questions_for,
    threads_of,
)
from lifecourse.website.shown import show_places
from lifecourse.website.standing import Need


def needs_together(plan: Plan, *, account: Account, today: date) -> list[Need]:
    """Questions to answer, answers to settle, then sections to write or check: what is due first, first."""
    asked = [_to_answer(plan, thread, today) for thread in questions_for(plan, account)]
    answered = threads_of(plan).filter(opened_by=account, state=ThreadState.ANSWERED)
    told = [_to_settle(plan, thread) for thread in answered]
    return [*asked, *told, *_sections(plan, account, today)]


def _to_answer(plan: Plan, thread: Thread, today: date) -> Need:
    due = thread.due_on or today
    late = "It is late. " if due < today else ""
    return Need(
        sentence=f"Answer {thread.opened_by.full_name}’s question on {_about(plan, thread)} by {day(due)}",
        more=f"{late}Asked on {day(localdate(thread.opened_at))}.",
        url=reverse("show_thread", args=[plan.slug, thread.pk]),
    )


def _to_settle(plan: Plan, thread: Thread) -> Need:
    who = thread.asked_of.full_name if thread.asked_of else "an"
    return Need(
        sentence=f"Read {who}’s answer on {_about(plan, thread)}",
        more="Settle it, or ask again.",
        url=reverse("show_thread", args=[plan.slug, thread.pk]),
    )


def _about(plan: Plan, thread: Thread) -> str:
    section = thread.place.split("/")[0]
    shown = show_places([thread.place, section], slug=plan.slug, document=document_of(plan))
    return shown[0].words.replace("Section", "section")


def _sections(plan: Plan, account: Account, today: date) -> list[Need]:
    titles = [(s.key, s.title) for s in document_of(plan).template.sections]
    waiting = [one for one in progress_of(plan, titles) if one.waits_for(account)]
    return [_section(plan, one, today) for one in sorted(waiting, key=lambda one: one.due_on or date.max)]


def _section(plan: Plan, one: Progress, today: date) -> Need:
    checking = one.state is SectionState.FOR_CHECKING
    by = f" by {day(one.due_on)}" if one.due_on else ""
    return Need(
        sentence=f"{'Check' if checking else 'Write'} section {one.section} {one.title}{by}",
        more="It is late." if one.late(today) else f"It is {one.state.value}.",
        url=reverse("show_section", args=[plan.slug, one.section]),
    )
