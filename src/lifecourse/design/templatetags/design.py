"""The components that pages are made of: `{% load design %}`."""

import secrets
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm, BoundField
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from lifecourse.design.charts.chart import Chart

register = template.Library()


@register.inclusion_tag("design/error_summary.html")
def error_summary(*forms: BaseForm) -> dict[str, Any]:
    """Every error of these forms at the top of the page, each leading to its field."""
    problems = [
        problem
        for form in forms
        if form is not None and form.is_bound
        for problem in [
            *({"words": words, "target": ""} for words in form.non_field_errors()),
            *(
                {"words": f"{field.label}: {words}", "target": _target(field)}
                for field in form
                for words in ([] if field.is_hidden else field.errors)
            ),
        ]
    ]
    return {"problems": problems}


def _target(field: BoundField) -> str:
    """The id of the element that mends this field: for a group of choices, the first."""
    return f"{field.auto_id}_0" if field.use_fieldset else str(field.id_for_label or field.auto_id)


@register.simple_block_tag
def scroll(content: str, label: str) -> SafeString:
    """A wide table or chart that moves inside its own frame, reachable from the keyboard."""
    return format_html(
        '<div class="lc-scroll" role="region" aria-label="{}" tabindex="0">{}</div>',
        label,
        SafeString(content),
    )


@register.inclusion_tag("design/breadcrumb.html")
def breadcrumb(*labels_and_addresses: str) -> dict[str, Any]:
    """The way back: `{% breadcrumb "Plans" plans_url plan.title plan_url %}`."""
    pairs = zip(labels_and_addresses[::2], labels_and_addresses[1::2], strict=True)
    return {"items": [{"label": label, "url": url} for label, url in pairs]}


@register.inclusion_tag("design/figure.html")
def figure(shown: Any) -> dict[str, Any]:
    """A number with its unit and date, and on request where it comes from.

    `shown` has display, unit_words, as_at_words, source, confidence_words, doubtful,
    changed_by, changed_at and url; qualifier_words and doubt_words where there are any.
    """
    # A fragment may bring a second figure of the same kind to a page, so a count would not do.
    return {"figure": shown, "id": f"figure-{secrets.token_hex(5)}"}


@register.inclusion_tag("design/charts/chart.html")
def chart(shown: Chart, level: int = 2, table_open: bool = False, show_title: bool = True) -> dict[str, Any]:
    """A chart with its title as a heading of this level, its sentence, and its table folded or open.

    Where the page's own heading says the same, `show_title=False` keeps it for those who listen.
    """
    return {
        "chart": shown,
        "picture": f"design/charts/{shown.kind}.html",
        "id": f"chart-{slugify(shown.title)}",
        "level": level,
        "table_open": table_open,
        "show_title": show_title,
    }


SEVERITIES = {
    "must_mend": ("mend", "Must be mended"),
    "should_look": ("look", "Should be looked at"),
    "information": ("inform", "For information"),
}


@register.simple_tag
def severity(level: str) -> SafeString:
    """How much a finding matters, in words: must_mend, should_look or information."""
    look, words = SEVERITIES[level]
    return tag(words, look)


@register.simple_tag
def tag(words: str, look: str = "plain") -> SafeString:
    """A short label; `look` is mend, look, inform, done or plain and never the only sign."""
    return format_html('<strong class="lc-tag lc-tag--{}">{}</strong>', look, words)


@register.simple_block_tag
def notice(content: str, title: str = "", look: str = "inform") -> SafeString:
    """Words set apart: `look` is inform, look, mend or done."""
    heading = format_html('<p class="lc-notice__title"><strong>{}</strong></p>', title) if title else ""
    return format_html('<div class="lc-notice lc-notice--{}">{}{}</div>', look, heading, SafeString(content))


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """A page or list with nothing in it yet: what it will hold, and how to begin."""
    return format_html(
        '<div class="lc-empty"><p class="lc-empty__title"><strong>{}</strong></p>{}</div>',
        title,
        SafeString(content),
    )


@register.inclusion_tag("design/pagination.html", takes_context=True)
def pagination(context: template.Context, page: Page[Any], name: str = "page") -> dict[str, Any]:
    """Previous and next for a Django `Page`, keeping the rest of the address."""
    query = context["request"].GET.copy() if "request" in context else QueryDict(mutable=True)

    def address(number: int) -> str:
        query[name] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("design/copy_link.html")
def copy_link(address: str, label: str = "Copy link") -> dict[str, Any]:
    """A button that copies an address; hidden where there is no JavaScript."""
    return {"address": address, "label": label}
