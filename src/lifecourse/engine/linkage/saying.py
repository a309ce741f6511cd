"""What agrees and what does not between two records, in sentences that a reader can check."""

from dataclasses import dataclass
from datetime import date

from lifecourse.engine.linkage.comparing import Born, Family, Given, Place, Simple
from lifecourse.engine.linkage.records import Record


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """One thing that speaks for one person or against it; `bits` is how much, negative against."""

    field: str
    words: str
    bits: float
    for_it: bool


def say(field: str, level: int, first: Record, second: Record) -> str:
    """The sentence for one field's level; empty where a record says nothing."""
    words = {
        "given": _given,
        "family": _family,
        "born": _born,
        "place": _place,
    }.get(field)
    return words(level, first, second) if words else SIMPLE[field].get(level, "")


SIMPLE: dict[str, dict[int, str]] = {
    "gender": {Simple.SAME: "The same gender.", Simple.DIFFERENT: "Different genders."},
    "phone": {Simple.SAME: "The same telephone number.", Simple.DIFFERENT: "Different telephone numbers."},
    "email": {Simple.SAME: "The same email address.", Simple.DIFFERENT: "Different email addresses."},
    "gp": {Simple.SAME: "The same GP practice.", Simple.DIFFERENT: "Different GP practices."},
    "number": {Simple.SAME: "The same NHS number.", Simple.DIFFERENT: "Different NHS numbers."},
}


def _given(level: int, first: Record, second: Record) -> str:
    one, other = _first(first.given), _first(second.given)
    return {
        Given.SAME: f"The same first name, {one}.",
        Given.SHORT_FORM: f"{one} and {other} are forms of one first name.",
        Given.ONE_LETTER: f"First names a letter apart: {one} and {other}.",
        Given.ALIKE: f"First names somewhat alike: {one} and {other}.",
        Given.INITIAL: f"One first name begins like the other: {one} and {other}.",
        Given.DIFFERENT: f"Different first names: {one} and {other}.",
        Given.SWAPPED: "First name and family name have changed places.",
    }.get(Given(level), "")


def _family(level: int, first: Record, second: Record) -> str:
    one, other = _first(first.family), _first(second.family)
    return {
        Family.SAME: f"The same family name, {one}.",
        Family.ONE_LETTER: f"Family names a letter apart: {one} and {other}.",
        Family.ALIKE: f"Family names somewhat alike: {one} and {other}.",
        Family.EARLIER: f"{one} and {other}: an earlier family name is the same.",
        Family.DIFFERENT: f"Different family names: {one} and {other}.",
        Family.DIFFERENT_WOMAN: f"Different family names, {one} and {other}, as after a marriage.",
    }.get(Family(level), "")


def _born(level: int, first: Record, second: Record) -> str:
    one, other = _day(first.birth_date), _day(second.birth_date)
    return {
        Born.SAME: f"Born on the same day, {one}.",
        Born.SWAPPED: f"Day and month of birth have changed places: {one} and {other}.",
        Born.ONE_PART: f"Birth dates differ in one part: {one} and {other}.",
        Born.STANDS_FOR_NONE: f"{one} and {other}: the first of January often stands for an unknown day.",
        Born.GENERATION: f"One birthday, as many years apart as parent and child: {one} and {other}.",
        Born.NEAR: f"Born within a year or two: {one} and {other}.",
        Born.DIFFERENT: f"Different birth dates: {one} and {other}.",
    }.get(Born(level), "")


def _place(level: int, first: Record, second: Record) -> str:
    return {
        Place.SEVERAL: "They live or lived at more than one address in common.",
        Place.POSTCODES: "They live or lived in more than one postcode in common.",
        Place.SAME: "They live or lived at the same address.",
        Place.POSTCODE: "They live or lived in the same postcode, not at the same door.",
        Place.STREET: "The same street and number, under different postcodes.",
        Place.DIFFERENT: "Their addresses have nothing in common.",
    }.get(Place(level), "")


def _first(names: tuple[str, ...]) -> str:
    return names[0] if names else ""


def _day(day: date | tuple[int, int, int] | None) -> str:
    if isinstance(day, date):
        return f"{day.day} {day:%B %Y}"
    return "/".join(str(part) for part in reversed(day)) if day else ""
