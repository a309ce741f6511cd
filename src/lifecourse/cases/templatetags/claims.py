"""A warning on a case's page: `{% load claims %}{% claimed_twice case %}`."""

from typing import Any

from django import template

from lifecourse.cases.models import Case
from lifecourse.cases.reading.claims import claims_of

register = template.Library()


@register.inclusion_tag("cases/_claimed_twice.html")
def claimed_twice(case: Case) -> dict[str, Any]:
    """Which other cases claim the same contract or budget line as this one."""
    return {"claims": claims_of(case), "partnership": case.partnership}
