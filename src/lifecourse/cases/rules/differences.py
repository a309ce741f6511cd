"""What differs between two versions of a case: part by part, row by row, words and amounts.

Both are plain data, as a file or a frozen version holds them, so that nothing a case says can be left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

from lifecourse.cases.kinds.differences import Change, Difference, PartDiffers
from lifecourse.cases.kinds.document import PartName
from lifecourse.cases.kinds.labels import PART_TITLES, ROW_WORDS, SAME_ROW
from lifecourse.cases.kinds.template import Kind, Template
from lifecourse.cases.rules.saying import field_label, says, step_words
from lifecourse.engine.wording import word_differences

type Plain = Mapping[str, Any]
# A part of what two rows say that is enough to take them for one whose name alone was changed.
ENOUGH_ALIKE = 2
# From so many words on a text is shown in one, with what is new marked; shorter ones as what was and what is.
TEXT = 4
ROWS = f"{PartName.ROWS}."
NAMES = ("name", "title")


@dataclass(frozen=True, kw_only=True)
class _At:
    """Where a comparison stands: the list or part it is in, the row, and what short names stand for.

    `columns`: the titles of a table of words, by their short names.
    """

    inside: str
    place: str
    names: Mapping[str, str]
    columns: Mapping[str, str] = field(default_factory=dict)

    def label(self, key: str) -> str:
        """What a field is called here."""
        return self.columns.get(key) or field_label(key, self.names)


def differences(
    before: Plain, after: Plain, *, template: Template, organisations: Mapping[str, str]
) -> list[PartDiffers]:
    """Every part that differs, in the order of the template. `organisations`: names by code."""
    names = dict(organisations) | _names_in(before) | _names_in(after)
    columns = {part.name: {one.slug: one.title for one in part.columns} for part in template.parts}
    was, now = _by_part(before), _by_part(after)
    found = []
    for name, title in _titles([*was, *now], template).items():
        inside = PartName.ROWS.value if name.startswith(ROWS) else name
        at = _At(inside=inside, place="", names=names, columns=columns.get(name, {}))
        if some := tuple(_any(at, "", was.get(name), now.get(name))):
            found.append(PartDiffers(name=name, title=title, found=some))
    return found


def _by_part(data: Plain) -> dict[str, Any]:
    """A case's parts by name, each table of words being one of its own."""
    rows = {f"{ROWS}{slug}": rows for slug, rows in (data.get(PartName.ROWS) or {}).items()}
    return {str(name): part for name, part in data.items() if name != PartName.ROWS} | rows


def _titles(there: Sequence[str], template: Template) -> dict[str, str]:
    """Each part by its name with its title: those of the template first, then whatever else stands there."""
    titles = {PartName.ABOUT.value: PART_TITLES[PartName.ABOUT]}
    titles |= {part.slug if part.kind is Kind.PART else part.name: part.title for part in template.parts}
    for name in [*PART_TITLES, *there]:
        titles.setdefault(str(name), PART_TITLES.get(name) or field_label(name.rpartition(".")[2]))
    return titles


def _names_in(data: Plain) -> dict[str, str]:
    """The names of whatever else refers to by a short name."""
    model = data.get(PartName.MODEL) or {}
    lists = [data.get(name) or [] for name in (PartName.OPTIONS, PartName.CRITERIA, PartName.MILESTONES)]
    lists += [model.get("participants") or [], model.get("phases") or []]
    return {one["slug"]: one.get("name", one["slug"]) for rows in lists for one in rows if "slug" in one}


def _any(at: _At, key: str, was: Any, now: Any) -> Iterator[Difference]:
    """What differs in a value of whatever shape."""
    if was == now:
        return
    if _is_rows(was) or _is_rows(now):
        yield from _rows(at, key, was or [], now or [])
    elif isinstance(was, Mapping) or isinstance(now, Mapping):
        place = _into(at.place, at.label(key) if key else "")
        yield from _mapping(replace(at, inside=key or at.inside, place=place), was or {}, now or {})
    else:
        yield from _field(at, key, was, now)


def _mapping(at: _At, was: Plain, now: Plain) -> Iterator[Difference]:
    for key in (one for one in dict.fromkeys([*now, *was]) if one != "slug"):
        yield from _any(at, key, was.get(key), now.get(key))


