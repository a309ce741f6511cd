"""Entries in plain words: what was changed, by whom, and what it said before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.utils import timezone

from lifecourse.audit.models import Entry
from lifecourse.audit.names import Names, names_in
from lifecourse.audit.tables import watched_tables

DONE = {"insert": "added", "update": "changed", "delete": "removed", "truncate": "emptied"}
CHANGED_UNSEEN = "not kept, changed"


@dataclass(frozen=True, kw_only=True)
class Said:
    """One column, before and after."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """One entry as a page shows it."""

    number: int
    at: datetime
    who: str
    what: str
    about: str
    said: list[Said]

    @property
    def label(self) -> str:
        return f"Before and after, line {self.number}"


@cache
def models_by_table() -> dict[str, type[models.Model]]:
    return {model._meta.db_table: model for model in apps.get_models(include_auto_created=True)}


def thing(table: str) -> str:
    model = models_by_table().get(table)
    return str(model._meta.verbose_name) if model else table


def table_choices() -> list[tuple[str, str]]:
    """Every table that is watched, by what it holds."""
    named = [(table.table, thing(table.table).capitalize()) for table in watched_tables()]
    return sorted(named, key=lambda pair: pair[1])


def in_words(entries: Iterable[Entry]) -> list[Line]:
    """Entries as a page shows them, with the names that things have now."""
    found = list(entries)
    names = names_in(found, models_by_table())
    return [
        Line(
            number=entry.pk,
            at=entry.at,
            who=entry.actor_label or names.account(entry.actor),
            what=what(entry),
            about=names.row(models_by_table().get(entry.table), entry.row),
            said=said(entry, names),
        )
        for entry in found
    ]


def what(entry: Entry) -> str:
    if entry.action in DONE:
        return f"{thing(entry.table).capitalize()} {DONE[entry.action]}"
    return entry.action.capitalize()


def said(entry: Entry, names: Names) -> list[Said]:
    """The columns that differ; for something added or removed, all that were filled in."""
    before, after = entry.before or {}, entry.after or {}
    model = models_by_table().get(entry.table)
    fields = {field.column: field for field in model._meta.concrete_fields} if model else {}
    return [
        Said(
            name=column_name(fields.get(column), column),
            before=value(fields.get(column), before.get(column), names) if entry.before is not None else "",
            after=value(fields.get(column), after.get(column), names) if entry.after is not None else "",
        )
        for column in dict.fromkeys([*before, *after])
        if (before.get(column) != after.get(column) or after.get(column) == CHANGED_UNSEEN)
        and not is_number_of_row(fields.get(column))
    ]


def is_number_of_row(field: Any) -> bool:
    """Whether a column only numbers the row, which tells a reader nothing."""
    return isinstance(field, models.AutoField) and field.primary_key


def column_name(field: Any, column: str) -> str:
    name = str(field.verbose_name) if field else column.replace("_", " ")
    return name[:1].upper() + name[1:]


def value(field: Any, stated: Any, names: Names) -> str:
    """What a column says: the name behind a reference, the words of a choice, yes or no."""
    if stated is None or stated == "":
        return "empty"
    if isinstance(stated, bool):
        return "yes" if stated else "no"
    if field is not None and field.is_relation:
        return names.row(field.related_model, stated)
    if isinstance(field, models.DateField):
        return day_and_time(stated)
    if isinstance(stated, (list, dict)):
        return in_one_line(stated)
    choices = dict(field.flatchoices) if field is not None else {}
    return str(choices.get(stated, stated))


def in_one_line(stated: "list[Any] | dict[str, Any]") -> str:
    """A column that holds several values, one after the other."""
    parts = [f"{k}: {v}" for k, v in stated.items()] if isinstance(stated, dict) else [str(v) for v in stated]
    return ", ".join(parts) or "empty"


def day_and_time(stated: Any) -> str:
    """A day, or a moment by the clock on the wall here; what the record holds otherwise stays as it is."""
    try:
        moment = datetime.fromisoformat(str(stated))
    except ValueError:
        return str(stated)
    if len(str(stated)) <= len("2026-11-22"):
        return f"{moment:%-d %B %Y}"
    # SQLite's triggers keep moments without saying that they are in UTC.
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return f"{timezone.localtime(aware):%-d %B %Y, %H:%M:%S}"
