"""Where a fund's money goes: all that was put in, and what was spent, to the penny."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.spending import Invoice, spend
from lifecourse.finance.reading.flow import flow_of
from lifecourse.finance.reading.statement import read_statement

pytestmark = pytest.mark.page


def test_the_ways_of_a_budget_come_to_all_that_was_put_in(year: FundYear) -> None:
    ways = flow_of(read_statement(year), spent=False, by_area=False)
    assert sum(one.pence for one in ways) == 120_005
    assert {(one.giver, one.priority, one.to, one.pence) for one in ways} == {
        ("The ccg", "Home", "The ccg", 60_000),
        ("The ccg", "Home", "The council", 30_000),
        ("The ccg", "Contingency", "Nobody yet", 10_000),
        ("The council", "Home", "The council", 20_005),
    }


def test_what_was_spent_goes_from_who_put_it_in_to_who_spent_it(
    year: FundYear, stamp: Callable[..., Stamp]
) -> None:
    line = SchemeLine.objects.order_by("pk")[1]
    shown = Invoice(words="Visits", belongs_on=date(2016, 5, 31), pence=12_345)
    spend(year=year, line=line, shown=shown, stamp=stamp())
    [way] = flow_of(read_statement(year), spent=True, by_area=True)
    assert (way.giver, way.to, way.pence) == ("The ccg", "Not said", 12_345)


def test_the_page_draws_it_with_its_table_for_who_reads_the_books(
    year: FundYear, keeper: Callable[..., Account]
) -> None:
    client = browser_of(keeper("ccg"))
    address = reverse("finance:show_flow", args=["pool", "2016-17"])
    page = client.get(address).content.decode()
    assert "lc-svg--flow" in page and "in all; most comes from The ccg" in page and "£200.05" in page
    assert "Nothing is spent yet" in client.get(address, {"of": "spent", "to": "x"}).content.decode()
