"""Who does something, when, and under which key: what an operation that is done once is told."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID, uuid5

from django.http import HttpRequest
from django.utils import timezone

from lifecourse.accounts.models import Account
from lifecourse.design.api import key_sent


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Who does something, when, and under which key of theirs: the same key is done once.

    Nobody (by=None) is the command line, whose user has the database already.
    """

    key: UUID
    by: Account | None
    at: datetime

    def part(self, name: str) -> "Stamp":
        """The stamp of one part of it, whose key is the same each time it is asked for."""
        return replace(self, key=uuid5(self.key, name))


def stamp_of(request: HttpRequest) -> Stamp:
    """Who sends this form, now, under the key that it was drawn with. Raises TypeError for a stranger."""
    if not isinstance(request.user, Account):
        raise TypeError("Nobody is signed in, so nobody can be said to have done it.")
    return Stamp(key=key_sent(request), by=request.user, at=timezone.now())
