"""Draw the pages that are made from the code: the map of the rooms, and what may follow what."""
# ruff: noqa: T201

import difflib
import importlib
import inspect
import os
import re
import sys
from collections.abc import Iterator, Sequence
from enum import Enum
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

from tools.rooms import PACKAGE, ROOT, layers, read_by, rooms

MADE = "<!-- Made from the code by `./lifecourse fix`; the checks compare the two. Do not edit. -->\n"
DOCS = ROOT / "docs"
DECISIONS = DOCS / "decisions"
FOLDERS = {
    "tutorial": "Learn it",
    "how-to": "Do something with it",
    "reference": "Look it up",
    "safety": "Keep people safe",
    "explanation": "Understand it",
}


def main(arguments: Sequence[str]) -> int:
    """Write each page, or with --check say which ones no longer say what the code says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    import django  # noqa: PLC0415 - settings must be named first

    django.setup()
    stale = 0
    for path, text in pages():
        if "--check" in arguments:
            stale += differs(path, text)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return 1 if stale else 0


def pages() -> Iterator[tuple[Path, str]]:
    """Every generated page, with what it must say today."""
    yield ROOT / "docs/map.md", house()
    yield ROOT / "docs/reference/states.md", states()
    yield DECISIONS / "README.md", index_of_decisions()
    yield ROOT / "docs/README.md", index()


def differs(path: Path, text: str) -> bool:
    """Print how a page differs from the code, if it does."""
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    name = str(path.relative_to(ROOT))
    lines = list(
        difflib.unified_diff(kept.splitlines(), text.splitlines(), name, "made from the code", lineterm="")
    )
    if lines:
        print("\n".join([*lines, "Draw it again: ./lifecourse fix"]))
    return bool(lines)


def house() -> str:
    """The map: every room from the top of the house to the ground."""
    order = " > ".join("|".join(layer) for layer in existing_layers())
    head = "# Map of the house\n"
    rule = "A room reads only rooms further down this page, and enters them by their door (`api.py`).\n"
    return "\n".join([MADE, head, rule, f"From the top: {order}.\n", *(page_of(room) for room in rooms())])


def existing_layers() -> Iterator[tuple[str, ...]]:
    """The layers, with only the rooms that are built."""
    built = set(rooms())
    for layer in layers():
        if kept := tuple(room for room in layer if room in built):
            yield kept


def page_of(room: str) -> str:
    """What one room is for, what it reads, its tables and its door."""
    lines = [f"## {room}\n", purpose(room), "", f"Reads: {', '.join(read_by(room)) or 'no other room'}.\n"]
    for heading, rows in (("Table", tables(room)), ("At the door", door(room))):
        if rows:
            lines += [f"| {heading} | What it is |", "| --- | --- |"]
            lines += [f"| `{name}` | {said} |" for name, said in rows]
            lines.append("")
    return "\n".join(lines)


def purpose(room: str) -> str:
    """The first paragraph of the room's own README."""
    readme = PACKAGE / room / "README.md"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    body = re.sub(r"^#.*\n+", "", text)
    return re.split(r"\n\s*\n|^Words:", body, maxsplit=1, flags=re.MULTILINE)[0].strip() or "(not yet said)"


def tables(room: str) -> list[tuple[str, str]]:
    """The room's tables, each with the first line that it says of itself."""
    from django.apps import apps  # noqa: PLC0415 - only after set-up

    if not apps.is_installed(f"lifecourse.{room}"):
        return []
    models = apps.get_app_config(room).get_models()
    return sorted((model.__name__, first_line(model)) for model in models)


def door(room: str) -> list[tuple[str, str]]:
    """Every name at the room's door."""
    if not find_spec(f"lifecourse.{room}.api"):
        return []
    api = importlib.import_module(f"lifecourse.{room}.api")
    return [(name, first_line(getattr(api, name))) for name in sorted(api.__all__)]


def first_line(thing: Any) -> str:
    """The first line of what something says of itself; a plain value says nothing."""
    documented = inspect.isclass(thing) or inspect.isroutine(thing) or inspect.ismodule(thing)
    said = (thing.__doc__ or "").strip() if documented else ""
    # A dataclass or an enumeration without words of its own is given some by Python.
    if inspect.isclass(thing) and said.startswith(f"{thing.__name__}("):
        return ""
    return said.split("\n")[0].replace("|", "\\|")


def states() -> str:
    """Every table of what may follow what, and of who may do what."""
    parts = [MADE, "# What may follow what, and who may do what\n"]
    for room in rooms():
        if find_spec(f"lifecourse.{room}.rules"):
            module = importlib.import_module(f"lifecourse.{room}.rules")
            parts += [page_of_table(room, name, table) for name, table in tables_of_choices(module)]
    return "\n".join(parts)


def tables_of_choices(module: ModuleType) -> Iterator[tuple[str, dict[Enum, Any]]]:
    """The module's own dictionaries from one named choice to a set of them."""
    for name, value in sorted(vars(module).items()):
        if not isinstance(value, dict) or not value:
            continue
        to = [
            choice for choices in value.values() if isinstance(choices, set | frozenset) for choice in choices
        ]
        if to and all(isinstance(choice, Enum) for choice in [*value, *to]):
            yield name, value


def page_of_table(room: str, name: str, table: dict[Enum, Any]) -> str:
    """A table in words; one that leads from states to states also as a diagram."""
    lines = [f"## {room}: {name.lower().replace('_', ' ')}\n", "| From | To |", "| --- | --- |"]
    for choice, others in table.items():
        lines.append(f"| {choice.value} | {', '.join(sorted(str(o.value) for o in others)) or 'nothing'} |")
    leads_to = {type(other) for others in table.values() for other in others}
    if leads_to == {type(choice) for choice in table}:
        lines += ["", "```mermaid", "stateDiagram-v2", *arrows(table), "```"]
    return "\n".join([*lines, ""])


def arrows(table: dict[Enum, Any]) -> Iterator[str]:
    """One line of the diagram for each step that may be taken."""
    for state, following in table.items():
        yield from (f"    {state.name} --> {one.name}" for one in sorted(following, key=lambda one: one.name))


def index_of_decisions() -> str:
    """Every decision by number and title."""
    head = "# Decisions\n\nOne page each: why it came up, the options, what was chosen and why.\n"
    return "\n".join([MADE, head, *links("decisions", start=DECISIONS), ""])


def index() -> str:
    """Every page of the documentation, by what a reader wants of it."""
    lines = [MADE, "# Documentation\n"]
    for folder, heading in FOLDERS.items():
        if found := list(links(folder, start=DOCS)):
            lines += [f"## {heading}\n", *found, ""]
    lines += [
        "* [Map of the house](map.md)",
        "* [Decisions](decisions/README.md), with what else was considered",
        "",
    ]
    return "\n".join(lines)


def links(folder: str, *, start: Path) -> Iterator[str]:
    """A link to every page of a folder, in the order of their names."""
    for path in sorted((DOCS / folder).rglob("*.md")):
        if path.name != "README.md":
            title = path.read_text(encoding="utf-8").removeprefix(MADE).strip().splitlines()[0].lstrip("# ")
            yield f"* [{title}]({path.relative_to(start)})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
