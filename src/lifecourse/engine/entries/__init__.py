"""Reading rows of a file that is data: each value, or a fault with place, found, expected and mend."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from lifecourse.engine.sheets.faults import did_you_mean

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MISREAD = ("\ufffd", "Â£", "â‚¬")

type Row = Mapping[str, Any]


@dataclass
class Entries:
    """What is read of one file or rule. Reading goes on after a fault, so that all are told at once."""

    place: str
    faults: list[str] = field(default_factory=list)

    def fault(self, where: str, found: Any, expected: str, mend: str = "") -> None:
        """Keep a fault: where, what was found, what was expected, how to mend it."""
        shown = str(found) if isinstance(found, date | Decimal) else found
        end = f" {mend}" if mend else ""
        self.faults.append(f"{self.place}, {where}: found {shown!r}, expected {expected}.{end}")

    def strangers(self, where: str, row: Row, allowed: Collection[str]) -> None:
        """Nothing stands in a row but what may: a misspelt word would be lost in silence."""
        for key in sorted(set(row) - set(allowed)):
            meant = did_you_mean(str(key), sorted(allowed))
            self.fault(f"{where}, {key}", row[key], "one of " + ", ".join(sorted(allowed)), meant)

    def each_once(self, where: str, values: Sequence[Any]) -> None:
        """No value stands twice. Nothing read stands for no value."""
        for twice in sorted({value for value in values if value and values.count(value) > 1}, key=str):
            self.fault(where, twice, "each once")

    def text(self, where: str, row: Row, key: str, *, most: int = 200, needed: bool = True) -> str:
        """Words of at most so many letters; "" where they are wrong."""
        value = row.get(key, "")
        if not isinstance(value, str) or len(value) > most or (needed and not value.strip()):
            self.fault(f"{where}, {key}", value, f"words of 1 to {most} letters")
            return ""
        if any(sign in value for sign in MISREAD):
            self.fault(f"{where}, {key}", value, "text in UTF-8", "The £ was read in another encoding.")
        return value.strip()

    def slug(self, where: str, row: Row, key: str, *, most: int = 60) -> str:
        """A short name for addresses; "" where it is wrong."""
        value = row.get(key)
        if not isinstance(value, str) or not SLUG.fullmatch(value) or len(value) > most:
            self.fault(f"{where}, {key}", value, "a short name of small letters, digits and single hyphens")
            return ""
        return value

    def day(self, where: str, row: Row, key: str) -> date | None:
        """A day, as a day of the file's own or written 2016-04-01; None where it is wrong."""
        value = row.get(key)
        if type(value) is date:
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fault(f"{where}, {key}", value, "a day that there is, such as 2016-04-01")
        return None

    def exactly(
        self,
        where: str,
        row: Row,
        key: str,
        *,
        least: int | None = 0,
        most: int | None = None,
        unset: int | None = None,
    ) -> Fraction:
        """A number, exactly as it was typed; `unset` where none is said; 0 with a fault kept."""
        value = row.get(key, unset)
        found = number_of(value)
        low = found is not None and least is not None and found < least
        if found is None or low or (most is not None and found > most):
            ends = "" if least is None else f" from {least}" + (f" to {most}" if most is not None else " up")
            mend = "Write the number alone, without words or signs." if found is None else ""
            self.fault(f"{where}, {key}", value, f"a number{ends}", mend)
            return Fraction(0)
        return Fraction(found)

    def choice(self, where: str, row: Row, key: str, allowed: Collection[str], mend: str = "") -> str:
        """One of a few words; "" where it is none of them."""
        value = row.get(key)
        if isinstance(value, list | dict) or value not in allowed:
            meant = mend or did_you_mean(str(value), list(allowed))
            self.fault(f"{where}, {key}", value, "one of " + ", ".join(allowed), meant)
            return ""
        return str(value)

    def rows(self, where: str, data: Row, key: str) -> list[tuple[str, Row]]:
        """The rows of a list, each with its place; `where` is "" for the file itself."""
        rows = data.get(key, [])
        place = f"{where}, {key}" if where else key
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            self.fault(place, rows, "a list of rows")
            return []
        return [(f"{place} {number}", row) for number, row in enumerate(rows, start=1)]


def number_of(value: Any) -> Decimal | None:
    """A number as it was typed, exactly; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str | Decimal):
        return None
    try:
        amount = Decimal(str(value))
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
