"""Numbers and days in words: `{% load words %}`. What is not a number or a day is shown as it is."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django import template
from django.utils import timezone
from django.utils.html import format_html

from lifecourse.design import words

register = template.Library()


def _as_number(value: Any) -> Decimal | None:
    if value is None or value == "" or isinstance(value, bool):
        return None
    try:
        number = Decimal(str(value))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _said(value: Any, say: Callable[[Decimal], str]) -> Any:
    number = _as_number(value)
    return ("" if value is None else value) if number is None else say(number)


@register.filter
def money(value: Any) -> Any:
    """£1.05m, with the exact figure on hover and for those who listen."""
    number = _as_number(value)
    if number is None:
        return "" if value is None else value
    short, exact = words.money(number), words.exact_money(number)
    return (
        short if short == exact else format_html('<abbr class="lc-money" title="{}">{}</abbr>', exact, short)
    )


@register.filter
def exact_money(value: Any) -> Any:
    """£1,050,000"""
    return _said(value, words.exact_money)


@register.filter
def people(value: Any) -> Any:
    """6,744 people"""
    return _said(value, words.people)


@register.filter
def number(value: Any) -> Any:
    """6,744"""
    return _said(value, words.number)


@register.filter
def percent(value: Any) -> Any:
    """45%, of a number out of a hundred"""
    return _said(value, words.percent)


@register.filter
def day(value: Any) -> Any:
    """Tuesday 3 March 2016"""
    on = _as_day(value)
    return words.day(on) if on else ("" if value is None else value)


@register.filter
def short_day(value: Any) -> Any:
    """3 Mar 2016"""
    on = _as_day(value)
    return words.short_day(on) if on else ("" if value is None else value)


def _as_day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return (timezone.localtime(value) if timezone.is_aware(value) else value).date()
    return value if isinstance(value, date) else None
