"""Things done that are not a row changed: signed in, exported, gave a role."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lifecourse.audit.acting import acting
from lifecourse.audit.models import Entry


@dataclass(frozen=True, kw_only=True)
class Done:
    """One thing done: to which thing, and what there is to say about it."""

    of: str
    detail: dict[str, Any] | None = None


def record_each(*, by: str, at: datetime, action: str, done: Iterable[Done], table: str = "") -> None:
    """Write an entry for each of these, in one statement: somebody did the same to many things at once."""
    now = acting()
    Entry.objects.bulk_create(
        Entry(
            at=at,
            actor=by,
            actor_label=now.label if now.actor == by else "",
            action=action,
            table=table,
            row=one.of,
            after=one.detail,
            request=now.request,
        )
        for one in done
    )


def record(
    *, by: str, at: datetime, action: str, of: str, detail: dict[str, Any] | None = None, table: str = ""
) -> Entry:
    """Write one entry: who did what, to which thing, and what there is to say about it."""
    now = acting()
    return Entry.objects.create(
        at=at,
        actor=by,
        actor_label=now.label if now.actor == by else "",
        action=action,
        table=table,
        row=of,
        after=detail,
        request=now.request,
    )


def name_of(account: Any) -> str:
    """How the record names an account; None is whoever is named as acting."""
    return acting().actor if account is None else f"account:{account.pk}"
