"""A plan's template: which sections, which tables, which columns. A template is data, kept in TOML."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from lifecourse.figures.api import Unit

SHIPPED = Path(__file__).resolve().parent / "template_files"


class BadTemplate(Exception):
    """A template file cannot be used: says where, what was found and what was expected."""


class ColumnKind(StrEnum):
    """What may stand in a cell."""

    TEXT = "text"
    CHOICE = "choice"
    FIGURE = "figure"
    DATE = "date"
    ROWS = "rows"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column of a table. A `rows` column names other rows of `rows_of` (this table unless said)."""

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    hint: str = ""
    unit: Unit | None = None
    choices: Mapping[str, str] = field(default_factory=dict)
    rows_of: str = ""
    required: bool = False
    quantity: str = ""


@dataclass(frozen=True, kw_only=True)
class Sum:
    """What must add up. Down: `total` is a row key and `columns` are summed over the other rows.

    Across: `total` and `parts` are column keys, in every row. Shares: `columns` come to 100 per cent.
    A row named in `beside` is printed with the table but is no part of its total; where `where` is given,
    only the rows with those choices are.
    """

    way: str
    total: str = ""
    columns: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class TableTemplate:
    """One table of a plan."""

    key: str
    section: str
    title: str
    hint: str
    columns: tuple[Column, ...]
    sums: tuple[Sum, ...] = ()
    required: bool = False
    # The column that says in which section a row belongs, where rows are spread over the whole plan.
    spread_by: str = ""

    def column(self, key: str) -> Column:
        """The column of that key; raises KeyError."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(f"Table {self.key} has no column {key!r}.")

    @property
    def figure_columns(self) -> tuple[Column, ...]:
        """The columns that hold figures, in order."""
        return tuple(c for c in self.columns if c.kind is ColumnKind.FIGURE)


@dataclass(frozen=True, kw_only=True)
class SectionTemplate:
    """One section of a plan, with our own short hint."""

    key: str
    title: str
    hint: str
    part: str
    required: bool = True
    finance: bool = False


@dataclass(frozen=True, kw_only=True)
class PlanTemplate:
    """Everything that one national template asks for."""

    id: str
    name: str
    issued: str
    citation: str
    years: tuple[str, ...]
    sections: tuple[SectionTemplate, ...]
    tables: tuple[TableTemplate, ...]
    # The id of the template that this one takes the place of. What means the same keeps its key.
    replaces: str = ""
    # Ids of entries in rule packs that were made for another kind of plan.
    not_bound_by: tuple[str, ...] = ()

    def section(self, key: str) -> SectionTemplate:
        """The section of that key; raises KeyError."""
        for section in self.sections:
            if section.key == key:
                return section
        raise KeyError(f"Template {self.id} has no section {key!r}.")

    def table(self, key: str) -> TableTemplate:
        """The table of that key; raises KeyError."""
        for table in self.tables:
            if table.key == key:
                return table
        raise KeyError(f"Template {self.id} has no table {key!r}.")

    def tables_of(self, section: str) -> tuple[TableTemplate, ...]:
        """The tables that belong to a section, in order, without those spread over all sections."""
        return tuple(t for t in self.tables if t.section == section and not t.spread_by)


def template_ids() -> list[str]:
    """Every template that ships with Lifecourse or that this installation keeps beside them, by id."""
    return sorted(_files())


def template(template_id: str) -> PlanTemplate:
    """One template by id. Raises BadTemplate."""
    files = _files()
    if template_id not in files:
        raise BadTemplate(
            f"There is no template {template_id!r}; expected one of {', '.join(sorted(files))}."
        )
    return _read(str(files[template_id]))


def newer_than(template_id: str) -> PlanTemplate | None:
    """The template that takes the place of another, if there is one. Raises BadTemplate."""
    return next((t for one in template_ids() if (t := template(one)).replaces == template_id), None)


def _files() -> dict[str, Path]:
    """Where each template is. One of the installation's own never hides one that ships with Lifecourse."""
    own = settings.LIFECOURSE_TEMPLATES
    folders = [*([Path(own)] if own else []), SHIPPED]
    return {file.stem: file for folder in folders for file in sorted(folder.glob("*.toml"))}


@cache
def _read(path: str) -> PlanTemplate:
    file = Path(path)
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise BadTemplate(f"{file.name}: {problem}") from problem
    return read_template(data, where=file.name)


def read_template(data: Mapping[str, Any], *, where: str) -> PlanTemplate:
    """A template from its parsed TOML. Raises BadTemplate naming the entry that is wrong."""
    choices: dict[str, dict[str, str]] = data.get("choices", {})
    try:
        sections = tuple(SectionTemplate(**s) for s in data["sections"])
        tables = tuple(_table(t, choices) for t in data["tables"])
        read = PlanTemplate(
            id=data["id"],
            name=data["name"],
            issued=str(data["issued"]),
            citation=data["citation"],
            years=tuple(data["years"]),
            sections=sections,
            tables=tables,
            replaces=data.get("replaces", ""),
            not_bound_by=tuple(data.get("not_bound_by", ())),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise BadTemplate(f"{where}: {problem}") from problem
    known = {s.key for s in sections}
    for table in tables:
        if table.section not in known:
            raise BadTemplate(
                f"{where}: table {table.key} is in section {table.section!r}, which is not there."
            )
    return read


def _table(data: Mapping[str, Any], choices: Mapping[str, Mapping[str, str]]) -> TableTemplate:
    return TableTemplate(
        key=data["key"],
        section=data["section"],
        title=data["title"],
        hint=data.get("hint", ""),
        required=data.get("required", False),
        spread_by=data.get("spread_by", ""),
        columns=tuple(_column(c, choices) for c in data["columns"]),
        sums=tuple(_sum(s) for s in data.get("sums", [])),
    )


def _column(data: Mapping[str, Any], choices: Mapping[str, Mapping[str, str]]) -> Column:
    kind = ColumnKind(data.get("kind", "text"))
    if kind is ColumnKind.CHOICE and data.get("choices") not in choices:
        raise KeyError(f"column {data['key']} offers choices {data.get('choices')!r}, which are not listed")
    return Column(
        key=data["key"],
        title=data["title"],
        kind=kind,
        hint=data.get("hint", ""),
        unit=Unit(data["unit"]) if "unit" in data else None,
        choices=choices.get(data.get("choices", ""), {}),
        rows_of=data.get("rows_of", ""),
        required=data.get("required", False),
        quantity=data.get("quantity", ""),
    )


def _sum(data: Mapping[str, Any]) -> Sum:
    return Sum(
        way=data["way"],
        total=data.get("total", ""),
        columns=tuple(data.get("columns", ())),
        parts=tuple(data.get("parts", ())),
        beside=tuple(data.get("beside", ())),
        where=data.get("where", {}),
    )
