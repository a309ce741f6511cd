"""How many people need what a bid asks for: from the bottom up and the top down, and what it carries.

Rows of words; the columns are those of a bid for national money.
"""

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.finding import CaseFinding, Weight

KNOWN, ESTIMATED, CAPACITY = "demand-known", "demand-estimated", "capacity"
NUMBER = r"(\d[\d,]*)(?:\.(\d+))?"
HALF = Fraction(1, 2)


def number_in(words: str) -> Fraction | None:
    """The one number that words say, as in “6,744” or “about 3.6%”; None where there is none, or more."""
    found = re.findall(NUMBER, words)
    if len(found) != 1:
        return None
    whole, decimals = found[0]
    return Fraction(f"{whole.replace(',', '')}.{decimals or '0'}")


def people_known(document: CaseDocument) -> Fraction | None:
    """Everybody whom somebody knows to need it; None where a row says no number, or there is none."""
    return _sum([row.get("people", "") for row in document.rows.get(KNOWN, ())])


def people_estimated(document: CaseDocument) -> list[Fraction]:
    """How many people each study would expect, row by row where it says a number."""
    rows = document.rows.get(ESTIMATED, ())
    return [number for row in rows if (number := number_in(row.get("people", ""))) is not None]


def _sum(words: list[str]) -> Fraction | None:
    numbers = [number_in(one) for one in words]
    told = [one for one in numbers if one is not None]
    return sum(told, start=Fraction(0)) if numbers and len(told) == len(numbers) else None


def estimates_that_do_not_multiply(given: ToCheck) -> Iterator[CaseFinding]:
    """A rate, people to whom it is applied, and a number that they do not come to, however it was rounded."""
    for number, row in enumerate(given.document.rows.get(ESTIMATED, ()), start=1):
        bounds, people = _bounds(row), number_in(row.get("people", ""))
        if bounds is None or people is None or bounds[0] <= people <= bounds[1]:
            continue
        yield CaseFinding(
            check="estimate-does-not-multiply",
            place=f"Demand from the top down, row {number}",
            found=f"{row['people']} people",
            expected=f"{row['rate']} of {row['population']}: from {bounds[0]:.0f} to {bounds[1]:.0f}",
            mend="Mend the rate, the people it is applied to, or what comes out.",
            weight=Weight.MUST_MEND,
        )


def _bounds(row: Mapping[str, str]) -> tuple[Fraction, Fraction] | None:
    """Between which numbers of people the rate leaves it, by its last printed digit."""
    rate, population = number_in(row.get("rate", "")), number_in(row.get("population", ""))
    if rate is None or population is None:
        return None
    decimals = re.findall(NUMBER, row["rate"])[0][1]
    half = HALF / 10 ** len(decimals)
    low, high = (population * (rate + way) / 100 for way in (-half, half))
    return low - HALF, high + HALF


def known_beyond_capacity(given: ToCheck) -> Iterator[CaseFinding]:
    """A service that carries fewer people than are known to need it."""
    known = people_known(given.document)
    carried = _sum([row.get("people", "") for row in given.document.rows.get(CAPACITY, ())])
    if known is not None and carried is not None and carried < known:
        yield CaseFinding(
            check="known-beyond-capacity",
            place="What it can carry",
            found=f"{carried} people",
            expected=f"at least the {known} who are known to need it",
            mend="Say who waits, and for how long; or ask for more.",
            weight=Weight.SHOULD_LOOK,
        )
