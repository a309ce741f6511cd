"""Closing a month from its page, with what stands open said first, and opening it again with a reason."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.forecast import set_forecast
from lifecourse.finance.operations.spending import Invoice, order

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]


def address(name: str, *more: object) -> str:
    return reverse(f"finance:{name}", args=["pool", "2016-17", *more])


def test_a_month_is_closed_with_what_stands_open_said_first_and_opened_with_a_reason(
    year: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    shown = Invoice(words="Beds for a week", belongs_on=date(2016, 4, 9), pence=500)
    order(year=year, line=line, shown=shown, stamp=stamp())
    browser = browser_of(keeper("council"))
    assert b"1 order of it has no invoice yet" in browser.get(address("show_months")).content
    assert b"Beds for a week" in browser.get(address("close_month", 1)).content
    assert (
        b"Of 3 lines money is left and nothing is forecast" in browser.get(address("close_month", 1)).content
    )
    set_forecast(year=year, line=line, by_month={8: 100}, stamp=stamp())
    assert b"Of 2 lines money is left" in browser.get(address("close_month", 1)).content
    early = browser.post(address("close_month", 2))
    assert early.status_code == 200 and b"an earlier one is still open" in early.content
    assert b"Nothing stands open in it" in early.content
    assert browser.post(address("close_month", 1)).status_code == 302
    assert year.months.get(number=1).closed
    assert b"Say why it is opened again." in browser.post(address("open_month", 1), {"why": " "}).content
    said = {"why": "An invoice of April came"}
    assert browser.post(address("open_month", 1), said).status_code == 302
    assert not year.months.get(number=1).closed
    history = browser.get(address("show_months")).content
    assert b"An invoice of April came" in history and b"Closed on" in history
    assert browser.get(address("close_month", 13)).status_code == 404


def test_a_partner_reads_the_months_and_does_not_close_them(year: FundYear, keeper: Keeper) -> None:
    browser = browser_of(keeper("ccg"))
    page = browser.get(address("show_months"))
    assert page.status_code == 200 and b"Close April" not in page.content
    assert browser.post(address("close_month", 1)).status_code == 403
    assert not year.months.get(number=1).closed
