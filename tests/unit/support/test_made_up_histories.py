"""Histories of made-up people: the same from one seed, and nothing in them that cannot be."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from lifecourse.engine.synthetic import MadeHistory, histories
from lifecourse.support.kinds import (
    DELAYS,
    LEFT_FOR,
    LEGAL_STATUSES,
    RISK_KINDS,
    SCHOOL_WEEKS,
    SECTORS,
    WARD_KINDS,
)

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
        days = [day for day, *_ in one.entry.decisions]  # type: ignore[union-attr]
        assert days == sorted(days) and days[-1] <= TODAY
        there = bool(one.stays) and one.stays[-1].wards[-1].to_date is None
        assert (one.entry.decisions[-1][1] == "blue") <= there  # type: ignore[union-attr]
        assert all(kind in RISK_KINDS and helps for kind, _, helps, _ in one.entry.risks)  # type: ignore[union-attr]


def test_schools_are_for_the_young() -> None:
    schools = list(histories(seed=1, born=[(n, date(2012, 1, 1)) for n in range(900)], today=TODAY))
    assert {one.school[1] for one in schools if one.school} == set(SCHOOL_WEEKS)
    assert not any(one.school for one in MADE if BORN[one.person][1] < date(2006, 1, 1))
