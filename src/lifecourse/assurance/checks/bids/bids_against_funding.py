"""The bids do not come to the national money in the table of money by year."""

from collections.abc import Iterator

from lifecourse.assurance.bids import CAPITAL, TRANSFORMATION, funded_by, in_bids
from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import table_of
from lifecourse.assurance.words import pounds, table_words

CHECK = Check(
    id="bids-against-funding",
    family=Family.BIDS,
    title="Bids come to the national money that is planned with",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="Money planned with and not bid for will not come; money bid for and not planned has no use.",
)

FUNDERS = {"revenue": TRANSFORMATION, "capital": CAPITAL}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for revenue and one for capital, where every bid states its sum."""
    bids, funding = table_of(asked.document, "bids"), table_of(asked.document, "funding")
    if bids is None or funding is None:
        return
    for money, funder in FUNDERS.items():
        wanted, planned = in_bids(asked.document, money), funded_by(asked.document, funder, money)
        if wanted is None or planned is None or wanted.within.meets(planned.within):
            continue
        if len(wanted.places) < len(bids.rows) and wanted.within.below(planned.within):
            continue  # a bid whose sum is not stated may be the rest
        by = wanted.value - planned.value
        yield CHECK.finding(
            place=bids.place(column=money),
            others=[*wanted.places, *planned.places],
            found=pounds(wanted.value),
            expected=pounds(planned.value),
            difference=pounds(by),
            sentence=f"The bids in {table_words(bids)} ask for {pounds(wanted.value)} of {money}, but "
            f"{table_words(funding)} plans with {pounds(planned.value)}: {pounds(abs(by))} "
            f"{'more' if by > 0 else 'less'} is bid for.",
            mend="Add the bid that is missing, or plan with what is bid for.",
        )
