"""One page of a fund for a board: what is over, what nobody explained, what is asked."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.variance import Reason
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.spending import Invoice, spend
from lifecourse.finance.operations.variance import Why, explain_variance
from lifecourse.finance.operations.virement import ask_virement
from lifecourse.finance.reading.highlight import read_highlight
from lifecourse.finance.rules.highlight import Goes
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
Q2 = ["pool", "2016-17", 2]


@pytest.fixture
def reader(keeper: Keeper, year: FundYear) -> Client:
    return browser_of(keeper("ccg", Role.BOARD_MEMBER))


def bought(pence: int) -> Invoice:
    return Invoice(
        words="Visits", belongs_on=date(2016, 8, 9), pence=pence, supplier="A provider", reference="7"
    )


def test_a_board_member_reads_what_is_over_what_is_asked_and_why_it_differs(
    year: FundYear, keeper: Keeper, stamp: Stamps, reader: Client
) -> None:
    theirs, ours, capital = SchemeLine.objects.select_related("contribution").order_by("pk")
    spend(year=year, line=capital, shown=bought(20_006), stamp=stamp())
    ask_virement(
        year=year,
        source=theirs,
        to=ours,
        pence=1_000,
        why="Winter",
        authority="9",
        stamp=stamp(keeper("council")),
    )
    page = " ".join(reader.get(reverse("finance:show_highlight_of", args=Q2)).content.decode().split())
    assert "1 of 1 priorities will end over budget" not in page
    assert "1 of 1 priorities have differences not explained" in page
    assert "To know that budget waits to move" in page and "Winter" in page
    spend(year=year, line=capital, shown=bought(100_000), stamp=stamp())
    [priority] = read_highlight(year, 2).priorities
    assert priority.goes is Goes.OVER
    for one in read_highlight(year, 2).variance.asked:
        why = Why(kind=Reason.TIMING, words="Winter came early")
        explain_variance(year=year, line=one.line, quarter=2, read=one.figures, why=why, stamp=stamp())
    page = reader.get(reverse("finance:show_highlight_of", args=Q2)).content.decode()
    assert "Winter came early" in page and "Over its budget" in page and "Not explained</" not in page


def test_questions_to_the_database_do_not_grow_and_no_other_quarter_is_there(
    year: FundYear, stamp: Stamps, reader: Client
) -> None:
    where, line = reverse("finance:show_highlight", args=Q2[:2]), SchemeLine.objects.order_by("pk")[0]
    reader.get(where)
    counts = []
    for times in (1, 6):
        for number in range(times):
            shown = Invoice(
                words="Visits", belongs_on=date(2016, 8, 9), pence=5, supplier="A", reference=str(number)
            )
            spend(year=year, line=line, shown=shown, stamp=stamp())
        with CaptureQueriesContext(connection) as asked:
            assert reader.get(where).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert reader.get(reverse("finance:show_highlight_of", args=[*Q2[:2], 7])).status_code == 404
