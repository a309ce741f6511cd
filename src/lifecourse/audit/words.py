"""Entries in plain words: what was changed, by whom, and what it said before and after."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models

from lifecourse.audit.models import Entry
from lifecourse.audit.tables import watched_tables

DONE = {"insert": "added", "update": "changed", "delete": "removed", "truncate": "emptied"}
ACCOUNT = "account:"


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
    row: str
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


def what(entry: Entry) -> str:
    if entry.action in DONE:
        return f"{thing(entry.table).capitalize()} {DONE[entry.action]}"
    return entry.action.capitalize()


def value(stated: Any) -> str:
    if stated is None or stated == "":
        return "empty"
    if isinstance(stated, bool):
        return "yes" if stated else "no"
    return str(stated)


def column_name(table: str, column: str) -> str:
    model = models_by_table().get(table)
    for field in model._meta.concrete_fields if model else ():
        if field.column == column:
            return str(field.verbose_name).capitalize()
    return column.replace("_", " ").capitalize()


def said(entry: Entry) -> list[Said]:
    """The columns that differ; for something added or removed, all that were filled in."""
    before, after = entry.before or {}, entry.after or {}
    return [
        Said(
            name=column_name(entry.table, column),
            before=value(before.get(column)) if entry.before is not None else "",
            after=value(after.get(column)) if entry.after is not None else "",
        )
        for column in dict.fromkeys([*before, *after])
        if before.get(column) != after.get(column) or "not kept, changed" in {after.get(column)}
    ]


def in_words(entries: Iterable[Entry]) -> list[Line]:
    """Entries as a page shows them, with the names that accounts have now."""
    found = list(entries)
    names = names_of({entry.actor for entry in found})
    return [
        Line(
            number=entry.pk,
            at=entry.at,
            who=entry.actor_label or names.get(entry.actor, entry.actor.removeprefix(ACCOUNT)),
            what=what(entry),
            row=entry.row,
            said=said(entry),
        )
        for entry in found
    ]


def names_of(actors: set[str]) -> dict[str, str]:
    ids = [actor.removeprefix(ACCOUNT) for actor in actors if is_account(actor)]
    people = get_user_model()._default_manager.in_bulk(ids)
    return {f"{ACCOUNT}{key}": str(person) for key, person in people.items()}


def is_account(actor: str) -> bool:
    try:
        UUID(actor.removeprefix(ACCOUNT))
    except ValueError:
        return False
    return actor.startswith(ACCOUNT)


def actors_like(words: str) -> models.Q:
    """Entries by whoever's name, address or label has these words in it."""
    people = get_user_model()._default_manager.filter(
        models.Q(email__icontains=words) | models.Q(full_name__icontains=words)
    )
    accounts = [f"{ACCOUNT}{key}" for key in people.values_list("pk", flat=True)]
    return (
        models.Q(actor__in=accounts)
        | models.Q(actor__icontains=words)
        | models.Q(actor_label__icontains=words)
    )
