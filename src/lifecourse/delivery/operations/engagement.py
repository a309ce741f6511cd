"""Keeping who has a stake, how they are told, who was heard, and what became of what they said."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db import models, transaction

from lifecourse.accounts.api import Account
from lifecourse.delivery.models import Cohort, CohortVoice, Hearing, Said, SharedWork, Stakeholder, Telling
from lifecourse.delivery.operations.keeping import UnableToKeepRecord, check, keep, same
from lifecourse.organisations.api import Board, Partnership, Permission

Filled = Mapping[str, Any]


@transaction.atomic
def keep_stakeholder(
    *, stakeholder: Stakeholder, filled: Filled, by: Account | None, at: datetime
) -> Stakeholder:
    """Add a group that has a stake, or change it. Raises NotAllowed or UnableToKeepRecord."""
    return _kept(stakeholder, filled, by, at)


@transaction.atomic
def keep_telling(*, telling: Telling, filled: Filled, by: Account | None, at: datetime) -> Telling:
    """Add a step of the communications plan, or change it. Raises NotAllowed or UnableToKeepRecord."""
    return _kept(telling, filled, by, at)


@transaction.atomic
def keep_shared_work(*, work: SharedWork, filled: Filled, by: Account | None, at: datetime) -> SharedWork:
    """Say how far people shaped a piece of work, or change it. Raises NotAllowed or UnableToKeepRecord."""
    return _kept(work, filled, by, at)


@transaction.atomic
def keep_cohort(
    *, cohort: Cohort, filled: Filled, voices: Iterable[Board], by: Account | None, at: datetime
) -> Cohort:
    """Add a group of people or change it, and say which boards and groups speak for it.

    Raises NotAllowed or UnableToKeepRecord.
    """
    boards = {board.pk: board for board in voices}
    same(cohort.partnership, *boards.values())
    kept = _kept(cohort, filled, by, at)
    CohortVoice.objects.filter(cohort=kept).exclude(board__in=boards).delete()
    there = set(CohortVoice.objects.filter(cohort=kept).values_list("board", flat=True))
    for key, board in boards.items():
        if key not in there:
            CohortVoice.objects.create(cohort=kept, board=board)
    return kept


@transaction.atomic
def keep_hearing(
    *, hearing: Hearing, filled: Filled, cohorts: Iterable[Cohort], by: Account | None, at: datetime
) -> Hearing:
    """Write down at what people were heard, or change it. Raises NotAllowed or UnableToKeepRecord."""
    groups = list(cohorts)
    same(hearing.partnership, *groups)
    kept = _kept(hearing, filled, by, at)
    kept.cohorts.set(groups)
    return kept


@transaction.atomic
def keep_said(
    *, said: Said, what: str, done: str = "", why_not: str = "", by: Account | None, at: datetime
) -> Said:
    """Write down something people said, and what was done because of it, or why not.

    An answer that was given is changed, never taken back to nothing. Raises NotAllowed or UnableToKeepRecord.
    """
    check(Permission.KEEP_ENGAGEMENT, said.hearing.partnership, by, at)
    if said.pk and (said.done or said.why_not) and not (done or why_not):
        raise UnableToKeepRecord("This was answered. Say what was done, or why not.")
    said.what, said.done, said.why_not = what, done, why_not
    return keep(said)


def _kept[Row: models.Model](row: Row, filled: Filled, by: Account | None, at: datetime) -> Row:
    partnership: Partnership = row.partnership  # type: ignore[attr-defined]
    check(Permission.KEEP_ENGAGEMENT, partnership, by, at)
    for name, value in filled.items():
        setattr(row, name, value)
    same(partnership, getattr(row, "board", None))
    return keep(row)
