"""Who may read the record: said by the room that knows roles, when the site starts."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.db.models import QuerySet

from lifecourse.audit.models import Entry

Narrowing = Callable[..., "QuerySet[Entry]"]


class NotForReading(Exception):
    """Somebody may not read the record; says why."""


_narrowings: list[Narrowing] = []


def let_read(narrow: Narrowing) -> None:
    """Name the function that gives the entries one account may read on a day, or raises NotForReading."""
    _narrowings[:] = [narrow]


def readable_by(account: Any, *, on: date) -> "QuerySet[Entry]":
    """What this account may read of the record on a day. Raises NotForReading."""
    if not _narrowings:
        raise NotForReading("Nobody may read the record until it is said who may.")
    found: QuerySet[Entry] = _narrowings[0](account, on=on)
    return found
