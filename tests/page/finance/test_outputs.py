"""What a scheme brought, counted by who spends its money, and what one of it cost."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.models import FundYear, Output, OutputResult, SchemeLine
from lifecourse.finance.operations.spending import Invoice, spend

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]


def test_a_count_gives_what_one_cost_and_only_who_spends_there_counts(
    year: FundYear, keeper: Keeper, stamp: Callable[..., Stamp]
) -> None:
    line = SchemeLine.objects.select_related("scheme").order_by("pk")[0]
    home = Output.objects.create(scheme=line.scheme, name="Visits", unit="hours", planned=90)
    grant = Output.objects.create(
        scheme=SchemeLine.objects.order_by("pk")[2].scheme, name="Homes", unit="homes"
    )
    shown = Invoice(words="Visits", belongs_on=date(2016, 4, 9), pence=10_000)
    spend(year=year, line=line, shown=shown, stamp=stamp())
    browser = browser_of(keeper("ccg"))
    show = reverse("finance:show_outputs", args=["pool", "2016-17"])
    before = browser.get(show).content.decode()
    assert "What one was to cost: £10" in before and before.count("What one cost: cannot be said") == 2
    count = reverse("finance:count_output", args=["pool", "2016-17", home.pk, 1])
    filled = {"delivered": "8", "evidence": "The provider's report", "key": str(uuid4())}
    for _ in range(2):
        assert browser.post(count, filled).status_code == 302
    assert OutputResult.objects.count() == 1
    assert "What one cost: £12.50" in browser.get(show).content.decode()
    nothing = filled | {"delivered": "0", "key": str(uuid4())}
    browser.post(count, nothing)
    assert browser.get(show).content.decode().count("What one cost: cannot be said") == 2
    theirs = reverse("finance:count_output", args=["pool", "2016-17", grant.pk, 1])
    assert browser.get(theirs).status_code == 403
