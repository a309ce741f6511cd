"""Reads a rule pack from TOML and refuses what has no source, status or date."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from lifecourse.standards.values import (
    Denominator,
    Entry,
    Rounding,
    RuleDate,
    RuleList,
    RuleNumber,
    RulePack,
    Status,
)

UNCONFIRMED = "[R]"


class BadPack(Exception):
    """A rule pack cannot be used: says which entry, what was found and what was expected."""


def read_pack(data: Mapping[str, Any], *, where: str) -> RulePack:
    """A pack from its parsed TOML. Raises BadPack naming the entry that is wrong."""
    _refuse_unconfirmed(data, where)
    head = {k: v for k, v in data.items() if not isinstance(v, list | dict)}
    read = read_entry(
        RulePack,
        {
            **head,
            "numbers": _by_id(data, "numbers", _number, where),
            "dates": _by_id(data, "dates", lambda e, w: read_entry(RuleDate, e, w), where),
            "lists": _by_id(data, "lists", _list, where),
            "rounding": _rounding(data.get("rounding"), where),
        },
        where,
    )
    if read.next_review <= read.reviewed_on:
        raise BadPack(
            f"{where}: the next review ({read.next_review}) is not after the last ({read.reviewed_on})."
        )
    for entry in (*read.numbers.values(), *read.dates.values(), *read.lists.values()):
        _check_status(entry, reviewed_on=read.reviewed_on, where=f"{where}, {entry.id}")
    return read


def _refuse_unconfirmed(data: Mapping[str, Any], where: str) -> None:
    if UNCONFIRMED in repr(data):
        raise BadPack(
            f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Give its source or leave it out."
        )


def _by_id[E: Entry](
    data: Mapping[str, Any], kind: str, read: Callable[[Mapping[str, Any], str], E], where: str
) -> dict[str, E]:
    found: dict[str, E] = {}
    for raw in data.get(kind, []):
        entry = read(raw, f"{where}, {raw.get('id', f'an entry of {kind} without an id')}")
        if entry.id in found:
            raise BadPack(f"{where}: {kind} has two entries with the id {entry.id!r}; ids are unique.")
        found[entry.id] = entry
    return found


def read_entry[E: Entry](kind: type[E], raw: Mapping[str, Any], where: str) -> E:
    """One entry of a pack, with its status, days and source. Raises BadPack saying what is wrong."""
    known = {f.name for f in fields(kind)}
    if unknown := set(raw) - known:
        raise BadPack(
            f"{where}: {', '.join(sorted(unknown))} is not known; expected {', '.join(sorted(known))}."
        )
    if raw.get("status") not in set(Status):
        raise BadPack(f"{where}: status is {raw.get('status')!r}; expected one of {', '.join(Status)}.")
    try:
        entry = kind(**{**raw, "status": Status(raw["status"])})
    except TypeError as problem:
        raise BadPack(f"{where}: {problem}") from problem
    _check_dates_and_source(entry, where)
    return entry


def _check_dates_and_source(entry: Entry, where: str) -> None:
    if not entry.citation.strip():
        raise BadPack(f"{where}: there is no citation; expected where the rule can be read.")
    if type(entry.in_force_from) is not date:
        raise BadPack(f"{where}: in_force_from is {entry.in_force_from!r}; expected a day.")
    if entry.in_force_to is not None and entry.in_force_to < entry.in_force_from:
        raise BadPack(f"{where}: it ends on {entry.in_force_to}, before it begins on {entry.in_force_from}.")


def _check_status(entry: Entry, *, reviewed_on: date, where: str) -> None:
    over = entry.in_force_to is not None and entry.in_force_to < reviewed_on
    if over and entry.status is Status.IN_FORCE:
        raise BadPack(
            f"{where}: it ended on {entry.in_force_to} and still says in-force; expected superseded."
        )


def _number(raw: Mapping[str, Any], where: str) -> RuleNumber:
    read = dict(raw)
    for name in ("value", "low", "high"):
        if name in read:
            read[name] = _decimal(read[name], f"{where}: {name}")
    if "denominator" in read:
        try:
            read["denominator"] = Denominator(**read["denominator"])
        except TypeError as problem:
            raise BadPack(f"{where}: denominator: {problem}") from problem
    number = read_entry(RuleNumber, read, where)
    _check_number(number, where)
    return number


def _check_number(number: RuleNumber, where: str) -> None:
    ends = (number.low is not None, number.high is not None)
    if number.value is None and not all(ends):
        raise BadPack(f"{where}: expected either value, or both low and high.")
    if number.value is not None and any(ends):
        raise BadPack(f"{where}: found a value and a range; expected one of them.")
    if number.least > number.most:
        raise BadPack(f"{where}: low ({number.least}) is above high ({number.most}).")
    if number.unit == "per-million" and number.denominator is None:
        raise BadPack(f"{where}: a rate needs its denominator: quantity, words and vintage.")


def _list(raw: Mapping[str, Any], where: str) -> RuleList:
    finds = {item: tuple(words) for item, words in raw.get("finds", {}).items()}
    read = read_entry(RuleList, {**raw, "items": tuple(raw.get("items", ())), "finds": finds}, where)
    if not read.items:
        raise BadPack(f"{where}: the list is empty.")
    if strangers := set(finds) - set(read.items):
        raise BadPack(f"{where}: finds names {', '.join(sorted(strangers))}, which the list does not.")
    return read


def _rounding(raw: Mapping[str, Any] | None, where: str) -> Rounding:
    if raw is None:
        raise BadPack(f"{where}: there is no [rounding]; expected the step to which a range is rounded.")
    read = read_entry(Rounding, {**raw, "step": _decimal(raw.get("step"), f"{where}: rounding step")}, where)
    if read.step <= 0:
        raise BadPack(f"{where}: rounding step is {read.step}; expected above 0.")
    return read


def _decimal(raw: object, where: str) -> Decimal:
    # TOML floats are binary: 0.1 would not be 0.1. Numbers are written as text or as whole numbers.
    if isinstance(raw, bool) or not isinstance(raw, str | int):
        raise BadPack(f"{where} is {raw!r}; expected a number in quotes, or a whole number.")
    try:
        return Decimal(raw)
    except InvalidOperation as problem:
        raise BadPack(f"{where} is {raw!r}; expected a number.") from problem
