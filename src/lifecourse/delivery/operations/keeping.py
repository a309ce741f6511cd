"""What every operation does first and last: ask whether it may, and keep a row only if it is whole."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Partnership, Permission, check_may


class UnableToKeepRecord(Exception):
    """Something cannot be written down as it is; says why in words that a page can show."""


def check(permission: Permission, partnership: Partnership, by: Account | None, at: datetime) -> None:
    """Raises NotAllowed. Whoever runs the command line (by=None) has the database already."""
    if by is not None:
        check_may(by, permission, partnership=partnership, on=localdate(at))


def keep[Kept: models.Model](row: Kept) -> Kept:
    """Save a row that is whole. Raises UnableToKeepRecord with every fault in words."""
    try:
        row.full_clean()
    except ValidationError as faults:
        raise UnableToKeepRecord(" ".join(_words(row, faults))) from None
    row.save()
    return row


def same(partnership: Partnership, *rows: models.Model | None) -> None:
    """Raises UnableToKeepRecord when something belongs to another partnership."""
    for row in rows:
        if row is not None and getattr(row, "partnership_id", None) != partnership.pk:
            raise UnableToKeepRecord(f"{row} does not belong to {partnership}.")


def _words(row: models.Model, faults: ValidationError) -> list[str]:
    said = []
    for name, words in faults.message_dict.items():
        if name == "__all__":
            said += words
        else:
            label = str(getattr(row._meta.get_field(name), "verbose_name", name)).capitalize()
            said += [f"{label}: {one}" for one in words]
    return said
