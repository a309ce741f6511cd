"""A stated percentage is not the share that its numbers make."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import Interval, exactly, stated
from lifecourse.assurance.parameters import ShareOf, parameters
from lifecourse.assurance.reading import HEADS, asks_for, in_hospital, table_of
from lifecourse.assurance.words import bare, per_cent, row_words, table_words
from lifecourse.figures.api import FigureValue, Unit, figure_words
from lifecourse.plans.api import Place, Row, Table

CHECK = Check(
    id="share-stated",
    family=Family.SUMS,
    title="Stated percentages follow from their numbers",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="A percentage is what people remember; when it does not follow from its numbers, one is wrong.",
)

HUNDRED = exactly(Decimal(100))


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each stated share that its two numbers cannot make, however each was rounded."""
    for entry in parameters().shares:
        table = table_of(asked.document, entry.table)
        if table is not None and asks_for(table, entry.part, entry.whole, entry.share):
            for row in table.rows:
                yield from _in_row(table, row, entry)
    yield from _dowries(asked)


def _in_row(table: Table, row: Row, entry: ShareOf) -> Iterator[RawFinding]:
    part, whole, share = row.figure(entry.part), row.figure(entry.whole), row.figure(entry.share)
    if part is None or whole is None or share is None or whole.value <= 0:
        return
    made = _share(stated(part), stated(whole))
    if made is None or made.meets(stated(share)):
        return
    yield _finding(
        place=table.place(row.key, entry.share),
        others=[table.place(row.key, entry.part), table.place(row.key, entry.whole)],
        share=share,
        part=part.value,
        whole=whole.value,
        where=f"{table_words(table)}, row “{row_words(table, row)}”",
    )


def _dowries(asked: Asked) -> Iterator[RawFinding]:
    """The share of people with a dowry, among all in hospital, where it is stated once."""
    table, everyone = table_of(asked.document, "dowries"), in_hospital(asked.document)
    if table is None or everyone is None or everyone.value <= 0 or not asks_for(table, "share", "people"):
        return
    shares = [(r, f) for r in table.rows if (f := r.figure("share")) is not None and f.unit is Unit.PERCENT]
    people = [(r, f) for r in table.rows if (f := r.figure("people")) is not None and f.unit in HEADS]
    if len(shares) != 1 or not people:
        return
    row, share = shares[0]
    own = row.figure("people")
    chosen = [(row, own)] if own is not None and row.key == "total" else people
    part = sum((f.value for _, f in chosen if f), Decimal(0))
    within = Interval(
        sum((stated(f).low for _, f in chosen if f), Decimal(0)),
        sum((stated(f).high for _, f in chosen if f), Decimal(0)),
    )
    made = _share(within, everyone.within)
    if made is None or made.meets(stated(share)):
        return
    yield _finding(
        place=table.place(row.key, "share"),
        others=[*(table.place(r.key, "people") for r, _ in chosen), *everyone.places],
        share=share,
        part=part,
        whole=everyone.value,
        where=table_words(table),
    )


def _share(part: Interval, whole: Interval) -> Interval | None:
    found = part.over(whole)
    return None if found is None else found.times(HUNDRED)


def _finding(
    *, place: Place, others: list[Place], share: FigureValue, part: Decimal, whole: Decimal, where: str
) -> RawFinding:
    made = part * 100 / whole
    return CHECK.finding(
        place=place,
        others=others,
        found=figure_words(share),
        expected=per_cent(made),
        difference=per_cent(share.value - made),
        sentence=f"In {where}, {figure_words(share)} is stated, but {bare(part)} of {bare(whole)} is "
        f"{per_cent(made)}.",
        mend="Correct the percentage, or the numbers that it is made of.",
    )
