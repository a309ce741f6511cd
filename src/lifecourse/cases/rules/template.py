"""Reading a template from its file: all of it, or every fault by place, found, expected and mend."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from lifecourse.cases.kinds.template import Column, Decider, Gateway, Kind, Template, TemplatePart
from lifecourse.engine.entries import Entries, Row

HEAD = {"slug", "name", "about", "source", "ours", "parts", "gateways"}
PART = {"slug", "title", "kind", "question", "help", "by", "longest", "columns"}
LONGEST = 10_000
# Parts that a subject of their own reads and draws.
STRUCTURED = (
    *("declared", "milestones", "dependencies", "risks", "impact"),
    *("options", "model", "savings", "benefits"),
)


class BadTemplate(Exception):
    """A file is not a template; every fault found is in `faults`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@cache
def templates() -> Mapping[str, Template]:
    """Every template that comes with the product, by its short name, in the order of their names."""
    folder = resources.files("lifecourse.cases") / "template_files"
    files = sorted((one for one in folder.iterdir() if one.name.endswith(".toml")), key=lambda one: one.name)
    found = [read_template(tomllib.loads(one.read_text(encoding="utf-8")), place=one.name) for one in files]
    return {one.slug: one for one in sorted(found, key=lambda one: one.name)}


def read_template(data: Row, *, place: str) -> Template:
    """A template from its parsed file. Raises BadTemplate with every fault."""
    reader = Entries(place=place)
    found = _read(data, reader)
    if reader.faults:
        raise BadTemplate(reader.faults)
    return found


def _read(data: Row, reader: Entries) -> Template:
    reader.strangers("the file", data, HEAD)
    gateways = tuple(_gateway(where, row, reader) for where, row in reader.rows("", data, "gateways"))
    reader.each_once("gateways", [one.slug for one in gateways])
    slugs = [one.slug for one in gateways]
    parts = tuple(_part(where, row, slugs, reader) for where, row in reader.rows("", data, "parts"))
    reader.each_once("parts", [one.name for one in parts])
    if not gateways or not parts:
        reader.fault("the file", data.get("slug"), "at least one of [[parts]] and one of [[gateways]]")
    return Template(
        slug=reader.slug("the file", data, "slug"),
        name=reader.text("the file", data, "name"),
        about=reader.text("the file", data, "about", most=500),
        source=reader.text("the file", data, "source", most=500),
        ours=reader.text("the file", data, "ours", most=500, needed=False),
        parts=parts,
        gateways=gateways,
    )


def _gateway(where: str, row: Row, reader: Entries) -> Gateway:
    reader.strangers(where, row, {"slug", "name", "decides", "asks", "board"})
    decides = reader.choice(where, row, "decides", list(Decider))
    return Gateway(
        slug=reader.slug(where, row, "slug"),
        name=reader.text(where, row, "name"),
        decides=Decider(decides) if decides else Decider.BRINGER,
        asks=reader.text(where, row, "asks", most=500),
        board=reader.text(where, row, "board", needed=False),
    )


def _part(where: str, row: Row, gateways: list[str], reader: Entries) -> TemplatePart:
    reader.strangers(where, row, PART)
    kind = Kind(
        reader.choice(where, {"kind": Kind.WORDS.value} | dict(row), "kind", list(Kind)) or Kind.WORDS
    )
    if kind is Kind.PART:
        reader.choice(where, row, "slug", STRUCTURED)
    columns = _columns(where, row, reader)
    if bool(columns) is not (kind is Kind.ROWS):
        reader.fault(f"{where}, columns", row.get("columns"), "columns for a part of rows, and for no other")
    return TemplatePart(
        slug=reader.slug(where, row, "slug") if kind is not Kind.PART else str(row.get("slug")),
        title=reader.text(where, row, "title"),
        kind=kind,
        question=reader.text(where, row, "question", needed=False),
        help=reader.text(where, row, "help", most=500, needed=False),
        by=reader.choice(where, row, "by", gateways) if row.get("by") else "",
        longest=_longest(where, row, reader),
        columns=columns,
    )


def _longest(where: str, row: Row, reader: Entries) -> int:
    value: Any = row.get("longest", 4000)
    if type(value) is not int or not 1 <= value <= LONGEST:
        reader.fault(f"{where}, longest", value, f"a whole number of letters from 1 to {LONGEST}")
        return LONGEST
    return value


def _columns(where: str, row: Row, reader: Entries) -> tuple[Column, ...]:
    found = []
    for place, one in reader.rows(where, row, "columns"):
        reader.strangers(place, one, {"slug", "title", "needed"})
        needed = one.get("needed", False)
        if not isinstance(needed, bool):
            reader.fault(f"{place}, needed", needed, "true or false")
        found.append(
            Column(
                slug=reader.slug(place, one, "slug"),
                title=reader.text(place, one, "title"),
                needed=bool(needed),
            )
        )
    reader.each_once(f"{where}, columns", [one.slug for one in found])
    return tuple(found)
