"""Taking an action on, asking after it, and closing it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.delivery.models import Action, Chase, Decision, Meeting
from lifecourse.delivery.operations.keeping import UnableToKeepRecord, check, keep, same
from lifecourse.delivery.rules import ACTION_STATE_WORDS, ActionState, may_become
from lifecourse.organisations.api import Organisation, Partnership, Permission, may, members_of


@dataclass(frozen=True, kw_only=True)
class TakenOn:
    """What is to be done, by which organisation in which role, and by when."""

    what: str
    owner_organisation: Organisation
    due_on: date
    owner_role: str = ""
    owner_account: Account | None = None
    meeting: Meeting | None = None
    decision: Decision | None = None


@transaction.atomic
def take_on(*, partnership: Partnership, about: TakenOn, by: Account | None, at: datetime) -> Action:
    """Write down what somebody took on. Raises NotAllowed or UnableToKeepRecord."""
    check(Permission.KEEP_GOVERNANCE, partnership, by, at)
    same(partnership, about.meeting, about.decision)
    today, owner = localdate(at), about.owner_account
    if not members_of(partnership, on=today).filter(organisation=about.owner_organisation).exists():
        raise UnableToKeepRecord(f"{about.owner_organisation} is not a member of {partnership}.")
    if owner and not may(owner, Permission.SEE_PLAN, partnership=partnership, on=today):
        raise UnableToKeepRecord("That person holds no role here, so they would never see it.")
    return keep(
        Action(
            partnership=partnership,
            meeting=about.meeting,
            decision=about.decision,
            what=about.what,
            owner_organisation=about.owner_organisation,
            owner_role=about.owner_role,
            owner_account=owner,
            due_on=about.due_on,
        )
    )


@transaction.atomic
def close_action(*, action: Action, to: ActionState, words: str, by: Account, at: datetime) -> Action:
    """Say that it is done and what shows it, or that it will not be and why; or open it again.

    Whoever owns it may say so too. Raises NotAllowed or UnableToKeepRecord.
    """
    if by != action.owner_account:
        check(Permission.KEEP_GOVERNANCE, action.partnership, by, at)
    else:
        check(Permission.SEE_PLAN, action.partnership, by, at)
    action = Action.objects.select_for_update().get(pk=action.pk)
    state = ActionState(action.state)
    if not may_become(state, to):
        raise UnableToKeepRecord(f"This action is already: {ACTION_STATE_WORDS[state].lower()}.")
    action.state = to.value
    action.evidence = words if to is ActionState.DONE else ""
    action.reason = words if to is ActionState.NOT_DONE else ""
    action.closed_on = None if to is ActionState.OPEN else localdate(at)
    return keep(action)


@transaction.atomic
def chase_action(*, action: Action, answer: str, by: Account, at: datetime) -> Chase:
    """Write down that an open action was asked after, and what was said.

    Raises NotAllowed or UnableToKeepRecord.
    """
    check(Permission.KEEP_GOVERNANCE, action.partnership, by, at)
    if action.state != ActionState.OPEN.value:
        raise UnableToKeepRecord("Only an open action is asked after.")
    return keep(Chase(action=action, by=by, at=at, answer=answer))
