"""The names behind the keys that entries hold: of people, and of whatever a row refers to."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import models

from lifecourse.audit.models import Entry

ACCOUNT = "account:"


class Names:
    """Names found at once for a page of entries. What has no name now is shown by its key."""

    def __init__(self, found: Mapping[tuple[type[models.Model], str], str]) -> None:
        self._found = found

    def row(self, model: Any, key: Any) -> str:
        return self._found.get((model or get_user_model(), str(key)), str(key))

    def account(self, actor: str) -> str:
        return self.row(get_user_model(), actor.removeprefix(ACCOUNT))


def names_in(entries: Iterable[Entry], by_table: Mapping[str, type[models.Model]]) -> Names:
    """The names of everything that these entries speak of: one question for each kind of thing."""
    wanted: defaultdict[type[models.Model], set[str]] = defaultdict(set)
    for entry in entries:
        wanted[get_user_model()].add(entry.actor.removeprefix(ACCOUNT))
        model = by_table.get(entry.table)
        wanted[model or get_user_model()].add(entry.row)
        for field in model._meta.concrete_fields if model else ():
            if isinstance(field.related_model, type):
                said = [(entry.before or {}).get(field.column), (entry.after or {}).get(field.column)]
                wanted[field.related_model].update(str(key) for key in said if key is not None)
    return Names(
        {
            (model, str(key)): str(row)
            for model, keys in wanted.items()
            for key, row in model._default_manager.in_bulk(usable(model, keys)).items()
        }
    )


def usable(model: type[models.Model], keys: Iterable[str]) -> list[Any]:
    """Those keys that could be keys of this table."""
    found = []
    for key in keys:
        try:
            found.append(model._meta.pk.to_python(key))
        except ValidationError:
            continue
    return found


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
