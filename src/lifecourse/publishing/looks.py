"""How a partnership's papers look: reading it, and changing it."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Partnership, Permission, check_may
from lifecourse.publishing.look import (
    COLOUR,
    LEAST_CONTRAST,
    PLAIN_LOOK,
    Look,
    contrast_on_white,
    nearest_readable,
)
from lifecourse.publishing.look_model import PaperLook


class UnableToChangeLook(Exception):
    """The look was not changed; says why in words that a page can show."""


def look_of(partnership: Partnership) -> Look:
    """How a partnership's papers look; plain until somebody chose."""
    kept = PaperLook.objects.filter(partnership=partnership).first()
    if kept is None:
        return PLAIN_LOOK
    return Look(masthead=kept.masthead, accent=kept.accent, contact=kept.contact)


def read_colour(typed: str) -> str:
    """A colour that somebody typed, as "#rrggbb". Raises UnableToChangeLook, also when it is too pale."""
    colour = typed.strip().lower()
    if not COLOUR.fullmatch(colour):
        raise UnableToChangeLook(
            f"Expected a colour such as #1d4540: a number sign and six of 0 to 9 and a to f. Found {typed!r}."
        )
    shade = nearest_readable(colour)
    if shade != colour:
        raise UnableToChangeLook(
            f"{colour} is too pale to read on white: its contrast is {contrast_on_white(colour):.1f} to 1, "
            f"and words need {LEAST_CONTRAST} to 1. The nearest shade that can be read is {shade}."
        )
    return colour


@transaction.atomic
def change_look(*, partnership: Partnership, look: Look, by: Account, at: datetime) -> None:
    """Choose how a partnership's papers look from now on. Raises NotAllowed or UnableToChangeLook."""
    check_may(by, Permission.PUBLISH_PLAN, partnership=partnership, on=localdate(at))
    said = {
        "masthead": " ".join(look.masthead.split()),
        "accent": read_colour(look.accent),
        "contact": " ".join(look.contact.split()),
        "changed_by": by,
        "changed_at": at,
    }
    PaperLook.objects.update_or_create(partnership=partnership, defaults=said)
