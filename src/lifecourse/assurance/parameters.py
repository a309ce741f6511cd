"""What the checks take for granted: our own conventions, and which columns are parts of which."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources


@dataclass(frozen=True, kw_only=True)
class Convention:
    """A number of our own, marked so wherever it is used."""

    id: str
    words: str
    value: int
    status: str
    why: str
    reviewed_on: date
    next_review: date


@dataclass(frozen=True, kw_only=True)
class PartOf:
    """Two columns of one table: the first counts a part of what the second counts."""

    table: str
    part: str
    whole: str


@dataclass(frozen=True, kw_only=True)
class ShareOf:
    """Three columns of one table: a part, its whole, and the share stated."""

    table: str
    part: str
    whole: str
    share: str


@dataclass(frozen=True, kw_only=True)
class Contained:
    """Two quantities: the first counts a part of what the second counts, wherever they are stated."""

    part: str
    whole: str


@dataclass(frozen=True, kw_only=True)
class Parameters:
    """Everything in the file."""

    conventions: dict[str, Convention]
    parts: tuple[PartOf, ...]
    shares: tuple[ShareOf, ...]
    contained: tuple[Contained, ...]


@cache
def parameters() -> Parameters:
    """The parameters that ship with Lifecourse."""
    file = resources.files("lifecourse.assurance") / "parameters.toml"
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    return Parameters(
        conventions={c["id"]: Convention(**c) for c in data["conventions"]},
        parts=tuple(PartOf(**p) for p in data["parts"]),
        shares=tuple(ShareOf(**s) for s in data["shares"]),
        contained=tuple(Contained(**c) for c in data["contained"]),
    )
