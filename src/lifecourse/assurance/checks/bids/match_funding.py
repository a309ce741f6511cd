"""National revenue is asked for without the local match that it needs."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.bids import MATCH, asked_nationally, funded_by, in_bids
from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import exactly, stated
from lifecourse.assurance.reading import Count, asks_for, counted, table_of
from lifecourse.assurance.words import bare, pounds, row_words, table_words
from lifecourse.plans.api import PlanDocument

CHECK = Check(
    id="match-funding",
    family=Family.BIDS,
    title="National revenue is matched locally",
    severity=Severity.MUST_MEND,
    rule="match-ratio",
    why="The national money is given only against local money: without the match there is no award.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """Each bid with too small a match of its own; else one finding for the whole plan."""
    rule = asked.pack.numbers.get("match-ratio")
    if rule is None or not rule.least:
        return
    of_bids = list(_bid_by_bid(asked, rule.least))
    yield from of_bids
    if not of_bids:
        yield from _whole_plan(asked, rule.least)


def _bid_by_bid(asked: Asked, ratio: Decimal) -> Iterator[RawFinding]:
    table = table_of(asked.document, "bids")
    if table is None or not asks_for(table, "revenue", "match"):
        return
    for row in table.rows:
        revenue, match = row.figure("revenue"), row.figure("match")
        if revenue is None or match is None or revenue.value <= 0:
            continue
        if stated(match).below(stated(revenue).times(exactly(ratio))):
            lacking = revenue.value * ratio - match.value
            yield CHECK.finding(
                place=table.place(row.key, "match"),
                others=[table.place(row.key, "revenue")],
                found=pounds(match.value),
                expected=pounds(revenue.value * ratio),
                difference=pounds(-lacking),
                sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, {pounds(revenue.value)} "
                f"of national revenue is asked for with a local match of {pounds(match.value)}. The rule is "
                f"{bare(ratio)} to 1, so {pounds(lacking)} is lacking.",
                mend="Find the rest of the match, or ask for less.",
            )


def _whole_plan(asked: Asked, ratio: Decimal) -> Iterator[RawFinding]:
    document = asked.document
    if not _funders_known(document):
        return
    revenue = asked_nationally(document, "revenue")
    # Money by year is what will be paid; the bids' own match counts where no year shows any.
    by_year = funded_by(document, MATCH, "revenue")
    best = by_year if by_year is not None and by_year.value else in_bids(document, "match")
    if revenue is None or revenue.value <= 0 or not revenue.within.finite:
        return
    if best is not None and not best.within.below(revenue.within.times(exactly(ratio))):
        return
    yield _short(asked, revenue, best, ratio)


def _funders_known(document: PlanDocument) -> bool:
    """Whether the table of money by year says who pays each row; where not, that is told elsewhere."""
    if not document.has_table("funding"):
        return True
    table = document.table("funding")
    known = table.template.column("funder").choices
    return bool(table.rows) and all(r.text("funder") in known for r in counted(table))


def _short(asked: Asked, revenue: Count, best: Count | None, ratio: Decimal) -> RawFinding:
    found = best.value if best else Decimal(0)
    needed = revenue.value * ratio
    table = asked.document.table(revenue.places[0].table)
    if not found:
        told = "The plan shows no local match"
    else:
        told = f"The plan shows a local match of {pounds(found)}, {pounds(needed - found)} too little"
    return CHECK.finding(
        place=table.place(),
        others=[*revenue.places, *(best.places if best else ())],
        found=pounds(found) if found else "no match",
        expected=pounds(needed),
        difference=pounds(found - needed),
        sentence=f"{pounds(revenue.value)} of national revenue is asked for in {table_words(table)}. Every "
        f"pound has to be matched by {bare(ratio)} pound from clinical commissioning groups. {told}.",
        mend=f"Show {pounds(needed)} of local match, by year and by who pays it, or ask for less.",
    )
