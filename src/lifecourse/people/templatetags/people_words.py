"""`{% load people_words %}`: what systems say, as people write it."""

from datetime import date

from django import template

from lifecourse.design.api import day

register = template.Library()


@register.filter
def as_day(words: str) -> str:
    """A day as people write it; anything else as it is."""
    try:
        return day(date.fromisoformat(words))
    except ValueError:
        return words
