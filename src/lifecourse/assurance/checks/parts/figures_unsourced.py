"""Figures do not say where they come from."""

from collections.abc import Iterator

from lifecourse.assurance.findings import TEMPLATE, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.words import listed, place_words, table_words
from lifecourse.plans.api import Place

CHECK = Check(
    id="figures-unsourced",
    family=Family.PARTS,
    title="Figures say where they come from",
    severity=Severity.SHOULD_LOOK,
    rule=TEMPLATE,
    why="A number without a source cannot be checked, brought up to date or defended.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each table with figures that have no source."""
    bare: dict[str, list[Place]] = {}
    of_all: dict[str, int] = {}
    for place, figure in asked.figures:
        of_all[place.table] = of_all.get(place.table, 0) + 1
        if not figure.source.strip():
            bare.setdefault(place.table, []).append(place)
    for key, places in bare.items():
        table = asked.document.table(key)
        named = listed(
            (
                place_words(asked.document, Place(section=p.section, table=p.table, row=p.row)).split(
                    " of “"
                )[0]
                for p in places
            ),
            most=4,
        )
        yield CHECK.finding(
            place=table.place(),
            others=places,
            found=f"{len(places)} of {of_all[key]} without a source",
            expected="a source for each",
            sentence=f"In {table_words(table)} {len(places)} of {of_all[key]} figures do not say where they "
            f"come from: {named}.",
            mend="Enter the source of each: the record, return or document, and its date.",
        )
