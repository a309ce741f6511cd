"""Reading a printed cell such as "373k", "22%", "-" or "TBC", with how far rounding may have moved it."""

import re
from decimal import Decimal
from fractions import Fraction

from lifecourse.cases.kinds.published import PrintedCell, PrintedUnit, Reads

NOTHING = {"", "-", "–", "—"}
TO_COME = {"tbc", "to be confirmed", "tba", "tbd", "to follow"}
PRINTED = re.compile(r"£?\s*(?P<digits>\d[\d,]*(?:\.\d+)?)\s*(?P<times>k|m|%)?", re.IGNORECASE)
TIMES = {"k": 1_000, "m": 1_000_000}
THOUSAND = 1_000
HALF = Fraction(1, 2)


def read_cell(printed: str, unit: PrintedUnit, *, near: Fraction | None = None) -> PrintedCell | None:
    """What a cell says; None where it is no figure. `near`: a step that "about" leaves it to, in its unit.

    A cell is exact to half of its last printed place: 22% is 21.5 to 22.5, 4.3m is 4,250,000 to 4,350,000.
    What is counted is exact: 5 months are 5.
    """
    word = printed.strip()
    if word in NOTHING:
        return PrintedCell(printed=word, reads=Reads.EMPTY)
    if word.casefold() in TO_COME:
        return PrintedCell(printed=word, reads=Reads.TO_COME)
    match = PRINTED.fullmatch(word)
    if match is None or (match["times"] == "%") > (unit is PrintedUnit.PER_CENT):
        return None
    digits = Decimal(match["digits"].replace(",", ""))
    own = TIMES.get((match["times"] or "").casefold(), 1)
    by_column = THOUSAND if unit is PrintedUnit.THOUSANDS and own == 1 else 1
    places = -int(digits.as_tuple().exponent)
    counted = unit is PrintedUnit.NUMBER and near is None
    step = (0 if counted else Fraction(1, 10**places)) if near is None else near
    return PrintedCell(
        printed=word,
        reads=Reads.VALUE,
        value=Fraction(digits) * own * by_column,
        off=step * HALF * (own if near is None else 1) * by_column,
        unit_twice=unit is PrintedUnit.THOUSANDS and own != 1,
    )
