"""Reading the single values of a model: quarters, numbers, amounts quarter by quarter, words."""

from collections.abc import Collection
from enum import StrEnum
from typing import Any

from lifecourse.cases.kinds.model import Profile
from lifecourse.cases.rules.amounts import pence_in
from lifecourse.cases.rules.quarters import read_quarter
from lifecourse.delivery.api import Quarter
from lifecourse.engine.entries import Entries, Row

MOST_QUARTERS = 240


def quarter_in(reader: Entries, where: str, row: Row, key: str) -> Quarter | None:
    """A quarter; None with a fault kept where it is wrong."""
    value = row.get(key)
    found = read_quarter(value) if isinstance(value, str) else None
    if found is None:
        reader.fault(f"{where}, {key}", value, "a quarter of a financial year, such as 2016/17 Q2")
    return found


def word_in[Word: StrEnum](reader: Entries, where: str, row: Row, key: str, words: type[Word]) -> Word:
    """One of a few words; the first of them, with a fault kept, for anything else."""
    return words(reader.choice(where, row, key, list(words)) or next(iter(words)))


def count_in(reader: Entries, where: str, row: Row, key: str, *, most: int) -> int:
    """A whole number from 1; 1 with a fault kept where it is wrong."""
    value = row.get(key)
    if type(value) is not int or not 1 <= value <= most:
        reader.fault(f"{where}, {key}", value, f"a whole number from 1 to {most}")
        return 1
    return value


def truth_in(reader: Entries, where: str, row: Row, key: str) -> bool:
    """True or false; false where nothing is said."""
    value = row.get(key, False)
    if not isinstance(value, bool):
        reader.fault(f"{where}, {key}", value, "true or false")
    return value is True


def list_in(reader: Entries, where: str, row: Row, key: str) -> list[Any]:
    """A list with an entry for each quarter; nothing where there is none or it is wrong."""
    value = row.get(key, [])
    if not isinstance(value, list) or len(value) > MOST_QUARTERS:
        reader.fault(
            f"{where}, {key}", value, f"a list with an entry for each quarter, {MOST_QUARTERS} at most"
        )
        return []
    return value


def name_in(reader: Entries, where: str, row: Row, key: str, known: Collection[str]) -> str:
    """A participant of the phase; "" where none is named or it is wrong."""
    if not row.get(key):
        return ""
    return reader.choice(where, row, key, known)


def profile_in(reader: Entries, where: str, row: Row) -> Profile:
    """Pounds of each quarter of the ramp, then a lasting amount, for so many quarters where that is said."""
    ramp = tuple(
        pence_in(reader, f"{where}, ramp", {str(number): one}, str(number))
        for number, one in enumerate(list_in(reader, where, row, "ramp"), start=1)
    )
    lasting = pence_in(reader, where, row, "lasting") if "lasting" in row else 0
    if not any(ramp) and not lasting:
        reader.fault(f"{where}, lasting", row.get("lasting"), "an amount a quarter, here or in ramp")
    quarters = count_in(reader, where, row, "quarters", most=MOST_QUARTERS) if "quarters" in row else None
    return Profile(ramp=ramp, lasting=lasting, quarters=quarters)
