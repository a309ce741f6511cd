"""What a fund asks of somebody stands on their first page, and of nobody else."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests.page.finance.conftest import THEN, SignedIn

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.kinds.waiting import Asks
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.posting import Said, post
from lifecourse.finance.operations.virement import ask_virement
from lifecourse.finance.reading.waiting import funds_waiting
from lifecourse.finance.rules.ledger import At, Leg
from lifecourse.organisations.api import Organisation, Partnership, Role
from lifecourse.website.needs_finance import needs_of_finance

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
ON = THEN.date()


@pytest.fixture
def asked_of(pool: Partnership, year: FundYear) -> Callable[[Account], dict[Asks, str]]:
    """What waits for somebody, by kind, in the middle of September."""

    def of(account: Account) -> dict[Asks, str]:
        return {one.asks: one.words for one in funds_waiting(pool, account=account, on=ON, at=THEN)}

    return of


def test_a_request_waits_for_the_partner_that_gives_way_alone(
    year: FundYear, keeper: Keeper, stamp: Stamps, asked_of: Callable[[Account], dict[Asks, str]]
) -> None:
    theirs, ours, _ = SchemeLine.objects.order_by("pk")
    asker = keeper("council")
    ask_virement(
        year=year, source=theirs, to=ours, pence=5_000, why="More visits", authority="9", stamp=stamp(asker)
    )
    assert Asks.VIREMENT not in asked_of(asker)
    assert "£50.00 to " in asked_of(keeper("ccg"))[Asks.VIREMENT]
    assert not asked_of(keeper("ccg", Role.ANALYST))


def test_months_that_are_over_and_money_of_unknown_purpose_wait_for_whoever_keeps_the_books(
    year: FundYear, keeper: Keeper, stamp: Stamps, asked_of: Callable[[Account], dict[Asks, str]]
) -> None:
    keeps = keeper("council")
    assert asked_of(keeps)[Asks.MONTH] == "A pooled fund: 5 months of 2016-17"
    close_month(year=year, number=1, by=keeps, at=THEN)
    owed = At(kind=Kind.PARTNER, party=Organisation.objects.get(code="ccg").pk)
    post(
        year=year,
        said=Said(why=Why.SPEND, words="Not known for what", belongs_on=date(2016, 8, 3)),
        legs=[Leg(source=owed, to=At(kind=Kind.SUSPENSE), month=5, pence=1_234)],
        stamp=stamp(keeps),
    )
    assert asked_of(keeps) == {
        Asks.MONTH: "A pooled fund: 4 months of 2016-17",
        Asks.SUSPENSE: "A pooled fund: £12.34",
    }
    # Of a partner that does not hold the money neither is asked.
    assert not asked_of(keeper("ccg"))


def test_where_there_is_no_fund_one_question_is_asked(
    pool: Partnership, keeper: Keeper, django_assert_num_queries: Any
) -> None:
    somebody = keeper("council")
    with django_assert_num_queries(1):
        assert not funds_waiting(pool, account=somebody, on=ON, at=THEN)


def test_the_first_page_and_the_menu_lead_there(
    year: FundYear, pool: Partnership, signed_in: SignedIn, keeper: Keeper
) -> None:
    needs = needs_of_finance(pool, account=keeper("council"), today=ON)
    assert [need.url for need in needs] == ["/funds/pool/2016-17/months/"]
    assert needs[0].more == "A pooled fund: 5 months of 2016-17"
    pool.lead_organisation = Organisation.objects.get(code="council")
    pool.save()
    for role, is_there in ((Role.FINANCE_LEAD, True), (Role.CARE_COORDINATOR, False)):
        assert ('href="/funds/"' in signed_in(role, pool).get("/").content.decode()) is is_there
