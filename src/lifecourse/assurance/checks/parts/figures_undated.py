"""Counts of people or beds do not say of which day they speak."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import is_year
from lifecourse.assurance.words import listed, row_words, table_words
from lifecourse.figures.api import Unit
from lifecourse.plans.api import Place

CHECK = Check(
    id="figures-undated",
    family=Family.PARTS,
    title="Counts of people and beds say of which day they speak",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="Numbers of people in hospital change every week: without a day, two true ones look like a mistake.",
)

STOCKS = {Unit.PEOPLE, Unit.BEDS, Unit.PLACEMENTS}
HOSPITAL = ("inpatients/", "beds")


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each table. Only what names a thing in the world counts, and is no year's column."""
    document = asked.document
    undated: dict[str, list[Place]] = {}
    of_all: dict[str, int] = {}
    for place, figure in asked.figures:
        column = document.template.table(place.table).column(place.column)
        named = figure.quantity and (column.quantity or column.unit is None)
        if not named or figure.unit not in STOCKS or is_year(document, column):
            continue
        of_all[place.table] = of_all.get(place.table, 0) + 1
        if figure.as_at is None:
            undated.setdefault(place.table, []).append(place)
    for key, places in undated.items():
        table = document.table(key)
        rows = dict.fromkeys(p.row for p in places)
        named = listed(row_words(table, r) for r in table.rows if r.key in rows)
        count = f"{len(places)} of {of_all[key]} counts bear" if of_all[key] > 1 else "the only count bears"
        pressing = any(f.quantity.startswith(HOSPITAL) for p, f in asked.figures if p in places)
        yield CHECK.finding(
            place=table.place(),
            others=places,
            severity=Severity.SHOULD_LOOK if pressing else Severity.FOR_INFORMATION,
            found=f"{len(places)} of {of_all[key]} without a day",
            expected="a day for each",
            sentence=f"In {table_words(table)} {count} no date: {named}.",
            mend="Enter the day of which each number speaks.",
        )
