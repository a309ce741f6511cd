"""What becomes of a plan when it moves to the template that takes the place of its own."""

from collections.abc import Iterator
from dataclasses import dataclass

from lifecourse.plans.document import PlanDocument
from lifecourse.plans.template import PlanTemplate


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What a move does, in words: what is new to fill in, what has another name, and what is kept aside."""

    new: tuple[str, ...]
    renamed: tuple[str, ...]
    kept_aside: tuple[str, ...]


def what_moves(document: PlanDocument, to: PlanTemplate) -> Moved:
    """What the newer template asks for besides, calls by another name, and no longer asks for although
    something is written there. A key means the same in both, whatever it is called or where it stands.
    """
    return Moved(
        new=tuple(_new(document.template, to)),
        renamed=tuple(_renamed(document.template, to)),
        kept_aside=tuple(_kept_aside(document, to)),
    )


def _new(old: PlanTemplate, to: PlanTemplate) -> Iterator[str]:
    sections = {s.key for s in old.sections}
    yield from (f"Section {s.key} {s.title}" for s in to.sections if s.key not in sections)
    tables = {t.key: t for t in old.tables}
    for table in to.tables:
        if table.key not in tables:
            yield f"Table {table.title}, in section {table.section}"
            continue
        columns = {c.key for c in tables[table.key].columns}
        yield from (f"{table.title}: column {c.title}" for c in table.columns if c.key not in columns)


def _renamed(old: PlanTemplate, to: PlanTemplate) -> Iterator[str]:
    titles = {s.key: s.title for s in old.sections}
    for section in to.sections:
        if section.key in titles and titles[section.key] != section.title:
            yield f"Section {section.key} {titles[section.key]} becomes {section.title}"
    tables = {t.key: t for t in old.tables}
    for table in to.tables:
        before = tables.get(table.key)
        if before is None:
            continue
        if before.title != table.title:
            yield f"Table {before.title} becomes {table.title}"
        if before.section != table.section:
            yield f"Table {table.title} moves from section {before.section} to {table.section}"


def _kept_aside(document: PlanDocument, to: PlanTemplate) -> Iterator[str]:
    sections, tables = {s.key for s in to.sections}, {t.key: t for t in to.tables}
    for section in document.template.sections:
        if section.key not in sections and document.answers.get(section.key, "").strip():
            yield f"The text of section {section.key} {section.title}"
    for table in document.tables.values():
        if not table.rows:
            continue
        if table.key not in tables:
            rows = "1 row" if len(table.rows) == 1 else f"{len(table.rows)} rows"
            yield f"Table {table.template.title}: {rows}"
            continue
        asked = {c.key for c in tables[table.key].columns}
        for column in table.template.columns:
            filled = sum(not row.cells[column.key].empty for row in table.rows if column.key in row.cells)
            if column.key not in asked and filled:
                cells = "1 cell" if filled == 1 else f"{filled} cells"
                yield f"{table.template.title}, column {column.title}: {cells}"
