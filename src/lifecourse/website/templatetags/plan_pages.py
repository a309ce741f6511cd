"""Filters for the pages of a plan: `{% load plan_pages %}`."""

from django import template
from django.utils.safestring import SafeString

from lifecourse.publishing.api import answer_html
from lifecourse.standards.api import STATUS_WORDS, RuleNumber

register = template.Library()

UNITS = {
    "per-million": ("", " people in a million"),
    "percent": ("", "%"),
    "pounds": ("£", ""),
    "ratio": ("", ""),
}


@register.filter
def paragraphs(answer: str) -> SafeString:
    """A section's answer as paragraphs and lists."""
    return answer_html(answer)


@register.filter
def rule_number(number: RuleNumber) -> str:
    """A national number with its unit: "10 to 15 people in a million", "£30,000,000", "45% to 65%"."""
    before, after = UNITS.get(number.unit, ("", f" {number.unit}"))
    ends = [number.least] if number.least == number.most else [number.least, number.most]
    joint = after if after == "%" else ""
    words = " to ".join(f"{before}{end.normalize():,f}{joint}" for end in ends)
    return words if joint else f"{words}{after}"


@register.filter
def rule_status(number: RuleNumber) -> str:
    """Whether a national number still holds, in words."""
    return STATUS_WORDS[number.status].capitalize()
