"""The rule packs that ship with Lifecourse, by id and by date."""

import tomllib
from datetime import date
from functools import cache
from importlib import resources

from lifecourse.standards.reading import read_pack
from lifecourse.standards.values import RuleNumber, RulePack


class UnknownPack(Exception):
    """There is no rule pack of that id."""


class NoPackInForce(Exception):
    """No rule pack covers a day."""


@cache
def packs() -> tuple[RulePack, ...]:
    """Every rule pack, the oldest first."""
    folder = resources.files("lifecourse.standards.packs")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    read = [read_pack(tomllib.loads(f.read_text(encoding="utf-8")), where=f.name) for f in files]
    return tuple(sorted(read, key=lambda p: (p.in_force_from, p.id)))


def pack(pack_id: str) -> RulePack:
    """One rule pack by id. Raises UnknownPack."""
    for found in packs():
        if found.id == pack_id:
            return found
    raise UnknownPack(
        f"There is no rule pack {pack_id!r}; expected one of {', '.join(p.id for p in packs())}."
    )


def pack_in_force(on: date) -> RulePack:
    """The rule pack that holds on a day, the newest if two do. Raises NoPackInForce."""
    holding = [p for p in packs() if p.in_force_from <= on and (p.in_force_to is None or on <= p.in_force_to)]
    if not holding:
        known = "; ".join(f"{p.id} ({p.in_force_from} to {p.in_force_to or 'today'})" for p in packs())
        raise NoPackInForce(f"No rule pack covers {on}. Choose one by hand: {known}.")
    return holding[-1]


def rule_number(key: str) -> RuleNumber:
    """A national number by its id, in whichever pack holds it. Raises KeyError where none does."""
    found = next((one.numbers[key] for one in packs() if key in one.numbers), None)
    if found is None:
        raise KeyError(f"No pack has a number with the id {key!r}.")
    return found
