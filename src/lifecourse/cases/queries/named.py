"""The names of organisations that a case calls by their codes."""

from collections.abc import Collection

from lifecourse.organisations.api import Organisation


def organisation_names(codes: Collection[str]) -> dict[str, str]:
    """Names by code; a code that nobody has stands for itself."""
    found = Organisation.objects.filter(code__in=codes).values_list("code", "name")
    return {code: code for code in codes} | dict(found)
