"""A column's stated total is not the sum of its rows."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import NOUGHT, stated, total
from lifecourse.assurance.words import table_words
from lifecourse.figures.api import number_words
from lifecourse.plans.api import Row, Sum, Table

CHECK = Check(
    id="adds-down",
    family=Family.SUMS,
    title="Columns add up to their totals",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A total that is not the sum of its rows means that one of them is wrong, and nobody knows which.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each column whose total and rows cannot both be true, however each was rounded."""
    document = asked.document
    for template in document.template.tables:
        for entry in template.sums:
            if entry.way == "down":
                yield from _in_table(document.table(template.key), entry)


def _in_table(table: Table, entry: Sum) -> Iterator[RawFinding]:
    last = table.row(entry.total)
    parts = [r for r in table.rows if _is_part(r, entry)]
    if last is None or not all(_choices_known(table, r, entry) for r in table.rows):
        return
    for column in entry.columns:
        said = last.figure(column)
        figures = [(r, f) for r in parts if (f := r.figure(column)) is not None]
        if said is None or not figures or any(f.unit is not said.unit for _, f in figures):
            continue
        if stated(said).meets(total(stated(f) for _, f in figures)):
            continue
        adds = sum((f.value for _, f in figures), NOUGHT)
        by = said.value - adds
        title = table.template.column(column).title
        yield CHECK.finding(
            place=table.place(last.key, column),
            others=[table.place(r.key, column) for r in parts],
            found=number_words(said.value, said.unit),
            expected=number_words(adds, said.unit),
            difference=number_words(by, said.unit),
            sentence=f"In {table_words(table)} the total of “{title}” is given as "
            f"{number_words(said.value, said.unit)}, but its rows add up to "
            f"{number_words(adds, said.unit)}: {number_words(abs(by), said.unit)} "
            f"{'too many in the total' if by > 0 else 'missing from the total'}.",
            mend="Find the row that is wrong or left out, or correct the total.",
        )


def _choices_known(table: Table, row: Row, entry: Sum) -> bool:
    """Whether it can be told if the row belongs to the total; where not, that is told elsewhere."""
    if row.key == entry.total or row.key in entry.beside:
        return True
    return all(row.text(column) in table.template.column(column).choices for column in entry.where)


def _is_part(row: Row, entry: Sum) -> bool:
    if row.key == entry.total or row.key in entry.beside:
        return False
    return all(row.text(column) == choice for column, choice in entry.where.items())
