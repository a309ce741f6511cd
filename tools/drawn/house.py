"""The map of the house: every room, what it reads, its tables and its door."""

import importlib
import inspect
import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

from tools.drawn import MADE
from tools.rooms import PACKAGE, layers, read_by, rooms


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
