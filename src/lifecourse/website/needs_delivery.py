"""What the meetings and actions of a partnership ask of one person today."""

from datetime import date

from django.urls import reverse

from lifecourse.accounts.api import Account
from lifecourse.delivery.api import ActionState, actions_of, urgent_answers
from lifecourse.design.api import day
from lifecourse.organisations.api import Partnership, Permission, permissions_in
from lifecourse.website.standing import Need


def needs_of_delivery(partnership: Partnership, *, account: Account, today: date) -> list[Need]:
    """What may tell of harm first, then the reader's own actions, then the late ones of everybody."""
    held = permissions_in(account, partnership=partnership, on=today)
    still = list(actions_of(partnership).filter(state=ActionState.OPEN.value))
    url = reverse("delivery:show_actions", args=[partnership.slug])
    needs = _harm(partnership) if Permission.KEEP_ENGAGEMENT in held else []
    mine = [action for action in still if action.owner_account == account]
    if mine:
        late = sum(bool(action.late_on(today)) for action in mine)
        needs.append(
            Need(
                sentence=f"Do what you took on: {_actions(len(mine))}",
                more=f"{late} late. First: {mine[0].what}" if late else f"First: {mine[0].what}",
                url=f"{url}#action-{mine[0].pk}",
            )
        )
    others = [action for action in still if action.late_on(today) and action not in mine]
    if others and Permission.KEEP_GOVERNANCE in held:
        needs.append(
            Need(
                sentence=f"Ask after {_actions(len(others))} that {'is' if len(others) == 1 else 'are'} late",
                more=f"The latest: {others[0].what}",
                url=f"{url}#action-{others[0].pk}",
            )
        )
    return needs


def _harm(partnership: Partnership) -> list[Need]:
    urgent = urgent_answers(partnership)
    if not urgent:
        return []
    answers = "an answer" if len(urgent) == 1 else f"{len(urgent)} answers"
    return [
        Need(
            sentence=f"Look today at {answers} that may tell of harm",
            more=f"It came on {day(urgent[0].came_on)}." if len(urgent) == 1 else "",
            url=f"{reverse('delivery:show_feedback', args=[partnership.slug])}#answer-{urgent[0].pk}",
        )
    ]


def _actions(number: int) -> str:
    return f"{number} action" if number == 1 else f"{number} actions"
