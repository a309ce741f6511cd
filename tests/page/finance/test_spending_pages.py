"""Pages that post: an invoice, an order and its invoice, what falls due, what is paid, what is taken back."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Sum
from django.test import Client
from django.urls import reverse
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Contribution, Entry, FundYear, SchemeLine
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.posting import legs_of
from lifecourse.finance.operations.spending import (
    Invoice,
    fall_due_by_plan,
    invoice_order,
    place_order,
    post_invoice,
)
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.spending import left_on
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.rules.ledger import At, CannotPost
from lifecourse.finance.rules.spending import NotSure
from lifecourse.organisations.api import NotAllowed

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
Opens = Callable[[str], Client]
COST = Invoice(
    words="Visits in May", belongs_on=date(2016, 5, 31), pence=12_345, supplier="A provider", reference="17"
)


@pytest.fixture
def opens(keeper: Keeper, year: FundYear) -> Opens:
    """A browser of the finance lead of one organisation."""

    def of(code: str) -> Client:
        return browser_of(keeper(code))

    return of


@pytest.fixture
def line(year: FundYear) -> SchemeLine:
    """The line that the commissioner spends."""
    return SchemeLine.objects.order_by("pk")[0]


def address(name: str, *more: object) -> str:
    return reverse(f"finance:{name}", args=["pool", "2016-17", *more])


def typed(line: SchemeLine, **other: Any) -> dict[str, Any]:
    return {
        "key": str(uuid4()),
        "line": line.pk,
        "pence": "£123.45",
        "belongs_on_day": "31",
        "belongs_on_month": "5",
        "belongs_on_year": "2016",
        "supplier": "A provider",
        "reference": "17",
        "words": "Visits in May",
    } | other


def test_an_invoice_is_posted_once_and_leads_to_its_entry(
    year: FundYear, opens: Opens, line: SchemeLine
) -> None:
    browser, said = opens("council"), typed(line)
    for _ in range(2):
        page = browser.post(address("post_invoice"), said)
        entry = Entry.objects.get(year=year, why=Why.SPEND.value)
        assert page.status_code == 302 and page["Location"] == address("show_entry", entry.number)
    assert sum_of(year, At(kind=Kind.SPENT, line=line.pk), up_to=2) == 12_345


def test_what_is_no_amount_is_refused_beside_its_field(
    year: FundYear, opens: Opens, line: SchemeLine
) -> None:
    page = opens("council").post(address("post_invoice"), typed(line, pence="100k"))
    assert page.status_code == 200 and b"with its 3 noughts" in page.content
    assert b'value="100k"' in page.content
    assert not Entry.objects.filter(why=Why.SPEND.value).exists()


def test_a_closed_month_and_the_same_paper_twice_are_looked_at_before_they_are_posted(
    year: FundYear, opens: Opens, line: SchemeLine, keeper: Keeper, stamp: Stamps
) -> None:
    post_invoice(year=year, line=line, shown=COST, stamp=stamp())
    for number in (1, 2):
        close_month(year=year, number=number, by=keeper("council"), at=THEN)
    browser, said = opens("council"), typed(line, supplier="a PROVIDER ")
    asked = browser.post(address("post_invoice"), said)
    words = " ".join(asked.content.decode().split())
    assert "May 2016 is closed. It is posted into June 2016" in words
    assert "The same supplier&#x27;s paper of the same number was posted before" in words
    assert Entry.objects.filter(why=Why.SPEND.value).count() == 1
    doubts = [value for value, _ in asked.context["form"].fields["sure"].choices]
    still = browser.post(address("post_invoice"), said | {"sure": doubts[:1]})
    assert still.status_code == 200 and Entry.objects.filter(why=Why.SPEND.value).count() == 1
    assert browser.post(address("post_invoice"), said | {"sure": doubts}).status_code == 302
    late = Entry.objects.filter(why=Why.SPEND.value).latest("number")
    assert late.belongs_on == COST.belongs_on and [leg.month for leg in legs_of(late)] == [3]


def test_more_than_is_left_is_looked_at_first(year: FundYear, line: SchemeLine, stamp: Stamps) -> None:
    shown = Invoice(words="Much", belongs_on=COST.belongs_on, pence=60_001)
    with pytest.raises(NotSure, match=r"more than is left of the line's budget: £600\.00"):
        post_invoice(year=year, line=line, shown=shown, stamp=stamp())


def test_a_partner_posts_for_its_own_lines_and_finds_no_others(
    year: FundYear, opens: Opens, line: SchemeLine, keeper: Keeper, stamp: Stamps
) -> None:
    browser, other = opens("ccg"), SchemeLine.objects.order_by("pk")[1]
    assert browser.post(address("post_invoice"), typed(other)).status_code == 200
    assert not Entry.objects.filter(why=Why.SPEND.value).exists()
    assert browser.post(address("post_invoice"), typed(line)).status_code == 302
    for name in ("place_order", "fall_due", "pay"):
        assert browser.get(address(name)).status_code == 403
    with pytest.raises(CannotPost, match="your own organisation"):
        post_invoice(year=year, line=other, shown=COST, stamp=stamp(keeper("ccg")))
    with pytest.raises(NotAllowed):
        place_order(year=year, line=line, shown=COST, stamp=stamp(keeper("ccg")))


def test_an_orders_invoice_takes_the_order_back_and_spends_in_one(
    year: FundYear, opens: Opens, line: SchemeLine
) -> None:
    browser = opens("council")
    browser.post(address("place_order"), typed(line, pence="500"))
    ordered = Entry.objects.get(why=Why.ORDER.value)
    assert left_on(year, line) == 10_000
    assert b"Its invoice came" in browser.get(address("post")).content
    assert b'value="500"' in browser.get(address("invoice_order", ordered.number)).content
    # More than the order, and not more than what is left with the order given back.
    page = browser.post(address("invoice_order", ordered.number), typed(line, pence="550", reference="18"))
    assert page.status_code == 302
    assert sum_of(year, At(kind=Kind.COMMITTED, line=line.pk)) == 0
    assert sum_of(year, At(kind=Kind.SPENT, line=line.pk)) == 55_000 and left_on(year, line) == 5_000
    assert b"No order is open" in browser.get(address("post")).content
    again = browser.post(address("invoice_order", ordered.number), typed(line, pence="1", reference="19"))
    assert again.status_code == 200 and b"was reversed before" in again.content


def test_the_rest_of_an_order_is_ordered_again_and_nothing_stands_where_anything_is_refused(
    year: FundYear, line: SchemeLine, stamp: Stamps
) -> None:
    ordered = place_order(year=year, line=line, shown=COST, stamp=stamp())
    outside = Invoice(words="Visits", belongs_on=date(2015, 1, 1), pence=45)
    with pytest.raises(CannotPost, match="lies outside the year"):
        invoice_order(ordered=ordered, shown=outside, more_comes=False, stamp=stamp())
    with pytest.raises(CannotPost, match="whole order"):
        invoice_order(ordered=ordered, shown=COST, more_comes=True, stamp=stamp())
    assert sum_of(year, At(kind=Kind.COMMITTED, line=line.pk)) == 12_345
    part = Invoice(words="Visits", belongs_on=COST.belongs_on, pence=45)
    once = stamp()
    for _ in range(2):
        invoice_order(ordered=ordered, shown=part, more_comes=True, stamp=once)
    assert sum_of(year, At(kind=Kind.COMMITTED, line=line.pk)) == 12_300
    assert sum_of(year, At(kind=Kind.SPENT, line=line.pk)) == 45
    assert not balances_differ(year)


def test_a_contribution_falls_due_in_parts_that_add_up_and_never_twice(year: FundYear, stamp: Stamps) -> None:
    grant = Contribution.objects.get(slug="grant")
    entry = fall_due_by_plan(year=year, contribution=grant, every=1, stamp=stamp())
    # Six months have begun: 200.05 over twelve is 16.67 with a penny more in the first ones.
    assert [leg.month for leg in legs_of(entry)] == [1, 2, 3, 4, 5, 6]
    assert sum(leg.pence for leg in legs_of(entry)) in {10_002, 10_003}
    with pytest.raises(CannotPost, match="Nothing more has fallen due"):
        fall_due_by_plan(year=year, contribution=grant, every=1, stamp=stamp())
    later = datetime(2017, 3, 2, 12, tzinfo=UTC)
    fall_due_by_plan(year=year, contribution=grant, every=3, stamp=stamp(at=later))
    assert sum_of(year, At(kind=Kind.PARTNER, party=grant.party_id)) == 20_005


def test_what_is_due_and_paid_is_posted_from_its_pages(year: FundYear, opens: Opens) -> None:
    browser, minimum = opens("council"), Contribution.objects.get(slug="minimum")
    asked = {"key": str(uuid4()), "contribution": minimum.pk, "how": "once"}
    assert b"Enter the sum." in browser.post(address("fall_due"), asked).content
    assert browser.post(address("fall_due"), asked | {"how": "3"}).status_code == 302
    partner = At(kind=Kind.PARTNER, party=minimum.party_id)
    # The whole year lies behind: all of it is due.
    assert sum_of(year, partner) == 100_000
    paid = typed(SchemeLine.objects.order_by("pk")[0], way="in", party=minimum.party_id, pence="1,000")
    assert browser.post(address("pay"), paid).status_code == 302
    assert sum_of(year, partner) == 0 and sum_of(year, At(kind=Kind.CASH)) == 100_000
    back = paid | {"way": "out", "pence": "0.01", "key": str(uuid4())}
    assert browser.post(address("pay"), back).status_code == 302
    assert sum_of(year, partner) == 1


def test_an_entry_is_taken_back_with_a_reason_and_a_partner_takes_back_its_own(
    year: FundYear, opens: Opens, line: SchemeLine, stamp: Stamps
) -> None:
    other = SchemeLine.objects.order_by("pk")[1]
    mine = post_invoice(year=year, line=line, shown=COST, stamp=stamp())
    theirs = post_invoice(
        year=year,
        line=other,
        shown=Invoice(words="Visits", belongs_on=COST.belongs_on, pence=5),
        stamp=stamp(),
    )
    browser = opens("ccg")
    assert b"Say why." in browser.post(address("take_back", mine.number), {"why": " "}).content
    assert browser.post(address("take_back", mine.number), {"why": "Sent twice"}).status_code == 302
    refused = browser.post(address("take_back", theirs.number), {"why": "Sent twice"})
    assert refused.status_code == 200 and b"your own organisation" in refused.content
    assert sum_of(year, At(kind=Kind.SPENT, line=line.pk)) == 0
    assert Entry.objects.filter(reverses=theirs).count() == 0
    assert browser.get(address("take_back", 9999)).status_code == 404


def test_pages_that_post_are_not_there_for_strangers(year: FundYear, opens: Opens) -> None:
    stranger = opens("beside")
    year.fund.agreement.partnership.memberships.filter(organisation__code="beside").delete()
    for name in ("post", "post_invoice", "place_order", "fall_due", "pay"):
        assert stranger.get(address(name)).status_code == 404
        assert opens("council").get(address(name)).status_code == 200
    total = Entry.objects.filter(year=year).aggregate(all=Sum("number"))["all"]
    assert total
