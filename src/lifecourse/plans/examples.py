"""Reading a plan that is kept as files: all of it, or an error that says where, what, and how to mend it."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from lifecourse.figures.api import Confidence, FigureValue, Qualifier, Unit
from lifecourse.plans.document import Cell, PlanDocument, Row, Table
from lifecourse.plans.limits import (
    ADDRESSABLE,
    LONGEST,
    LONGEST_ANSWER,
    LONGEST_CELL,
    faults_about,
    read_date,
    read_decimal,
)
from lifecourse.plans.template import BadTemplate, Column, ColumnKind, TableTemplate, template


class BadExample(Exception):
    """A plan kept as files cannot be read; every fault found is in `faults`."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass(frozen=True, kw_only=True)
class Example:
    """A plan kept as files: the document, whose it is, and the day whose rules apply."""

    document: PlanDocument
    partnership: Mapping[str, Any]
    rules_on: date


def examples_folder() -> Path:
    """Where the examples are: beside the source, or inside an installed package."""
    installed = Path(settings.PACKAGE_DIR) / "examples"
    return installed if installed.is_dir() else Path(settings.PACKAGE_DIR).parent.parent / "examples"


FIGURE_KEYS = frozenset(f.name for f in fields(FigureValue))


def read_example(folder: Path) -> Example:
    """The plan in a folder. Raises BadExample with every fault, each by file, row and column."""
    faults: list[str] = []
    about = _toml(folder / "plan.toml", faults)
    partnership = _toml(folder / "partnership.toml", faults)
    faults += [] if faults else faults_about(about)
    if faults:
        raise BadExample(faults)
    try:
        plan_template = template(about["template"])
    except (KeyError, BadTemplate) as problem:
        raise BadExample([f"plan.toml, template: {problem}"]) from None
    tables = {}
    known = {t.key for t in plan_template.tables}
    for file in sorted((folder / "tables").glob("*.toml")):
        if file.stem not in known:
            faults.append(f"tables/{file.name}: the template {plan_template.id} has no table {file.stem!r}.")
            continue
        sections = {s.key for s in plan_template.sections}
        tables[file.stem] = _Reader(plan_template.table(file.stem), file, faults, sections).table()
    answers = {}
    for file in sorted((folder / "answers").glob("*.md")):
        if file.stem not in {s.key for s in plan_template.sections}:
            faults.append(
                f"answers/{file.name}: the template {plan_template.id} has no section {file.stem!r}."
            )
            continue
        try:
            answers[file.stem] = file.read_text(encoding="utf-8").strip()
        except UnicodeDecodeError as problem:
            faults.append(f"answers/{file.name}: {problem}. Save the file as UTF-8 and load again.")
            continue
        if len(answers[file.stem]) > LONGEST_ANSWER:
            faults.append(f"answers/{file.name}: an answer has at most {LONGEST_ANSWER:,} letters.")
    if faults:
        raise BadExample(faults)
    document = PlanDocument(
        slug=about["slug"],
        title=about["title"],
        template=plan_template,
        dated=about["dated"],
        answers=answers,
        tables=tables,
    )
    return Example(document=document, partnership=partnership, rules_on=about.get("rules_on", about["dated"]))


def read_partnership(folder: Path) -> dict[str, Any]:
    """A folder's partnership.toml, where there is no plan beside it. Raises BadExample."""
    faults: list[str] = []
    entry = _toml(folder / "partnership.toml", faults)
    about = entry.get("partnership")
    if not faults and not (isinstance(about, Mapping) and about.get("slug") and about.get("name")):
        faults.append("partnership.toml, partnership: expected a section with a slug and a name.")
    if faults:
        raise BadExample(faults)
    return entry


def _toml(file: Path, faults: list[str]) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append(f"{file.name}: the file is missing. Copy it from another example and fill it in.")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        faults.append(f"{file.name}: {problem}. Mend the line and load again.")
    except RecursionError:
        faults.append(f"{file.name}: one list stands in another too many times. Write it out flat.")
    return {}


