"""Filters for the pages of a plan: `{% load plan_pages %}`."""

from django import template
from django.utils.safestring import SafeString

from lifecourse.publishing.api import answer_html

register = template.Library()


@register.filter
def paragraphs(answer: str) -> SafeString:
    """A section's answer as paragraphs and lists."""
    return answer_html(answer)
