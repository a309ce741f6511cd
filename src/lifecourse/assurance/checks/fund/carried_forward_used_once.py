"""What was carried forward is not what is put into the plan and what is kept back."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.fund_lines import amount_of, wholes_of
from lifecourse.assurance.reading import asks_for, counted, table_of
from lifecourse.assurance.words import pounds, table_words
from lifecourse.engine.adding.wholes import Amount, added
from lifecourse.plans.api import Place, Table

CHECK = Check(
    id="carried-forward-used-once",
    family=Family.FUND,
    title="What was carried forward is used once",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A contingency that is also counted into the plan is not there when it is needed.",
)

FROM_BEFORE, BESIDE = "carry-forward", "no"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding: the plan's share and the money kept back beside it, against what there was."""
    document = asked.document
    before, funding, kept = (table_of(document, key) for key in (FROM_BEFORE, "funding", "reserves"))
    if before is None or funding is None or kept is None or not asks_for(kept, "within", "amount"):
        return
    there = _carried(before)
    put_in = [row for row in counted(funding) if row.text("funder") == FROM_BEFORE]
    beside = [row for row in counted(kept) if row.text("within") == BESIDE]
    sums = wholes_of(put_in, "year_1") | {f"kept {k}": a for k, a in wholes_of(beside, "amount").items()}
    if there is None or not put_in or not beside or len(sums) < len(put_in) + len(beside):
        return
    used = added(sums.values())
    if there.meets(used):
        return
    by = used.value - there.value
    yield CHECK.finding(
        place=kept.place(beside[0].key, "amount"),
        others=[
            *(kept.place(row.key, "amount") for row in beside),
            *(funding.place(row.key, "year_1") for row in put_in),
            *_places(before),
        ],
        found=pounds(used.value),
        expected=pounds(there.value),
        difference=pounds(by),
        sentence=f"{pounds(there.value)} were carried forward, but what of it goes into "
        f"{table_words(funding)} and what is kept back beside the plan come to {pounds(used.value)}.",
        mend="Correct whichever is wrong, or say what becomes of the rest.",
    )


def _carried(table: Table) -> Amount | None:
    """The stated total of what was carried forward, or else its rows; None when a row holds no sum."""
    rows = counted(table)
    total = table.row("total")
    said = amount_of(total.figure("amount")) if total else None
    each = wholes_of(rows, "amount")
    if said is not None:
        return said
    return added(each.values()) if rows and len(each) == len(rows) else None


def _places(table: Table) -> list[Place]:
    return [table.place(row.key, "amount") for row in table.rows]
