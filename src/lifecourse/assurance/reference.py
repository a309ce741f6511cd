"""The list of all checks as a page of documentation, made from the checks themselves."""

from collections.abc import Iterator
from itertools import groupby

from lifecourse.assurance.engine import all_checks
from lifecourse.assurance.findings import (
    ARITHMETIC,
    CONVENTION,
    FAMILY_WORDS,
    SEVERITY_WORDS,
    TEMPLATE,
    Check,
)
from lifecourse.assurance.neighbours.engine import neighbour_checks
from lifecourse.assurance.parameters import parameters

RULE_WORDS = {
    ARITHMETIC: "arithmetic",
    TEMPLATE: "what the plan's template asks for",
    CONVENTION: "our own planning convention, not a national rule",
}


def rule_words(check: Check) -> str:
    """What a check rests on, in words."""
    return RULE_WORDS.get(check.rule, f"the rule pack's “{check.rule}”")


def reference_page() -> str:
    """The page docs/reference/checks.md."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    checks = all_checks()
    yield "# Checks"
    yield ""
    yield f"All {len(checks)} checks, by family. Made by `lifecourse plan checks`; do not edit."
    for family, members in groupby(checks, key=lambda c: c.family):
        yield ""
        yield f"## {FAMILY_WORDS[family]}"
        for check in members:
            yield ""
            yield f"### {check.title}"
            yield ""
            yield f"`{check.id}` · {SEVERITY_WORDS[check.severity].lower()} · rests on {rule_words(check)}"
            yield ""
            yield check.why
    yield from _between_plans()
    yield ""
    yield "## Our own conventions"
    for convention in parameters().conventions.values():
        yield ""
        yield f"- {convention.words}: {convention.value} (`{convention.id}`). {convention.why}"


def _between_plans() -> Iterator[str]:
    yield ""
    yield "## Between two plans"
    yield ""
    yield (
        "Asked of every provider, hospital unit and service that two plans share (`lifecourse plan "
        "neighbours`). They read nothing but what both plans say, and are not counted above."
    )
    for check in neighbour_checks():
        yield ""
        yield f"### {check.title}"
        yield ""
        yield f"`{check.id}` · {SEVERITY_WORDS[check.severity].lower()}"
        yield ""
        yield check.why
