"""How checks read people coming and going."""

from decimal import Decimal

from lifecourse.assurance.intervals import Interval, stated
from lifecourse.assurance.reading import Count
from lifecourse.assurance.words import bare, listed
from lifecourse.plans.api import Row, Table

IN = {"admissions": "admitted", "transfers_in": "moved in"}
OUT = {"discharges": "discharged", "transfers_out": "moved out"}


def flow_of(table: Table, row: Row) -> Count | None:
    """In less out for a row, counting what is left empty as nobody; None when nothing is entered."""
    value, within = Decimal(0), Interval(Decimal(0), Decimal(0))
    entered = False
    for column in (*IN, *OUT):
        figure = row.figure(column)
        if figure is None:
            continue
        entered = True
        sign = 1 if column in IN else -1
        value += sign * figure.value
        within = within + stated(figure) if sign > 0 else within - stated(figure)
    if not entered:
        return None
    places = tuple(table.place(row.key, c) for c in (*IN, *OUT))
    return Count(value=value, within=within, places=places, days=frozenset({None}))


def flow_words(row: Row) -> str:
    """What a row counts, in words: "6 admitted, 7 discharged and 6 moved out"."""
    words = {**IN, **OUT}
    return listed(f"{bare(n)} {words[c]}" for c in words if (n := row.number(c)) is not None)
