"""Who opens the books of a fund, and what they read there."""

import csv
import html
import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests.page.finance.conftest import THEN, SignedIn

from lifecourse.accounts.api import Stamp
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import FundYear, Output, OutputResult, Scheme, SchemeLine
from lifecourse.finance.operations.posting import Said, post
from lifecourse.finance.operations.spending import Invoice, order, spend
from lifecourse.finance.rules.ledger import At, Leg
from lifecourse.organisations.api import Organisation, Partnership, Role

pytestmark = pytest.mark.page
Stamps = Callable[..., Stamp]


@pytest.fixture
def led(pool: Partnership) -> Partnership:
    """The pool, led by its council, so that people of the other tests' making may act for it."""
    pool.lead_organisation = Organisation.objects.get(code="council")
    pool.save()
    return pool


def test_the_statement_says_what_was_put_in_and_what_it_buys(
    led: Partnership, year: FundYear, signed_in: SignedIn
) -> None:
    page = signed_in(Role.FINANCE_LEAD, led).get(reverse("finance:show_statement", args=["pool", "2016-17"]))
    assert page.status_code == 200
    assert ">£1,200.05</a>" in page.content.decode()
    assert b"Nobody owes anybody anything" in page.content


def test_a_fund_is_not_there_for_whoever_belongs_to_no_partner(
    led: Partnership, year: FundYear, signed_in: SignedIn
) -> None:
    for role in (Role.CARE_COORDINATOR, Role.ADMINISTRATOR, None):
        browser = signed_in(role, led)
        assert browser.get(reverse("finance:show_statement", args=["pool", "2016-17"])).status_code == 404
        assert b"There is no fund here" in browser.get(reverse("finance:show_funds")).content


STATEMENT = ["pool", "2016-17"]


@pytest.fixture
def spent(year: FundYear, stamp: Stamps) -> FundYear:
    """100 pounds spent in May and 50 in August on the first line, 40 ordered, 30 still to come in March."""
    line = SchemeLine.objects.order_by("pk")[0]
    for day, pence in ((date(2016, 5, 31), 100_00), (date(2016, 8, 31), 50_00)):
        shown = Invoice(words="Visits", belongs_on=day, pence=pence)
        spend(year=year, line=line, shown=shown, stamp=stamp())
    order(year=year, line=line, shown=Invoice(words="More", belongs_on=day, pence=40_00), stamp=stamp())
    places = At(kind=Kind.TO_COME, line=line.pk), At(kind=Kind.FORECAST, line=line.pk)
    legs = [Leg(source=places[0], to=places[1], month=12, pence=30_00)]
    said = Said(why=Why.FORECAST, words="To come", belongs_on=date(2017, 3, 1))
    post(year=year, said=said, legs=legs, stamp=stamp())
    return year


@pytest.fixture
def counted(spent: FundYear, stamp: Stamps) -> FundYear:
    """The same, with an output of which 3 were brought in the first quarter."""
    output = Output.objects.create(
        scheme=Scheme.objects.order_by("pk")[0], name="People helped", unit="people", planned=Decimal(10)
    )
    OutputResult.objects.create(
        output=output, quarter=1, delivered=Decimal(3), evidence="A list", key=uuid4(), at=THEN
    )
    return spent


def test_the_statement_up_to_a_month_counts_what_was_spent_by_then(
    led: Partnership, spent: FundYear, signed_in: SignedIn
) -> None:
    browser = signed_in(Role.BOARD_MEMBER, led)
    address = reverse("finance:show_statement", args=STATEMENT)
    may = browser.get(address, {"up_to": 2}).content.decode()
    # A sixth of 1,100.05 is planned for two months.
    assert "By 31 May 2016 A pooled fund had spent £100.00 of the £1,100.05" in may
    assert "£83.35 less than was planned by then" in may
    year = browser.get(address, {"up_to": 9}).content.decode()
    assert "had spent £150.00" in year
    assert "At the end of the year £880.05 is expected to be left." in year
    assert "The fund owes The ccg" in year and "Capital apart from revenue" in year
    for wrong in ("0", "13", "x"):
        assert browser.get(address, {"up_to": wrong}).status_code == 404


