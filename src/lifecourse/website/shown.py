"""A plan's sections, tables and figures as a page shows them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.urls import reverse

from lifecourse.assurance.api import Finding
from lifecourse.design.api import short_day
from lifecourse.figures.api import CONFIDENCE_WORDS, UNIT_WORDS, Confidence, FigureValue, figure_words
from lifecourse.plans.api import (
    Changed,
    Column,
    ColumnKind,
    Place,
    PlanDocument,
    Row,
    SectionState,
    SectionTemplate,
    Table,
    name_of_row,
    names_of_rows,
)


@dataclass(frozen=True, kw_only=True)
class ShownFigure:
    """A figure as a page shows it: number, unit, date; and on request where it comes from."""

    display: str
    unit_words: str
    as_at_words: str
    source: str
    confidence_words: str
    doubtful: bool
    changed_by: str
    changed_at: datetime | None
    url: str
    url_words: str = ""


@dataclass(frozen=True, kw_only=True)
class ShownCell:
    """One cell: a figure or words, with the anchor that anything may point at."""

    anchor: str
    column: Column
    figure: ShownFigure | None = None
    words: str = ""
    change_url: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def is_number(self) -> bool:
        """Whether the cell belongs in a column of numbers."""
        return self.column.kind is ColumnKind.FIGURE


@dataclass(frozen=True, kw_only=True)
class ShownRow:
    """One row, with the words that name it."""

    row: Row
    name: str
    cells: tuple[ShownCell, ...]
    is_total: bool = False


@dataclass(frozen=True, kw_only=True)
class ShownTable:
    """One table; columns in which nothing was entered are left out and named."""

    table: Table
    columns: tuple[Column, ...]
    empty_columns: tuple[Column, ...]
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, kw_only=True)
class ShownSection:
    """One section in the list down the side."""

    section: SectionTemplate
    state: SectionState
    findings: int


def parts_of(
    document: PlanDocument, states: Mapping[str, SectionState], findings: Iterable[Finding]
) -> list[tuple[str, list[ShownSection]]]:
    """The sections under the part they belong to, each with its state and how much is wrong with it."""
    counts = Counter(f.section for f in findings)
    parts: dict[str, list[ShownSection]] = {}
    for section in document.template.sections:
        shown = ShownSection(section=section, state=states[section.key], findings=counts[section.key])
        parts.setdefault(section.part, []).append(shown)
    return list(parts.items())


@dataclass(frozen=True, kw_only=True)
class Around:
    """What a table's cells need besides the table itself."""

    slug: str
    document: PlanDocument
    changes: Mapping[tuple[str, str, str], Changed]
    wrong: Mapping[str, Sequence[Finding]]
    may_change: bool
    names: dict[str, dict[str, str]] = field(default_factory=dict)

    def name(self, table: Table, key: str) -> str:
        """The name of a row of any table; each table is looked through once."""
        if table.key not in self.names:
            self.names[table.key] = names_of_rows(table)
        return self.names[table.key].get(key, key)


def show_table(
    table: Table,
    *,
    slug: str,
    document: PlanDocument,
    changes: Mapping[tuple[str, str, str], Changed],
    findings: Sequence[Finding],
    may_change: bool,
) -> ShownTable:
    """A table as a page shows it."""
    around = Around(
        slug=slug,
        document=document,
        changes=changes,
        wrong=_by_place(findings),
        may_change=may_change,
    )
    used = {c for row in table.rows for c, cell in row.cells.items() if not cell.empty}
    asked = [c for c in table.template.columns if c.key != table.template.spread_by]
    columns = tuple(c for c in asked if c.key in used or c.required or not table.rows)
    totals = {s.total for s in table.template.sums if s.way != "across"}
    rows = tuple(
        ShownRow(
            row=row,
            name=around.name(table, row.key),
            is_total=row.key in totals,
            cells=tuple(_cell(table, row, column, around) for column in columns),
        )
        for row in table.rows
    )
    empty = tuple(c for c in asked if c not in columns)
    return ShownTable(table=table, columns=columns, empty_columns=empty, rows=rows)


@dataclass(frozen=True, kw_only=True)
class ShownPlace:
    """A place in the plan: its words, and where it stands."""

    words: str
    url: str


