"""What every operation of this room asks first, and how it refuses."""

from django.utils.timezone import localdate

from lifecourse.accounts.api import Stamp
from lifecourse.organisations.api import Partnership, Permission, check_may

# Whoever changes the figures of a partnership's plans changes what its forecasts rest on.
WRITES = Permission.EDIT_FIGURES
SENT_BEFORE = (
    "This form was sent before, and what it said then stands. To say something else, open the page again."
)


class CannotWrite(Exception):
    """It cannot be written like this; says why, in words that a page can show."""


def check_writes(stamp: Stamp, partnership: Partnership) -> None:
    """That who does this may write forecasts of the partnership. Raises NotAllowed."""
    if stamp.by is not None:
        check_may(stamp.by, WRITES, partnership=partnership, on=localdate(stamp.at))
