"""A risk has nobody who owns it, or nothing is done about it."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="risks-unanswered",
    family=Family.PARTS,
    title="Every risk has an owner and something done about it",
    severity=Severity.MUST_MEND,
    rule=TEMPLATE,
    why="A risk that nobody owns is only a worry written down.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for risks without an owner, and one for risks without mitigation."""
    table = table_of(asked.document, "risks")
    if table is None:
        return
    answered = {k for row in asked.document.rows("mitigations") for k in row.keys("answers")}
    unowned = [r for r in table.rows if not r.text("owner").strip()]
    bare = [r for r in table.rows if not r.text("mitigation").strip() and r.key not in answered]
    if unowned:
        yield _finding(table, unowned, "owner", "no owner", "Name one owner, by role, for each of them.")
    if bare:
        yield _finding(
            table,
            bare,
            "mitigation",
            "nothing said of what is done about them",
            "Say what is done about each, or link it to one of the ways in which risks are reduced (5.5).",
        )


def _finding(table: Table, rows: list[Row], column: str, lack: str, mend: str) -> RawFinding:
    every = "all" if len(rows) == len(table.rows) else f"{len(rows)} of"
    of_all = f"{every} {len(table.rows)}" if len(table.rows) > 1 else "the only"
    names = "" if len(rows) == len(table.rows) else f": {listed(row_words(table, r) for r in rows)}"
    return CHECK.finding(
        place=table.place(column=column),
        others=[table.place(r.key, column) for r in rows],
        found=f"{len(rows)} of {len(table.rows)} without",
        expected="every risk",
        sentence=f"In {table_words(table)} {of_all} risk{'s' if len(table.rows) > 1 else ''} "
        f"{'have' if len(rows) > 1 else 'has'} {lack}{names}.",
        mend=mend,
    )
