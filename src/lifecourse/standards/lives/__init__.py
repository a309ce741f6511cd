"""The packs that ship with Lifecourse about growing up: the law on plans for learning, and local rules."""

import tomllib
from functools import cache
from importlib import resources

from lifecourse.standards.duty_reading import read_duty_pack
from lifecourse.standards.duty_values import DutyPack
from lifecourse.standards.packs import UnknownPack


@cache
def duty_packs() -> dict[str, DutyPack]:
    """Every pack about growing up, by its id."""
    folder = resources.files("lifecourse.standards.lives")
    files = sorted((f for f in folder.iterdir() if f.name.endswith(".toml")), key=lambda f: f.name)
    read = [read_duty_pack(tomllib.loads(f.read_text(encoding="utf-8")), where=f.name) for f in files]
    return {one.id: one for one in read}


def duty_pack(name: str) -> DutyPack:
    """One pack by its id. Raises UnknownPack."""
    found = duty_packs().get(name)
    if found is None:
        raise UnknownPack(f"There is no pack {name!r} about growing up.")
    return found
