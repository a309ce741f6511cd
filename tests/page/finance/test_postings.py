"""Figures opened to their postings, and one entry in words."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp, set_up_second_factor
from lifecourse.finance.kinds.ledger import Book, Kind
from lifecourse.finance.models import FundYear, Posting, Scheme, SchemeLine
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.posting import reverse as take_back
from lifecourse.finance.operations.spending import Invoice, order, spend
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.reading.postings import Wanted, find_figure, lines_of, newest_of
from lifecourse.finance.rules.ledger import At
from lifecourse.organisations.api import Organisation

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]


def cost(pence: int = 12_345, on: date = date(2016, 5, 31), words: str = "Visits in May") -> Invoice:
    return Invoice(words=words, belongs_on=on, pence=pence, supplier="A provider", reference="17")


@pytest.fixture
def browser(keeper: Keeper, year: FundYear) -> Client:
    """Of whoever keeps the books for the council."""
    return browser_of(keeper("council"))


def address(name: str, *more: object) -> str:
    return reverse(f"finance:{name}", args=["pool", "2016-17", *more])


def shown(browser: Client, where: str) -> str:
    page = browser.get(where)
    assert page.status_code == 200, where
    return " ".join(page.content.decode().split())


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_what_is_listed_adds_up_to_the_figure_that_is_opened(
    year: FundYear, stamp: Stamps, data: st.DataObject
) -> None:
    lines = list(SchemeLine.objects.order_by("pk"))
    for _ in range(data.draw(st.integers(1, 3))):
        line, pence = data.draw(st.sampled_from(lines)), data.draw(st.integers(1, 10**6))
        day = date(2016, data.draw(st.integers(4, 9)), 3)
        entry = spend(year=year, line=line, shown=cost(pence, day), stamp=stamp())
        if data.draw(st.booleans()):
            take_back(entry=entry, why="Sent twice", stamp=stamp())
    wanted = Wanted(
        kind=data.draw(st.sampled_from([Kind.SPENT, Kind.BUDGET, Kind.UNALLOCATED, Kind.PARTNER, None])),
        book=data.draw(st.sampled_from([Book.ACTUAL, Book.BUDGET, None])),
        scheme=data.draw(st.sampled_from([*Scheme.objects.all(), None])),
        line=data.draw(st.sampled_from([*lines, None])),
        party=data.draw(st.sampled_from([*Organisation.objects.all(), None])),
        up_to=data.draw(st.sampled_from([None, 3, 6])),
    )
    figure = find_figure(year, wanted)
    if figure.total is not None:
        rows = newest_of(year, wanted, figure, most=10_000)
        assert sum(one.adds for one in lines_of(rows, figure)) == figure.total


def test_the_figure_of_a_line_is_what_its_balance_says(year: FundYear, stamp: Stamps) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    spend(year=year, line=line, shown=cost(), stamp=stamp())
    spend(year=year, line=line, shown=cost(55, date(2016, 8, 1)), stamp=stamp())
    at = At(kind=Kind.SPENT, line=line.pk)
    for up_to in (None, 2, 5):
        figure = find_figure(year, Wanted(book=Book.ACTUAL, line=line, up_to=up_to))
        assert figure.total == sum_of(year, at, up_to=up_to)


def test_a_late_invoice_says_to_which_month_it_belongs(
    year: FundYear, stamp: Stamps, keeper: Keeper, browser: Client
) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    for number in (1, 2, 3):
        close_month(year=year, number=number, by=keeper("council"), at=THEN)
    late = spend(year=year, line=line, shown=cost(), stamp=stamp(keeper("council")))
    words = shown(browser, address("show_postings") + f"?kind=spent&line={line.pk}")
    assert "Spending on 1. Support at home (The ccg)" in words
    assert "belongs to May, posted in July" in words and "£123.45 stands here, in 1 posting." in words
    assert "A provider" in words and "Reference 17" in words and "Sam of the council" in words
    entry = shown(browser, address("show_entry", late.number))
    assert (
        "<strong>£123.45</strong> from the account of The ccg with the fund "
        "to spending on 1. Support at home (The ccg), in July 2016" in entry
    )
    assert "posted into a later month" in entry


def test_a_reversal_and_what_it_takes_back_lead_to_each_other(
    year: FundYear, stamp: Stamps, browser: Client
) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    entry = spend(year=year, line=line, shown=cost(), stamp=stamp())
    back = take_back(entry=entry, why="Sent twice", stamp=stamp())
    words = shown(browser, address("show_postings") + f"?book=actual&line={line.pk}")
    assert "£0 stands here, in 2 postings" in words and "-£123.45" in words.replace("\u2212", "-")
    assert f"by entry {back.number}" in words and f"entry {entry.number}" in words
    assert "took it back: Sent twice" in shown(browser, address("show_entry", entry.number))
    assert address("show_entry", entry.number) in shown(browser, address("show_entry", back.number))


def test_the_number_of_questions_does_not_grow_with_what_was_posted(
    year: FundYear, stamp: Stamps, browser: Client, django_assert_num_queries: Callable[..., object]
) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    where = address("show_postings") + f"?kind=spent&line={line.pk}"
    spend(year=year, line=line, shown=cost(), stamp=stamp())
    with CaptureQueriesContext(connection) as few:
        shown(browser, where)
    for number in range(8):
        spend(year=year, line=line, shown=cost(number + 1, words=f"No. {number}"), stamp=stamp())
    order(year=year, line=line, shown=cost(), stamp=stamp())
    with django_assert_num_queries(len(few)):
        shown(browser, where)


def test_postings_come_fifty_to_a_page(year: FundYear, browser: Client) -> None:
    words = shown(browser, address("show_postings"))
    # Two contributions, three lines and the contingency, over twelve months each.
    assert "50 postings, the newest first" in words
    assert "The newest postings" not in words
    [older] = re.findall(r'href="(\?before=\d+)" rel="next"', words)
    words = shown(browser, address("show_postings") + older)
    assert "22 older postings" in words and "Older postings" not in words
    assert browser.get(address("show_postings") + "?before=x").status_code == 404


@given(
    posted=st.lists(st.tuples(st.integers(0, 2), st.integers(1, 6)), max_size=30),
    most=st.integers(1, 7),
    asked=st.sampled_from(
        [Wanted(), Wanted(kind=Kind.SPENT), Wanted(kind=Kind.SPENT, up_to=3), Wanted(month=2)]
    ),
)
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_pages_of_postings_are_all_of_them_once(
    year: FundYear, stamp: Stamps, posted: list[tuple[int, int]], most: int, asked: Wanted
) -> None:
    with transaction.atomic():
        lines = list(SchemeLine.objects.order_by("pk"))
        for line, month in posted:
            spend(year=year, line=lines[line], shown=cost(on=date(2016, 3 + month, 9)), stamp=stamp())
        figure, found, before = find_figure(year, asked), [], None
        while rows := newest_of(year, asked, figure, most=most, before=before):
            found += [row.pk for row in rows]
            before = found[-1]
        every = Posting.objects.filter(entry__year=year)
        if asked.kind:
            every = every.filter(to_account__kind=asked.kind.value)
        if asked.up_to:
            every = every.filter(month__number__lte=asked.up_to)
        if asked.month:
            every = every.filter(month__number=asked.month)
        assert found == sorted(every.values_list("pk", flat=True), reverse=True)
        transaction.set_rollback(True)


@pytest.mark.parametrize("query", ["line=999999", "kind=gold", "month=13", "party=beside", "scheme=x"])
def test_a_figure_that_the_year_does_not_have_is_not_there(browser: Client, query: str) -> None:
    assert browser.get(address("show_postings") + f"?{query}").status_code == 404


def test_postings_are_not_there_for_whoever_may_not_read_the_books(year: FundYear, keeper: Keeper) -> None:
    stranger = keeper("beside")
    set_up_second_factor(account=stranger, secret="JBSWY3DPEHPK3PXP")
    client = Client()
    for account in (None, stranger):
        if account:
            client.force_login(account)
            year.fund.agreement.partnership.memberships.filter(organisation__code="beside").delete()
        for where in (address("show_postings"), address("show_entry", 1)):
            assert client.get(where).status_code in {302, 404}
            if account:
                assert client.get(where).status_code == 404
