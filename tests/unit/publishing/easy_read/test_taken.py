"""Numbers in an Easy Read summary are the plan's own, and none can be typed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import one_ward_document, people

from lifecourse.figures.api import FigureValue, Qualifier, Unit, agree
from lifecourse.plans.api import Cell, PlanDocument
from lifecourse.publishing.easy_read.lines import Line, Part
from lifecourse.publishing.easy_read.rules import UnableToWriteLine, check_line, check_nothing_dropped
from lifecourse.publishing.easy_read.taken import (
    CannotTake,
    Known,
    number_words,
    read_now,
    round_in_words,
    season_words,
    sentence_of,
    slips_of,
    take,
)
from lifecourse.publishing.easy_read.typed import NUMBER_WORDS, numbers_typed

pytestmark = pytest.mark.unit

WARD = "2.2/inpatients/ward/people"


def known(document: PlanDocument | None = None, contact: str = "") -> Known:
    return Known(document=document or one_ward_document(), partnership="One", contact=contact)


def with_people(number: int) -> Known:
    return known(one_ward_document().with_cell("inpatients", "ward", "people", Cell(figure=people(number))))


def line(text: str, source: str = "") -> Line:
    return Line(
        key="a",
        part=Part.HOSPITAL,
        text=text,
        picture="home",
        source=source,
        read_with=read_now(text, source, known()),
    )


@given(st.integers(min_value=0, max_value=10_000))
def test_a_sentence_shows_the_number_that_the_plan_states_whatever_it_is(number: int) -> None:
    words = number_words(people(number))
    assert sentence_of(f"There are [{WARD}] here.", with_people(number)) == f"There are {words} here."
    assert sentence_of("We count [people in hospital].", with_people(number)) == f"We count {words}."


def test_a_line_says_what_it_was_written_for_when_the_plan_moves() -> None:
    written = line(f"There are [{WARD}] here.")
    assert slips_of(written, known()) == []
    [slip] = slips_of(written, with_people(4))
    assert (
        slip.sentence == 'The plan now says "4 people". This line was written for "3 people". Read it again.'
    )


def test_a_change_under_a_rounding_shows_as_well() -> None:
    before, after = with_people(72), with_people(73)
    text = "There are [about people in hospital]."
    assert sentence_of(text, before) == sentence_of(text, after) == "There are about 70 people."
    written = replace(line(text), read_with=read_now(text, "", before))
    assert slips_of(written, before) == []
    assert len(slips_of(written, after)) == 1


def test_a_line_about_a_row_that_is_gone_or_reworded_says_so() -> None:
    written = line("People are in hospital.", source="2.2/inpatients/ward")
    gone = one_ward_document().with_rows("inpatients", ())
    assert "no longer" in slips_of(written, known(gone))[0].sentence
    reworded = one_ward_document().with_cell("inpatients", "ward", "setting", Cell(text="secure"))
    assert "was written for" in slips_of(written, known(reworded))[0].sentence


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("2.2/inpatients/gone/people", "has no place"),
        ("2.2/no-table/ward/people", "has no place"),
        ("2.2", "no number called"),
        ("2.2/inpatients/ward/setting", "states no number"),
        ("fewest people planned", "does not say"),
        ("how to tell us", "Nobody has written"),
        ("when 2.2/inpatients/ward/people", "gives no day"),
        ("", "no number called"),
    ],
)
def test_what_is_not_in_the_plan_cannot_be_taken(asked: str, reason: str) -> None:
    with pytest.raises(CannotTake, match=reason):
        take(known(), asked)


@given(
    st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from([Unit.PEOPLE, Unit.POUNDS, Unit.HOMES]),
    st.sampled_from(list(Qualifier)),
)
def test_a_rounded_number_always_agrees_with_the_one_in_the_plan(
    value: Decimal, unit: Unit, qualifier: Qualifier
) -> None:
    stated = FigureValue(value=value, unit=unit, qualifier=qualifier)
    assert agree(round_in_words(stated), stated)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        ("73", Unit.PEOPLE, "about 70 people"),
        ("9", Unit.PEOPLE, "9 people"),
        ("43.5", Unit.PEOPLE, "about 44 people"),
        ("1116", Unit.PACKAGES, "about 1,100 packages of care"),
        ("105672392", Unit.POUNDS, "about £106 million"),
        ("2116000", Unit.POUNDS, "about £2.1 million"),
        ("19500000", Unit.POUNDS, "about £20 million"),
        ("1", Unit.PEOPLE, "1 person"),
    ],
)
def test_a_number_is_rounded_as_a_person_would_say_it(value: str, unit: Unit, words: str) -> None:
    assert number_words(round_in_words(FigureValue(value=Decimal(value), unit=unit))) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2016, 1, 31), "early 2016"),
        (date(2016, 3, 1), "the spring of 2016"),
        (date(2016, 6, 30), "the summer of 2016"),
        (date(2016, 11, 30), "the autumn of 2016"),
        (date(2016, 12, 31), "the end of 2016"),
    ],
)
def test_a_day_is_said_by_its_season(day: date, words: str) -> None:
    assert season_words(day) == words


@given(
    st.integers(min_value=0, max_value=10**9),
    st.sampled_from(["{} people", "It is {}.", "In{}", "£{}", "{}%"]),
)
def test_no_number_in_digits_can_be_typed(number: int, sentence: str) -> None:
    with pytest.raises(UnableToWriteLine, match="figure here instead"):
        check_line(sentence.format(number), "home", known())


@given(st.sampled_from(sorted(NUMBER_WORDS)), st.sampled_from([str.lower, str.upper, str.title]))
def test_no_number_in_words_can_be_typed(word: str, written: object) -> None:
    assert numbers_typed(f"There are {written(word)} here.")  # type: ignore[operator]


@pytest.mark.parametrize(
    "text", ["One person is here.", "Ⅻ people", "½ of us", "twenty-two homes", "٣ people", "③ homes"]
)
def test_numbers_in_other_dress_are_found(text: str) -> None:
    assert numbers_typed(text)


@pytest.mark.parametrize(
    "text", ["No one is left out.", "We help one another.", f"There are [{WARD}].", "Often someone is alone."]
)
def test_words_that_only_look_like_numbers_are_left_alone(text: str) -> None:
    assert numbers_typed(text) == []


@pytest.mark.parametrize(
    ("text", "picture", "reason"),
    [
        ("", "home", "Write what"),
        ("word " * 90, "home", "letters long"),
        ("There are [people here.", "home", "bracket stands alone"),
        ("There are [people on Mars].", "home", "no number called"),
        ("There are homes.", "no-such-picture", "Choose a picture"),
    ],
)
def test_a_line_that_cannot_be_printed_is_refused_with_its_reason(
    text: str, picture: str, reason: str
) -> None:
    with pytest.raises(UnableToWriteLine, match=reason):
        check_line(text, picture, known())


def test_a_number_does_not_leave_a_line_unnoticed() -> None:
    before = f"There are [{WARD}] here."
    with pytest.raises(UnableToWriteLine, match="no longer be in this line"):
        check_nothing_dropped(before, "There are people here.", known(), leave_out=False)
    check_nothing_dropped(before, "There are people here.", known(), leave_out=True)
    check_nothing_dropped(before, f"Here are [{WARD}].", known(), leave_out=False)
