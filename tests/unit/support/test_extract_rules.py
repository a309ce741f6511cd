"""What a row of another list and our record say of one person, held against each other."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.support.kinds.extracts import FLAGS, WARDS
from lifecourse.support.kinds.stays import LEGAL_STATUSES, WARD_KINDS
from lifecourse.support.rules.extracts import (
    LEAVE_LEFT_OUT_FROM,
    Found,
    Frame,
    OurPerson,
    OurWard,
    RowSaid,
    compared,
    flags_of,
    law_of,
    may_be,
    number_of,
    same_name,
    says,
    ward_of,
)

pytestmark = pytest.mark.unit
DAY = date(2026, 10, 31)
FRAME = Frame(kind="commissioner", as_at=DAY, payer=1)
DAYS = some.none() | some.dates(date(2024, 1, 1), date(2027, 1, 1))


def ward(**said: object) -> OurWard:
    known: dict[str, object] = {
        "since": date(2026, 1, 5),
        "ward_since": date(2026, 3, 5),
        "hospital": "Willow Ward, Heron Hospital",
        "ward_kind": "low_secure",
        "law": "s3",
        "commissioner": frozenset({"fen icb"}),
        "payer": 1,
        "payer_words": "Fen ICB",
    }
    return OurWard(**known | said)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("flags", "counts"),
    [
        ({"mental_category": "B"}, True),
        ({"mental_category": "A"}, False),
        ({"treatment_function": "700"}, True),
        ({"treatment_function": "710"}, False),
        ({"primary_diagnosis": "F70.1"}, True),
        ({"secondary_diagnosis": "f79"}, True),
        ({"provisional_diagnosis": "F84.5"}, True),
        ({"primary_diagnosis": "F80"}, False),
        ({"primary_diagnosis": "F20"}, False),
        ({"cluster": "3"}, True),
        ({"cluster": "05"}, True),
        ({"cluster": "13"}, False),
        ({"team_type": "E02"}, True),
        ({"team_type": "e04"}, False),
        ({}, False),
    ],
)
def test_the_flags_of_the_published_code(flags: dict[str, str], counts: bool) -> None:
    # nhsengland/MHSDS, MHA Dashboard/MHA dashboard v.2.sql, lines 1396 to 1464.
    assert bool(flags_of(flags)) is counts


def test_a_flag_is_named_with_what_it_says() -> None:
    assert flags_of(dict.fromkeys(FLAGS, "B")) == ["Mental category under the Mental Health Act: B"]


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("Section 3", "s3"),
        ("S.2", "s2"),
        ("s37/41", "s37_41"),
        ("Sections 47 and 49", "s47_49"),
        ("Informal", "informal"),
        # A code of a list that we have not read says nothing.
        ("03", ""),
        ("3", ""),
        ("Section 36", ""),
    ],
)
def test_a_law_is_known_by_its_section_alone(text: str, law: str) -> None:
    assert law_of(text) == law and (not law or law in LEGAL_STATUSES)


def test_kinds_of_ward_are_known_by_their_words() -> None:
    assert set(WARDS.values()) <= set(WARD_KINDS)
    assert (ward_of("Low-Secure"), ward_of("Ward type 4"), says("Y"), says("-")) == (
        "low_secure",
        "",
        True,
        None,
    )


def test_a_number_has_to_stand_its_check() -> None:
    assert (number_of("999 000 0018"), number_of("9990000019"), number_of("12")) == ("9990000018", "", "")


def test_names_are_one_letter_by_letter_or_not_at_all() -> None:
    assert same_name("Ada", "O'Neil", "ADA O NEIL")
    assert not same_name("Ada", "Wren", "Ada Wrenn") and not same_name("", "Wren", "Wren")


@given(admitted=DAYS, left=DAYS, since=some.dates(date(2024, 1, 1), DAY), known=some.booleans())
def test_everybody_is_in_one_of_the_two_or_both(
    admitted: date | None, left: date | None, since: date, known: bool
) -> None:
    """Against the plain reading: there by the file, there by ours, and what follows."""
    row = RowSaid(nhs_number="9990000018", admitted=admitted, left=left)
    theirs = not (admitted and admitted > DAY) and not (left and left <= DAY)
    ours = OurPerson(ward=ward(since=since, ward_since=since) if known else None)
    found = compared(row, ours, FRAME)
    expected = {(True, False): Found.THEIRS, (False, False): Found.SAME, (False, True): Found.DIFFERENT}
    if (theirs, known) in expected:
        assert found.found is expected[theirs, known]
    else:
        assert found.found is (Found.SAME if admitted in {None, since} else Found.DIFFERENT)
    # Whoever is in one alone, and whatever was not there, has a reason and something to do.
    if found.found in {Found.THEIRS, Found.OURS} or not theirs:
        assert found.reasons and all(one.words and one.do for one in found.reasons)


@given(
    until=some.none() | some.dates(DAY + timedelta(days=1), date(2027, 1, 1)),
    away=some.none() | some.dates(date(2024, 1, 1), DAY),
    numbers=some.frozensets(some.sampled_from(["9990000018", "9990000026"])),
    kind=some.sampled_from(["commissioner", "provider"]),
    day=some.dates(date(2024, 1, 1), DAY),
)
def test_whoever_is_on_our_record_alone_always_has_a_reason(
    until: date | None, away: date | None, numbers: frozenset[str], kind: str, day: date
) -> None:
    ours = OurPerson(ward=ward(until=until, away_since=away), numbers=numbers)
    found = compared(None, ours, Frame(kind=kind, as_at=day))
    assert found.found is Found.OURS and found.reasons


def test_leave_is_a_reason_from_the_day_on_which_published_counts_leave_it_out() -> None:
    away = OurPerson(
        ward=ward(since=date(2024, 1, 1), away_since=date(2024, 6, 1)), numbers=frozenset({"9990000018"})
    )

    def why(day: date) -> str:
        return compared(None, away, Frame(kind="commissioner", as_at=day)).reasons[0].words

    # NHS England, publication of 20 February 2025: excluded from 30 November 2024 onwards.
    assert date(2024, 11, 30) == LEAVE_LEFT_OUT_FROM
    assert "on long leave" in why(LEAVE_LEFT_OUT_FROM)
    assert "Nothing here says why" in why(LEAVE_LEFT_OUT_FROM - timedelta(days=1))


def test_a_file_that_says_neither_is_out_of_its_own_scope() -> None:
    row = RowSaid(nhs_number="9990000018", learning_disability="No", autism="N")
    words = [one.words for one in compared(row, None, FRAME).reasons]
    assert any("neither a learning disability nor autism" in one for one in words)


def test_a_name_alone_is_a_question() -> None:
    row = RowSaid(nhs_number="9990000018", given="Ada", family="Wren", birth_date=DAY)
    other = may_be(row, [frozenset({"9990000026"})])
    assert other.found is Found.MAY_BE and "the NHS number is another" in other.reasons[0].words
    unnumbered = may_be(row, [frozenset(), frozenset()])
    assert "any of 2 people" in unnumbered.reasons[-1].words
