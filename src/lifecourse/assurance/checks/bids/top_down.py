"""The number of people by a national rate is not that rate times its population."""

from collections.abc import Iterator
from decimal import Decimal

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import Interval, stated, worked_out
from lifecourse.assurance.reading import asks_for, table_of
from lifecourse.assurance.words import people, per_cent, row_words, table_words

CHECK = Check(
    id="top-down-demand",
    family=Family.BIDS,
    title="Demand by rate is the rate times its population",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="The size of a service, and of a bid, rests on this one multiplication.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each bid whose three numbers cannot all be true, however each was rounded."""
    table = table_of(asked.document, "bids")
    if table is None or not asks_for(table, "base", "rate", "top_down"):
        return
    for row in table.rows:
        base, rate, said = row.figure("base"), row.figure("rate"), row.figure("top_down")
        if base is None or rate is None or said is None:
            continue
        within = _product(stated(base), stated(rate))
        if within is None or worked_out(said).meets(within.in_whole_people):
            continue
        made = base.value * rate.value / 100
        yield CHECK.finding(
            place=table.place(row.key, "top_down"),
            others=[table.place(row.key, "base"), table.place(row.key, "rate")],
            found=people(said.value),
            expected=people(made),
            difference=people(said.value - made),
            sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, {people(said.value)} are "
            f"expected by rate, but {per_cent(rate.value)} of {people(base.value)} is {people(made)}.",
            mend="Correct the rate, the population or the result.",
        )


def _product(base: Interval, rate: Interval) -> Interval | None:
    if not (base.finite and rate.finite):
        return None
    made = base.times(rate)
    return Interval(made.low / Decimal(100), made.high / Decimal(100))
