"""The tables in which the rules say what may follow what, and who may do what."""

import importlib
from collections.abc import Iterator
from enum import Enum
from importlib.util import find_spec
from types import ModuleType
from typing import Any

from tools.drawn import MADE
from tools.rooms import rooms


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
