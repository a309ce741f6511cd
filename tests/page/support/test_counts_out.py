"""Counts as files: exact for those who keep the figures, and as they may be published."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook
from tests.building import somebody
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_counts_page import DAYS, analyst, fens, give
from tests.page.support.test_stays import Desk, ago

from lifecourse.accounts.api import Account
from lifecourse.audit.models import Entry
from lifecourse.organisations.api import Organisation, Partnership, PartnershipMember, Role
from lifecourse.support.counts.periods import last_whole_month, named_periods

__all__ = ["analyst", "fens"]

pytestmark = pytest.mark.page
PAGE = "/support/counts/"


@pytest.fixture
def seven(icb: Organisation, coordinator: Account) -> list[Desk]:
    """Seven people in hospital for long, one of them on a secure ward."""
    desks = [Desk(someone(icb, f"Ada Wren-{number}"), icb, coordinator) for number in range(7)]
    for number, desk in enumerate(desks):
        desk.admit(ago(500 + number), ward_kind="low_secure" if number == 0 else "assessment")
    return desks


def rows(client: Client, address: str) -> dict[tuple[str, str], str]:
    answer = client.get(f"{PAGE}{address}")
    assert answer.status_code == 200 and answer["Cache-Control"] == "no-store, private"
    read = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    start = read.index(["Table", "What is counted", "Number", "Definition"])
    return {(row[0], row[1]): row[2] for row in read[start + 1 :]}


def test_an_exact_file_says_that_it_is_and_that_it_was_taken_is_written_down(
    analyst: Account, seven: list[Desk]
) -> None:
    client = browser(analyst)
    assert rows(client, "exact.csv")["Secure or not", "On a secure ward"] == "1"
    taken = Entry.objects.get(action="exported", row="counts")
    assert taken.after is not None and taken.after["beds"] == "p-fens"
    book = load_workbook(BytesIO(client.get(f"{PAGE}exact.xlsx").content))
    told = [cell.value for cell in book["Read me"]["A"] if cell.value]
    assert any("not to be published" in line for line in told)
    numbers = {(row[0], row[1]): row[2] for row in book["Counts"].iter_rows(values_only=True)}
    assert numbers["Kind of ward", "Low secure"] == 1
    assert "Ada" not in str(numbers)


def test_a_file_to_publish_holds_no_small_number_and_none_that_gives_it_away(
    analyst: Account, seven: list[Desk]
) -> None:
    client = browser(analyst)
    shown = rows(client, "to-publish.csv")
    assert shown["Secure or not", "In hospital at the end"] == "5"
    assert shown["Secure or not", "On a secure ward"] == "fewer than 5"
    # Six of seven on other wards would be told as 5 to 7, and leave none or one or two.
    assert shown["Secure or not", "On a ward that is not secure"] == "not shown"
    assert set(shown.values()) <= {"0", "5", "10", "fewer than 5", "not shown"}
    page = client.get(f"{PAGE}to-publish/").content.decode()
    assert "fewer than 5" in page and "ready to publish" in page


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (DAYS.format(ago(40), ago(10)), "two periods that differ by a day"),
        ("period={now}", "two periods that differ by a day"),
        ("area=fen-council", "two that overlap would show"),
        ("whose=c-fens-fen-icb", "two that overlap would show"),
    ],
)
def test_what_could_be_taken_from_one_another_is_not_made_ready_to_publish(
    analyst: Account, fens: Partnership, icb: Organisation, query: str, words: str
) -> None:
    mere = Organisation.objects.create(code="mere-icb", name="Mere Board", kind=icb.kind)
    PartnershipMember.objects.create(partnership=fens, organisation=mere, part="partner", from_date=ago(900))
    asked = query.format(now=f"{timezone.localdate():%Y-%m}")
    client = browser(analyst)
    assert words in client.get(f"{PAGE}to-publish/?{asked}").content.decode()
    assert client.get(f"{PAGE}to-publish.csv?{asked}").status_code == 404
    assert client.get(f"{PAGE}exact.csv?{asked}").status_code == 200


def test_a_year_and_its_quarters_are_made_ready_with_each_other_in_mind(
    analyst: Account, seven: list[Desk]
) -> None:
    client = browser(analyst)
    year = next(one for one in named_periods(timezone.localdate())["Financial years"] if one.over)
    shown = rows(client, f"to-publish.csv?period={year.key}")
    assert ("What changed", "Came to hospital") in shown and ("Where people went", "Prison") in shown
    month = last_whole_month(timezone.localdate())
    # Of a month, nearly everything about who came and went would be small.
    assert ("What changed", "Came to hospital") not in rows(client, f"to-publish.csv?period={month.key}")


@pytest.mark.parametrize("address", ["exact.csv", "to-publish/", "to-publish.xlsx"])
def test_no_file_goes_to_anybody_else(fens: Partnership, icb: Organisation, address: str) -> None:
    account = somebody(None, fens, email="board@example.org")
    give(account, Role.BOARD_MEMBER, icb, fens)
    assert browser(account).get(PAGE + address).status_code == 403


def test_there_is_no_other_kind_of_file(analyst: Account) -> None:
    assert browser(analyst).get(f"{PAGE}exact.docx").status_code == 404
