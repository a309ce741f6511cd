"""Whom national statistics count as in hospital, by day: counting rules change, and a series breaks there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry
from lifecourse.standards.values import Entry

# What a rule can leave out: whoever counts knows what each of these is in its own records.
CAN_BE_LEFT_OUT = frozenset({"extended-leave"})


@dataclass(frozen=True, kw_only=True)
class CountingRule(Entry):
    """From one day on some people are not counted; and when a publication first counted so."""

    published_on: date
    leaves_out: tuple[str, ...]


@cache
def counting_rules() -> tuple[CountingRule, ...]:
    """Every counting rule, the oldest first."""
    file = resources.files("lifecourse.standards.counting") / "people-in-hospital.toml"
    return read_counting_rules(tomllib.loads(file.read_text(encoding="utf-8")), where=file.name)


def read_counting_rules(data: Mapping[str, Any], *, where: str) -> tuple[CountingRule, ...]:
    """Counting rules from their parsed TOML. Raises BadPack naming the one that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    rules = []
    for raw in data.get("rules", []):
        rule = read_entry(
            CountingRule,
            {**raw, "leaves_out": tuple(raw.get("leaves_out", ()))},
            f"{where}, {raw.get('id', 'a rule without an id')}",
        )
        if not rule.leaves_out or not CAN_BE_LEFT_OUT.issuperset(rule.leaves_out):
            known = ", ".join(sorted(CAN_BE_LEFT_OUT))
            raise BadPack(f"{where}, {rule.id}: leaves_out is {rule.leaves_out}; expected some of {known}.")
        if type(rule.published_on) is not date:
            raise BadPack(f"{where}, {rule.id}: published_on is {rule.published_on!r}; expected a day.")
        rules.append(rule)
    return tuple(sorted(rules, key=lambda one: one.in_force_from))
