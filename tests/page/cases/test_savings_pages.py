"""A saving is written on its page, and two cases that claim one contract warn whoever writes them."""

from fractions import Fraction

import pytest
from tests.page.cases.test_following import retender
from tests.page.cases.test_parts import drawn_in

from lifecourse.cases.models import Case
from lifecourse.cases.operations.writing import begin_case
from lifecourse.cases.queries.cases import document_of
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
PAGE = "/cases/together/homecare/savings/new-contract/change/"


@pytest.fixture
def two(partners, stamp) -> list[Case]:
    """Two cases that tender one contract again; the first spends something to get there."""
    cost = [{"organisation": "council", "pounds": 5, "month": "2018-04-01"}]
    rows = [retender("homecare", "6.143", 120_000, costs=cost), retender("learning", "6.115", 60_000)]
    return [begin_case(partnership=partners, data=row, stamp=stamp(), place="a test") for row in rows]


def test_a_saving_is_changed_and_the_rest_of_it_stays(two, partners, signed_in):
    client = signed_in(Role.FINANCE_LEAD, partners)
    sent = drawn_in(client.get(PAGE)) | {"how": "people", "people_count": "31", "each": "10,000"}
    assert client.post(PAGE, sent | {"confidence": "50"}).status_code == 302
    (saving,) = document_of(two[0]).savings
    assert (saving.people, saving.each_pence, saving.given_pence) == (31, 10_000_00, None)
    assert saving.claim.contracts == ("Homecare",)
    assert saving.costs[0].pence == 5_00


def test_who_pays_instead_is_said_on_the_page(two, partners, signed_in):
    client = signed_in(Role.FINANCE_LEAD, partners)
    assert client.post(PAGE, drawn_in(client.get(PAGE)) | {"moved": "ccg 40"}).status_code == 302
    (moved,) = document_of(two[0]).savings[0].moved
    assert (moved.organisation, moved.part) == ("ccg", Fraction(2, 5))
    refused = client.post(PAGE, drawn_in(client.get(PAGE)) | {"moved": "council 40"})
    assert "another organisation than the one that gains" in refused.content.decode()


def test_what_is_wrong_stands_above_the_form(two, partners, signed_in):
    client = signed_in(Role.FINANCE_LEAD, partners)
    page = client.post(PAGE, drawn_in(client.get(PAGE)) | {"pounds": "100k"})
    assert "noughts and no letters" in page.content.decode()
    assert document_of(two[0]).savings[0].given_pence == 120_000_00


def test_another_saving_gets_a_name_of_its_own(two, partners, signed_in):
    client = signed_in(Role.FINANCE_LEAD, partners)
    address = "/cases/together/homecare/savings/add/"
    sent = drawn_in(client.get(address)) | {"name": "New contract", "how": "given", "money": "avoided"}
    assert client.post(address, sent).status_code == 302
    assert [one.slug for one in document_of(two[0]).savings] == ["new-contract", "new-contract-2"]


def test_only_those_who_write_cases_change_a_saving(two, partners, signed_in):
    assert signed_in(Role.BOARD_MEMBER, partners).get(PAGE).status_code == 403
    assert signed_in(Role.CARE_COORDINATOR, partners).get(PAGE).status_code == 404


def test_a_finance_lead_is_warned_at_home_and_on_the_case(two, partners, signed_in):
    client = signed_in(Role.FINANCE_LEAD, partners)
    home = client.get("/").content.decode()
    assert "Agree which case counts a saving that two cases claim" in home
    assert "Together: 6.115 and 6.143 claim the contract “Homecare”, from 1 April 2018 on" in home
    case = client.get("/cases/together/homecare/").content.decode()
    assert "This case and 6.115 Tender learning both claim the contract “Homecare”" in case
    assert "two cases claim" not in signed_in(Role.BOARD_MEMBER, partners).get("/").content.decode()
