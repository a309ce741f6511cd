"""What a receiving home needs to know of somebody, field by field, each with its source."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, kw_only=True)
class Field:
    """One thing that a receiving home needs to know."""

    key: str
    part: str
    words: str
    source: str


@cache
def receiving_fields() -> Sequence[Field]:
    """Every field, in the order of the page."""
    file = resources.files("lifecourse.support.receiving") / "fields.toml"
    fields = [Field(**raw) for raw in tomllib.loads(file.read_text(encoding="utf-8"))["fields"]]
    wrong = [one.key for one in fields if not all((one.key, one.part, one.words, one.source.strip()))]
    if wrong or len({one.key for one in fields}) != len(fields):
        raise ValueError(f"Each field has words, a part and a source, once; look at: {wrong or 'doubles'}.")
    return tuple(fields)
