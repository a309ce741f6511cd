"""Drafting by rules: plain lines from what the plan says, silence where it says nothing."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.building import one_ward_document, people

from lifecourse.plans.api import Cell, PlanDocument, read_example
from lifecourse.publishing.easy_read.drafting import draft, left_unsaid
from lifecourse.publishing.easy_read.lines import Line, Part
from lifecourse.publishing.easy_read.rules import UnableToWriteLine, check_can_be_checked
from lifecourse.publishing.easy_read.summary import Checked, Summary
from lifecourse.publishing.easy_read.taken import Known, read_now, take
from lifecourse.publishing.easy_read.typed import numbers_typed

pytestmark = pytest.mark.unit

ESSEX = Path(__file__).parents[4] / "examples" / "essex-2016"


@pytest.fixture(scope="module")
def essex() -> PlanDocument:
    return read_example(ESSEX).document


def known(document: PlanDocument, contact: str = "easyread@example.org") -> Known:
    return Known(document=document, partnership="One", contact=contact)


def summary(document: PlanDocument) -> Summary:
    return Summary(known=known(document), lines=draft(known(document)))


def test_essex_is_drafted_without_a_fault(essex: PlanDocument) -> None:
    assert summary(essex).looks == []
    assert summary(essex).slips == []


def test_essex_says_what_the_plan_says(essex: PlanDocument) -> None:
    said = [one.sentence for one in summary(essex).shown]
    assert "The plan counts 69 people in hospital." in said
    assert "The plan wants no more than 58 people there by March 2019." in said
    assert "There will be 16 homes for people who leave hospital." in said
    assert "The first year of the plan costs about £106 million." in said


def test_every_part_of_essex_has_lines(essex: PlanDocument) -> None:
    assert {one.line.part for one in summary(essex).shown} == set(Part)


def test_no_drafted_line_holds_a_typed_number(essex: PlanDocument) -> None:
    assert [line.text for line in draft(known(essex)) if numbers_typed(line.text)] == []


def test_every_number_of_essex_names_the_places_it_comes_from(essex: PlanDocument) -> None:
    stated = {place.path for place, _ in essex.figures()}
    figures = [p.taken for one in summary(essex).shown for p in one.pieces if p.taken and p.taken.figure]
    assert figures
    for taken in figures:
        assert taken.places
        assert {place.path for place in taken.places} <= stated


def test_people_in_hospital_leaves_out_rows_that_stand_beside_the_total(essex: PlanDocument) -> None:
    taken = take(known(essex), "people in hospital")
    assert taken.words == "69 people"
    assert not any("of-which" in place.row for place in taken.places)


def test_a_plan_that_says_nothing_has_only_the_lines_of_every_plan() -> None:
    empty = replace(one_ward_document(), answers={}, tables={})
    assert [line.key for line in draft(known(empty))] == [
        "for-whom",
        "who-wrote",
        "tell-us",
        "how-to-tell-us",
        "other-forms",
    ]


def test_services_that_no_rule_has_words_for_are_named(essex: PlanDocument) -> None:
    assert any("Positive behaviour support" in service for service in left_unsaid(essex))
    assert not any("forensic" in service for service in left_unsaid(essex))


# ---------------------------------------------------------------- checked by a panel, and never otherwise
CHOICES = [
    Line(key=key, part=Part.HOSPITAL, text=text, picture=picture)
    for key, text, picture in [
        ("a", "There are [people in hospital].", "hospital"),
        ("a", "There are [people in hospital].", "home"),
        ("a", "We count [people in hospital].", "hospital"),
        ("b", "We help people.", "heart"),
        ("b", "We listen.", "heart"),
    ]
]
some_lines = st.lists(st.sampled_from(CHOICES), min_size=1, max_size=3, unique_by=lambda line: line.key)


def read(lines: list[Line], number: str) -> Summary:
    document = one_ward_document().with_cell("inpatients", "ward", "people", Cell(figure=people(number)))
    about = known(document)
    return Summary(
        known=about, lines=[replace(one, read_with=read_now(one.text, one.source, about)) for one in lines]
    )


def checked(seen: Summary) -> Checked:
    return Checked(
        panel="The Tuesday group",
        people=5,
        held_on=date(2016, 4, 1),
        content_hash=seen.content_hash,
        lines=seen.as_seen(),
    )


@given(some_lines, some_lines, st.sampled_from(["3", "4"]))
def test_a_check_marks_the_wording_that_the_panel_saw_and_no_other(
    before: list[Line], after: list[Line], number: str
) -> None:
    seen, now = read(before, "3"), read(after, number)
    marked = replace(now, checks=[checked(seen)])
    same = seen.as_seen() == now.as_seen()
    assert (marked.check is not None) == same
    assert bool(marked.changed_since_check) == (not same)


def test_a_summary_that_no_panel_saw_is_never_marked(essex: PlanDocument) -> None:
    assert summary(essex).check is None
    assert summary(essex).changed_since_check == []


def test_a_number_that_moves_unmarks_and_says_why() -> None:
    seen = read([CHOICES[0]], "3")
    moved = replace(read([CHOICES[0]], "4"), checks=[checked(seen)])
    assert moved.check is None
    assert moved.changed_since_check == [
        'The panel saw "There are 3 people.". It now says "There are 4 people.".'
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"code": "00000000"}, "another wording"),
        ({"code": ""}, "missing"),
        ({"panel": " "}, "name of the group"),
        ({"people": 0}, "At least 1"),
        ({"days": 1}, "has not come yet"),
        ({"unread": 2}, "2 lines"),
    ],
)
def test_a_check_that_cannot_have_been_is_refused(change: dict[str, object], reason: str) -> None:
    seen = read([CHOICES[0]], "3")
    said = {"code": seen.code, "panel": "The Tuesday group", "people": 5, "unread": 0, "days": 0} | change
    today = date(2016, 4, 1)
    held_on = today + timedelta(days=int(str(said.pop("days"))))
    with pytest.raises(UnableToWriteLine, match=reason):
        check_can_be_checked(seen, held_on=held_on, today=today, **said)  # type: ignore[arg-type]
