"""How much of the national fund the plan asks for."""

from collections.abc import Iterator

from lifecourse.assurance.bids import asked_nationally
from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import exactly
from lifecourse.assurance.words import per_cent, pounds

CHECK = Check(
    id="national-fund-share",
    family=Family.BIDS,
    title="What is asked for, against the national fund",
    severity=Severity.FOR_INFORMATION,
    rule="transformation-fund-revenue",
    why="The fund is shared by every partnership in England: a large share has to be argued for.",
)

FUNDS = {"revenue": "transformation-fund-revenue", "capital": "transformation-fund-capital"}


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for revenue and one for capital: for information, unless it is more than the fund."""
    for money, number in FUNDS.items():
        fund, wanted = asked.pack.numbers.get(number), asked_nationally(asked.document, money)
        if fund is None or wanted is None or wanted.value <= 0:
            continue
        share = wanted.value * 100 / fund.least
        over = exactly(fund.least).below(wanted.within)
        table = asked.document.table(wanted.places[0].table)
        yield CHECK.finding(
            place=table.place(),
            others=wanted.places,
            about=money,
            severity=Severity.MUST_MEND if over else Severity.FOR_INFORMATION,
            found=pounds(wanted.value),
            expected=f"at most {pounds(fund.least)}",
            difference=per_cent(share),
            sentence=f"The plan asks for {pounds(wanted.value)} of national {money} funding, "
            f"{per_cent(share)} of the {pounds(fund.least)} that there is for all of England over three "
            f"years{': more than there is' if over else ''}.",
            mend="Ask for less: the fund cannot pay this."
            if over
            else "Be ready to say why this area should have this share.",
        )
