"""Amounts as ledgers write them in exports, read to whole pence or refused with the mend."""

import re
from dataclasses import dataclass

from lifecourse.finance.kinds.imports import Unit

MOST_PENCE = 10**11
# How many noughts a unit stands for, seen from a penny.
PLACES: dict[Unit, int] = {Unit.POUNDS: 2, Unit.THOUSANDS: 5}
MISREAD = ("Â£", "\u00c2", "\ufffd", "â‚¬")
DIGITS = re.compile(r"(?P<whole>[0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)?(?:\.(?P<part>[0-9]+)?)?")
UNIT_SAID = re.compile(r"[0-9.,]+ *(?P<unit>k|m|bn|thousand|million|billion)\.?", re.IGNORECASE)
DEBIT_OR_CREDIT = re.compile(r"(?P<rest>.*?) *(?P<side>cr|dr)\.?", re.IGNORECASE)
EXPONENT = re.compile(r"[0-9.]+e[+-]?[0-9]+", re.IGNORECASE)
POINT_FOR_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})*,[0-9]{1,2}")


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """What does not do about a cell: what was found, what was expected, and how to mend it."""

    found: str
    expected: str
    mend: str


class NotRead(ValueError):
    """A cell does not say what its column should; `wrong` says why."""

    def __init__(self, wrong: Wrong) -> None:
        super().__init__(wrong.mend)
        self.wrong = wrong


def read_ledger_amount(text: str, unit: Unit) -> int:
    """Whole pence with their sign: minus signs, brackets and CR are below nothing. Raises NotRead.

    >>> read_ledger_amount("(1,234.50)", Unit.POUNDS)
    -123450
    """
    bare, below = _sign(text.replace("\u00a0", " ").strip(), text)
    if not bare:
        raise _refused(text, "a number", "Give the amount, or delete the row.")
    if bare.startswith("="):
        raise NotRead(
            Wrong(
                found="a formula",
                expected="an amount",
                mend="Copy the sheet, paste it as values, save and send it again.",
            )
        )
    if any(sign in bare for sign in MISREAD):
        raise _refused(
            text, "an amount with its £ written rightly", "Export it as UTF-8, or without the pound sign."
        )
    found = DIGITS.fullmatch(bare)
    if found is None or not (found["whole"] or found["part"]):
        raise _shape(bare, text, unit)
    places = PLACES[unit]
    part = found["part"] or ""
    if len(part.rstrip("0")) > places:
        raise _refused(
            text,
            f"at most {places} digits after the point",
            "A pound has 100 pence. Export what was posted, not a share of it.",
        )
    pence = int((found["whole"] or "0").replace(",", "") + f"{part[:places]:0<{places}}")
    if pence > MOST_PENCE:
        raise _refused(text, "at most a thousand million pounds", "Look at the unit: pounds or thousands.")
    return -pence if below else pence


def _sign(text: str, typed: str) -> tuple[str, bool]:
    """What is left of an amount without its signs, and whether it is below nothing. Raises NotRead."""
    signs = 0
    if (sided := DEBIT_OR_CREDIT.fullmatch(text)) is not None:
        signs += sided["side"].lower() == "cr"
        text = sided["rest"]
    if text.startswith("(") and text.endswith(")"):
        signs, text = signs + 1, text[1:-1].strip()
    text = text.removeprefix("£").strip()
    if text[:1] in ("-", "\u2212", "\u2013"):
        signs, text = signs + 1, text[1:].strip()
    elif text[-1:] in ("-", "\u2212", "\u2013"):
        signs, text = signs + 1, text[:-1].strip()
    if signs > 1:
        raise _refused(typed, "one sign", "Give a minus, brackets or CR, and not two of them.")
    return text.removeprefix("£").removeprefix("+").strip(), bool(signs)


def _shape(bare: str, text: str, unit: Unit) -> NotRead:
    if UNIT_SAID.fullmatch(bare):
        if unit is Unit.THOUSANDS:
            return _refused(
                text, "a number of thousands", "The unit is said twice. Type the number without its letter."
            )
        return _refused(text, "an amount in pounds", "Type the whole amount, without a letter for the unit.")
    if EXPONENT.fullmatch(bare):
        return _refused(
            text, "every digit of the amount", "In Excel choose Number for the column and export it again."
        )
    if POINT_FOR_THOUSANDS.fullmatch(bare):
        return _refused(text, "a point before the pence", "Export it with British settings: 1,234.50.")
    return _refused(text, "a number", "Give the amount in digits, and words in another column.")


def _refused(found: str, expected: str, mend: str) -> NotRead:
    shown = found if len(found) <= 40 else f"{found[:40]}…"
    return NotRead(Wrong(found=f"“{shown}”" if shown else "nothing", expected=expected, mend=mend))
