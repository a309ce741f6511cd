"""A row's stated total is not the sum of its parts."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import NOUGHT, stated, total
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.figures.api import number_words
from lifecourse.plans.api import Row, Sum, Table

CHECK = Check(
    id="adds-across",
    family=Family.SUMS,
    title="Rows add up to their totals",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="When the parts of a row do not come to its total, somebody was counted twice or left out.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row whose total and parts cannot both be true, however each was rounded."""
    for template in asked.document.template.tables:
        table = asked.document.table(template.key)
        for entry in template.sums:
            if entry.way == "across":
                for row in table.rows:
                    yield from _in_row(table, row, entry)


def _in_row(table: Table, row: Row, entry: Sum) -> Iterator[RawFinding]:
    said = row.figure(entry.total)
    parts = [f for key in entry.parts if (f := row.figure(key)) is not None]
    if said is None or not parts or any(f.unit is not said.unit for f in parts):
        return
    if stated(said).meets(total(stated(f) for f in parts)):
        return
    adds = sum((f.value for f in parts), NOUGHT)
    by = said.value - adds
    titles = listed(f"“{table.template.column(key).title}”" for key in entry.parts)
    yield CHECK.finding(
        place=table.place(row.key, entry.total),
        others=[table.place(row.key, key) for key in entry.parts],
        found=number_words(said.value, said.unit),
        expected=number_words(adds, said.unit),
        difference=number_words(by, said.unit),
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, the total is given as "
        f"{number_words(said.value, said.unit)}, but {titles} add up to {number_words(adds, said.unit)}: "
        f"{number_words(abs(by), said.unit)} {'too many' if by > 0 else 'missing'}.",
        mend="Correct the part that is wrong, or the total.",
    )
