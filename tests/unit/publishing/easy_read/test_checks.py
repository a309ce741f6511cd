"""The reading checks: each finds what it is for, and leaves a plain line alone."""

import pytest
from tests.building import one_ward_document

from lifecourse.publishing.easy_read.checks.engine import Printed, all_reading_checks, look_over
from lifecourse.publishing.easy_read.grade import grade_of, syllables_in
from lifecourse.publishing.easy_read.hard_words import explained, hard_words_in, plainer
from lifecourse.publishing.easy_read.lines import Line, Part
from lifecourse.publishing.easy_read.pictures import all_pictures, find_pictures
from lifecourse.publishing.easy_read.taken import Known, sentence_of, typed_in

pytestmark = pytest.mark.unit


def printed(text: str, picture: str = "home", key: str = "a", part: Part = Part.ABOUT) -> Printed:
    known = Known(document=one_ward_document(), partnership="One", contact="01632 960001")
    line = Line(key=key, part=part, text=text, picture=picture)
    return Printed(line=line, sentence=sentence_of(text, known), typed=typed_in(text))


BESIDE = printed("We help people.", "heart", "b", Part.WHEN)


def found_in(text: str, picture: str = "home") -> list[str]:
    return [look.check for look in look_over([printed(text, picture), BESIDE])]


PLAIN = [
    "We help people at home.",
    "There are [people in hospital] in hospital.",
    "There may not be enough money or staff.",
    "Contact us at [how to tell us]",
    "This is for people with autism.",
    "The team is needed.",
]


@pytest.mark.parametrize("text", PLAIN)
def test_a_plain_line_is_left_alone(text: str) -> None:
    assert found_in(text) == []


FAULTS = [
    ("short-sentences", "We will help all of the people who want to live in a home near their own town."),
    ("one-sentence", "We help people; we care."),
    ("one-sentence", "We help people (at home)."),
    ("one-sentence", "We help people. We care."),
    ("one-sentence", "We help people"),
    ("one-sentence", "We help: at home."),
    ("one-idea", "We help people and we listen but we wait."),
    ("one-idea", "We help people, which is good."),
    ("one-idea", "We help with food, homes, work."),
    ("active-voice", "The homes are paid for by us."),
    ("active-voice", "The homes are not yet built."),
    ("active-voice", "The help was planned."),
    ("short-forms", "The CCG will help."),
    ("short-forms", "We don't wait."),
    ("short-forms", "We help, e.g. at home."),
    ("plain-numbers", "It is a third of us."),
    ("plain-numbers", "We see [people in hospital] [people in hospital] [people in hospital]."),
    ("locked-numbers", "There are 12 homes."),
    ("plain-words", "The commissioner will help."),
    ("hard-words", "We help with rehabilitation."),
    ("school-grade", "Organisational responsibilities necessitate considerable rationalisation."),
]


@pytest.mark.parametrize(("check", "text"), FAULTS)
def test_each_fault_is_found_by_the_check_for_it(check: str, text: str) -> None:
    assert check in found_in(text)


def test_a_line_without_a_picture_and_two_alike_are_found() -> None:
    assert found_in("We help people.", picture="") == ["a-picture-each"]
    assert found_in("We help people.", picture="heart") == ["a-picture-each"]


def test_pages_that_are_too_full_or_empty_are_found() -> None:
    pictures = sorted(all_pictures())
    many = [printed("We help.", pictures[n], str(n)) for n in range(11)]
    said = [look.found for look in look_over(many) if look.check == "two-pages"]
    assert said == ["Page 1 has 11 rows; there is room for 10.", "Page 2 has no lines."]


def test_every_check_has_a_fault_that_it_finds_and_says_what_it_asks() -> None:
    shown = {check for check, _ in FAULTS} | {"a-picture-each", "two-pages"}
    assert shown == {check.id for check in all_reading_checks()}
    assert all(check.asks.endswith(".") and check.title for check in all_reading_checks())


@pytest.mark.parametrize(
    ("word", "number"), [("home", 1), ("people", 2), ("hospital", 3), ("about", 2), ("create", 2), ("the", 1)]
)
def test_syllables_are_counted_about_right(word: str, number: int) -> None:
    assert syllables_in(word) == number


def test_the_grade_is_the_published_formula() -> None:
    # Six words of one syllable in one sentence: 0.39 x 6 + 11.8 x 1 - 15.59.
    assert grade_of([["we", "will", "help", "you", "at", "home"]]) == pytest.approx(-1.45)
    assert grade_of([]) == 0


def test_hard_words_are_explained_once_and_only_when_they_are_said() -> None:
    found = hard_words_in(["We help autistic people.", "Autism is not an illness."])
    assert len(found) == 1
    assert hard_words_in(["We help."]) == []


def test_no_explanation_uses_a_word_that_has_a_plainer_one() -> None:
    for meaning in explained().values():
        assert not set(meaning.lower().strip(".").split()) & set(plainer())


def test_every_picture_has_a_drawing_that_cannot_act_and_words_for_it() -> None:
    for picture in all_pictures().values():
        assert picture.svg.lstrip().startswith(("<svg", "<?xml"))
        assert not any(
            word in picture.svg.lower() for word in ("<script", "javascript:", "onload", "href", "<foreign")
        )
        assert picture.alt
        assert picture.address.startswith("data:image/svg+xml;base64,")


def test_pictures_are_found_by_what_they_speak_of() -> None:
    assert find_pictures("a house to live in")[0].name == "home"
    assert len(find_pictures("")) == len(all_pictures())
    assert find_pictures("xylophone") == []
