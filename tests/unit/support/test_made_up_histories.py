"""Histories of made-up people: the same from one seed, and nothing in them that cannot be."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from lifecourse.engine.synthetic import BEDS, COUNTED_ON, MadeHistory, histories, package_of
from lifecourse.support.kinds.register import RISK_KINDS, SCHOOL_WEEKS
from lifecourse.support.kinds.stays import DELAYS, LEFT_FOR, LEGAL_STATUSES, RUN_BY, SECTORS, WARD_KINDS

pytestmark = pytest.mark.unit
TODAY = date(2026, 3, 3)
BORN = [(number, date(1950, 1, 1) + timedelta(days=number * 7)) for number in range(3_500)]
MADE = list(histories(seed=1, born=BORN, today=TODAY, times=6))


def test_one_seed_makes_the_same_histories_and_more_people_change_none_of_them() -> None:
    again = list(histories(seed=1, born=BORN[:1_000], today=TODAY, times=6))
    assert again == [one for one in MADE if one.person < 1_000] != []
    assert list(histories(seed=2, born=BORN[:1_000], today=TODAY, times=6)) != again


@pytest.mark.parametrize("made", [pytest.param(one, id=str(one.person)) for one in MADE if one.stays][:120])
def test_nobody_is_in_two_wards_at_once_and_every_stay_ends_as_it_can(made: MadeHistory) -> None:
    wards = [ward for stay in made.stays for ward in stay.wards]
    for before, after in pairwise(wards):
        assert before.to_date is not None and before.to_date <= after.from_date
        assert (before.how_left == "transferred") == (after.came_from == "transferred")
    for ward in wards:
        assert ward.kind in WARD_KINDS and ward.from_date <= TODAY
        assert bool(ward.how_left) is (ward.to_date is not None)
        assert ward.how_left in {"", "transferred", *LEFT_FOR}
    for stay in made.stays:
        assert stay.laws[0][1] == stay.wards[0].from_date and stay.laws[-1][2] == stay.wards[-1].to_date
        assert all(kind in LEGAL_STATUSES for kind, _, _ in stay.laws)
        assert all(said <= TODAY for said, _, _ in stay.planned)
        assert all(cause in DELAYS and sector in SECTORS for cause, sector, *_ in stay.delays)
        assert stay.ready is None or stay.wards[0].from_date <= stay.ready <= TODAY


def test_decisions_come_one_after_another_and_say_blue_only_in_hospital() -> None:
    entries = [one for one in MADE if one.entry]
    assert len(entries) > 50
    for one in entries:
        days = [day for day, *_ in one.entry.decisions]
        assert days == sorted(days) and days[-1] <= TODAY
        there = bool(one.stays) and one.stays[-1].wards[-1].to_date is None
        assert (one.entry.decisions[-1][1] == "blue") <= there
        assert all(kind in RISK_KINDS and helps for kind, _, helps, _ in one.entry.risks)


def test_schools_are_for_the_young() -> None:
    schools = list(histories(seed=1, born=[(n, date(2012, 1, 1)) for n in range(900)], today=TODAY))
    assert {one.school[1] for one in schools if one.school} == set(SCHOOL_WEEKS)
    assert not any(one.school for one in MADE if BORN[one.person][1] < date(2006, 1, 1))


def test_every_bed_of_the_plans_day_is_taken_once_however_many_there_are() -> None:
    for people in (2_800, 3_500):
        there = [
            (ward.kind, ward.run_by)
            for one in histories(seed=1, born=BORN[:people], today=TODAY, times=2)
            for stay in one.stays
            for ward in stay.wards
            if ward.from_date <= COUNTED_ON and (ward.to_date is None or ward.to_date > COUNTED_ON)
        ]
        assert len(there) == len(BEDS) == 69
        assert {run_by for _, run_by in there} == set(RUN_BY)


PACKAGES = [(one, package_of(one, born=BORN[one.person][1], seed=1, today=TODAY)) for one in MADE]


def test_what_is_bought_is_for_a_need_at_home_and_is_paid_to_the_last_hundredth() -> None:
    assert any(package.needs for _, package in PACKAGES)
    for one, package in PACKAGES:
        for need in package.needs:
            assert need.from_date <= TODAY
            assert need.reached is None or need.from_date < need.reached[0] <= TODAY
            for service in need.services:
                assert sum(percent for _, percent in service.shares) == 100
                for stay in one.stays:
                    came, left = stay.wards[0].from_date, stay.wards[-1].to_date
                    at_home_before = service.to_date is not None and service.to_date <= came
                    at_home_after = left is not None and service.from_date >= left
                    assert at_home_before or at_home_after


def test_reviews_follow_one_another_in_hospital_and_only_the_last_may_be_to_come() -> None:
    seen = 0
    for one, package in PACKAGES:
        days = [review.meets for review in package.reviews]
        assert days == sorted(days)
        for review in package.reviews[:-1]:
            assert review.outcome and review.meets < TODAY
        for review in package.reviews:
            seen += 1
            assert bool(review.outcome) == (review.meets < TODAY)
            assert any(
                stay.wards[0].from_date <= review.meets
                and (stay.wards[-1].to_date or date.max) > review.meets
                for stay in one.stays
            )
            for promise in review.promises:
                assert promise.step is None or review.meets <= promise.step[1] <= TODAY
    assert seen > 100


def test_a_dowry_follows_five_years_in_hospital() -> None:
    old = [(number, date(1950, 1, 1) + timedelta(days=number)) for number in range(8_000)]
    made = list(histories(seed=1, born=old, today=TODAY, times=6))
    dowries = [
        (one, package.dowry)
        for one in made
        if (package := package_of(one, born=old[one.person][1], seed=1, today=TODAY)).dowry
    ]
    assert dowries
    for one, (_, since) in dowries:
        (stay,) = [stay for stay in one.stays if stay.wards[-1].to_date == since]
        assert (since - stay.wards[0].from_date).days >= 5 * 365
