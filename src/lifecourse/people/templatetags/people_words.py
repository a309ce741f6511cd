"""`{% load people_words %}`: what systems say, as people write it."""

from datetime import date

from django import template

from lifecourse.design.api import day
from lifecourse.people.kinds import AUTHORITY_KINDS

register = template.Library()


@register.filter
def as_day(words: str) -> str:
    """A day as people write it; anything else as it is."""
    try:
        return day(date.fromisoformat(words))
    except ValueError:
        return words


@register.filter
def authority_in_words(kind: str) -> str:
    """By what authority somebody speaks, within a sentence."""
    words = AUTHORITY_KINDS.get(kind, kind)
    return words[:1].lower() + words[1:]
