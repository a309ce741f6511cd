"""The page of counts: for those who keep the figures, with names for those alone who may see each person."""

import re
from datetime import date
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone
from tests.building import LONG_AGO, NOON, somebody
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import agree_to_register, put_on_register, someone
from tests.page.support.test_stays import Desk, ago

from lifecourse.accounts.api import Account
from lifecourse.audit.models import Entry
from lifecourse.organisations.api import (
    Organisation,
    OrganisationKind,
    Partnership,
    PartnershipMember,
    Role,
    give_role,
)
from lifecourse.people.models import Person
from lifecourse.people.rules import Outcome
from lifecourse.support.counts.choosing import whose_beds
from lifecourse.support.counts.periods import last_whole_month

pytestmark = pytest.mark.page
PAGE = "/support/counts/"
DAYS = (
    "period=days&from_day_day={0.day}&from_day_month={0.month}&from_day_year={0.year:04}&to_day_day={1.day}"
)
DAYS += "&to_day_month={1.month}&to_day_year={1.year:04}"


@pytest.fixture
def fens(icb: Organisation, council: Organisation) -> Partnership:
    fens = Partnership.objects.create(slug="fens", name="Fens Partnership")
    for one in (icb, council):
        PartnershipMember.objects.create(
            partnership=fens, organisation=one, part="partner", from_date=LONG_AGO
        )
    return fens


def give(account: Account, role: Role, where: Organisation, fens: Partnership | None = None) -> None:
    give_role(
        account=account, role=role, organisation=where, partnership=fens, from_date=LONG_AGO, by=None, at=NOON
    )


@pytest.fixture
def analyst(icb: Organisation, fens: Partnership) -> Account:
    account = somebody(None, fens, email="analyst@example.org")
    give(account, Role.ANALYST, icb, fens)
    return account


@pytest.fixture
def ada(icb: Organisation, coordinator: Account) -> Desk:
    return Desk(someone(icb, "Ada Wren"), icb, coordinator)


def looks() -> list[str]:
    listed = Entry.objects.filter(table=Person._meta.db_table, action="listed")
    return list(listed.values_list("row", flat=True))


def asked(client: Client, days: int = 30, **more: str) -> str:
    query = DAYS.format(ago(days), ago(0)) + "".join(f"&{key}={value}" for key, value in more.items())
    answer = client.get(f"{PAGE}?{query}")
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store, private"
    return answer.content.decode()


def test_who_keeps_figures_reads_numbers_and_no_name_of_anybody_whom_they_may_not_see(
    analyst: Account, ada: Desk
) -> None:
    ada.admit(ago(10))
    page = asked(browser(analyst))
    assert "<strong>1 person was</strong>" in page and "0 were there at the start; 1 came and 0 went" in page
    opened = asked(browser(analyst), whom="end")
    assert "1 person whom you may not see" in opened and "Ada" not in opened
    assert not looks()


def test_a_number_opens_to_those_whom_the_reader_may_see_and_that_is_noted(
    analyst: Account, ada: Desk, icb: Organisation
) -> None:
    ada.admit(ago(10))
    give(analyst, Role.CARE_COORDINATOR, icb)
    assert "Ada Wren" in asked(browser(analyst), whom="ward.assessment")
    assert looks() == [str(ada.person.pk)]


def test_a_number_of_the_register_opens_only_to_those_to_whom_the_person_agreed(
    analyst: Account, ada: Desk, icb: Organisation, coordinator: Account
) -> None:
    put_on_register(ada.person, icb, coordinator)
    give(analyst, Role.CARE_COORDINATOR, icb)
    assert "Ada Wren" in asked(browser(analyst), whom="register.amber")
    agree_to_register(ada.person, icb, Outcome.REFUSED)
    opened = asked(browser(analyst), whom="register.amber")
    assert "Ada Wren" not in opened and "1 person whom you may not see" in opened


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ASSURER, Role.CARE_COORDINATOR, Role.TEAM_MANAGER])
def test_nobody_else_opens_the_page(fens: Partnership, icb: Organisation, role: Role) -> None:
    account = somebody(None, fens, email=f"{role.value}@example.org")
    give(account, role, icb, None if role in {Role.CARE_COORDINATOR, Role.TEAM_MANAGER} else fens)
    assert browser(account).get(PAGE).status_code == 403


def test_beds_of_another_partnership_cannot_be_asked_for(
    analyst: Account, employ: Employ, icb: Organisation
) -> None:
    other = Organisation.objects.create(code="mere-icb", name="Mere Board", kind=icb.kind)
    bea = Desk(someone(other, "Bea Finch"), other, employ(other))
    bea.admit(ago(5))
    for whose in ("c-mere-mere-icb", "p-mere"):
        page = asked(browser(analyst), whose=whose)
        assert "Bea" not in page and "<strong>0 people were</strong>" in page
    assert browser(analyst).get(f"{PAGE}?whom=payer.{other.pk}").status_code == 404


