"""Stays in hospital: one after another, over wards, with law, leave, the day to leave and what delays it."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import put_on_register, someone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand, Person
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.operations.telling import everything_about
from lifecourse.support import models
from lifecourse.support.models import Delay, Leave, LegalStatus, RegisterDecision, WardStay
from lifecourse.support.operations import stays
from lifecourse.support.operations.home import write_way_home
from lifecourse.support.operations.plan import dowry_of_going_home
from lifecourse.support.reading.stays import (
    HospitalStay,
    InHospital,
    hospital_of,
    joined,
    long_words,
    who_is_there,
)

pytestmark = pytest.mark.page


def ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


class Desk:
    """A coordinator who writes about one person."""

    def __init__(self, person: Person, where: Organisation, by: Account) -> None:
        self.person, self.where, self.by = person, where, by

    def admit(self, on: date, **other: object) -> WardStay:
        said: dict[str, object] = {
            "hospital": "Willow Ward, Heron Hospital",
            "provider": "Heron Trust",
            "ward_kind": "assessment",
            "commissioner": self.where,
            "came_from": "own_home",
            "why": "The support at home ended",
            "km_from_home": 60,
            "legal": "s2",
            "legal_words": "",
        }
        return self.write(stays.admit, on=on, **said | other)

    def move(self, on: date, **other: object) -> WardStay:
        said: dict[str, object] = {
            "hospital": "Oak Ward, Fen Lodge",
            "provider": "Fen Lodge Ltd",
            "ward_kind": "locked_rehabilitation",
            "commissioner": self.where,
            "why": "A bed nearer to home",
            "km_from_home": 20,
        }
        return self.write(stays.move_ward, on=on, **said | other)

    def hinder(self, since: date, **other: object) -> Delay:
        said: dict[str, object] = {
            "cause": "home",
            "sector": "both",
            "words": "No flat yet",
            "who_acts": "Housing, Fen Council",
            "removed_by": "The landlord signs",
            "by_date": ago(-14),
            "holds_the_day": True,
        }
        return self.write(stays.add_delay, from_date=since, **said | other)

    def leave(self, on: date, how_left: str = "supported_housing") -> WardStay:
        return self.write(
            stays.discharge, on=on, how_left=how_left, why="Her own flat, with two people by day"
        )

    def write[Kept](self, operation: Callable[..., Kept], **said: object) -> Kept:
        return operation(person=self.person, by=self.by, at=timezone.now(), **said)

    @property
    def hospital(self) -> InHospital:
        return hospital_of(self.person, on=timezone.localdate())


@pytest.fixture
def desk(icb: Organisation, coordinator: Account) -> Desk:
    return Desk(someone(icb), icb, coordinator)


def test_wards_that_follow_one_another_are_one_stay(desk: Desk) -> None:
    desk.admit(ago(100))
    desk.move(ago(40))
    now = desk.hospital.now
    assert (now.since, now.days, now.now.hospital) == (ago(100), 100, "Oak Ward, Fen Lodge")
    desk.leave(ago(10))
    assert desk.hospital.now is None and desk.hospital.stays[0].days == 90
    # Back within days is another stay: somebody was at home between.
    desk.admit(ago(5))
    assert [stay.days for stay in desk.hospital.stays] == [90, 5]


def test_nobody_is_in_two_hospitals_at_once(desk: Desk) -> None:
    desk.admit(ago(100))
    with pytest.raises(CannotStand, match="in hospital already"):
        desk.admit(ago(1))
    with pytest.raises(CannotStand, match="which is later"):
        desk.move(ago(101))
    desk.leave(ago(10))
    with pytest.raises(CannotStand, match="which is later"):
        desk.admit(ago(11))
    for wrong in (desk.move, desk.leave):
        with pytest.raises(CannotStand, match="not in hospital"):
            wrong(ago(1))


def test_nothing_is_written_down_before_its_day(desk: Desk) -> None:
    with pytest.raises(CannotStand, match="on its day or later"):
        desk.admit(ago(-1))
    desk.admit(ago(0))
    with pytest.raises(CannotStand, match="on its day or later"):
        desk.leave(ago(-1))
    with pytest.raises(CannotStand, match="a day to come"):
        desk.write(stays.plan_discharge, planned_for=ago(1), why="A flat")


def test_everything_of_a_stay_ends_with_it(desk: Desk) -> None:
    desk.admit(ago(100))
    desk.write(stays.change_legal_status, kind="s3", words="", on=ago(73))
    desk.write(stays.say_ready, from_date=ago(30), decided_by="Responsible clinician")
    desk.hinder(ago(30))
    desk.write(stays.begin_leave, kind="at_home", words="With her sister", on=ago(3))
    assert desk.hospital.law.kind == "s3" and desk.hospital.away and desk.hospital.delays[0].days == 30
    desk.leave(ago(1))
    for table in (LegalStatus, Leave, Delay, models.ReadyToLeave):
        assert not table.objects.filter(to_date=None).exists()
    (over,) = desk.hospital.delays_over
    assert (over.delay.from_date, over.delay.to_date) == (ago(30), ago(1))
    assert [one.kind for one in desk.hospital.laws] == ["s2", "s3"]


def test_what_stands_in_the_way_is_a_delay_only_from_when_somebody_is_well_enough(desk: Desk) -> None:
    desk.admit(ago(100))
    with pytest.raises(CannotStand, match="not in hospital yet"):
        desk.hinder(ago(101))
    with pytest.raises(CannotStand, match="before it began"):
        desk.hinder(ago(20), by_date=ago(21))
    desk.hinder(ago(20), by_date=ago(5))
    assert [(one.days, one.late) for one in desk.hospital.delays] == [(None, 5)]
    desk.write(stays.say_ready, from_date=ago(10), decided_by="Responsible clinician")
    assert [(one.days, one.late) for one in desk.hospital.delays] == [(10, 5)]


def way_home(desk: Desk, **other: object) -> models.WayHome:
    said: dict[str, object] = {
        "wishes": "A flat by the river, with a cat.",
        "home_kind": "independent_living",
        "home": "3 River Walk",
        "support": "Two people by day, one at night.",
        "money": "Health pays 40 of 100, the council 60.",
        "aftercare": "",
        "home_ready_on": ago(10),
        "weekly_cost_pence": 210_000,
    }
    return desk.write(write_way_home, **said | other)


def test_the_way_home_begins_with_what_the_person_wants_and_says_what_waiting_costs(desk: Desk) -> None:
    with pytest.raises(CannotStand, match="not in hospital"):
        way_home(desk)
    desk.admit(ago(100))
    with pytest.raises(CannotStand, match="what the person wants"):
        way_home(desk, wishes=" ")
    way_home(desk)
    assert desk.hospital.double_running_pence is None
    desk.write(stays.plan_discharge, planned_for=ago(-25), why="The night staff begin")
    assert desk.hospital.double_running_pence == 210_000 * 5
    page = browser(desk.by).get(f"/support/{desk.person.pk}/hospital/").content.decode()
    assert page.index("A flat by the river") < page.index("3 River Walk") and "£10,500" in page
    # A plan written anew takes its place; the one before stays.
    way_home(desk, home="5 River Walk")
    assert desk.hospital.way.home == "5 River Walk" and models.WayHome.objects.count() == 2
    # What was planned in one stay is no plan of the next.
    desk.leave(ago(1))
    desk.admit(ago(0))
    assert desk.hospital.way is None


def test_every_day_that_was_planned_stays_with_how_far_it_moved(desk: Desk) -> None:
    desk.admit(ago(100))
    for days, why in ((30, "The flat is found"), (72, "The flat needs a ramp")):
        desk.write(stays.plan_discharge, planned_for=ago(-days), why=why)
    assert [slip.moved for slip in desk.hospital.slips] == [0, 42]
    assert desk.hospital.planned.why == "The flat needs a ramp"
    with pytest.raises(CannotStand, match="planned already"):
        desk.write(stays.plan_discharge, planned_for=ago(-72), why="The same")
    # A later stay begins with no day planned.
    desk.leave(ago(1))
    desk.admit(ago(0))
    assert desk.hospital.planned is None


def test_a_stay_changes_the_rating_of_who_is_on_the_register(desk: Desk) -> None:
    put_on_register(desk.person, desk.where, desk.by)
    desk.admit(ago(2))
    assert RegisterDecision.objects.last().rating == "blue"
    desk.leave(ago(0))
    latest = RegisterDecision.objects.last()
    assert latest.rating == "red" and latest.look_by == ago(-14)


def test_a_stay_is_written_down_by_whom_the_role_lets_and_for_nobody_else(
    desk: Desk, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    desk.by = employ(icb, Role.TEAM_MANAGER)
    with pytest.raises(NotAllowed):
        desk.admit(ago(1))
    assert not WardStay.objects.exists()
    stranger = employ(council)
    assert browser(stranger).get(f"/support/{desk.person.pk}/hospital/").status_code == 404


def test_the_list_shows_whoever_is_there_the_longest_first(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    def desk(name: str) -> Desk:
        return Desk(someone(icb, name), icb, coordinator)

    def read(account: Account) -> list[str]:
        found = who_is_there(seen_by=account, on=timezone.localdate(), at=timezone.now())
        return [one.called for one in found]

    desk("Ada Wren").admit(ago(10))
    with CaptureQueriesContext(connection) as one:
        read(coordinator)
    desk("Bea Finch").admit(ago(4_000))
    gone = desk("Cy Rook")
    gone.admit(ago(9))
    gone.leave(ago(1))
    with CaptureQueriesContext(connection) as two:
        assert read(coordinator) == ["Bea Finch", "Ada Wren"]
    assert len(one) == len(two)
    assert read(employ(council)) == []
    page = browser(coordinator).get("/support/hospital/").content.decode()
    assert "10 years and 11 months" in page and "No day is planned" in page


def test_stays_are_told_to_the_person_and_go_with_them(desk: Desk) -> None:
    desk.admit(ago(100))
    desk.write(stays.say_ready, from_date=ago(30), decided_by="Doctor Known-By-Name")
    told = str(everything_about(desk.person)["support"])
    assert "Willow Ward" in told and "Known-By-Name" not in told
    erase(desk.person, why="A court decided", by=None, at=timezone.now())
    assert not WardStay.objects.exists() and not models.ReadyToLeave.objects.exists()


def test_stays_of_two_records_are_read_as_one_and_parted_again(
    icb: Organisation, coordinator: Account
) -> None:
    ada, also_ada = someone(icb, "Ada Wren"), someone(icb, "Ada Wrenn")
    Desk(also_ada, icb, coordinator).admit(ago(50))
    merge = fold(kept=ada, folded=also_ada, how="person", by=None, at=timezone.now())
    assert hospital_of(ada, on=timezone.localdate()).now.days == 50
    take_apart(merge=merge, by=None, at=timezone.now(), reason="Two people")
    assert hospital_of(ada, on=timezone.localdate()).now is None


def test_two_nights_in_a_general_hospital_do_not_begin_the_years_of_a_dowry_anew(desk: Desk) -> None:
    desk.admit(ago(4_000))
    desk.leave(ago(1_000), how_left="general_hospital")
    desk.admit(ago(998), came_from="general_hospital")
    assert desk.hospital.now.since == ago(4_000)
    desk.leave(ago(10))
    assert dowry_of_going_home(desk.person, left_on=ago(10), agreed_on=ago(20)).since == ago(4_000)


def test_two_records_that_contradict_are_said_and_nobody_in_hospital_is_read_as_at_home(
    icb: Organisation, coordinator: Account
) -> None:
    ada, also_ada = someone(icb, "Ada Wren"), someone(icb, "Ada Wrenn")
    Desk(ada, icb, coordinator).admit(ago(50))
    other = Desk(also_ada, icb, coordinator)
    other.admit(ago(40))
    other.leave(ago(30))
    fold(kept=ada, folded=also_ada, how="person", by=None, at=timezone.now())
    found = hospital_of(ada, on=timezone.localdate())
    assert found.now is not None and found.now.days == 50
    assert "Two wards at once" in found.wrong
    assert "cannot all be so" in browser(coordinator).get(f"/support/{ada.pk}/hospital/").content.decode()


def test_a_stay_says_that_somebody_came_again_and_how_many_nights_they_were_away(
    desk: Desk, coordinator: Account
) -> None:
    desk.admit(ago(300))
    desk.leave(ago(250))
    desk.admit(ago(100))
    leave = desk.write(stays.begin_leave, kind="at_home", words="", on=ago(20))
    stays.end_leave(leave=leave, on=ago(15), by=coordinator, at=timezone.now())
    found = hospital_of(desk.person, on=timezone.localdate())
    assert [(one.again, one.moved, one.away) for one in found.every] == [(False, False, 0), (True, False, 5)]
    page = browser(coordinator).get(f"/support/{desk.person.pk}/hospital/").content.decode()
    assert "Came again within a year of leaving." in page and "5 nights of it away on leave." in page


@given(st.lists(st.tuples(st.integers(1, 60), st.booleans(), st.integers(0, 3)), min_size=1, max_size=8))
def test_stays_hold_the_same_nights_as_their_wards_counted_one_by_one(
    moves: list[tuple[int, bool, int]],
) -> None:
    """Nights on wards are counted day by day, and each lies in one stay and no other."""
    day, wards = date(2020, 1, 1), []
    for nights, moved, away in moves:
        until = day + timedelta(days=nights)
        how = "transferred" if moved else "own_home"
        wards.append(WardStay(from_date=day, to_date=until, how_left=how))
        day = until if moved else until + timedelta(days=away)
    nights = {
        ward.from_date + timedelta(days=n)
        for ward in wards
        for n in range((ward.to_date - ward.from_date).days)
    }
    found: list[HospitalStay] = joined(wards, on=day)
    assert sum(stay.days for stay in found) == len(nights)
    assert len(found) == 1 + sum(not moved for _, moved, _ in moves[:-1])
    for before, after in pairwise(found):
        assert before.until <= after.since


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        (date(2026, 1, 1), date(2026, 1, 2), "1 day"),
        (date(2026, 1, 31), date(2026, 3, 30), "58 days"),
        (date(2026, 1, 31), date(2026, 3, 31), "2 months"),
        (date(2020, 2, 29), date(2021, 2, 28), "11 months"),
        (date(2020, 2, 29), date(2021, 3, 1), "1 year"),
        (date(2010, 3, 3), date(2016, 4, 3), "6 years and 1 month"),
    ],
)
def test_a_long_time_is_said_in_years_and_months(since: date, until: date, words: str) -> None:
    assert long_words(since, until) == words


def test_a_day_planned_after_two_nights_in_a_general_hospital_is_a_day_of_the_same_stay(desk: Desk) -> None:
    desk.admit(ago(100))
    desk.leave(ago(20), how_left="general_hospital")
    desk.admit(ago(18), came_from="general_hospital")
    assert desk.hospital.now.since == ago(100)
    desk.write(stays.plan_discharge, planned_for=ago(-30), why="The flat")
    way_home(desk)
    assert desk.hospital.planned is not None and desk.hospital.way is not None
    desk.write(stays.say_ready, from_date=ago(90), decided_by="Responsible clinician")