class _Reader:
    """Reads one table's file, gathering faults instead of stopping at the first."""

    def __init__(self, template: TableTemplate, file: Path, faults: list[str], sections: set[str]) -> None:
        self.template = template
        self.sections = sections
        self.file = file
        self.faults = faults
        self.data = _toml(file, faults)
        self.defaults: Mapping[str, Any] = self.data.get("defaults", {})

    def table(self) -> Table:
        rows = tuple(self.row(number, data) for number, data in enumerate(self.data.get("rows", []), start=1))
        seen: set[str] = set()
        for row in rows:
            if row.key in seen:
                self.fault(row.key, "", "this key is used twice; each row needs a key of its own.")
            seen.add(row.key)
        return Table(template=self.template, rows=rows)

    def row(self, number: int, data: Mapping[str, Any]) -> Row:
        key = str(data.get("key", ""))
        if not key:
            self.fault(f"row {number}", "", "there is no key; give the row one, such as 'secure'.")
        elif not ADDRESSABLE.fullmatch(key):
            self.fault(key, "", "a key has letters without accents, digits, - and _ only.")
        if len(key) > LONGEST["key"]:
            self.fault(key, "", f"a key has at most {LONGEST['key']} letters.")
        cells: dict[str, Cell] = {}
        known = {c.key: c for c in self.template.columns}
        for name, value in data.items():
            if name == "key":
                continue
            if name not in known:
                self.fault(key, name, f"the table has no such column; expected one of {', '.join(known)}.")
                continue
            cells[name] = self.cell(key, known[name], value)
        return Row(key=key, cells=cells)

    def cell(self, row: str, column: Column, value: Any) -> Cell:
        if column.kind is ColumnKind.FIGURE:
            return Cell(figure=self.figure(row, column, value))
        text = value.isoformat() if isinstance(value, date) else str(value)
        if len(text) > LONGEST_CELL:
            self.fault(row, column.key, f"a cell has at most {LONGEST_CELL:,} letters.")
        if column.key == self.template.spread_by and text and text not in self.sections:
            self.fault(row, column.key, f"found {text!r}; expected a section of the template, such as 2.2.")
        if column.kind is ColumnKind.CHOICE and text and text not in column.choices:
            self.fault(row, column.key, f"found {text!r}; expected one of {', '.join(column.choices)}.")
        if column.kind is ColumnKind.DATE and text:
            try:
                date.fromisoformat(text)
            except ValueError:
                self.fault(row, column.key, f"found {text!r}; expected a day such as 2015-12-31.")
                return Cell()
        return Cell(text=text)

    def figure(self, row: str, column: Column, value: Any) -> FigureValue | None:
        given: dict[str, Any] = dict(value) if isinstance(value, Mapping) else {"value": value}
        unknown = set(given) - FIGURE_KEYS
        if unknown:
            self.fault(row, column.key, f"a figure has no {', '.join(sorted(unknown))}.")
            return None
        entry = {**self.defaults, **given}
        unit = entry.get("unit") or column.unit
        if unit is None:
            self.fault(row, column.key, "there is no unit; this column holds figures of several units.")
            return None
        for name in ("source", "note", "quantity"):
            if len(str(entry.get(name, ""))) > LONGEST[name]:
                self.fault(row, column.key, f"the {name} has more than {LONGEST[name]} letters; shorten it.")
        try:
            return FigureValue(
                value=read_decimal(entry.get("value")),
                unit=Unit(unit),
                as_at=read_date(entry.get("as_at")),
                period_start=read_date(entry.get("period_start")),
                source=str(entry.get("source", "")),
                confidence=Confidence(entry.get("confidence", "stated")),
                qualifier=Qualifier(entry.get("qualifier", "exactly")),
                rounded_to=read_decimal(entry.get("rounded_to", "1")),
                quantity=entry.get("quantity") or self.quantity(row, column),
                note=str(entry.get("note", "")),
            )
        except (ValueError, TypeError) as problem:
            self.fault(row, column.key, str(problem))
            return None

    def quantity(self, row: str, column: Column) -> str:
        data: Mapping[str, Any] = next((r for r in self.data.get("rows", []) if r.get("key") == row), {})
        return column.quantity.format(row=row, commissioner=data.get("commissioner", ""))

    def fault(self, row: str, column: str, words: str) -> None:
        place = ", ".join(part for part in (f"tables/{self.file.name}", row, column) if part)
        self.faults.append(f"{place}: {words}")