def test_wrong_days_are_refused_in_words_beside_their_field(analyst: Account) -> None:
    client = browser(analyst)
    for first, last, words in (
        (ago(1), ago(-1), "Nobody can be counted on a day to come."),
        (ago(1), ago(5), "The first day comes after the last."),
        (ago(9000), ago(5), "Count ten years at most at once."),
        (date(1, 1, 1), date(1, 1, 5), "Count from 1 January 1900 on."),
    ):
        assert words in client.get(f"{PAGE}?{DAYS.format(first, last)}").content.decode()
    assert "Enter the day from which is counted." in client.get(f"{PAGE}?period=days").content.decode()


def test_where_what_was_asked_for_is_wrong_everything_leads_to_what_is_shown_in_its_place(
    analyst: Account,
) -> None:
    client = browser(analyst)
    page = client.get(f"{PAGE}?{DAYS.format(ago(1), ago(5))}").content.decode()
    assert last_whole_month(timezone.localdate()).name in page
    (file,) = re.findall(r'href="(/support/counts/exact\.csv[^"]*)"', page)
    answer = client.get(unescape(file))
    assert answer.status_code == 200
    assert last_whole_month(timezone.localdate()).name in answer.content.decode()


def test_one_area_alone_can_be_counted(analyst: Account, ada: Desk, council: Organisation) -> None:
    ada.admit(ago(10))
    page = asked(browser(analyst), whose="p-fens", area=council.code)
    assert "people from Fen Council" in page and "<strong>0 people were</strong>" in page
    assert f"{timezone.localdate().year}" in page


def test_an_area_of_another_partnership_is_refused_and_not_passed_over(
    analyst: Account, ada: Desk, icb: Organisation, council: Organisation
) -> None:
    mere = Partnership.objects.create(slug="mere", name="Mere Partnership")
    board, elsewhere = (
        Organisation.objects.create(code=f"mere-{one.code}", name=f"Mere {one.kind}", kind=one.kind)
        for one in (icb, council)
    )
    for one in (board, elsewhere):
        PartnershipMember.objects.create(
            partnership=mere, organisation=one, part="partner", from_date=LONG_AGO
        )
    give(analyst, Role.ANALYST, board, mere)
    ada.admit(ago(10))
    words = "This council is not one of the partnership whose beds are counted."
    assert words in asked(browser(analyst), whose="p-fens", area=elsewhere.code)
    assert words not in asked(browser(analyst), whose="p-mere", area=elsewhere.code)
    answer = browser(analyst).get(f"{PAGE}exact.csv?whose=p-fens&area={elsewhere.code}")
    assert answer.status_code == 404


def test_a_commissioner_of_two_partnerships_is_counted_with_the_areas_of_the_one_that_was_chosen(
    analyst: Account, icb: Organisation, council: Organisation
) -> None:
    england, elsewhere = (
        Organisation.objects.create(code=code, name=code, kind=kind)
        for code, kind in (("england", OrganisationKind.NHS_ENGLAND), ("mere-council", council.kind))
    )
    mere = Partnership.objects.create(slug="mere", name="Mere Partnership")
    for one, where in ((england, "fens"), (england, "mere"), (icb, "mere"), (elsewhere, "mere")):
        PartnershipMember.objects.create(
            partnership=Partnership.objects.get(slug=where),
            organisation=one,
            part="partner",
            from_date=LONG_AGO,
        )
    give(analyst, Role.ANALYST, icb, mere)
    offered = whose_beds(analyst, on=timezone.localdate())
    assert len({one.key for one in offered}) == len(offered) == 6
    for one in offered:
        if one.commissioners == [england]:
            page = asked(browser(analyst), whose=one.key, area=one.councils[0].code)
            assert f"people from {one.councils[0].name}" in page


def test_ways_through_hospital_open_to_those_who_went_them(
    analyst: Account, ada: Desk, icb: Organisation
) -> None:
    ada.admit(ago(20), came_from="prison")
    ada.leave(ago(5))
    give(analyst, Role.CARE_COORDINATOR, icb)
    client = browser(analyst)
    days = DAYS.format(ago(30), ago(0))
    for group in ("came", "left"):
        address = f"{PAGE}from-where-to-where/?{days}&group={group}"
        page = client.get(address).content.decode()
        assert "1 way through hospital" in page and "Prison or police custody, then home" in page
        opened = client.get(f"{address}&whom={group}.prison.home").content.decode()
        assert "Ada Wren" in opened and f'&amp;group={group}">Close this list' in opened
    assert client.get(f"{PAGE}from-where-to-where/?{days}&whom=came.nowhere.home").status_code == 404
    # Who came before the period began, and left in it, is of those who left alone.
    late = DAYS.format(ago(10), ago(0))
    assert "Nobody, in this period" in client.get(f"{PAGE}from-where-to-where/?{late}").content.decode()
    assert "1 way" in client.get(f"{PAGE}from-where-to-where/?{late}&group=left").content.decode()