def _field(at: _At, key: str, was: Any, now: Any) -> Iterator[Difference]:
    """One value that is neither rows nor a section: words with what is new, amounts with their step."""
    before, after = (says(at.inside, key, one, at.names) for one in (was, now))
    if before == after:
        return
    change = Change.CHANGED if before and after else Change.ADDED if after else Change.TAKEN_OUT
    step = step_words(at.inside, key, was, now) if change is Change.CHANGED else ""
    words = change is Change.CHANGED and not step and max(len(one.split()) for one in (before, after)) >= TEXT
    yield Difference(
        place=at.place,
        what=at.label(key) if key else "",
        change=change,
        was=before,
        now=after,
        step=step,
        pieces=tuple(word_differences(before, after)) if words else (),
    )


def _rows(at: _At, key: str, was: Sequence[Plain], now: Sequence[Plain]) -> Iterator[Difference]:
    inside = key or at.inside
    for old, new in _pairs(was, now):
        place = _into(at.place, _row_name(inside, new or old or {}, at.names))
        row = replace(at, inside=inside, place=place)
        if old is not None and new is not None:
            yield from _mapping(row, old, new)
        else:
            only = old if new is None else new
            change = Change.TAKEN_OUT if new is None else Change.ADDED
            yield Difference(
                place=place, what="", change=change, fields=_fields(row, _without_name(only or {}))
            )


def _pairs(was: Sequence[Plain], now: Sequence[Plain]) -> list[tuple[Plain | None, Plain | None]]:
    """Which row became which, in the order of the later; rows that are only in the earlier come last."""
    old, new = _keyed(was, [*was, *now]), _keyed(now, [*was, *now])
    gone = {key: row for key, row in old.items() if key not in new}
    found: list[tuple[Plain | None, Plain | None]] = []
    for key, row in new.items():
        if (before := old.get(key)) is None:
            alike = next((one for one, other in gone.items() if _alike(other, row)), None)
            before = gone.pop(alike) if alike is not None else None
        found.append((before, row))
    return found + [(row, None) for row in gone.values()]


def _keyed(rows: Sequence[Plain], all_rows: Sequence[Plain]) -> dict[tuple[Any, ...], Plain]:
    """Rows by what makes each the same row; rows that say the same there are told apart by their order."""
    fields = next((one for one in SAME_ROW if all(set(one) <= set(row) for row in all_rows)), None)
    found: dict[tuple[Any, ...], Plain] = {}
    for row in rows:
        said = [row[name] for name in fields] if fields else list(row.values())[:1]
        found[next(key for n in count() if (key := (*map(str, said), n)) not in found)] = row
    return found


def _alike(old: Plain, new: Plain) -> bool:
    """Whether two rows say the same but for their name: most of what either says is in both."""
    same = sum(bool(old[key] == new.get(key)) for key in old)
    return same >= 1 and same * ENOUGH_ALIKE >= len({*old, *new})


def _row_name(inside: str, row: Plain, names: Mapping[str, str]) -> str:
    """What a row is called: Saving “Price of homecare”."""
    if inside == PartName.SCORES:
        parts = [names.get(str(row.get(key, "")), str(row.get(key, ""))) for key in ("option", "criterion")]
        return f"{parts[0]} by “{parts[1]}”"
    named = next((str(row[key]) for key in NAMES if row.get(key)), "")
    if not named:
        key = next(iter(row), "")
        named = says(inside, key, row.get(key), names)
    if row.get("year"):
        return str(row["year"])
    return f"{ROW_WORDS.get(inside, '')} “{named}”".strip()


def _fields(at: _At, row: Plain) -> tuple[tuple[str, str], ...]:
    """What stands in a whole row, for a reader: its short name and what has nothing in it are left out."""
    found = []
    for key, value in row.items():
        inside = replace(at, inside=key)
        if _is_rows(value):
            said = "; ".join(_row_words(inside, one) for one in value)
        elif isinstance(value, Mapping):
            said = _row_words(inside, value)
        else:
            said = says(at.inside, key, value, at.names)
        if said and key != "slug":
            found.append((at.label(key), said))
    return tuple(found)


def _without_name(row: Plain) -> Plain:
    """A row without what it is called, which stands above it; all of it where it says nothing else."""
    return {key: value for key, value in row.items() if key not in NAMES} or row


def _row_words(at: _At, row: Plain) -> str:
    return ", ".join(f"{label}: {said}" for label, said in _fields(at, row))


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, Mapping) for one in value)


def _into(place: str, name: str) -> str:
    return f"{place}, {name}" if place and name else place or name
