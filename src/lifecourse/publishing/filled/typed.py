"""Reads what people put into cells: words, choices, days, numbers. Each refusal says what to do instead."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from lifecourse.engine.sheets.faults import did_you_mean, quote
from lifecourse.engine.sheets.grid import Held, Kind
from lifecourse.figures.api import UNIT_WORDS, Qualifier, Unit
from lifecourse.plans.api import LONGEST_CELL, CannotRead, read_day, read_number, read_step
from lifecourse.publishing.words import UNHOLDABLE

# "£" written in one alphabet and read in another.
BROKEN_POUND = "\N{LATIN CAPITAL LETTER A WITH CIRCUMFLEX}£"
LOST_SIGN = "\N{REPLACEMENT CHARACTER}"
THOUSANDS = re.compile(r"[^0-9,]*\d{1,3}(,\d{3})+(\.\d+)?[^0-9,.]*")
AMOUNT = re.compile(
    r"(?P<number>[-+]?\s*£?\s*-?[\d,]*\.?\d+\s*(million|[mk])?\b\s*%?)\s*(?P<unit>[a-z][a-z ]*)?", re.I
)
UNITS = {word.casefold(): unit for unit, words in UNIT_WORDS.items() for word in words}
SHORT_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
FINEST = -4
MOST = Decimal(10) ** 13


class NotThat(Exception):
    """What stands in a cell cannot be taken: what was found, what was expected, how to mend it."""

    def __init__(self, found: str, expected: str, mend: str) -> None:
        super().__init__(f"{found}; expected {expected}. {mend}")
        self.found, self.expected, self.mend = found, expected, mend


@dataclass(frozen=True, kw_only=True)
class ReadNumber:
    """A number as it was typed: how finely, with which word before it and which unit after it."""

    value: Decimal
    step: Decimal
    qualifier: Qualifier | None = None
    unit: Unit | None = None
    typed_as_text: bool = False


def plain_text(text: str) -> str:
    """The text without broken pounds and with one kind of line end."""
    return text.replace(BROKEN_POUND, "£").replace("\r\n", "\n").replace("\r", "\n").strip()


def read_words(held: Held, *, longest: int = LONGEST_CELL, expected: str = "words") -> str:
    """Text as it was typed. Raises NotThat."""
    _refuse_what_is_no_value(held, expected)
    if held.kind is Kind.DAY:
        raise NotThat(held.said, expected, "Set the cell's format to Text and type it again.")
    if held.kind is Kind.NUMBER and not float(held.number).is_integer():
        # Section 4.10 typed as a number has become 4.1 before anybody could see it.
        raise NotThat(
            f"the number {held.said}",
            expected,
            "Set the cell's format to Text and type it again: 4.10 is not 4.1.",
        )
    text = plain_text(held.said)
    if LOST_SIGN in text:
        raise NotThat(
            quote(text), "words without lost signs", "Type the sign again where the box or � stands."
        )
    if UNHOLDABLE.search(text):
        raise NotThat(
            quote(text), "words that can be shown", "Type it again without signs that cannot be seen."
        )
    if len(text) > longest:
        raise NotThat(f"{len(text):,} letters", f"at most {longest:,}", "Shorten the text.")
    return text


def read_choice(held: Held, choices: Mapping[str, str]) -> str:
    """The key of a choice. Raises NotThat naming the nearest."""
    offered = list(choices.values())
    expected = "one of: " + "; ".join(offered)
    text = read_words(held, expected=expected)
    wanted = " ".join(text.split()).casefold()
    for key, words in choices.items():
        if wanted in {key.casefold(), " ".join(words.split()).casefold()}:
            return key
    mend = did_you_mean(text, offered) or "Choose one from the list in the cell."
    raise NotThat(quote(text), expected, mend)


def read_any_day(held: Held) -> date:
    """A day, also one that was typed as text where it can be only that day. Raises NotThat."""
    expected = "a day such as 31/12/2015"
    _refuse_what_is_no_value(held, expected)
    if held.kind is Kind.DAY and held.day:
        return held.day
    if held.kind is Kind.NUMBER:
        raise NotThat(f"the number {held.said}", expected, "Type the day, such as 31/12/2015.")
    text = plain_text(held.text)
    found = day_from(text)
    if found is not None:
        return found
    if SHORT_DAY.fullmatch(text):
        raise NotThat(quote(text), "a day that can be read in one way", "Type it with the month as a word.")
    raise NotThat(quote(text), expected, "Type the day as day, month and year of four digits.")


def day_from(text: str) -> date | None:
    """The day that a text names beyond doubt, or None: 3/4/2015 may be in March or in April."""
    short = SHORT_DAY.fullmatch(text)
    if short and int(short[1]) <= 12 and int(short[2]) <= 12 and short[1].lstrip("0") != short[2].lstrip("0"):
        return None
    for form in ("%d %B %Y", "%d %b %Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007  (a day has no zone)
        except ValueError:
            continue
    try:
        return read_day(text) if short or re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except CannotRead:
        return None


def read_amount(held: Held, unit: Unit | None) -> ReadNumber:
    """A number, also one typed as text: "£1,050,000", "19.5m", "about 150 people". Raises NotThat."""
    expected = _expected(unit)
    _refuse_what_is_no_value(held, expected)
    if held.kind is Kind.DAY:
        raise NotThat(
            f"the day {held.said}", expected, "Set the cell's format to Number and type the number again."
        )
    if held.kind is Kind.NUMBER:
        return _number(held, unit, expected)
    return _amount_in_text(plain_text(held.text), unit, expected)


def _number(held: Held, unit: Unit | None, expected: str) -> ReadNumber:
    value = Decimal(f"{held.number:.15g}")
    if held.percent:
        value *= 100
        if unit not in {None, Unit.PERCENT}:
            raise NotThat(held.said, expected, "Type it without the per cent sign.")
    elif unit is Unit.PERCENT and value != 0:
        raise NotThat(held.said, expected, f"Type the per cent sign as well, for example {held.said}%.")
    value = _fitting(value, held.said, expected)
    exponent = value.as_tuple().exponent
    step = Decimal(10) ** min(0, exponent if isinstance(exponent, int) else 0)
    return ReadNumber(value=value, step=step, unit=Unit.PERCENT if held.percent else None)


def _amount_in_text(text: str, unit: Unit | None, expected: str) -> ReadNumber:
    plain = text.replace("\N{MINUS SIGN}", "-")
    if LOST_SIGN in plain:
        raise NotThat(quote(text), expected, "A pound sign was lost on the way: type the number again.")
    qualifier = next((q for q in Qualifier if plain.casefold().startswith(f"{q.value} ")), None)
    rest = plain[len(qualifier.value) :].strip() if qualifier else plain
    found = AMOUNT.fullmatch(rest)
    mend = "Type digits, for example 28 or £1,050,000."
    if found is None:
        raise NotThat(quote(text), expected, mend)
    if "," in rest and not THOUSANDS.fullmatch(found["number"]):
        raise NotThat(
            quote(text), expected, "Put commas between thousands only, and a point before decimals."
        )
    said = _unit_in(found, text, expected)
    if said and unit and said is not unit:
        raise NotThat(
            quote(text), expected, f"This column counts {UNIT_WORDS[unit][1]}: type the number of those."
        )
    number = found["number"].replace("+", "")
    if unit is Unit.PERCENT and said is None:
        raise NotThat(
            quote(text), expected, f"Type the per cent sign as well, for example {number.strip()}%."
        )
    try:
        value, step = read_number(number), read_step(number)
    except CannotRead:
        raise NotThat(quote(text), expected, mend) from None
    value = _fitting(value, text, expected)
    return ReadNumber(value=value, step=step, qualifier=qualifier, unit=said, typed_as_text=True)


def _unit_in(found: re.Match[str], text: str, expected: str) -> Unit | None:
    if "%" in found["number"]:
        return Unit.PERCENT
    if "£" in found["number"]:
        return Unit.POUNDS
    words = (found["unit"] or "").strip().casefold()
    if words and words not in UNITS:
        raise NotThat(quote(text), expected, did_you_mean(words, list(UNITS)) or "Type the number alone.")
    return UNITS.get(words)


def _fitting(value: Decimal, said: str, expected: str) -> Decimal:
    value = value.normalize()
    exponent = value.as_tuple().exponent
    if not value.is_finite() or abs(value) >= MOST:
        raise NotThat(quote(said), expected, "No figure of a plan is as large as that.")
    if isinstance(exponent, int) and exponent < FINEST:
        mend = f"Round it, for example to {round(value, 2):f}."
        raise NotThat(quote(said), f"{expected}, with at most four places", mend)
    return Decimal(f"{value:f}")


def _expected(unit: Unit | None) -> str:
    if unit is Unit.PERCENT:
        return "a share such as 3.6%"
    if unit is Unit.POUNDS:
        return "pounds, such as 1,050,000"
    return f"a number of {UNIT_WORDS[unit][1]}" if unit else "a number"


def _refuse_what_is_no_value(held: Held, expected: str) -> None:
    if held.kind is Kind.FORMULA:
        # Nothing is worked out here: what a formula comes to depends on who opens it.
        raise NotThat(
            f"the formula {quote(held.text)}",
            expected,
            "Copy the cell and paste it back as a value, or type it.",
        )
    if held.kind is Kind.ERROR:
        raise NotThat(f"the error {held.text}", expected, "Type what should stand here, or empty the cell.")
    if held.kind is Kind.LOGICAL:
        raise NotThat(held.text, expected, "Type what should stand here, or empty the cell.")


def read_names(held: Held, names: Mapping[str, Sequence[str]], keys: Mapping[str, str]) -> tuple[str, ...]:
    """The keys of the rows that a cell names, split by semicolons. Raises NotThat.

    `names` holds the keys of the rows that are called so, and `keys` each key under itself.
    """
    text = read_words(held, expected="names of rows, split by semicolons")
    found: list[str] = []
    for part in [text] if text.casefold() in names else text.split(";"):
        word = " ".join(part.split())
        if not word:
            continue
        called = names.get(word.casefold(), ())
        if len(called) == 1 or word in keys:
            found.append(called[0] if len(called) == 1 else word)
        elif called:
            raise NotThat(
                quote(word), "a name that only one row has", f"Write the row reference: {', '.join(called)}."
            )
        else:
            mend = did_you_mean(word, [*names, *keys]) or "Write a row's name, or its reference."
            raise NotThat(quote(word), "the name of a row that is there", mend)
    return tuple(dict.fromkeys(found))
