"""Long keys, written so that people can type them: `{% load keys %}`."""

from django import template

register = template.Library()


@register.filter
def in_fours(key: str) -> str:
    """A key in groups of four characters; authenticator apps ignore the spaces."""
    return " ".join(key[start : start + 4] for start in range(0, len(key), 4))
