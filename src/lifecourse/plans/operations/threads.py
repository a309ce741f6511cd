"""Comments and questions about places in a plan: opening one, and what is said to it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Permission, may
from lifecourse.plans.limits import LONGEST_CELL
from lifecourse.plans.models import Plan, Remark, Thread
from lifecourse.plans.operations.changing import check
from lifecourse.plans.operations.places import check_place
from lifecourse.plans.rules import AFTER, NEXT_THREAD_STATES, RemarkKind, ThreadKind, ThreadState


class UnableToTalk(Exception):
    """Something cannot be said, asked or settled; says why in words that a page can show."""


@transaction.atomic
def comment(*, plan: Plan, place: str, text: str, by: Account, at: datetime) -> Thread:
    """Say something about a place in a plan. Raises NotAllowed or UnableToTalk."""
    return _open(plan, ThreadKind.COMMENT, place, text, by=by, at=at)


@transaction.atomic
def ask(*, plan: Plan, place: str, text: str, of: Account, due_on: date, by: Account, at: datetime) -> Thread:
    """Ask one person of the partnership, for an answer by a day. Raises NotAllowed or UnableToTalk."""
    today = localdate(at)
    if not may(of, Permission.SEE_PLAN, partnership=plan.partnership, on=today):
        raise UnableToTalk(f"{of.full_name} cannot read this plan, so they cannot be asked about it.")
    if due_on < today:
        raise UnableToTalk("The day for the answer has passed. Give a day from today on.")
    return _open(plan, ThreadKind.QUESTION, place, text, by=by, at=at, of=of, due_on=due_on)


@transaction.atomic
def remark(*, thread: Thread, kind: RemarkKind, text: str, by: Account, at: datetime) -> Remark:
    """Say something in a thread, answer, settle or reopen it. Raises NotAllowed or UnableToTalk."""
    thread = Thread.objects.select_for_update(of=("self",)).select_related("plan").get(pk=thread.pk)
    # Whoever is asked may answer, whatever else their role allows.
    if by.pk != thread.asked_of_id or kind is not RemarkKind.ANSWERED:
        check(Permission.COMMENT, thread.plan, by, at)
    else:
        check(Permission.SEE_PLAN, thread.plan, by, at)
    _check_theirs_to_do(thread, kind, by=by, at=at)
    if not text.strip() and kind is not RemarkKind.SETTLED:
        raise UnableToTalk("Write what you want to say.")
    state = ThreadState(thread.state)
    after = AFTER.get(kind, state)
    if after is not state and after not in NEXT_THREAD_STATES[state]:
        raise UnableToTalk(f"This is {state.value}: somebody else was quicker. Look at it again.")
    if state is ThreadState.SETTLED and after is state:
        raise UnableToTalk("This is settled. Reopen it to say more.")
    thread.state = after
    thread.save(update_fields=["state"])
    return _say(thread, kind, text, by=by, at=at)


def _check_theirs_to_do(thread: Thread, kind: RemarkKind, *, by: Account, at: datetime) -> None:
    """Whoever is asked answers; whoever opened it, or looks after the plan, says that it is settled."""
    if kind is RemarkKind.ANSWERED and by.pk != thread.asked_of_id:
        raise UnableToTalk("Somebody else was asked. Say what you know instead.")
    if kind is RemarkKind.SETTLED and by.pk != thread.opened_by_id:
        looks_after = may(by, Permission.EDIT_PLAN, partnership=thread.plan.partnership, on=localdate(at))
        if not looks_after:
            raise UnableToTalk("Whoever opened this settles it, or a programme manager.")


def _open(
    plan: Plan,
    kind: ThreadKind,
    place: str,
    text: str,
    *,
    by: Account,
    at: datetime,
    of: Account | None = None,
    due_on: date | None = None,
) -> Thread:
    check(Permission.COMMENT, plan, by, at)
    check_place(plan, place)
    if not text.strip():
        raise UnableToTalk("Write what you want to say.")
    thread = Thread.objects.create(
        plan=plan, kind=kind, place=place, asked_of=of, due_on=due_on, opened_by=by, opened_at=at
    )
    _say(thread, RemarkKind.OPENED, text, by=by, at=at)
    return thread


def _say(thread: Thread, kind: RemarkKind, text: str, *, by: Account, at: datetime) -> Remark:
    if len(text) > LONGEST_CELL:
        raise UnableToTalk(f"That is {len(text):,} letters long. Say it in at most {LONGEST_CELL:,}.")
    words = text.replace("\r\n", "\n").strip()
    return Remark.objects.create(thread=thread, kind=kind, text=words, by=by, at=at)
