"""What a partner owes or is owed: the same figures for both sides, kept as they stood, answered by each."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import FundYear, PartnerStatement, SchemeLine
from lifecourse.finance.operations.partner_statement import answer_statement, keep_statement
from lifecourse.finance.operations.posting import reverse as take_back
from lifecourse.finance.operations.spending import Invoice, fall_due, pay_in, spend
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.queries.partner_statement import read_partner
from lifecourse.finance.rules.ledger import At
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import NotAllowed, Organisation

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
Posts = Callable[[int], None]


@pytest.fixture
def ccg(year: FundYear) -> Organisation:
    return Organisation.objects.get(code="ccg")


@pytest.fixture
def posted(year: FundYear, ccg: Organisation, stamp: Stamps) -> FundYear:
    """500 pounds fell due of the commissioner, which paid 200, spent 123.45 and took one invoice back."""
    minimum = year.contributions.get(slug="minimum")
    fall_due(year=year, contribution=minimum, pence=500_00, on=date(2016, 5, 1), stamp=stamp())
    paid = Invoice(words="Paid", belongs_on=date(2016, 6, 1), pence=200_00)
    pay_in(year=year, party=ccg, shown=paid, stamp=stamp())
    line = SchemeLine.objects.get(contribution=minimum, lead=ccg)
    cost = Invoice(words="Visits", belongs_on=date(2016, 5, 31), pence=123_45)
    spend(year=year, line=line, shown=cost, stamp=stamp())
    wrong = spend(year=year, line=line, shown=cost, stamp=stamp())
    take_back(entry=wrong, why="Sent twice", stamp=stamp())
    return year


def test_a_statement_says_line_by_line_what_a_partner_owes(posted: FundYear, ccg: Organisation) -> None:
    read = read_partner(posted, ccg)
    assert [(group, total) for group, _, total in read.groups] == [
        ("What fell due of what it promised", 500_00),
        ("What it paid in, less what it was paid", -200_00),
        ("What it spent for the fund", -123_45),
    ]
    assert read.promised == 1000_00
    assert read.balance == 176_55 == sum_of(posted, At(kind=Kind.PARTNER, party=ccg.pk))
    assert read.balance == sum(row.pence for row in read.rows)


def test_it_takes_as_many_queries_however_much_was_posted(
    posted: FundYear, ccg: Organisation, stamp: Stamps, django_assert_num_queries: Callable[..., object]
) -> None:
    line = SchemeLine.objects.get(contribution__slug="minimum", lead=ccg)
    for number in range(5):
        cost = Invoice(words=f"Visits {number}", belongs_on=date(2016, 5, 31), pence=1 + number)
        spend(year=posted, line=line, shown=cost, stamp=stamp())
    with django_assert_num_queries(5):  # type: ignore[attr-defined]
        read_partner(posted, ccg)


def test_both_sides_agree_and_what_is_posted_later_makes_another(
    posted: FundYear, ccg: Organisation, keeper: Keeper, stamp: Stamps
) -> None:
    with pytest.raises(NotAllowed):
        keep_statement(year=posted, party=ccg, by=keeper("ccg"), at=THEN)
    first = keep_statement(year=posted, party=ccg, by=keeper("council"), at=THEN)
    with pytest.raises(CannotHold, match="Nothing has changed since statement 1"):
        keep_statement(year=posted, party=ccg, by=keeper("council"), at=THEN)
    answer_statement(statement=first, agrees=True, by=keeper("ccg"), at=THEN)
    with pytest.raises(CannotHold, match="has answered this statement already"):
        answer_statement(statement=first, agrees=True, by=keeper("ccg"), at=THEN)
    with pytest.raises(CannotHold, match="Say what you dispute"):
        answer_statement(statement=first, agrees=False, by=keeper("council"), at=THEN)
    with pytest.raises(NotAllowed):
        answer_statement(statement=first, agrees=True, by=keeper("beside"), at=THEN)
    answer_statement(statement=first, agrees=True, by=keeper("council"), at=THEN)
    kept = PartnerStatement.objects.get()
    paid = Invoice(words="Paid", belongs_on=date(2016, 7, 1), pence=1)
    pay_in(year=posted, party=ccg, shown=paid, stamp=stamp())
    assert PartnerStatement.objects.get().data == kept.data
    second = keep_statement(year=posted, party=ccg, by=keeper("council"), at=THEN)
    assert second.data["balance"] == kept.data["balance"] - 1
    with pytest.raises(CannotHold, match="Statement 2 has taken the place"):
        answer_statement(statement=first, agrees=True, by=keeper("ccg"), at=THEN)


@pytest.fixture
def at_page(keeper: Keeper) -> Callable[[str], Client]:
    """A browser of a partner's finance lead."""

    def browser(code: str) -> Client:
        return browser_of(keeper(code))

    return browser


def address(name: str, *more: str) -> str:
    return reverse(f"finance:{name}", args=["pool", "2016-17", *more])


def test_both_sides_read_the_same_page_and_answer_it(
    posted: FundYear, at_page: Callable[[str], Client]
) -> None:
    council, ccg = at_page("council"), at_page("ccg")
    for browser in (council, ccg):
        said = browser.get(address("show_partners")).content.decode()
        assert "The ccg owes the fund £176.55." in said
        page = browser.get(address("show_partner", "ccg")).content.decode()
        assert "£123.45" in page
        assert browser.get(address("show_partner", "beside")).status_code == 404
    assert ccg.post(address("keep_statement", "ccg"), {}).status_code == 403
    council.post(address("keep_statement", "ccg"), {})
    refused = ccg.post(address("answer_statement", "ccg"), {"agrees": "no", "reason": "", "number": "1"})
    assert "Say what you dispute." in refused.content.decode()
    for number in ("", "2", "9" * 5_000):
        unread = ccg.post(address("answer_statement", "ccg"), {"agrees": "yes", "number": number})
        assert "No such statement is kept. Open the page again." in unread.content.decode()
    ccg.post(address("answer_statement", "ccg"), {"agrees": "no", "reason": "Visits were 100", "number": "1"})
    council.post(address("answer_statement", "ccg"), {"agrees": "yes", "number": "1"})
    page = council.get(address("show_partner", "ccg")).content.decode()
    assert "disputes it: Visits were 100" in page
    assert "Both sides agree" not in page
    assert "Statement 1 is disputed." in council.get(address("show_partners")).content.decode()


def test_the_workbook_adds_itself_up(posted: FundYear, at_page: Callable[[str], Client]) -> None:
    answer = at_page("ccg").get(address("partner_workbook", "ccg"))
    sheet = load_workbook(BytesIO(answer.content))["Statement"]
    last = sheet.max_row
    assert sheet.cell(last, 4).value == f"=ROUND(SUM(D5:D{last - 1}),2)"
    assert round(sum(sheet.cell(row, 4).value for row in range(5, last)), 2) == 176.55
