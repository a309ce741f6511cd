"""What is still to be spent: brought to what is said, month by month, by boxes or a pasted row."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.forecast import set_forecast
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.queries.forecast import forecast_of
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.rules.forecast import changes_to, read_row
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.pounds import NotPounds

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
SUMS = st.dictionaries(st.integers(1, 12), st.integers(0, 10**9))


@given(SUMS, SUMS)
def test_what_stands_and_what_changes_come_to_what_is_said(
    said: dict[int, int], there: dict[int, int]
) -> None:
    changes = changes_to(said, standing=there)
    assert all(there.get(month, 0) + changes.get(month, 0) == pence for month, pence in said.items())
    assert set(changes) <= set(said) and all(changes.values())


def test_a_forecast_is_brought_to_what_is_said_and_a_closed_month_stays(
    year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    set_forecast(year=year, line=line, by_month={6: 500, 7: 700}, stamp=stamp())
    set_forecast(year=year, line=line, by_month={6: 100, 8: 1}, stamp=stamp())
    assert forecast_of(year, line) == {6: 100, 7: 700, 8: 1}
    with pytest.raises(CannotPost, match="stands already"):
        set_forecast(year=year, line=line, by_month={6: 100}, stamp=stamp())
    with pytest.raises(CannotPost, match="below nothing"):
        set_forecast(year=year, line=line, by_month={6: -1}, stamp=stamp())
    close_month(year=year, number=1, by=keeper("council"), at=THEN)
    with pytest.raises(CannotPost, match="April 2016 is closed"):
        set_forecast(year=year, line=line, by_month={1: 5}, stamp=stamp())
    assert not balances_differ(year)


def test_a_row_is_read_from_a_sheet_or_refused_by_its_cell() -> None:
    months = [(10, "January"), (11, "February"), (12, "March")]
    assert read_row("£1,000\t\t2.50\r\n", months) == {10: 100_000, 11: 0, 12: 250}
    assert read_row("1\r\n2\r\n3\r\n", months) == {10: 100, 11: 200, 12: 300}
    with pytest.raises(NotPounds, match=r"February: .*noughts"):
        read_row("1\t2k\t3", months)
    with pytest.raises(NotPounds, match="Found 2 cells, expected 3"):
        read_row("1\t2", months)


def test_a_line_is_forecast_from_its_page(year: FundYear, keeper: Keeper) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    where = reverse("finance:set_forecast", args=["pool", "2016-17", line.pk])
    council, ccg = browser_of(keeper("council")), browser_of(keeper("ccg"))
    assert ccg.get(where).status_code == 403
    assert b"100k" in council.post(where, {"month_9": "100k"}).content and not forecast_of(year, line)
    boxes = {"key": str(uuid4()), "month_9": "650", "month_10": ""}
    assert council.post(where, boxes).status_code == 302
    assert forecast_of(year, line) == {9: 65_000}
    words = ccg.get(reverse("finance:show_forecast", args=["pool", "2016-17"])).content
    # 600 pounds are left of the line.
    assert b"\xc2\xa350 short" in words or b"\xc2\xa350.00 short" in words
    pasted = {"key": str(uuid4()), "pasted": "\t".join(["10"] * 12)}
    assert council.post(where, pasted).status_code == 302
    assert forecast_of(year, line) == dict.fromkeys(range(1, 13), 1_000)
