"""Shares of a whole do not come to a hundred per cent."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import exactly, stated, total
from lifecourse.assurance.words import per_cent, table_words
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Sum, Table

CHECK = Check(
    id="shares-to-hundred",
    family=Family.SUMS,
    title="Shares come to 100 per cent",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="Shares that come to more or less than the whole count somebody twice or leave somebody out.",
)

WHOLE = exactly(Decimal(100))


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each column of shares that cannot be rounded parts of a whole."""
    for template in asked.document.template.tables:
        for entry in template.sums:
            if entry.way == "shares":
                yield from _in_table(asked.document.table(template.key), entry)


def _in_table(table: Table, entry: Sum) -> Iterator[RawFinding]:
    rows = [r for r in table.rows if r.key != entry.total and r.key not in entry.beside]
    for column in entry.columns:
        shares = [f for r in rows if (f := r.figure(column)) is not None and f.unit is Unit.PERCENT]
        within = total(stated(f) for f in shares)
        # With shares still to be filled in, less than the whole is no fault; more than the whole is.
        if not shares or WHOLE.meets(within) or (len(shares) < len(rows) and within.below(WHOLE)):
            continue
        adds = sum((f.value for f in shares), Decimal(0))
        title = table.template.column(column).title
        yield CHECK.finding(
            place=table.place(column=column),
            others=[table.place(r.key, column) for r in rows],
            found=per_cent(adds),
            expected="100%",
            difference=per_cent(adds - 100),
            sentence=f"In {table_words(table)} the shares in “{title}” come to {per_cent(adds)}, not 100%, "
            "and rounding cannot explain it.",
            mend="Correct the shares, or add the group that is missing.",
        )
