"""What is a sign that things get harder, who comes first, and who comes of age."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.standards.api import years_after
from lifecourse.support.kinds.register import AGES, Rating
from lifecourse.support.rules.register import (
    CLOSENESS,
    Decided,
    OnTheRegister,
    coming_of_age,
    days_late,
    is_harder,
    last_step_up,
    signs,
)

pytestmark = pytest.mark.unit
TODAY = date(2026, 3, 3)
AMBER, RED, GREEN, BLUE = Rating.AMBER, Rating.RED, Rating.GREEN, Rating.BLUE


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def facts(**other: object) -> OnTheRegister:
    """Somebody about whom nothing is wrong."""
    quiet = {
        "decided": [Decided(on=ago(30), rating=GREEN, look_by=TODAY)],
        "risks_since": [],
        "crisis_plan_on": ago(10),
        "has_coordinator": True,
        "born": date(1990, 6, 1),
        "moved_on": [],
        "emergencies_on": [],
        "school_weeks": None,
    }
    return OnTheRegister(**quiet | other)


def keys(**other: object) -> list[str]:
    return [sign.key for sign in signs(facts(**other), today=TODAY)]


def test_nothing_is_said_of_somebody_about_whom_nothing_is_wrong() -> None:
    assert keys() == []


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        ({"decided": [Decided(on=ago(30), rating=GREEN, look_by=ago(1))]}, ["look_late"]),
        ({"has_coordinator": False}, ["no_coordinator"]),
        (
            {"decided": [Decided(on=ago(3), rating=RED, look_by=TODAY)], "crisis_plan_on": None},
            ["no_crisis_plan"],
        ),
        # Somebody who is well has no need of one.
        ({"crisis_plan_on": None}, []),
        ({"risks_since": [ago(1), ago(28)]}, ["many_new"]),
        ({"risks_since": [ago(1), ago(29)]}, []),
        ({"moved_on": [ago(1), ago(365)]}, ["moves"]),
        ({"moved_on": [ago(1), ago(366)]}, []),
        ({"emergencies_on": [ago(28)]}, ["emergency"]),
        ({"emergencies_on": [ago(29)]}, []),
        ({"born": date(2008, 3, 4)}, ["age"]),
        ({"born": date(2008, 3, 2)}, []),
    ],
)
def test_a_sign_shows_on_its_day_and_not_after(other: dict[str, object], shown: list[str]) -> None:
    assert keys(**other) == shown


def test_a_crisis_plan_is_old_once_things_got_harder_after_it() -> None:
    decided = [
        Decided(on=ago(40), rating=GREEN, look_by=ago(20)),
        Decided(on=ago(5), rating=AMBER, look_by=TODAY),
    ]
    assert keys(decided=decided, crisis_plan_on=ago(6)) == ["crisis_plan_old"]
    assert keys(decided=decided, crisis_plan_on=ago(5)) == []


def test_every_sign_says_why_and_what_to_do() -> None:
    found = signs(
        facts(
            decided=[Decided(on=ago(9), rating=RED, look_by=ago(1))],
            crisis_plan_on=None,
            has_coordinator=False,
            born=date(2008, 5, 1),
            school_weeks=52,
        ),
        today=TODAY,
    )
    assert [sign.key for sign in found] == ["look_late", "no_coordinator", "no_crisis_plan", "age"]
    assert all(sign.because and sign.do for sign in found)
    assert "52 weeks a year" in found[-1].because


@pytest.mark.parametrize(
    ("before", "after", "harder"),
    [(GREEN, AMBER, True), (AMBER, RED, True), (RED, BLUE, True), (RED, AMBER, False), (BLUE, RED, False)],
)
def test_a_step_up_is_one_towards_hospital(before: Rating, after: Rating, harder: bool) -> None:
    assert is_harder(before, after) is harder


def test_the_board_begins_with_who_is_closest_and_not_yet_in_hospital() -> None:
    assert sorted(CLOSENESS, key=lambda rating: CLOSENESS[rating]) == [RED, AMBER, GREEN, BLUE]


def test_the_last_step_up_is_found_whatever_came_after() -> None:
    steps = [(9, GREEN), (8, RED), (7, AMBER), (6, AMBER)]
    decided = [Decided(on=ago(days), rating=rating, look_by=None) for days, rating in steps]
    assert last_step_up(decided) == ago(8)
    assert last_step_up(decided[:1]) is None


@given(st.dates(date(1990, 1, 1), date(2030, 12, 31)), st.sampled_from(list(AGES)))
def test_somebody_has_reached_an_age_on_that_birthday_and_not_the_day_before(born: date, age: int) -> None:
    day = years_after(born, age)

    def whole_years(on: date) -> int:
        return on.year - born.year - ((on.month, on.day) < (born.month, born.day))

    assert whole_years(day) == age
    assert whole_years(day - timedelta(days=1)) == age - 1


@given(st.dates(date(1998, 1, 1), date(2014, 12, 31)))
def test_who_comes_of_age_is_found_as_by_walking_the_year_day_by_day(born: date) -> None:
    walked = None
    for ahead in range(366):
        day = TODAY + timedelta(days=ahead)
        for age in AGES:
            if walked is None and years_after(born, age) == day:
                walked = (age, day)
    assert coming_of_age(born, today=TODAY) == walked


def test_a_look_is_late_from_the_day_after_it_was_due() -> None:
    assert [days_late(day, today=TODAY) for day in (None, TODAY, ago(1), ago(10))] == [0, 0, 1, 10]


def test_a_review_that_is_overdue_or_due_soon_and_not_planned_is_a_sign() -> None:
    assert keys(review_by=ago(1), review_meets=ago(-3)) == ["review_late"]
    assert keys(review_by=TODAY) == ["review_due"]
    assert keys(review_by=ago(-14)) == ["review_due"] and keys(review_by=ago(-15)) == []
    assert keys(review_by=ago(-5), review_meets=ago(-6)) == ["review_due"]
    assert keys(review_by=ago(-5), review_meets=ago(-5)) == []


def test_somebody_who_is_cared_for_has_a_plan_for_when_the_carer_cannot() -> None:
    assert keys(has_carer=True) == ["no_contingency"]
    assert keys(has_carer=True, contingency_look_by=TODAY) == []
    assert keys(has_carer=True, contingency_look_by=ago(1)) == ["contingency_late"]
    assert keys(has_carer=False) == []


def test_somebody_red_is_asked_before_hospital() -> None:
    red = [Decided(on=ago(10), rating=RED, look_by=TODAY)]
    assert keys(decided=red, review_before=False) == ["no_review_before"]
    assert keys(decided=red, review_before=True) == []
    assert keys(review_before=False) == []
