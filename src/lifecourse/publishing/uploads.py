"""Files that came back and wait for a person to say yes: kept for some hours, for that person alone."""

import secrets
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.core.cache import cache

from lifecourse.accounts.api import Account
from lifecourse.plans.api import Plan
from lifecourse.publishing.filled.edits import Edits

KEPT_FOR = timedelta(hours=8)


class NoSuchUpload(Exception):
    """There is no such upload of this person: it was never there, was applied, or is too old."""


@dataclass(frozen=True, kw_only=True)
class Upload:
    """What was changed in a file, whose it is, and the file's fingerprint."""

    account: UUID
    plan: int
    file_hash: str
    kind: str
    edits: Edits


def keep_upload(upload: Upload) -> str:
    """Keep an upload; returns the word under which it is found again, which nobody can guess."""
    token = secrets.token_urlsafe(24)
    cache.set(_key(token), upload, timeout=KEPT_FOR.total_seconds())
    return token


def find_upload(token: str, *, plan: Plan, by: Account) -> Upload:
    """An upload of this person for this plan. Raises NoSuchUpload, also when it is somebody else's."""
    found = cache.get(_key(token))
    if not isinstance(found, Upload) or (found.account, found.plan) != (by.pk, plan.pk):
        raise NoSuchUpload("This upload is no longer kept. Upload the file again.")
    return found


def drop_upload(token: str) -> None:
    """Forget an upload."""
    cache.delete(_key(token))


def _key(token: str) -> str:
    return f"filled-in:{token}"
