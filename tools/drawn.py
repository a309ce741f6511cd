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
    """Every table of what may follow what, with its picture."""
    parts = [MADE, "# What may follow what\n"]
    for room in rooms():
        if find_spec(f"lifecourse.{room}.rules"):
            module = importlib.import_module(f"lifecourse.{room}.rules")
            parts += [picture(room, name, table) for name, table in tables_of_states(module)]
    if len(parts) == 2:
        parts.append("No room has such a table yet.\n")
    return "\n".join(parts)


def tables_of_states(module: ModuleType) -> Iterator[tuple[str, dict[Enum, Any]]]:
    """The module's own dictionaries from one state to a set of states."""
    for name, value in sorted(vars(module).items()):
        if not isinstance(value, dict) or not value:
            continue
        to = [state for states in value.values() if isinstance(states, set | frozenset) for state in states]
        if to and all(isinstance(state, Enum) for state in [*value, *to]):
            yield name, value


def picture(room: str, name: str, table: dict[Enum, Any]) -> str:
    """A table of states in words and as a diagram."""
    lines = [f"## {room}: {name.lower().replace('_', ' ')}\n", "| From | To |", "| --- | --- |"]
    for state, following in table.items():
        after = ", ".join(sorted(str(one.value) for one in following)) or "nothing: this is an end"
        lines.append(f"| {state.value} | {after} |")
    lines += ["", "```mermaid", "stateDiagram-v2"]
    for state, following in table.items():
        lines += [f"    {state.name} --> {one.name}" for one in sorted(following, key=lambda one: one.name)]
    return "\n".join([*lines, "```", ""])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
