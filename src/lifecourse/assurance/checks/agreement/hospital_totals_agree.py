"""A stated number of people in hospital is not what the rows for them add up to."""

from collections.abc import Iterator
from dataclasses import dataclass

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated
from lifecourse.assurance.reading import EVERYONE, HEADS, Count, aside, count, in_hospital, table_of
from lifecourse.assurance.words import day_words, people, place_words, table_words
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place, PlanDocument

CHECK = Check(
    id="hospital-totals-agree",
    family=Family.AGREEMENT,
    title="Numbers of people in hospital agree wherever they stand",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="The range, the money and the ambition all start from how many people are in hospital.",
)

QUANTITIES = {
    "ccg": ("inpatients/ccg",),
    "nhse": ("inpatients/nhse",),
    EVERYONE: ("inpatients/all", "inpatients/total", "activity/inpatients"),
}


@dataclass(frozen=True, kw_only=True)
class Said:
    """A statement about everyone in hospital, or everyone whose bed one commissioner pays for."""

    commissioner: str
    place: Place
    figure: FigureValue


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each statement outside the table of people in hospital."""
    document = asked.document
    for said in _statements(asked):
        rows = in_hospital(document, said.commissioner)
        if said.figure.unit not in HEADS:
            continue
        if rows is not None and not stated(said.figure).meets(rows.within):
            yield _finding(document, said, rows)
        elif rows is not None and said.commissioner == EVERYONE:
            yield from _against_total(document, said, rows)


def _statements(asked: Asked) -> Iterator[Said]:
    document = asked.document
    seen: set[Place] = set()
    ranges = table_of(document, "planning-range")
    for row in ranges.rows if ranges else ():
        figure = row.figure("today")
        if ranges is not None and figure is not None and row.text("commissioner") in {"ccg", "nhse"}:
            place = ranges.place(row.key, "today")
            seen.add(place)
            yield Said(commissioner=row.text("commissioner"), place=place, figure=figure)
    inpatients = table_of(document, "inpatients")
    own = aside(inpatients) if inpatients else frozenset()
    for commissioner, quantities in QUANTITIES.items():
        for quantity in quantities:
            for place, figure in asked.stating(quantity):
                in_own_table = place.table == "inpatients" and place.row in own
                first_year = place.table != "activity" or place.column == "baseline"
                if place not in seen and not in_own_table and first_year and place.table != "planning-range":
                    yield Said(commissioner=commissioner, place=place, figure=figure)


def _against_total(document: PlanDocument, said: Said, rows: Count) -> Iterator[RawFinding]:
    """Rows that were rounded leave room that the total stated under them, on the same day, does not."""
    table = document.table("inpatients")
    for key in sorted({entry.total for entry in table.template.sums if entry.way == "down"}):
        row = table.row(key)
        figure = row.figure("people") if row else None
        if figure is None or figure.unit not in HEADS or not stated(figure).meets(rows.within):
            continue  # a total that is not the sum of its rows is told elsewhere
        total = count([(table.place(key, "people"), figure)])
        same_day = figure.as_at is not None and figure.as_at == said.figure.as_at
        if total is not None and same_day and not stated(said.figure).meets(total.within):
            yield _finding(document, said, total, is_total=True)


def _finding(document: PlanDocument, said: Said, rows: Count, *, is_total: bool = False) -> RawFinding:
    table = document.table("inpatients")
    day = said.figure.as_at
    apart = day is not None and rows.day is not None and day != rows.day
    same = day is not None and day == rows.day
    by = said.figure.value - rows.value
    told = f"{place_words(document, said.place)} is {people(said.figure.value)}"
    told += f" on {day_words(day)}" if day else ", with no date"
    adds = (
        f"{table_words(table)} gives a total of"
        if is_total
        else f"the rows of {table_words(table)} add up to"
    )
    adds += f" {people(rows.value)}"
    adds += f" on {day_words(rows.day)}" if rows.day else ""
    end = (
        f"The days differ, so both can be true: {people(abs(by))} {'more' if (by > 0) else 'fewer'}."
        if apart
        else f"That is {people(abs(by))} {'more' if by > 0 else 'fewer'} than "
        f"{'the total' if is_total else 'the rows'}."
    )
    return CHECK.finding(
        place=said.place,
        others=rows.places,
        severity=_severity(apart=apart, same=same),
        found=people(said.figure.value),
        expected=people(rows.value),
        difference=people(by),
        sentence=f"{told}; {adds}. {end}",
        mend="Say beside the number what changed between the two days."
        if apart
        else "Correct whichever is wrong, or give each the day of which it speaks.",
    )


def _severity(*, apart: bool, same: bool) -> Severity:
    if apart:
        return Severity.FOR_INFORMATION
    return Severity.MUST_MEND if same else Severity.SHOULD_LOOK
