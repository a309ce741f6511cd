"""One person out of what several systems say."""

from datetime import UTC, date, datetime

import pytest

from lifecourse.people.portrait import Portrait, Spoken, portrait
from lifecourse.people.said import Said, SaidAddress, SaidName
from lifecourse.people.side_by_side import side_by_side

pytestmark = pytest.mark.unit
TODAY = date(2026, 3, 3)
OLD, NEW = datetime(2024, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)


def ann(**changes: object) -> Said:
    said = {"names": (SaidName(given="Ann", family="Smyth"),), "birth_date": date(1985, 4, 3)}
    return Said(**(said | changes))


def drawn(*said: tuple[str, datetime, Said]) -> Portrait:
    return portrait([Spoken(system=name, at=at, said=one) for name, at, one in said], today=TODAY)


def test_what_a_verified_record_says_comes_first_and_the_rest_is_not_hidden() -> None:
    known = drawn(
        ("Council", NEW, ann(birth_date=date(1985, 3, 4))),
        ("Trust", OLD, ann(nhs_number="9990000018", nhs_number_is_verified=True)),
    )
    assert known.born is not None and known.birth_date == date(1985, 4, 3)
    assert (known.born.words, known.born.systems) == ("1985-04-03", ("Trust",))
    assert [(one.words, one.systems) for one in known.born.others] == [("1985-03-04", ("Council",))]
    assert known.name is not None and known.name.systems == ("Trust", "Council")
    assert known.nhs_number is not None and known.nhs_number.words == "999 000 0018"


def test_of_equals_the_newest_speaks_first() -> None:
    known = drawn(("Old", OLD, ann(gender="female")), ("New", NEW, ann(gender="other")))
    assert known.gender is not None and known.gender.words == "other"


def test_the_same_in_other_letters_is_said_once() -> None:
    known = drawn(
        ("Council", NEW, ann(phones=("01632 960 001",))),
        (
            "Trust",
            OLD,
            ann(names=(SaidName(given="ANN", family="SMYTH"), SaidName(given="Annie", use="nickname"))),
        ),
    )
    assert known.name is not None and (known.name.words, known.name.others) == ("Ann Smyth", ())
    assert [one.words for one in known.other_names] == ["Annie"]


def test_where_somebody_lives_is_where_they_have_not_left() -> None:
    left = SaidAddress(lines=("1 Old Lane",), from_date=date(2010, 1, 1), to_date=date(2020, 1, 1))
    now = SaidAddress(lines=("2 New Lane",), postcode="ZZ99 3WZ", from_date=date(2020, 1, 2))
    known = drawn(("Council", OLD, ann(addresses=(left,))), ("Trust", NEW, ann(addresses=(now, left))))
    assert known.lives is not None and known.lives.words == "2 New Lane, ZZ99 3WZ"
    assert [(place.words, place.systems) for place in known.lived] == [("1 Old Lane", ("Trust", "Council"))]
    assert drawn(("Council", OLD, ann(addresses=(left,)))).lives is None


def test_somebody_of_whom_nothing_is_said_is_still_somebody() -> None:
    known = drawn(("Council", OLD, Said()))
    assert known.name is None and known.born is None and not known.other_names and known.lives is None


def test_said_comes_back_from_the_database_as_it_went() -> None:
    said = ann(
        addresses=(SaidAddress(lines=("1 Old Lane",), to_date=date(2020, 1, 1)),),
        responsible={"council": "marsh-council"},
        death_date=date(2025, 1, 1),
    )
    assert Said.from_json(said.as_json()) == said
    assert Said.from_json({}) == Said() and Said().as_json() == {"nhs_number_is_verified": False}


def test_side_by_side_says_how_far_two_agree() -> None:
    first = drawn(("Council", NEW, ann(phones=("01632 960001",), gender="female")))
    second = drawn(("Trust", NEW, ann(phones=("01632 960001", "01632 960002"), birth_date=date(1985, 3, 4))))
    words = {row.name: row.word for row in side_by_side(first, second)}
    assert words == {
        "Name": "The same",
        "Born": "Alike",
        "Gender": "Only one says",
        "Telephone": "Partly the same",
    }
