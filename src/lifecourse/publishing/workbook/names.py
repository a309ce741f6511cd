"""Names of sheets: what a person would call the table, within what a workbook allows."""

import re
from collections.abc import Iterable

from lifecourse.plans.api import TableTemplate

LONGEST = 31
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
RESERVED = {"history"}
# A name that is cut short does not end on one of these.
NEVER_LAST = {"a", "an", "and", "are", "by", "from", "have", "in", "is", "of", "on", "the", "to", "with"}


def sheet_names(titles: Iterable[str]) -> list[str]:
    """A name for each title, in order: no longer than 31 characters and no two the same."""
    given: list[str] = []
    taken = set(RESERVED)
    for title in titles:
        name = _unlike(taken, _short(_clean(title), LONGEST))
        taken.add(name.casefold())
        given.append(name)
    return given


def table_title(table: TableTemplate) -> str:
    """What a table's sheet is called: by section and title, or by key where it belongs to no one section."""
    return table.key.replace("-", " ").capitalize() if table.spread_by else f"{table.section} {table.title}"


def quoted(name: str) -> str:
    """A sheet's name as a formula or a link writes it."""
    return "'" + name.replace("'", "''") + "'"


def _clean(title: str) -> str:
    return " ".join(FORBIDDEN.sub(" ", title).split()).strip("' ") or "Sheet"


def _short(name: str, longest: int) -> str:
    if len(name) <= longest:
        return name
    cut = name[: longest + 1].rpartition(" ")[0] or name[:longest]
    words = cut.split(" ")
    while len(words) > 1 and words[-1].casefold() in NEVER_LAST:
        words.pop()
    return " ".join(words).rstrip(" ,;:-'(")


def _unlike(taken: set[str], name: str) -> str:
    number, tried = 2, name
    while tried.casefold() in taken:
        ending = f" ({number})"
        tried = _short(name, LONGEST - len(ending)) + ending
        number += 1
    return tried
