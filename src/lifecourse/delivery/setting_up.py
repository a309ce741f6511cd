"""Loading what a partnership keeps from a file: twice changes nothing; what is there already stays."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from lifecourse.delivery.deciding import Outcome
from lifecourse.delivery.operations.actions import TakenOn, take_on
from lifecourse.delivery.operations.decisions import Decided, Given, log_decision, say_who_decides
from lifecourse.delivery.operations.keeping import UnableToKeepRecord
from lifecourse.delivery.operations.meetings import MeetingPlan, call_meeting
from lifecourse.delivery.setting_up_engagement import (
    put_cohort,
    put_hearing,
    put_shared_work,
    put_telling,
)
from lifecourse.delivery.setting_up_names import board_named, organisation_coded
from lifecourse.organisations.api import Partnership

Entry = Mapping[str, Any]


@transaction.atomic
def set_up_delivery(*, partnership: Partnership, entry: Entry, at: datetime) -> None:
    """The records described by a parsed delivery.toml. Raises UnableToKeepRecord, and nothing is kept."""
    for name, put in PARTS.items():
        for number, data in enumerate(entry.get(name, []), 1):
            try:
                put(partnership, data, at)
            except KeyError as missing:
                raise UnableToKeepRecord(
                    f"delivery.toml, {name} {number}: {missing.args[0]!r} is missing."
                ) from None
            except (UnableToKeepRecord, ValueError) as reason:
                raise UnableToKeepRecord(f"delivery.toml, {name} {number}: {reason}") from None


def _right(partnership: Partnership, data: Entry, at: datetime) -> None:
    if not partnership.decision_kinds.filter(name=data["kind"]).exists():
        given = Given(
            board=board_named(partnership, data.get("board", "")),
            ceiling=data.get("ceiling"),
            from_date=data.get("from"),
            authority=data.get("authority", ""),
        )
        say_who_decides(partnership=partnership, kind=data["kind"], given=given, by=None, at=at)


def _meeting(partnership: Partnership, data: Entry, at: datetime) -> None:
    board = board_named(partnership, data["board"])
    if board is None:
        raise UnableToKeepRecord("board is empty; expected the name of a board.")
    if not board.meetings.filter(day=data["day"]).exists():
        about = MeetingPlan(
            day=data["day"],
            begins=data.get("begins"),
            place=data.get("place", ""),
            agenda="\n".join(data.get("agenda", [])),
        )
        call_meeting(board=board, about=about, by=None, at=at)


def _decision(partnership: Partnership, data: Entry, at: datetime) -> None:
    kind = partnership.decision_kinds.filter(name=data["kind"]).first()
    if kind is None:
        raise UnableToKeepRecord(f"there is no kind of decision {data['kind']!r}.")
    board = board_named(partnership, data.get("board", ""))
    if not partnership.decisions.filter(what=data["what"]).exists():
        decided = Decided(
            kind=kind,
            what=data["what"],
            decided_on=data["day"],
            outcome=Outcome(data.get("outcome", Outcome.AGREED.value)),
            board=board,
            organisation=organisation_coded(data["organisation"]) if "organisation" in data else None,
            meeting=board.meetings.filter(day=data["day"]).first() if board else None,
            conditions=data.get("conditions", ""),
        )
        log_decision(partnership=partnership, decided=decided, by=None, at=at)


def _action(partnership: Partnership, data: Entry, at: datetime) -> None:
    if not partnership.actions.filter(what=data["what"]).exists():
        about = TakenOn(
            what=data["what"],
            owner_organisation=organisation_coded(data["organisation"]),
            owner_role=data.get("role", ""),
            due_on=data["due"],
        )
        take_on(partnership=partnership, about=about, by=None, at=at)


PARTS: dict[str, Callable[[Partnership, Entry, datetime], None]] = {
    "rights": _right,
    "meetings": _meeting,
    "decisions": _decision,
    "actions": _action,
    "cohorts": put_cohort,
    "hearings": put_hearing,
    "tellings": put_telling,
    "shared-works": put_shared_work,
}
