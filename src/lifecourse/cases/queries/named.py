"""The names of organisations that a case calls by their codes."""

from collections.abc import Collection

from lifecourse.cases.models import Case, CasePart
from lifecourse.organisations.api import Organisation


def organisation_names(codes: Collection[str]) -> dict[str, str]:
    """Names by code; a code that nobody has stands for itself."""
    found = Organisation.objects.filter(code__in=codes).values_list("code", "name")
    return {code: code for code in codes} | dict(found)


def names_given(case: Case, part: str) -> set[str]:
    """Every short name that a row of a list ever had: what was told of one that is gone stays its own."""
    versions = CasePart.objects.filter(case=case, name=part).values_list("content", flat=True)
    return {str(row.get("slug", "")) for content in versions for row in content}
