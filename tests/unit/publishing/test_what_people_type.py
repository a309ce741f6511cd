"""What people put into cells is read as they meant it, or refused with what to do instead; never guessed."""

import re
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.engine.sheets.grid import Held, Kind, address, read_address
from lifecourse.figures.api import Qualifier, Unit
from lifecourse.publishing.filled.typed import (
    NotThat,
    read_amount,
    read_any_day,
    read_choice,
    read_names,
    read_words,
)

pytestmark = pytest.mark.unit

CHOICES = {"ccg": "Clinical commissioning groups", "nhse": "NHS England specialised commissioning"}


def text(words: str) -> Held:
    return Held(kind=Kind.TEXT, text=words)


def number(value: float, *, percent: bool = False) -> Held:
    return Held(kind=Kind.NUMBER, number=value, percent=percent)


@pytest.mark.parametrize(
    ("typed", "unit", "expected"),
    [
        ("28", Unit.PEOPLE, 28),
        ("28 people", Unit.PEOPLE, 28),
        ("1,050,000", Unit.POUNDS, 1_050_000),
        ("£1,050,000", Unit.POUNDS, 1_050_000),
        ("\u00c2£1,050,000", Unit.POUNDS, 1_050_000),
        ("£19.5m", Unit.POUNDS, 19_500_000),
        ("£ 610k", Unit.POUNDS, 610_000),
        ("-£5,000", Unit.POUNDS, -5_000),
        ("\N{MINUS SIGN}12", Unit.PEOPLE, -12),
        ("3.6%", Unit.PERCENT, "3.6"),
        ("+7", Unit.PEOPLE, 7),
        ("12 beds", None, 12),
    ],
)
def test_a_number_typed_as_text_is_read(typed: str, unit: Unit | None, expected: str | int) -> None:
    assert read_amount(text(typed), unit).value == Decimal(expected)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("1.050.000", Unit.POUNDS),
        ("1,5", Unit.PEOPLE),
        ("1,05,000", Unit.POUNDS),
        ("\ufffd1,050", Unit.POUNDS),
        ("$5", Unit.POUNDS),
        ("5%", Unit.PEOPLE),
        ("£5", Unit.PEOPLE),
        ("12 homes", Unit.PEOPLE),
        ("3.6", Unit.PERCENT),
        ("about", Unit.PEOPLE),
        ("10-12", Unit.PEOPLE),
        ("=1+1", Unit.PEOPLE),
        ("1e5", Unit.PEOPLE),
        ("99999999999999", Unit.POUNDS),
        ("n/a", Unit.PEOPLE),
    ],
)
def test_a_number_that_may_mean_something_else_is_refused(typed: str, unit: Unit) -> None:
    with pytest.raises(NotThat) as refused:
        read_amount(text(typed), unit)
    assert refused.value.found and refused.value.expected and refused.value.mend


def test_the_word_before_a_number_and_how_finely_it_was_said_are_kept() -> None:
    read = read_amount(text("about £19.5m"), Unit.POUNDS)
    assert (read.qualifier, read.step) == (Qualifier.ABOUT, Decimal(100_000))


@pytest.mark.parametrize(
    ("held", "unit", "expected"),
    [
        (number(0.036, percent=True), Unit.PERCENT, "3.6"),
        (number(0.1 + 0.2), Unit.PEOPLE, "0.3"),
        (number(0), Unit.PERCENT, "0"),
        (number(3.6), Unit.PERCENT, None),
        (number(0.5, percent=True), Unit.PEOPLE, None),
        (number(1 / 3), Unit.PEOPLE, None),
        (Held(kind=Kind.DAY, day=date(2015, 12, 31)), Unit.PEOPLE, None),
        (Held(kind=Kind.FORMULA, text="=1"), Unit.PEOPLE, None),
    ],
)
def test_a_number_in_a_cell_is_read_by_how_it_looks(held: Held, unit: Unit, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(NotThat):
            read_amount(held, unit)
    else:
        assert read_amount(held, unit).value == Decimal(expected)


@given(some.decimals(min_value=-(10**12), max_value=10**12, places=4))
def test_every_number_that_a_plan_can_hold_is_read_back_from_its_own_digits(value: Decimal) -> None:
    assert read_amount(text(f"{value.normalize():f}"), Unit.PEOPLE).value == value


@given(some.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_and_never_breaks(typed: str) -> None:
    for read in (
        lambda held: read_amount(held, None),
        read_any_day,
        read_words,
        lambda held: read_choice(held, CHOICES),
    ):
        try:
            read(text(typed))
        except NotThat as refused:
            assert refused.mend


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("31/12/2015", date(2015, 12, 31)),
        ("2015-12-31", date(2015, 12, 31)),
        ("31 December 2015", date(2015, 12, 31)),
        ("31 Dec 2015", date(2015, 12, 31)),
        ("4/4/2015", date(2015, 4, 4)),
        ("03/04/2015", None),
        ("12/31/2015", None),
        ("31/12/15", None),
        ("soon", None),
        ("2015", None),
        ("31/02/2015", None),
    ],
)
def test_a_day_is_read_when_it_can_be_only_that_day(typed: str, expected: date | None) -> None:
    if expected is None:
        with pytest.raises(NotThat):
            read_any_day(text(typed))
    else:
        assert read_any_day(text(typed)) == expected


def test_a_choice_is_known_by_its_words_or_key_and_the_nearest_is_named() -> None:
    assert read_choice(text(" clinical  commissioning groups"), CHOICES) == "ccg"
    assert read_choice(text("NHSE"), CHOICES) == "nhse"
    with pytest.raises(NotThat, match='Did you mean "Clinical commissioning groups"'):
        read_choice(text("Clinical commissioning group"), CHOICES)


def test_a_section_typed_as_a_number_is_refused() -> None:
    with pytest.raises(NotThat, match=r"4\.10 is not 4\.1"):
        read_words(number(4.1))
    assert read_words(number(6)) == "6"


def test_rows_are_named_by_what_they_are_called_or_by_reference() -> None:
    names = {"homes": ["homes"], "move": ["move", "move-2"], "a; b": ["both"]}
    keys = {key: key for found in names.values() for key in found}
    assert read_names(text("Homes; move-2"), names, keys) == ("homes", "move-2")
    assert read_names(text("A; B"), names, keys) == ("both",)
    with pytest.raises(NotThat, match="move, move-2"):
        read_names(text("Move"), names, keys)
    with pytest.raises(NotThat, match="a row that is there"):
        read_names(text("Nothing like it"), names, keys)


@given(some.integers(0, 1_048_575), some.integers(0, 16_383))
def test_an_address_names_one_cell_and_is_read_back(row: int, column: int) -> None:
    assert read_address(address(row, column)) == (row, column)
    assert re.fullmatch(r"[A-Z]{1,3}\d+", address(row, column))


@given(some.dates(min_value=date(1900, 3, 1), max_value=date(2100, 1, 1)))
def test_every_day_in_words_is_read_back(day: date) -> None:
    assert read_any_day(text(f"{day.day} {day:%B %Y}")) == day
    assert read_any_day(text(day.isoformat())) == day
    assert day + timedelta(days=1) != read_any_day(text(day.isoformat()))
