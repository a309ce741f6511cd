"""What differs from the plan: asked until it is explained, and again once the figures move."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.variance import Reason
from lifecourse.finance.models import FundYear, SchemeLine, VarianceReason
from lifecourse.finance.operations.spending import Invoice, spend
from lifecourse.finance.operations.variance import Why, explain_variance, set_variance_limit
from lifecourse.finance.reading.variance import read_variance
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.variance import Figures
from lifecourse.organisations.api import NotAllowed

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
WHY = Why(kind=Reason.TIMING, words="The first visits were in July")


def bought(year: FundYear, line: SchemeLine, pence: int, stamp: Stamp) -> None:
    shown = Invoice(words="Visits", belongs_on=date(2016, 4, 9), pence=pence)
    spend(year=year, line=line, shown=shown, stamp=stamp)


@pytest.fixture
def line(year: FundYear) -> SchemeLine:
    """The commissioner's: 600 pounds in the year, so 150 in a quarter."""
    return SchemeLine.objects.select_related("contribution", "lead").order_by("pk")[0]


def test_a_reason_belongs_to_its_figures_and_is_asked_for_again_when_they_move(
    year: FundYear, line: SchemeLine, keeper: Keeper, stamp: Stamps
) -> None:
    bought(year, line, 10_000, stamp())
    assert len(read_variance(year, 1).asked) == 3
    read = Figures(planned=15_000, spent=10_000)
    with pytest.raises(CannotHold, match="figures moved"):
        explain_variance(
            year=year,
            line=line,
            quarter=1,
            read=Figures(planned=15_000, spent=9_999),
            why=WHY,
            stamp=stamp(),
        )
    once = stamp(keeper("ccg"))
    for _ in range(2):
        explain_variance(year=year, line=line, quarter=1, read=read, why=WHY, stamp=once)
    assert VarianceReason.objects.count() == 1
    assert [one.line for one in read_variance(year, 1).explained] == [line]
    bought(year, line, 1, stamp())
    now = read_variance(year, 1)
    assert line in [one.line for one in now.asked] and not now.explained
    # What was said of the first quarter says nothing of the second.
    assert read_variance(year, 2).lines[0].reason is None


def test_a_limit_that_partners_agreed_to_says_what_is_asked(
    year: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    with pytest.raises(NotAllowed):
        set_variance_limit(year=year, pence=10_000, agreed_in="Clause 9", stamp=stamp(keeper("ccg")))
    set_variance_limit(year=year, pence=7_500, agreed_in="Clause 9", stamp=stamp(keeper("council")))
    # Nothing is spent: 150 pounds, 75 and 50.01 or 50.02 differ.
    assert [one.figures.planned for one in read_variance(year, 1).asked] == [15_000]


def test_the_page_asks_keeps_what_is_said_and_lets_a_partner_explain_only_its_own(
    year: FundYear, line: SchemeLine, keeper: Keeper
) -> None:
    browser = browser_of(keeper("ccg"))
    show = reverse("finance:show_variance_of", args=["pool", "2016-17", 1])
    assert "3 lines differ" in browser.get(show).content.decode()
    one = reverse("finance:explain_variance", args=["pool", "2016-17", 1, line.pk])
    filled = {"kind": "timing", "words": "Visits began in July", "planned": "15000", "key": str(uuid4())}
    moved = browser.post(one, filled | {"spent": "7"}).content.decode()
    assert "The figures moved while you were writing" in moved
    # The page sends the figures that stand now, so the next try holds.
    assert 'name="spent" value="0"' in moved
    assert browser.post(one, filled | {"spent": "0"}).status_code == 302
    page = browser.get(show).content.decode()
    assert "Visits began in July" in page and "2 lines differ" in page
    theirs = SchemeLine.objects.filter(lead__code="council").first()
    assert theirs
    refused = browser.get(reverse("finance:explain_variance", args=["pool", "2016-17", 1, theirs.pk]))
    assert refused.status_code == 403
