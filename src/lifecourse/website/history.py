"""What happened to one figure: who stated it, who changed it, and what it said before and after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from lifecourse.audit.api import Entry
from lifecourse.figures.api import CONFIDENCE_WORDS, Confidence, Figure, Qualifier, Unit, number_words
from lifecourse.plans.api import Plan

COMMANDS = {"command: load": "Loaded from the plan's files", "command: demo": "Loaded for the demonstration"}


@dataclass(frozen=True, kw_only=True)
class Told:
    """One thing about the figure, before and after."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One change: when, by whom, and all that it changed."""

    at: datetime
    by: str
    told: tuple[Told, ...]


def history_of_figure(plan: Plan, *, table: str, row: str, column: str) -> list[Step]:
    """Every change of the figure that stands in a cell, the latest first; none where no figure stands."""
    stands = Figure.objects.filter(
        plan_cell__row__plan=plan,
        plan_cell__row__table=table,
        plan_cell__row__key=row,
        plan_cell__column=column,
    )
    number = stands.values_list("pk", flat=True).first()
    if number is None:
        return []
    entries = Entry.objects.filter(table=Figure._meta.db_table, row=str(number)).order_by("-id")
    steps = [_step(entry) for entry in entries]
    return [step for step in steps if step.told]


def _step(entry: Entry) -> Step:
    by = entry.actor_label or COMMANDS.get(entry.actor, entry.actor.removeprefix("command: "))
    return Step(at=entry.at, by=by, told=_told(_words(entry.before or {}), _words(entry.after or {})))


def _told(before: Mapping[str, str], after: Mapping[str, str]) -> tuple[Told, ...]:
    if not before:
        # What was stated first stands in one line; there is nothing to compare it with.
        return (Told(what="First stated", before="", after=". ".join(filter(None, after.values()))),)
    return tuple(
        Told(what=what, before=before[what], after=words)
        for what, words in after.items()
        if before[what] != words
    )


def _words(said: Mapping[str, Any]) -> dict[str, str]:
    """What the record keeps of a figure, in words."""
    if not said:
        return {}
    return {
        "Number": _number(said),
        "As at": _days(said),
        "Where it comes from": str(said.get("source") or ""),
        "How sure we are": CONFIDENCE_WORDS[Confidence(said["confidence"])],
        "Note": str(said.get("note") or ""),
    }


def _number(said: Mapping[str, Any]) -> str:
    words = number_words(Decimal(str(said["value"])), Unit(said["unit"]))
    qualifier = Qualifier(said["qualifier"])
    return words if qualifier is Qualifier.EXACTLY else f"{qualifier.value} {words}"


def _days(said: Mapping[str, Any]) -> str:
    days = [_day(str(said[key])) for key in ("period_start", "as_at") if said.get(key)]
    return " to ".join(days)


def _day(text: str) -> str:
    return f"{date.fromisoformat(text[:10]):%-d %B %Y}"
