"""The rows of a part as pages write them: found, put in their place, and taken out. Plain values only.

Content is what the part holds: a list of rows, or a section with lists in it. Nothing given is changed.
"""

import json
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

from lifecourse.cases.kinds.asking import (
    DECLARED,
    DEPENDENCIES,
    IMPACT,
    MILESTONES,
    RISKS,
    Ask,
    AskedField,
    AskedPart,
)
from lifecourse.cases.kinds.asking_money import BENEFITS, SAVINGS
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.template import Kind, Template, TemplatePart

Rows = list[dict[str, Any]]
ASKED: dict[str, AskedPart] = {
    one.part: one for one in (DECLARED, MILESTONES, DEPENDENCIES, RISKS, IMPACT, BENEFITS, SAVINGS)
}


class NotThere(Exception):
    """The part has no such row."""


def asked_for(template: Template, slug: str) -> AskedPart | None:
    """What pages ask of the list of that short name; None where it is none, or has pages of its own.

    A table of words is asked for by the columns of the template. A part that the template lacks is known too.
    """
    part = next((one for one in template.parts if one.slug == slug and one.kind is not Kind.WORDS), None)
    if part is not None and part.kind is Kind.ROWS:
        return _table(part)
    return ASKED.get(slug)


def _table(part: TemplatePart) -> AskedPart:
    """A table of words by its columns."""
    return AskedPart(
        part=PartName.ROWS,
        title=part.title,
        one="a row",
        titled=(part.columns[0].slug,),
        at=(part.slug,),
        about=" ".join(one for one in (part.question, part.help) if one),
        fields=tuple(
            AskedField(
                slug=one.slug,
                label=one.title,
                short=one.title,
                ask=Ask.WORDS,
                needed=one.needed,
                longest=10_000,
            )
            for one in part.columns
        ),
    )


def rows_in(content: Any, asked: AskedPart) -> Rows:
    """The rows of a list within its part; none where nothing stands there. Raises NotThere off the way."""
    found = content
    for step in asked.at:
        found = _step(found, step)
    return [dict(row) for row in found or []]


def _step(content: Any, step: str) -> Any:
    if isinstance(content, list):
        row = next((one for one in content if one.get("slug") == step), None)
        if row is None:
            raise NotThere(f"There is no {step}.")
        return row
    return (content or {}).get(step)


def with_rows(content: Any, asked: AskedPart, rows: Rows) -> Any:
    """The part with these rows in the place of those that stood there."""
    return _put(content, asked.at, rows)


def _put(content: Any, at: Sequence[str], rows: Rows) -> Any:
    if not at:
        return rows
    step, rest = at[0], at[1:]
    if isinstance(content, list):
        _step(content, step)
        return [_put(row, rest, rows) if row.get("slug") == step else row for row in content]
    section = dict(content or {})
    section[step] = _put(section.get(step), rest, rows)
    return section


def place_of(content: Any, asked: AskedPart, number: int) -> str:
    """What the reader of a case calls a row in its faults: “risks 2”, “options 1, money 3”."""
    place, found = asked.part, content
    for step in asked.at:
        if isinstance(found, list):
            place += f" {[one.get('slug') for one in found].index(step) + 1}"
        else:
            place += f", {step}"
        found = _step(found, step)
    return f"{place} {number}"


def print_of(row: Mapping[str, Any]) -> str:
    """A few letters that differ where a row says something else."""
    text = json.dumps(row, sort_keys=True, ensure_ascii=False)
    return sha256(text.encode()).hexdigest()[:16]


def number_read(rows: Rows, number: int, read: str) -> int:
    """Where the row stands now that somebody read as the `number`th. Raises NotThere if it was changed."""
    if 0 < number <= len(rows) and (not read or print_of(rows[number - 1]) == read):
        return number
    for place, row in enumerate(rows, start=1):
        if read and print_of(row) == read:
            return place
    raise NotThere("It was changed or taken out.")


def placed(rows: Rows, row: dict[str, Any], *, after: int, instead_of: int = 0) -> Rows:
    """The rows with one more behind the `after`th (0: first), itself counted before it is taken out."""
    before, behind = rows[:after], rows[after:]
    if instead_of:
        gone = rows[instead_of - 1]
        before = [one for one in before if one is not gone]
        behind = [one for one in behind if one is not gone]
    return [*before, row, *behind]


def without(rows: Rows, number: int, fields: Sequence[AskedField]) -> Rows:
    """The rows less one; what others said of it is said no more."""
    slug = rows[number - 1].get("slug")
    names = [one.slug for one in fields if one.ask is Ask.OTHERS]
    left = []
    for row in (one for place, one in enumerate(rows, start=1) if place != number):
        said = {name: [one for one in row[name] if one != slug] for name in names if slug and row.get(name)}
        left.append({key: value for key, value in (row | said).items() if value != []})
    return left


def filled(
    fields: Sequence[AskedField], typed: Mapping[str, Any], before: Mapping[str, Any]
) -> dict[str, Any]:
    """A row with what was typed over what stood there; what is empty is not said. Else it stays."""
    asked = {one.slug for one in fields}
    said = {key: value.strip() if isinstance(value, str) else value for key, value in typed.items()}
    kept = {key: value for key, value in before.items() if key not in asked}
    return kept | {
        key: said[key] for key in said if key in asked and said[key] not in (None, False, "", [], {})
    }
