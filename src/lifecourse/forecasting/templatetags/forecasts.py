"""Words that pages of forecasts need beside the house's own."""

from django import template

register = template.Library()
YEAR = 12


@register.filter
def months_as_years(months: int) -> str:
    """How long, in years where it comes to whole ones: 60 is "5 years"."""
    years, more = divmod(months, YEAR)
    if more:
        return f"{months} months"
    return "1 year" if years == 1 else f"{years} years"
