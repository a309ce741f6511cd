"""More is kept back within a pooled fund than is in it."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.fund_lines import wholes_of
from lifecourse.assurance.reading import asks_for, counted, table_of
from lifecourse.assurance.words import pounds, table_words
from lifecourse.engine.adding.wholes import added

CHECK = Check(
    id="kept-back-within-fund",
    family=Family.FUND,
    title="What is at risk within the fund is not more than the fund",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="A risk that is shared out of the fund cannot be larger than the money that is there to bear it.",
)

WITHIN = "yes"


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for all that is kept back within the plan's total."""
    kept, funding = table_of(asked.document, "reserves"), table_of(asked.document, "funding")
    if kept is None or funding is None or not asks_for(kept, "within", "amount"):
        return
    rows, sources = [r for r in counted(kept) if r.text("within") == WITHIN], counted(funding)
    at_risk, come_in = wholes_of(rows, "amount"), wholes_of(sources, "year_1")
    if not rows or not sources or len(come_in) < len(sources):
        return
    risk, fund = added(at_risk.values()), added(come_in.values())
    if any(amount.value < 0 for amount in come_in.values()):
        return  # a source below nought is told elsewhere
    if risk.above(fund):
        yield CHECK.finding(
            place=kept.place(rows[0].key, "amount"),
            others=[*(kept.place(r.key, "amount") for r in rows), funding.place(column="year_1")],
            found=pounds(risk.value),
            expected=f"at most {pounds(fund.value)}",
            difference=pounds(risk.value - fund.value),
            sentence=f"{table_words(kept)} puts {pounds(risk.value)} at risk within a fund into which "
            f"{pounds(fund.value)} come.",
            mend="Correct whichever is wrong, or say that it is borne from outside the fund.",
        )
