"""How checks read a plan: rows that count, people in hospital, days that may be unreadable."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from lifecourse.assurance.intervals import Interval, stated, total
from lifecourse.figures.api import FigureValue, Unit
from lifecourse.plans.api import Column, Place, PlanDocument, Row, Table

HEADS = frozenset({Unit.PEOPLE, Unit.PLACEMENTS, Unit.BEDS})
EVERYONE = "partnership"
# What people write where an answer is still to come, without its points, brackets and capitals.
HOLDS_A_PLACE = re.compile(
    r"tb[acd]|x+|to follow|placeholder"
    r"|(to be|not yet) (added|agreed|completed|confirmed|drafted|inserted|written)"
    r"|(insert|add|enter)( your)?( text| answer| words)?( here)?"
)


def table_of(document: PlanDocument, key: str) -> Table | None:
    """A table with its rows, or None when the template has no such table or nothing was entered."""
    if not document.has_table(key):
        return None
    table = document.table(key)
    return table if table.rows else None


def asks_for(table: Table, *columns: str) -> bool:
    """Whether the table's template has all these columns."""
    return set(columns) <= {c.key for c in table.template.columns}


def aside(table: Table) -> frozenset[str]:
    """Keys of rows that are a total, or stand beside one: they say again what other rows say."""
    keys: set[str] = set()
    for entry in table.template.sums:
        if entry.way in {"down", "shares"} and entry.total:
            keys.update({entry.total, *entry.beside})
    return frozenset(keys)


def counted(table: Table) -> tuple[Row, ...]:
    """The rows that say something for the first time: neither totals nor "of which"."""
    skipped = aside(table)
    return tuple(r for r in table.rows if r.key not in skipped)


def day_in(row: Row, column: str) -> date | None:
    """The day in a cell, or None when nothing, or nothing readable, is entered."""
    try:
        return row.date(column)
    except ValueError:
        return None


def is_year(document: PlanDocument, column: Column) -> bool:
    """Whether a column holds one of the plan's years."""
    return column.title in document.template.years


def holds_a_place(answer: str) -> bool:
    """Whether words only keep the place of an answer that is still to come, such as "TBC"."""
    words = " ".join(re.findall(r"[a-z]+", answer.lower()))
    # Words beside marks, such as a table or a picture, are not looked into.
    return len(answer) < 60 and HOLDS_A_PLACE.fullmatch(words) is not None


@dataclass(frozen=True, kw_only=True)
class Count:
    """A number put together from one or more places, with where its true value may lie."""

    value: Decimal
    within: Interval
    places: tuple[Place, ...]
    days: frozenset[date | None]

    @property
    def day(self) -> date | None:
        """The one day that all parts speak of, or None when there is no such day."""
        return next(iter(self.days)) if len(self.days) == 1 else None


def count(parts: Iterable[tuple[Place, FigureValue]]) -> Count | None:
    """The sum of figures, or None when there are none."""
    given = list(parts)
    if not given:
        return None
    return Count(
        value=sum((f.value for _, f in given), Decimal(0)),
        within=total(stated(f) for _, f in given),
        places=tuple(p for p, _ in given),
        days=frozenset(f.as_at for _, f in given),
    )


def hospital_rows(document: PlanDocument) -> Iterator[tuple[Row, Place, FigureValue]]:
    """Each counted row of people in hospital that holds a figure."""
    table = table_of(document, "inpatients")
    if table is None:
        return
    for row in counted(table):
        figure = row.figure("people")
        if figure is not None and figure.unit in HEADS:
            yield row, table.place(row.key, "people"), figure


def in_hospital(document: PlanDocument, commissioner: str = EVERYONE) -> Count | None:
    """People in hospital whose beds a commissioner pays for (or all), added up from their rows.

    None also when a row cannot be counted: what is added up without it would not be everyone.
    """
    if not all_countable(document, by_commissioner=commissioner != EVERYONE):
        return None
    return count(
        (place, figure)
        for row, place, figure in hospital_rows(document)
        if commissioner == EVERYONE or row.text("commissioner") == commissioner
    )


def all_countable(document: PlanDocument, *, by_commissioner: bool) -> bool:
    """Whether every counted row of people in hospital holds a number of people, and says whose they are."""
    table = table_of(document, "inpatients")
    if table is None:
        return False
    known = table.template.column("commissioner").choices
    return all(
        (figure := row.figure("people")) is not None
        and figure.unit in HEADS
        and (not by_commissioner or row.text("commissioner") in known)
        for row in counted(table)
    )


def same_day(one: date | None, other: date | None) -> bool:
    """Whether two figures may speak of the same day: one that bears no date may speak of any."""
    return one is None or other is None or one == other
