"""One table as a CSV file: out, and back in by the same rules as a workbook.

Each column of figures has three more beside it: source, as at, and confidence. The last two columns say
which row it is and, by a fingerprint, what it said when the file was made.
"""

import csv
import json
import re
from collections.abc import Iterator
from hashlib import sha256
from io import StringIO

from lifecourse.engine.sheets.faults import Refused
from lifecourse.engine.sheets.grid import Grid, Held, Kind
from lifecourse.engine.sheets.package import MOST_BYTES, whole_file
from lifecourse.figures.api import CONFIDENCE_WORDS, FigureValue, Qualifier, Unit, number_words
from lifecourse.plans.api import Cell, Column, ColumnKind, PlanDocument, Row, Table, TableTemplate
from lifecourse.publishing.naming import Names
from lifecourse.publishing.tables import heading
from lifecourse.publishing.words import holdable
from lifecourse.publishing.workbook.form import cell_data
from lifecourse.publishing.workbook.table_sheet import REFERENCE

STATE = "Row state"
BESIDE = {"source": "Source", "as at": "As at", "confidence": "Confidence"}
# What spreadsheets may take for a formula, also in the wide forms of some alphabets; and what looks like it
# with our apostrophe before it, so that one that somebody typed is not taken away.
RISKY = re.compile(r"^[\s']*[=+\-@\t\r\n＝＋－＠]")
NUMBER = re.compile(r"-?£?[\d,]+(\.\d+)?%?")
GUARD = "'"
DELIMITERS = ",;\t"
REFERENCE_OF = re.compile(rf"{REFERENCE} \(([-a-zA-Z0-9_]+)/([-a-zA-Z0-9_]+)\)")


def write_csv(document: PlanDocument, table: Table) -> bytes:
    """A table for spreadsheets and programs: UTF-8 with a mark at its start, for Excel to read its pounds."""
    names = Names(document)
    written = StringIO()
    writer = csv.writer(written)
    writer.writerow([_guarded(title) for title in headings_of(document.slug, table.template)])
    for row in table.rows:
        said = [text for column in table.template.columns for text in _said(names, table, column, row)]
        writer.writerow([*(_guarded(text) for text in said), row.key, row_state(row)])
    return written.getvalue().encode("utf-8-sig")


def headings_of(slug: str, table: TableTemplate) -> list[str]:
    """The first line of a table's file."""
    titles: list[str] = []
    for column in table.columns:
        titles.append(heading(column).title)
        if column.kind is ColumnKind.FIGURE:
            titles += [beside(column, what) for what in BESIDE]
    return [*titles, f"{REFERENCE} ({slug}/{table.key})", STATE]


def beside(column: Column, what: str) -> str:
    """The heading of what is said of a column's figures."""
    return f"{heading(column).title}: {what}"


def row_state(row: Row) -> str:
    """A fingerprint of everything that a row says."""
    said = {key: cell_data(cell) for key, cell in sorted(row.cells.items()) if not cell.empty}
    return sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()[:16]


def read_csv(content: bytes) -> tuple[str, str, Grid]:
    """The plan and the table that a file names, and what stands in it. Raises Refused."""
    text = _decoded(content)
    lines = text.splitlines()
    first = lines[0] if lines else ""
    delimiter = max(DELIMITERS, key=first.count)
    try:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as problem:
        raise _no_table(f"a file that cannot be read line by line ({problem})") from problem
    heads = rows[0] if rows else []
    named = next((found for title in heads if (found := REFERENCE_OF.fullmatch(title.strip()))), None)
    if named is None:
        raise _no_table("no heading that says which table it is")
    cells = {n: filled for n, row in enumerate(rows) if (filled := dict(_held(row)))}
    return named[1], named[2], Grid(name=f"{named[2]}.csv", cells=cells)


def _held(row: list[str]) -> Iterator[tuple[int, Held]]:
    for column, text in enumerate(row):
        plain = text.strip()
        if plain.startswith(GUARD) and RISKY.match(plain[1:]):
            plain = plain[1:]
        if plain:
            yield column, Held(kind=Kind.TEXT, text=plain)


def _guarded(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet might take for a formula; a number is none."""
    text = holdable(text)
    return f"{GUARD}{text}" if RISKY.match(text) and not NUMBER.fullmatch(text) else text


def _said(names: Names, table: Table, column: Column, row: Row) -> Iterator[str]:
    cell = row.cells.get(column.key, Cell())
    if column.kind is not ColumnKind.FIGURE:
        yield cell.text if column.kind is ColumnKind.DATE else names.cell(table, column, cell)
        return
    figure = cell.figure
    yield _number(figure, column) if figure else ""
    yield figure.source if figure else ""
    yield figure.as_at.isoformat() if figure and figure.as_at else ""
    yield CONFIDENCE_WORDS[figure.confidence] if figure else ""


def _number(figure: FigureValue, column: Column) -> str:
    """A figure as a plain number, with its unit where the column does not say it."""
    plain = f"{figure.value.normalize():f}"
    if figure.unit is Unit.PERCENT:
        plain += "%"
    elif figure.unit is not column.unit:
        plain = number_words(figure.value, figure.unit)
    return plain if figure.qualifier is Qualifier.EXACTLY else f"{figure.qualifier.value} {plain}"


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise _no_table(f"a file of {len(content) / 1024 / 1024:.0f} MB")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _with(content, "utf-16")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel saves under the plain name CSV in this country.
        text = _with(content, "cp1252")
    if "\0" in text:
        raise _no_table("a file with signs that no text has")
    return text


def _with(content: bytes, alphabet: str) -> str:
    try:
        return content.decode(alphabet)
    except UnicodeDecodeError as problem:
        raise _no_table("a file in an alphabet that cannot be told") from problem


def _no_table(found: str) -> Refused:
    return whole_file(
        found,
        "Download the table as CSV once more, keep its first line, and save as CSV UTF-8.",
        "a table of this plan as a CSV file",
    )
