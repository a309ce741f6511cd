"""Texts that may state a small number of people: held back until somebody has read them and lets them go."""

from dataclasses import replace

from lifecourse.plans.api import Cell, ColumnKind, PlanDocument, Row
from lifecourse.publishing.public_edition.choices import Choices
from lifecourse.publishing.public_edition.held import HeldBack, Why
from lifecourse.publishing.public_edition.small_numbers import small_numbers_in

TEXT_HELD = "Held back from the public edition."


def texts_to_hold(document: PlanDocument, choices: Choices) -> list[HeldBack]:
    """Every text that may tell of a few people and that nobody let go as it is now."""
    held = []
    for section, path, text in _texts(document):
        found = small_numbers_in(text)
        if found and not choices.lets_go(path, text):
            held.append(HeldBack(section=section, path=path, why=Why.TEXT, found=found))
    return held


def texts_found(document: PlanDocument) -> dict[str, str]:
    """Every text that may tell of a few people by its path, let go or not."""
    return {path: text for _, path, text in _texts(document) if small_numbers_in(text)}


def without_texts(document: PlanDocument, held: list[HeldBack]) -> PlanDocument:
    """The plan with those texts taken out, and nothing left of them in the keys of their rows."""
    paths = {one.path for one in held}
    answers = {s: TEXT_HELD if s in paths else text for s, text in document.answers.items()}
    renamed: dict[str, dict[str, str]] = {}
    document = replace(document, answers=answers)
    for table in document.tables.values():
        rows = []
        for number, row in enumerate(table.rows, start=1):
            changed = {c: Cell(text=TEXT_HELD) for c in row.cells if table.place(row.key, c).path in paths}
            if changed:
                # A row's key is made from its first words.
                renamed.setdefault(table.key, {})[row.key] = f"held-back-{number}"
                row = replace(row, key=f"held-back-{number}", cells={**row.cells, **changed})  # noqa: PLW2901
            rows.append(row)
        document = document.with_rows(table.key, tuple(rows))
    return _pointing_to(document, renamed)


def without_pointers(document: PlanDocument, gone: dict[str, set[str]]) -> PlanDocument:
    """The plan in which nothing points to rows that are no longer there."""
    return _pointing_to(document, {table: dict.fromkeys(rows, "") for table, rows in gone.items()})


def _texts(document: PlanDocument) -> list[tuple[str, str, str]]:
    found = [(section, section, text) for section, text in document.answers.items()]
    for table in document.tables.values():
        columns = [c.key for c in table.template.columns if c.kind is ColumnKind.TEXT]
        for row in table.rows:
            found += [
                (table.section_of(row.key), table.place(row.key, c).path, row.text(c))
                for c in columns
                if row.text(c)
            ]
    return found


def _pointing_to(document: PlanDocument, renamed: dict[str, dict[str, str]]) -> PlanDocument:
    if not renamed:
        return document
    for table in list(document.tables.values()):
        pointing = {
            c.key: c.rows_of or table.key for c in table.template.columns if c.kind is ColumnKind.ROWS
        }
        rows = tuple(_row_pointing(row, pointing, renamed) for row in table.rows)
        document = document.with_rows(table.key, rows)
    return document


def _row_pointing(row: Row, pointing: dict[str, str], renamed: dict[str, dict[str, str]]) -> Row:
    cells = dict(row.cells)
    for column, target in pointing.items():
        new = renamed.get(target, {})
        if any(key in new for key in row.keys(column)):
            keys = [new.get(key, key) for key in row.keys(column)]
            cells[column] = Cell(text=",".join(key for key in keys if key))
    return replace(row, cells=cells)
