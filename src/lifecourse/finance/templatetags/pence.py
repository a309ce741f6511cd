"""Whole pence in the words of money."""

from decimal import Decimal

from django import template

from lifecourse.design.api import exact_money, money

register = template.Library()


@register.filter
def pence(value: int) -> str:
    """Whole pence to the penny: £1,234.56."""
    return exact_money(Decimal(value) / 100)


@register.filter
def about(value: int) -> str:
    """Whole pence as people say them: £1.05m."""
    return money(Decimal(value) / 100)


@register.filter
def opposite(value: int) -> int:
    """The same sum the other way round."""
    return -value
