"""What somebody typed to find a person."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.engine.linkage.words import plain_phone, short_forms_of
from lifecourse.people.asked import Term, letters_wrong, names_in, read_asked

pytestmark = pytest.mark.unit
TODAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Smyth ann", ["name smyth", "name ann"]),
        ("  O’Brien ", ["name obrien"]),
        ("Zoë", ["name zoe"]),
        ("3/4/1985", ["born 1985-04-03"]),
        ("3 Apr 85", ["born 1985-04-03"]),
        ("3.4.24", ["born 2024-04-03"]),
        ("1985-04-03 smith", ["born 1985-04-03", "name smith"]),
        ("999 000 0018", ["number 9990000018"]),
        ("9990000018", ["number 9990000018"]),
        ("zz12 7qd", ["postcode zz127qd"]),
        ("ZZ127QD Smith", ["postcode zz127qd", "name smith"]),
        ("01632 960 001", ["phone 01632960001"]),
        ("+44 1632 960001", ["phone 01632960001"]),
        ("an", []),
        ("Jo", ["name jo"]),
        ("", []),
    ],
)
def test_what_was_typed_is_read_by_its_shape(typed: str, terms: list[str]) -> None:
    read = read_asked(typed, today=TODAY)
    assert read == [Term(kind=one.split()[0], text=one.split()[1]) for one in terms]


@given(some.text(max_size=100))
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    assert all(term.text for term in read_asked(typed, today=TODAY))


def test_a_day_that_never_was_is_no_day() -> None:
    assert all(term.kind != "born" for term in read_asked("31/2/1985 smith", today=TODAY))


def test_short_forms_go_both_ways() -> None:
    assert "robert" in short_forms_of("bob") and "bob" in short_forms_of("rob")
    assert not short_forms_of("zebedee")


def test_a_short_name_must_be_right() -> None:
    assert [letters_wrong(name) for name in ("ann", "anna", "smith", "wethera", "")] == [0, 1, 1, 2, 0]


def test_a_name_of_two_parts_is_found_by_either_and_by_both() -> None:
    assert names_in("Mary-Jane O'Brien") == ("maryjane", "obrien", "mary", "jane", "o", "brien")


def test_a_telephone_number_is_its_digits() -> None:
    assert plain_phone("+44 (0)1632 960001"[:3] + "1632960001") == "01632960001"
