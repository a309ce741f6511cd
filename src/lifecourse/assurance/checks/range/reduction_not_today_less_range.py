"""The reduction that the plan states is not today's number less the range."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from lifecourse.assurance.findings import Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import Interval, stated
from lifecourse.assurance.ranges import Range, range_by_rule, range_in_plan, range_rows, today_for
from lifecourse.assurance.reading import Count
from lifecourse.assurance.words import bare, people, row_words, span, table_words
from lifecourse.plans.api import Row, Table

CHECK = Check(
    id="reduction-not-today-less-range",
    family=Family.RANGE,
    title="The reduction follows from today's number and the range",
    severity=Severity.MUST_MEND,
    rule="inpatient-rate-ccg",
    why="If the reduction is stated too small, the plan is delivered and still misses the range.",
)

NOUGHT = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Needed:
    """The reduction that brings today's number to the upper and to the lower end of the range."""

    today: Count
    range: Range
    least: Decimal
    most: Decimal
    least_within: Interval
    most_within: Interval


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each row. The plan's own range is used where the rule pack lacks its population."""
    found = range_rows(asked.document)
    if found is None:
        return
    table, rows = found
    for row in rows:
        ruled = range_by_rule(asked, row.text("commissioner"))
        limits, today = ruled or range_in_plan(table, row), today_for(asked.document, table, row)
        if limits is None or today is None:
            continue
        needed = _needed(today, limits)
        low, high = row.figure("reduction_low"), row.figure("reduction_high")
        if low is None and high is None:
            if needed.least_within.low > 0:
                yield _unstated(table, row, needed)
        elif (low and not stated(low).meets(needed.least_within)) or (
            high and not stated(high).meets(needed.most_within)
        ):
            yield _wrong(table, row, needed)


def _needed(today: Count, limits: Range) -> Needed:
    return Needed(
        today=today,
        range=limits,
        least=max(today.value - limits.high_value, NOUGHT),
        most=max(today.value - limits.low_value, NOUGHT),
        least_within=_reduction(today.within, limits.high),
        most_within=_reduction(today.within, limits.low),
    )


def _reduction(today: Interval, end: Interval) -> Interval:
    # Nobody leaves in halves, and where today is already below the end nothing has to be reduced.
    whole = (today - end).in_whole_people
    return Interval(max(whole.low, NOUGHT), max(whole.high, NOUGHT))


def _wrong(table: Table, row: Row, needed: Needed) -> RawFinding:
    low, high = row.figure("reduction_low"), row.figure("reduction_high")
    said = " to ".join(bare(f.value) for f in (low, high) if f)
    wanted = span(needed.least, needed.most)
    by = [f.value - need for f, need in ((low, needed.least), (high, needed.most)) if f]
    return CHECK.finding(
        place=table.place(row.key, "reduction_low"),
        others=[
            table.place(row.key, "reduction_high"),
            table.place(row.key, "today"),
            *needed.today.places,
            *needed.range.places,
        ],
        about="reduction",
        found=said,
        expected=wanted,
        difference=" and ".join(bare(b) for b in by),
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, {people(needed.today.value)} are "
        f"in hospital today and the range is {span(needed.range.low_value, needed.range.high_value)} "
        f"({needed.range.words}), so {wanted} fewer are needed. The plan states {said}.",
        mend=f"State a reduction of {wanted}, or correct today's number or the range.",
    )


def _unstated(table: Table, row: Row, needed: Needed) -> RawFinding:
    wanted = span(needed.least, needed.most)
    return CHECK.finding(
        place=table.place(row.key, "reduction_low"),
        others=[table.place(row.key, "reduction_high"), *needed.today.places, *needed.range.places],
        about="reduction",
        severity=Severity.SHOULD_LOOK,
        found="no reduction stated",
        expected=wanted,
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, {people(needed.today.value)} are "
        f"in hospital today, above the range of {span(needed.range.low_value, needed.range.high_value)} "
        f"({needed.range.words}), and the plan states no reduction. {wanted} fewer are needed.",
        mend=f"State by how many the number will fall: {wanted} brings it within the range.",
    )
