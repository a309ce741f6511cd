"""Where two plans meet, and how that is known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.assurance.building import plan
from tests.unit.assurance.neighbours.building import side

from lifecourse.assurance.neighbours.engine import hold_against
from lifecourse.assurance.neighbours.meeting import MeetingKind, meetings
from lifecourse.assurance.planting.invented import invented_plan
from lifecourse.assurance.planting.sound import sound_plan
from lifecourse.plans.api import PlanDocument

pytestmark = pytest.mark.unit


def served_by(provider: str, service: str = "Community team") -> PlanDocument:
    return plan(services={"team": {"service": service, "provider": provider}})


def unit(place: str, setting: str = "secure") -> PlanDocument:
    return plan(beds={"a": {"setting": setting, "place": place, "beds": "10"}})


def test_a_code_makes_two_names_one_provider():
    ours = side(served_by("Westmere Trust"), "Westmere", ("wmt", "Westmere Trust"))
    theirs = side(served_by("The trust next door"), "Eastmere", ("wmt", "Westmere NHS Trust"))
    (met,) = meetings(ours, theirs)
    assert met.kind is MeetingKind.PROVIDER
    assert "under one code, wmt" in met.how
    assert [row.key for _, row in met.ours] == ["team"]
    assert met.theirs == ()


def test_another_code_and_another_name_are_two_providers():
    ours = side(served_by("Westmere Trust"), "Westmere", ("wmt", "Westmere Trust"))
    theirs = side(served_by("Eastmere Trust"), "Eastmere", ("emt", "Eastmere Trust"))
    assert meetings(ours, theirs) == ()


def test_a_list_of_partners_names_providers_too():
    row = {"organisation": "Willowbank Care", "code": "willowbank", "role": "provider"}
    partners = plan(partners={"p": row})
    (met,) = meetings(side(partners), side(partners, "Eastmere"))
    assert met.name == "Willowbank Care"


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Willowbank Care", "WILLOWBANK CARE LTD"),
        ("Willowbank Care and two others", "The Willowbank Care Trust, with the council"),
        ("Willowbank Care (north)", "Willowbank Care"),
    ],
)
def test_one_name_however_it_is_written_is_one_provider(ours, theirs):
    (met,) = meetings(side(served_by(ours)), side(served_by(theirs), "Eastmere"))
    assert met.kind is MeetingKind.PROVIDER
    assert [row.key for _, row in met.theirs] == ["team"]


@pytest.mark.parametrize(
    "words", ["The three councils", "Various", "NHS trust", "Independent providers", "GPs"]
)
def test_words_that_say_only_what_kind_of_provider_are_no_meeting(words):
    assert meetings(side(served_by(words)), side(served_by(words), "Eastmere")) == ()


def test_a_code_in_capitals_is_found_in_a_text_and_the_same_letters_in_a_word_are_not():
    known = ("ace", "Archway Community Enterprise")
    ours = side(served_by("ACE, in one contract"), "Westmere", known)
    assert meetings(ours, side(served_by("ACE"), "Eastmere")) != ()
    assert meetings(ours, side(served_by("A place of care"), "Eastmere")) == ()


def test_a_unit_is_one_kind_of_hospital_in_one_place():
    (met,) = meetings(side(unit("Stonebeck")), side(unit("stonebeck"), "Eastmere"))
    assert met.kind is MeetingKind.UNIT
    assert "Stonebeck" in met.how
    assert meetings(side(unit("Stonebeck")), side(unit("Ravensmoor"), "Eastmere")) == ()
    assert meetings(side(unit("Stonebeck")), side(unit("Stonebeck", "camhs"), "Eastmere")) == ()


@pytest.mark.parametrize("place", ["In the area", "The whole partnership area", "North", ""])
def test_a_text_that_names_no_place_is_no_meeting(place):
    assert meetings(side(unit(place)), side(unit(place), "Eastmere")) == ()


def test_a_service_that_is_the_unit_itself_is_shown_with_it():
    rows = {"low": {"service": "Low secure hospital", "area": "Stonebeck"}}
    both = plan(
        beds={"a": {"setting": "secure", "place": "Stonebeck", "beds": "10"}},
        services=rows,
    )
    (met,) = meetings(side(both), side(both, "Eastmere"))
    assert [table.key for table, _ in met.ours] == ["beds", "services"]


def test_a_template_without_these_tables_meets_nothing():
    assert hold_against(side(invented_plan(1)), side(unit("Stonebeck"), "Eastmere")).meetings == ()


@given(st.integers(0, 200), st.integers(0, 200))
def test_both_sides_see_the_same_meetings_and_findings(one, other):
    ours, theirs = side(sound_plan(one)), side(sound_plan(other), "Eastmere")
    here, there = hold_against(ours, theirs), hold_against(theirs, ours)
    assert {m.key for m in here.meetings} == {m.key for m in there.meetings}
    assert sorted((f.check_id, f.ours, f.theirs) for f in here.findings) == sorted(
        (f.check_id, f.theirs, f.ours) for f in there.findings
    )
