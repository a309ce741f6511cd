"""More people are in a kind of hospital than it has beds."""

from collections.abc import Iterator

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.reading import Count, asks_for, count, hospital_rows, table_of
from lifecourse.assurance.words import bare, day_words, listed, people, table_words
from lifecourse.figures.api import Unit
from lifecourse.plans.api import PlanDocument, Row, Table

CHECK = Check(
    id="more-people-than-beds",
    family=Family.BEDS,
    title="People fit in the beds there are",
    severity=Severity.SHOULD_LOOK,
    rule=ARITHMETIC,
    why="People beyond the beds are somewhere else: out of the area, or counted twice.",
)


def find(asked: Asked) -> Iterator[RawFinding]:
    """One finding for each kind of hospital. Where the plan says how many of the beds this partnership uses,
    the rest are known to be elsewhere and there is nothing to ask.
    """
    table = table_of(asked.document, "beds")
    if table is None or not asks_for(table, "setting", "beds"):
        return
    for settings in _groups(asked.document, table):
        rows = [r for r in table.rows if r.text("setting") in settings]
        if any(r.figure("used") for r in rows):
            continue
        beds, there = _beds(table, rows), _people(asked.document, settings)
        if beds and there and beds.within.below(there.within):
            yield _finding(table, settings, there, beds)


def _beds(table: Table, rows: list[Row]) -> Count | None:
    """Beds added up, or None where a row cannot be counted: the rest would not be all."""
    stated = [(table.place(r.key, "beds"), r.figure("beds")) for r in rows]
    given = [(place, figure) for place, figure in stated if figure is not None and figure.unit is Unit.BEDS]
    return count(given) if len(given) == len(stated) else None


def _people(document: PlanDocument, settings: frozenset[str]) -> Count | None:
    return count(
        (place, figure) for row, place, figure in hospital_rows(document) if row.text("setting") in settings
    )


def _groups(document: PlanDocument, table: Table) -> list[frozenset[str]]:
    """Kinds of hospital to compare: those of an "of which" row are taken with the row that contains them."""
    kinds = list(dict.fromkeys(r.text("setting") for r in table.rows if r.text("setting")))
    inpatients = table_of(document, "inpatients")
    inside: set[str] = set()
    if inpatients is not None:
        beside = {key for entry in inpatients.template.sums for key in entry.beside}
        inside = {r.text("setting") for r in inpatients.rows if r.key in beside} & set(kinds)
    separate = [k for k in kinds if k not in inside]
    if not inside:
        return [frozenset({k}) for k in separate]
    hosts = {"assessment-and-treatment"} & set(separate) or set(separate[:1])
    return [frozenset({k}) | (inside if k in hosts else frozenset()) for k in separate]


def _finding(table: Table, settings: frozenset[str], there: Count, beds: Count) -> RawFinding:
    choices = table.template.column("setting").choices
    kinds = (
        listed(choices.get(s, s) for s in choices if s in settings) if choices else listed(sorted(settings))
    )
    over = there.value - beds.value
    when = f" on {day_words(there.day)}" if there.day else ""
    return CHECK.finding(
        place=beds.places[0],
        others=[*beds.places, *there.places],
        about=",".join(sorted(settings)),
        found=people(there.value),
        expected=f"at most {bare(beds.value)} beds",
        difference=people(over),
        sentence=f"{people(there.value)} are counted in “{kinds}”{when}, but {table_words(table)} has "
        f"{bare(beds.value)} beds of that kind: {people(over)} more than beds.",
        mend="Say where the others are (out of the area, say), or correct the count of people or of beds.",
    )
