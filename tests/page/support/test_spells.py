"""Stays on wards as plain values: they count every day as the counts do, and name nobody."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.building import LONG_AGO, somebody
from tests.page.support.conftest import someone
from tests.page.support.test_counts_page import give
from tests.page.support.test_stays import Desk, ago

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Partnership, PartnershipMember, Role
from lifecourse.people.models import SourceRecord
from lifecourse.support.api import HospitalSpell, Payer, hospital_spells, in_hospital_on
from lifecourse.support.counts.facts import Came, Went
from lifecourse.support.models import Leave

pytestmark = pytest.mark.page


@pytest.fixture
def fens(icb: Organisation) -> Partnership:
    fens = Partnership.objects.create(slug="fens", name="Fens Partnership")
    PartnershipMember.objects.create(partnership=fens, organisation=icb, part="partner", from_date=LONG_AGO)
    return fens


@pytest.fixture
def ada(icb: Organisation, coordinator: Account) -> Desk:
    person = someone(icb, "Ada Wren")
    SourceRecord.objects.filter(person=person).update(birth_date=ago(30 * 366))
    return Desk(person, icb, coordinator)


def spells(fens: Partnership, until: date | None = None) -> tuple[HospitalSpell, ...]:
    return hospital_spells(fens, asked_by=None, on=timezone.localdate(), until=until or ago(0))


def test_a_stay_over_two_wards_is_two_spells_with_one_beginning(fens: Partnership, ada: Desk) -> None:
    ada.admit(ago(40))
    ada.move(ago(20))
    ada.leave(ago(5))
    first, second = spells(fens)
    assert (first.ward_kind, first.came, first.went) == ("assessment", Came.FIRST, Went.MOVED)
    assert (second.ward_kind, second.came, second.went) == ("locked_rehabilitation", Came.MOVED, Went.LEFT)
    assert first.to_date == second.from_date == ago(20)
    assert first.since == second.since == ago(40)
    assert first.person == second.person
    assert first.age in {29, 30}
    assert first.payer is Payer.LOCAL
    assert not second.died


def test_of_an_earlier_day_it_knows_no_more_than_was_known(fens: Partnership, ada: Desk) -> None:
    ada.admit(ago(40))
    ada.move(ago(20))
    ada.leave(ago(5))
    assert spells(fens, ago(41)) == ()
    assert [(one.to_date, one.went) for one in spells(fens, ago(21))] == [(None, None)]
    assert [one.to_date for one in spells(fens, ago(6))] == [ago(20), None]


def test_every_day_has_the_people_whom_a_count_of_it_has(
    fens: Partnership, icb: Organisation, ada: Desk, coordinator: Account
) -> None:
    bea = Desk(someone(icb, "Bea Finch"), icb, coordinator)
    ada.admit(ago(30))
    ada.leave(ago(12))
    bea.admit(ago(25))
    Leave.objects.create(person=bea.person, kind="extended", from_date=ago(9), to_date=ago(4))
    found = spells(fens)
    for day in (ago(days) for days in range(32)):
        there = {one.person for one in found if one.has(day)}
        assert len(there) == in_hospital_on(day, commissioners=[icb]).count(None).number
    away = next(one for one in found if one.went is Went.LEAVE)
    back = next(one for one in found if one.came is Came.BACK)
    assert (away.to_date, back.from_date) == (ago(9), ago(4))
    assert back.since == away.since == ago(25)


def test_only_who_answers_for_the_figures_is_given_them(fens: Partnership, icb: Organisation) -> None:
    member = somebody(None, fens, email="member@example.org")
    analyst = somebody(None, fens, email="analyst@example.org")
    give(member, Role.BOARD_MEMBER, icb, fens)
    give(analyst, Role.ANALYST, icb, fens)
    today = timezone.localdate()
    assert hospital_spells(fens, asked_by=analyst, on=today, until=today) == ()
    with pytest.raises(NotAllowed):
        hospital_spells(fens, asked_by=member, on=today, until=today)


def test_more_people_take_no_more_queries(
    fens: Partnership, icb: Organisation, ada: Desk, coordinator: Account
) -> None:
    ada.admit(ago(40))
    with CaptureQueriesContext(connection) as few:
        spells(fens)
    for number in range(4):
        Desk(someone(icb, f"Bea Finch-{number}"), icb, coordinator).admit(ago(20 + number))
    with CaptureQueriesContext(connection) as many:
        assert len(spells(fens)) == 5
    assert len(many) == len(few) <= 8


def test_a_bed_that_nobody_of_the_partnership_pays_for_is_not_told(
    fens: Partnership, ada: Desk, icb: Organisation
) -> None:
    ada.admit(ago(40))
    fens.memberships.update(to_date=ago(1) - timedelta(days=1))
    assert spells(fens) == ()