def show_places(paths: Iterable[str], *, slug: str, document: PlanDocument) -> list[ShownPlace]:
    """Places by their paths; what the plan no longer holds is left out."""
    found = (_place(path.split("/"), slug, document) for path in paths)
    return [place for place in found if place is not None]


def _place(parts: Sequence[str], slug: str, document: PlanDocument) -> ShownPlace | None:
    section, table_key, row, column = (*parts, "", "", "")[:4]
    page = reverse("show_section", args=[slug, section])
    if not table_key:
        return ShownPlace(words=f"Section {section}", url=page)
    if not document.has_table(table_key):
        return None
    table = document.table(table_key)
    words = f"“{table.template.title}” (section {section})"
    if row:
        words = f"{words}: {name_of_row(table, row)}"
    if column:
        words = f"{words}, {table.template.column(column).title.lower()}"
    return ShownPlace(words=words, url=f"{page}#{anchor(*parts[1:])}")


def findings_about(place: Place, findings: Iterable[Finding]) -> list[Finding]:
    """The findings that point at a place, or that rest on it."""
    return [f for f in findings if f.place == place.path or place.path in f.other_places]


def _by_place(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.place, []).append(finding)
    return found


def _cell(table: Table, row: Row, column: Column, around: Around) -> ShownCell:
    stated = row.figure(column.key)
    page = ""
    if column.kind is ColumnKind.FIGURE:
        page = reverse("change_figure", args=[around.slug, table.key, row.key, column.key])
    words = "Change it, or see its history" if around.may_change else "See its history and what rests on it"
    changed = around.changes.get((table.key, row.key, column.key))
    return ShownCell(
        anchor=anchor(table.key, row.key, column.key),
        column=column,
        figure=show_figure(stated, url=page, url_words=words, changed=changed) if stated else None,
        words=words_of(around, table, row, column),
        change_url=page if around.may_change else "",
        findings=tuple(around.wrong.get(table.place(row.key, column.key).path, ())),
    )


def anchor(table: str, row: str = "", column: str = "") -> str:
    """The id of a table, row or cell on its section's page."""
    return "--".join(part for part in (table, row, column) if part)


def show_figure(
    stated: FigureValue, *, url: str = "", url_words: str = "", changed: Changed | None = None
) -> ShownFigure:
    """A stated figure as a page shows it."""
    pounds_or_percent = figure_words(stated)
    one, many = UNIT_WORDS[stated.unit]
    unit = one if stated.value == Decimal(1) else many
    display = pounds_or_percent.removesuffix(f" {unit}")
    return ShownFigure(
        display=display,
        unit_words="" if display == pounds_or_percent else unit,
        as_at_words=day_words(stated),
        source=source_words(stated),
        confidence_words=CONFIDENCE_WORDS[stated.confidence],
        doubtful=stated.confidence is Confidence.DOUBTFUL or not stated.source,
        changed_by=changed.by if changed else "",
        changed_at=changed.at if changed else None,
        url=url,
        url_words=url_words,
    )


def source_words(stated: FigureValue) -> str:
    """Where a figure comes from, and what whoever entered it noted beside it."""
    source = stated.source or "No source is given"
    if source.startswith("Section "):
        # A bare section could be any document's; the tables here stand in other sections than there.
        source = f"{source} of the plan's own document"
    return f"{source}. {stated.note}" if stated.note else source


def day_words(stated: FigureValue) -> str:
    """The day or period a figure speaks of, short enough to stand below it in a table."""
    if stated.as_at is None:
        return "no date"
    if stated.period_start is not None:
        return f"{_unbroken(stated.period_start)} to {_unbroken(stated.as_at)}"
    return f"At\N{NO-BREAK SPACE}{_unbroken(stated.as_at)}"


def _unbroken(day: date) -> str:
    return short_day(day).replace(" ", "\N{NO-BREAK SPACE}")


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"


def words_of(around: Around, table: Table, row: Row, column: Column) -> str:
    """What a cell that holds no figure says, in words."""
    text = row.text(column.key)
    if not text:
        return ""
    if column.kind is ColumnKind.CHOICE:
        return column.choices.get(text, text)
    if column.kind is ColumnKind.DATE:
        day = row.date(column.key)
        return _day(day) if day else ""
    if column.kind is ColumnKind.ROWS:
        other = around.document.table(column.rows_of or table.key)
        return "; ".join(around.name(other, key) for key in row.keys(column.key))
    return text
