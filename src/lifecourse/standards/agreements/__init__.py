"""What an agreement between the NHS and councils must say in writing, as dated data."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from lifecourse.standards.reading import UNCONFIRMED, BadPack, read_entry
from lifecourse.standards.values import Entry


@dataclass(frozen=True, kw_only=True)
class Particular(Entry):
    """One thing that an agreement must say: what, how its absence is told, and in which clause of the law."""

    slug: str
    regulation: int
    missing: str
    clause: str


@cache
def agreement_particulars() -> tuple[Particular, ...]:
    """Every particular of every kind of arrangement, in the order of the law."""
    file = resources.files("lifecourse.standards.agreements") / "partnership-arrangements-2000.toml"
    return read_particulars(tomllib.loads(file.read_text(encoding="utf-8")), where=file.name)


def particular_slugs() -> frozenset[str]:
    """The names of all particulars, whatever the arrangement."""
    return frozenset(one.slug for one in agreement_particulars())


def particulars_of(regulation: int, *, on: date) -> tuple[Particular, ...]:
    """What an agreement under one regulation must say on a day."""
    return tuple(one for one in agreement_particulars() if one.regulation == regulation and one.holds_on(on))


def read_particulars(data: Mapping[str, Any], *, where: str) -> tuple[Particular, ...]:
    """Particulars from their parsed TOML. Raises BadPack naming the one that is wrong."""
    if UNCONFIRMED in repr(data):
        raise BadPack(f"{where}: an entry is marked {UNCONFIRMED}, unconfirmed. Leave it out, and say so.")
    found = []
    for raw in data.get("particulars", []):
        one = read_entry(Particular, raw, f"{where}, {raw.get('id', 'a particular without an id')}")
        if type(one.regulation) is not int or not one.slug or not one.missing or not one.clause:
            raise BadPack(
                f"{where}, {one.id}: expected a regulation's number, a slug, what is missing, a clause."
            )
        found.append(one)
    return tuple(found)
