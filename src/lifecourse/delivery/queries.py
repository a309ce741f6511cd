"""What people read of meetings, decisions and actions: of their own partnerships, in a stated order."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q, QuerySet

from lifecourse.accounts.api import Account
from lifecourse.delivery.deciding import Outcome, Standing
from lifecourse.delivery.models import (
    Action,
    Decision,
    DecisionKind,
    DecisionRight,
    FeedbackAnswer,
    Hearing,
    Meeting,
)
from lifecourse.delivery.rules import AnswerState
from lifecourse.organisations.api import Organisation, Partnership, partnerships_seen_by


class NoSuchPartnership(Exception):
    """There is no such partnership that this person may see."""


def get_partnership(slug: str, *, seen_by: Account, on: date) -> Partnership:
    """One partnership. Raises NoSuchPartnership, also when it exists but is not for this person to see."""
    found = partnerships_seen_by(seen_by, on).filter(slug=slug).first()
    if found is None:
        raise NoSuchPartnership(f"There is no partnership {slug} that you may see.")
    return found


def right_on(kind: DecisionKind, *, on: date) -> DecisionRight | None:
    """Who may decide a kind of thing on a day; nothing when nobody has said."""
    dated = (Q(from_date=None) | Q(from_date__lte=on)) & (Q(to_date=None) | Q(to_date__gte=on))
    return kind.rights.filter(dated).select_related("board").order_by("-from_date", "-id").first()


def rights_of(partnership: Partnership, *, on: date) -> Iterator[tuple[DecisionKind, DecisionRight | None]]:
    """Every kind of decision with who may take it on a day: by name."""
    for kind in partnership.decision_kinds.order_by("name"):
        yield kind, right_on(kind, on=on)


def meetings_of(partnership: Partnership) -> QuerySet[Meeting]:
    """Every meeting: the earliest first."""
    return partnership.meetings.select_related("board").order_by("day", "begins", "id")


def meetings_on(partnership: Partnership, days: Iterable[date]) -> QuerySet[Meeting]:
    """The meetings of these days that were not called off, with their boards: the earliest first."""
    return meetings_of(partnership).filter(day__in=set(days), called_off="")


def decisions_of(partnership: Partnership) -> QuerySet[Decision]:
    """Every decision: the newest first."""
    return partnership.decisions.select_related(
        "kind", "board", "organisation", "meeting", "supersedes", "superseded_by"
    ).order_by("-decided_on", "-id")


def agreed_by(partnership: Partnership, organisation: Organisation) -> QuerySet[Decision]:
    """What stands as agreed for one organisation, by itself or by a board that may: the newest first."""
    return decisions_of(partnership).filter(
        Q(organisation=organisation) | Q(board__isnull=False),
        outcome__in=[Outcome.AGREED.value, Outcome.WITH_CONDITIONS.value],
        standing=Standing.DECISION.value,
        superseded_by=None,
    )


def actions_of(partnership: Partnership) -> QuerySet[Action]:
    """Every action: by the day it is due, so that the latest in coming stands first."""
    return (
        partnership.actions.select_related("owner_organisation", "owner_account", "meeting", "decision")
        .prefetch_related("chases__by")
        .order_by("due_on", "id")
    )


def hearings_of(partnership: Partnership) -> QuerySet[Hearing]:
    """Every event and conversation with what was said: the newest first, those without a day last."""
    return partnership.hearings.select_related("board").prefetch_related("cohorts", "sayings")


def answers_of(partnership: Partnership) -> QuerySet[FeedbackAnswer]:
    """Every answer that came by a link: the earliest first."""
    return (
        FeedbackAnswer.objects.filter(link__partnership=partnership)
        .select_related("link__partnership")
        .order_by("came_on", "id")
    )


def urgent_answers(partnership: Partnership) -> list[FeedbackAnswer]:
    """The answers that may tell of harm and that nobody has dealt with: the earliest first."""
    held = answers_of(partnership).filter(state=AnswerState.HELD.value)
    return [answer for answer in held if answer.is_urgent]
