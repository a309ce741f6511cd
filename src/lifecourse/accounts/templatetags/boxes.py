"""Boxes to type in, on sign-in pages: `{% load boxes %}`."""

from django import template
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def asked(field: BoundField) -> SafeString:
    """A field with its label above it and nothing in it: grey words inside a box vanish as one types."""
    field.field.widget.attrs.pop("placeholder", None)
    return field.as_field_group()


@register.filter
def asked_without_hint(field: BoundField) -> SafeString:
    """A field whose hint the page says in a better place."""
    field.help_text = ""
    return asked(field)