def test_files_say_what_the_page_says(led: Partnership, spent: FundYear, signed_in: SignedIn) -> None:
    browser = signed_in(Role.FINANCE_LEAD, led)
    found = browser.get(
        reverse("publishing:download_statement", args=[*STATEMENT, "csv"]), {"up_to": 9}
    ).content.decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(found)))
    assert len(rows) == 3
    assert rows[0]["Spent (£)"] == "150.00" and rows[0]["Outturn (£)"] == "220.00"
    assert sum(Decimal(row["Budget (£)"]) for row in rows) == Decimal("1100.05")
    book = browser.get(reverse("publishing:download_statement", args=[*STATEMENT, "xlsx"]), {"up_to": 9})
    sheet = load_workbook(BytesIO(book.content), data_only=True)["Schemes"]
    assert sheet.cell(row=5, column=8).value == 1100.05
    formulas = load_workbook(BytesIO(book.content))["Schemes"]
    assert formulas.cell(row=5, column=8).value == "=SUM(H2:H4)"
    for form in ("pdf", "xls"):
        assert (
            browser.get(reverse("publishing:download_statement", args=[*STATEMENT, form])).status_code == 404
        )
    no_month = {"up_to": "9" * 5_000}
    assert (
        browser.get(reverse("publishing:download_statement", args=[*STATEMENT, "csv"]), no_month).status_code
        == 404
    )
    other = signed_in(Role.CARE_COORDINATOR, led)
    for form in ("csv", "xlsx"):
        address = reverse("publishing:download_statement", args=[*STATEMENT, form])
        assert other.get(address).status_code == 404


FIGURE = re.compile(r'<a href="(/funds/pool/2016-17/(?:postings|outturn)/[^"]*)">([^<]*£[^<]*)</a>')


def pounds_in(words: str) -> str:
    """The first amount in some words, without its sign: where money came from stands below nothing."""
    [found] = re.findall(r"£[0-9,.]+", words)[:1]
    return found.rstrip(".,")


@pytest.mark.parametrize(
    "page", ["show_statement", "show_outturn", "show_highlight", "show_variance", "show_outputs"]
)
def test_every_figure_opens_to_what_it_is_made_of(
    led: Partnership, counted: FundYear, signed_in: SignedIn, page: str
) -> None:
    browser = signed_in(Role.FINANCE_LEAD, led)
    address = reverse(f"finance:{page}", args=STATEMENT)
    found = dict(FIGURE.findall(browser.get(address, {"up_to": 6}, follow=True).content.decode()))
    assert found
    for where, words in found.items():
        opened = browser.get(html.unescape(where))
        assert opened.status_code == 200, where
        lead = re.search(r'class="lc-lead">(.*?)</p>', opened.content.decode(), re.DOTALL)
        assert lead
        if "/postings/" in where:
            assert pounds_in(lead[1]) == pounds_in(words), where


def test_outturn_and_what_is_left_open_to_their_parts(
    led: Partnership, spent: FundYear, signed_in: SignedIn
) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    browser = signed_in(Role.BOARD_MEMBER, led)
    address = reverse("finance:show_outturn", args=STATEMENT)
    page = " ".join(browser.get(address, {"line": line.pk, "up_to": 6}).content.decode().split())
    assert "£380 of £600 is expected to be left." in page
    for words in ("£150</a>", "£40</a>", "£30</a>", ">£220<", ">£380<"):
        assert words in page
    assert "Line by line" not in page and "Forecast for the months after September 2016" in page
    every = browser.get(address, {"money": "revenue"}).content.decode()
    assert "Line by line" in every and "Homes made ready" not in every
    for wrong in ({"line": 999_999}, {"up_to": 13}, {"money": "gold"}):
        assert browser.get(address, wrong).status_code == 404
    assert signed_in(Role.CARE_COORDINATOR, led).get(address).status_code == 404
