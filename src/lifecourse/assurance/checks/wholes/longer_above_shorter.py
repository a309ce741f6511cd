"""More people have stayed for the longer time than for the shorter one that contains it."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from lifecourse.assurance.findings import ARITHMETIC, Asked, Check, Family, RawFinding, Severity
from lifecourse.assurance.intervals import stated, total
from lifecourse.assurance.reading import (
    EVERYONE,
    Count,
    all_countable,
    asks_for,
    count,
    hospital_rows,
    in_hospital,
    same_day,
    table_of,
)
from lifecourse.assurance.words import people, row_words, table_words
from lifecourse.figures.api import FigureValue
from lifecourse.plans.api import Place, Row, Table

CHECK = Check(
    id="longer-stay-above-shorter",
    family=Family.WHOLES,
    title="Long stays are among the shorter ones, and all are people in hospital",
    severity=Severity.MUST_MEND,
    rule=ARITHMETIC,
    why="Whoever has been in hospital for five years has been there for one; dowries rest on this number.",
)

# Each contains those after it.
NESTED = ("any", "over-1-year", "over-2-years", "over-5-years")
ALL_SETTINGS = {"all", ""}
Stay = tuple[Row, Place, FigureValue]


def find(asked: Asked) -> Iterator[RawFinding]:
    """Compares the lengths of stay of one group with each other, and with the people in hospital."""
    table = table_of(asked.document, "length-of-stay")
    if table is None or not asks_for(table, "commissioner", "setting", "stay", "people"):
        return
    groups: dict[tuple[str, str], dict[str, Stay]] = {}
    for row in table.rows:
        figure = row.figure("people")
        if figure is not None:
            group = groups.setdefault((row.text("commissioner"), row.text("setting")), {})
            group[row.text("stay")] = (row, table.place(row.key, "people"), figure)
    for (commissioner, setting), stays in groups.items():
        yield from _nested(table, stays)
        yield from _add_up(table, stays)
        yield from _against_hospital(asked, table, commissioner, setting, stays)


def _nested(table: Table, stays: dict[str, Stay]) -> Iterator[RawFinding]:
    there = [stay for stay in NESTED if stay in stays]
    for shorter, longer in combinations(there, 2):
        (one, place, whole), (other, at, part) = stays[shorter], stays[longer]
        if same_day(whole.as_at, part.as_at) and stated(whole).below(stated(part)):
            words = table.template.column("stay").choices
            among = f"“{words.get(shorter, shorter).lower()}” (row {one.key})"
            yield _finding(table, (other, at, part), whole.value, [place], among)


def _add_up(table: Table, stays: dict[str, Stay]) -> Iterator[RawFinding]:
    if not {"any", "under-1-year", "over-1-year"} <= stays.keys():
        return
    row, place, everyone = stays["any"]
    parts = [stays["under-1-year"], stays["over-1-year"]]
    if any(f.as_at != everyone.as_at for _, _, f in parts):
        return
    if stated(everyone).meets(total(stated(f) for _, _, f in parts)):
        return
    adds = sum((f.value for _, _, f in parts), Decimal(0))
    yield CHECK.finding(
        place=place,
        others=[p for _, p, _ in parts],
        about="adds",
        found=people(everyone.value),
        expected=people(adds),
        difference=people(everyone.value - adds),
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, stays of any length are "
        f"{people(everyone.value)}, but stays under and over one year add up to {people(adds)}.",
        mend="Correct whichever of the three is wrong.",
    )


def _against_hospital(
    asked: Asked, table: Table, commissioner: str, setting: str, stays: dict[str, Stay]
) -> Iterator[RawFinding]:
    everyone = _people_in(asked, commissioner, setting)
    if everyone is None:
        return
    for row, place, part in stays.values():
        days = everyone.days | {part.as_at}
        if len(days - {None}) <= 1 and everyone.within.below(stated(part)):
            yield _finding(
                table, (row, place, part), everyone.value, list(everyone.places), "all in hospital"
            )


def _people_in(asked: Asked, commissioner: str, setting: str) -> Count | None:
    whose = EVERYONE if commissioner in {EVERYONE, ""} else commissioner
    if setting in ALL_SETTINGS:
        return in_hospital(asked.document, whose)
    if not all_countable(asked.document, by_commissioner=True):
        return None
    return count(
        (place, figure)
        for row, place, figure in hospital_rows(asked.document)
        if row.text("setting") == setting and (whose == EVERYONE or row.text("commissioner") == whose)
    )


def _finding(table: Table, stay: Stay, whole: Decimal, others: list[Place], whole_words: str) -> RawFinding:
    row, place, part = stay
    words = table.template.column("stay").choices
    length = words.get(row.text("stay"), row.text("stay")).lower()
    return CHECK.finding(
        place=place,
        others=others,
        about=others[0].path if len(others) == 1 else "all",
        found=people(part.value),
        expected=f"at most {people(whole)}",
        difference=people(part.value - whole),
        sentence=f"In {table_words(table)}, row “{row_words(table, row)}”, {people(part.value)} are said to "
        f"have stayed “{length}”, more than the {people(whole)} of {whole_words}.",
        mend="Correct whichever is wrong, or give each the day of which it speaks.",
    )
