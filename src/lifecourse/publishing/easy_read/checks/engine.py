"""Runs every check over a summary as it will print. Each is our own convention, not a national rule."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lifecourse.publishing.easy_read.lines import Line

WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*")


@dataclass(frozen=True, kw_only=True)
class Printed:
    """A line as it prints: `sentence` with everything taken from the plan, `typed` without."""

    line: Line
    sentence: str
    typed: str

    @property
    def words(self) -> list[str]:
        """The words that a person typed, in small letters."""
        return [word.lower() for word in WORD.findall(self.typed)]


@dataclass(frozen=True, kw_only=True)
class Look:
    """Something that may make a summary hard to read: about one line, or about the whole with no key."""

    check: str
    line: str
    found: str
    mend: str


@dataclass(frozen=True, kw_only=True)
class ReadingCheck:
    """One named check: what it asks in one sentence, and what it finds in the lines given."""

    id: str
    title: str
    asks: str
    find: Callable[[list[Printed]], Iterator[tuple[str, str, str]]]


def look_over(printed: list[Printed]) -> list[Look]:
    """Everything that the checks find, in the order of the lines; what is about the whole comes first."""
    found = [
        Look(check=check.id, line=line, found=words, mend=mend)
        for check in all_reading_checks()
        for line, words, mend in check.find(printed)
    ]
    order = {one.line.key: number for number, one in enumerate(printed, 1)}
    return sorted(found, key=lambda look: order.get(look.line, 0))


@cache
def all_reading_checks() -> tuple[ReadingCheck, ...]:
    """Every check there is, by id."""
    folder = Path(__file__).parent
    found = []
    for module in pkgutil.iter_modules([str(folder)]):
        loaded = importlib.import_module(f"{__package__}.{module.name}")
        check = getattr(loaded, "CHECK", None)
        if check is not None:
            found.append(check)
    return tuple(sorted(found, key=lambda check: check.id))
