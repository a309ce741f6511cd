"""Organisations agree the plan after the day it is due."""

from collections.abc import Iterator

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import day_in, table_of
from lifecourse.assurance.words import day_words, listed, row_words, table_words

CHECK = Check(
    id="sign-off-after-due",
    family=Family.MILESTONES,
    title="Everyone agrees the plan before it is due",
    severity=Severity.MUST_MEND,
    rule="final-plan-due",
    why="A plan handed in before its owners agreed it can be withdrawn by any of them.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding that names every date after the national one."""
    due, table = asked.pack.dates.get("final-plan-due"), table_of(asked.document, "sign-offs")
    if due is None or table is None:
        return
    late = [(r, d) for r in table.rows if (d := day_in(r, "target")) is not None and d > due.day]
    if late:
        last = max(d for _, d in late)
        every = f"all {len(late)}" if len(late) == len(table.rows) else f"{len(late)} of {len(table.rows)}"
        yield CHECK.finding(
            place=table.place(column="target"),
            about="due",
            others=[table.place(r.key, "target") for r, _ in late],
            found=listed((f"{row_words(table, r)} on {day_words(d)}" for r, d in late), most=12),
            expected=f"{day_words(due.day)} or before",
            difference=f"up to {(last - due.day).days} days late",
            sentence=f"The final plan was due on {day_words(due.day)}. In {table_words(table)} "
            f"{every} target dates are later: {listed((row_words(table, r) for r, _ in late), most=10)}, the "
            f"last on {day_words(last)}.",
            mend="Bring the decisions forward, or agree later days in writing with the national bodies.",
        )
