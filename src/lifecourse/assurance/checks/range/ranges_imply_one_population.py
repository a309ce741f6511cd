"""The ranges that the plan states cannot all come from one population."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.ranges import population_for, stated_ends
from lifecourse.assurance.words import bare, listed, table_words

CHECK = Check(
    id="ranges-imply-one-population",
    family=Family.RANGE,
    title="All stated ranges come from one population",
    severity=Severity.SHOULD_LOOK,
    rule="inpatient-rate-ccg",
    why="Where the population is not given, the ranges imply it: two populations mean one range is wrong.",
)

MILLION = Decimal(1_000_000)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding at most, and none where the plan gives the population: then each range is checked by it."""
    document = asked.document
    if any(population_for(asked, rate.commissioner) for rate in asked.pack.rates):
        return
    ends = stated_ends(document)
    # A whole number of people may have been rounded up, down or to the nearest.
    slack = [max(f.rounded_to / 2, Decimal(1) if f.value == int(f.value) else Decimal(0)) for _, f, _ in ends]
    least = [(f.value - by) * MILLION / rate for (_, f, rate), by in zip(ends, slack, strict=True)]
    most = [(f.value + by) * MILLION / rate for (_, f, rate), by in zip(ends, slack, strict=True)]
    if len(ends) < 2 or max(least) <= min(most):
        return
    table = document.table(ends[0][0].table)
    implied = [f.value * MILLION / rate for _, f, rate in ends]
    said = listed((f"{bare(f.value)} at {bare(rate)} per million" for _, f, rate in ends), most=8)
    low, high = (f"{end / MILLION:.2f} million" for end in (min(implied), max(implied)))
    yield CHECK.finding(
        place=table.place(),
        others=[
            *(place for place, _, _ in ends),
            *(replace(p, column=p.column.replace("range", "rate")) for p, _, _ in ends),
        ],
        found=f"{low} to {high}",
        expected="one population",
        difference=f"{max(implied) - min(implied):,.0f} people",
        sentence=f"The ends of the ranges in {table_words(table)} cannot come from one population: {said} "
        f"imply from {low} to {high} people (derived, not sourced).",
        mend="State the population that the rates need, and work out every range from it.",
    )
