"""Pounds as people type and paste them, read to whole pence or refused with the mend."""

import re

from lifecourse.engine.entries import Entries, Row

MOST_POUNDS = 1_000_000_000

# Digits in one run, or in threes with commas; then a point and pence.
POUNDS = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.(?P<part>[0-9]*))?")
MISREAD = ("Â£", "\ufffd", "â‚¬", "\u00c2")
IN_UNITS = re.compile(
    r"£?\s*[0-9][0-9,.]*\s*(?P<unit>k|m|bn|million|thousand|billion|p|pence)\.?", re.IGNORECASE
)
ZEROS = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
LETTERS = re.compile(r"[^\W\d_]")
PENCE_DIGITS = 2


class NotPounds(ValueError):
    """Something typed is no amount in pounds; says what was found and how to mend it."""

    @property
    def mend(self) -> str:
        """How to mend it, without what was found."""
        mend = str(self).partition(": ")[2]
        return mend[:1].upper() + mend[1:]


def read_pounds(typed: str, *, nothing: bool = False) -> int:
    """Whole pence of an amount typed in pounds, with or without £ and commas. Raises NotPounds.

    No amount stands for the word that is missing: an empty string is refused. `nothing` lets 0 through.
    """
    text = typed.replace("\u00a0", " ").strip()
    if not text:
        raise NotPounds("Enter an amount in pounds, such as 1250.50.")
    if any(sign in text for sign in MISREAD):
        raise NotPounds(
            f"Found “{typed}”: the £ was read in another encoding. Type the number without the £."
        )
    _check_sign(text, typed)
    bare = text.removeprefix("£").strip()
    if (unit := IN_UNITS.fullmatch(text)) is not None:
        raise NotPounds(_unit_mend(typed, unit["unit"].lower()))
    found = POUNDS.fullmatch(bare)
    if found is None:
        raise NotPounds(_shape_mend(bare, typed))
    part = found["part"] or ""
    if len(part.rstrip("0")) > PENCE_DIGITS:
        raise NotPounds(f"Found “{typed}”: a pound has 100 pence. Give two digits after the point at most.")
    pence = int(found["whole"].replace(",", "")) * 100 + int(f"{part[:PENCE_DIGITS]:0<2}")
    if pence > MOST_POUNDS * 100:
        raise NotPounds(
            f"Found “{typed}”: that is more than £1,000,000,000. Look at the unit: type pounds, not pence."
        )
    if not pence and not nothing:
        raise NotPounds("Found nothing: enter an amount of at least a penny.")
    return pence


def as_typed(pence: int) -> str:
    """Whole pence as somebody would type them in pounds: 1250.50, or 1250 where there are no pence."""
    whole, part = divmod(abs(pence), 100)
    sign = "-" if pence < 0 else ""
    return f"{sign}{whole}.{part:02d}" if part else f"{sign}{whole}"


def pounds_words(pence: int) -> str:
    """Whole pence as a sentence says them: £1,234.56."""
    sign = "−" if pence < 0 else ""
    return f"{sign}£{abs(pence) // 100:,}.{abs(pence) % 100:02d}"


def read_row_pounds(
    entries: Entries, where: str, row: Row, *, key: str = "pounds", nothing: bool = False
) -> int:
    """Whole pence of an amount in a row of a file, as a number or in quotes; 0 with a fault kept."""
    value = row.get(key)
    if isinstance(value, int | float | str) and not isinstance(value, bool):
        try:
            return read_pounds(str(value), nothing=nothing)
        except NotPounds as reason:
            mend = reason.mend
    else:
        mend = "Write the number of pounds alone."
    least = "nothing" if nothing else "a penny"
    entries.fault(f"{where}, {key}", value, f"pounds from {least} up, to the penny at most", mend)
    return 0


def _check_sign(text: str, typed: str) -> None:
    below = text.startswith(("-", "\u2212", "\u2013", "(")) or text.endswith("-")
    if below or text.startswith(("£-", "£\u2212", "£(")):
        raise NotPounds(
            f"Found “{typed}”: an amount is not below nothing. Type it without the sign, "
            "and to take something back, reverse its entry."
        )


def _unit_mend(typed: str, unit: str) -> str:
    if unit in ZEROS:
        return f"Found “{typed}”: type the whole amount, with its {ZEROS[unit]} noughts and no letters."
    return f"Found “{typed}”: type pounds, and pence after a point, such as 0.50."


def _shape_mend(bare: str, typed: str) -> str:
    if LETTERS.search(bare):
        return f"Found “{typed}”: type a number in pounds, with no words, such as 1250.50."
    if "," in bare:
        return (
            f"Found “{typed}”: a comma stands before three digits. For pence use a point, such as 1,250.50."
        )
    return f"Found “{typed}”: type digits, and pence after one point, such as 1250.50."
