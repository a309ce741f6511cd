"""National returns: their fields in order, when each must be filled in, and what may stand there."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from lifecourse.standards.packs import NoPackInForce
from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry
from lifecourse.standards.values import Entry, RuleList

# In which rows a field applies, and in which it must be filled in: whoever makes the rows knows what each is.
APPLIES = frozenset(
    {"always", "service-user", "event", "request", "assessment", "service", "review", "carer"}
)
MANDATORY = frozenset(
    {
        "always",
        "never",
        "event",
        "over",
        "outcome",
        "not-a-request",
        "request",
        "assessment",
        "assessment-of-care",
        "service",
        "review",
        "planned-review",
        "priced",
        "paid-for",
        "learning-disability-of-working-age",
    }
)
FORMS = frozenset({"", "date", "nhs-number", "text", "postcode", "money", "number"})


@dataclass(frozen=True, kw_only=True)
class ReturnField(Entry):
    """One column: where it applies and must be filled in, and what may stand there, where that is known."""

    module: str
    applies: str
    mandatory: str
    form: str = ""
    values: str = ""


@dataclass(frozen=True, kw_only=True)
class NationalReturn(Entry):
    """One return in one release. `conditions` says where it is from when a field must be filled in."""

    reviewed_on: date
    next_review: date
    conditions: str
    fields: Mapping[str, ReturnField] = field(default_factory=dict)
    lists: Mapping[str, RuleList] = field(default_factory=dict)


@cache
def client_level_returns() -> tuple[NationalReturn, ...]:
    """Every release of client level data that is known, the oldest first."""
    folder = resources.files("lifecourse.standards.returns")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    read = [read_return(tomllib.loads(f.read_text(encoding="utf-8")), where=f.name) for f in files]
    return tuple(sorted(read, key=lambda one: (one.in_force_from, one.id)))


def client_level_return(on: date) -> NationalReturn:
    """The release in which data is sent on a day. Raises NoPackInForce."""
    holding = [one for one in client_level_returns() if one.holds_on(on)]
    if not holding:
        raise NoPackInForce(f"No release of client level data that is known here is in force on {on}.")
    return holding[-1]


def read_return(data: Mapping[str, Any], *, where: str) -> NationalReturn:
    """A return from its parsed TOML. Raises BadPack naming the entry that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Give its source.")
    lists: dict[str, RuleList] = {}
    for raw in data.get("lists", []):
        one = read_entry(RuleList, {**raw, "items": tuple(raw.get("items", ()))}, _at(where, raw))
        if not one.items or one.id in lists:
            raise BadPack(f"{where}: the list {one.id!r} is empty, or is there twice.")
        lists[one.id] = one
    found: dict[str, ReturnField] = {}
    for raw in data.get("fields", []):
        column = read_entry(ReturnField, raw, _at(where, raw))
        if column.id in found:
            raise BadPack(f"{where}: two fields have the id {column.id!r}; ids are unique.")
        _check(column, lists, _at(where, raw))
        found[column.id] = column
    read = read_entry(NationalReturn, {**data, "fields": found, "lists": lists}, where)
    if not found or read.next_review <= read.reviewed_on:
        raise BadPack(f"{where}: it has no fields, or its next review is not after the last.")
    return read


def _at(where: str, raw: Mapping[str, Any]) -> str:
    return f"{where}, {raw.get('id', 'an entry without an id')}"


def _check(column: ReturnField, lists: Mapping[str, RuleList], where: str) -> None:
    known = {"applies": APPLIES, "mandatory": MANDATORY, "form": FORMS, "values": {"", *lists}}
    for name, values in known.items():
        if getattr(column, name) not in values:
            raise BadPack(
                f"{where}: {name} is {getattr(column, name)!r}; expected one of {', '.join(sorted(values))}."
            )
