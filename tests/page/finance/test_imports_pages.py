"""A ledger brought in from its pages: looked at first, posted, cleared, and held against its own total."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Why
from lifecourse.finance.models import Entry, FundYear, LedgerImport, LedgerTotal, MatchRule, SchemeLine
from lifecourse.finance.operations.spending import Invoice, order
from lifecourse.finance.queries.imports import open_suspense
from lifecourse.organisations.api import Organisation, Role

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
Opens = Callable[..., Client]
FILE = (
    "Trans Date,Cost Centre,Narrative,Supplier,Invoice No,Net Amount\n"
    "03/05/2016,4711,Visits in April,A provider,17,£100.00\n"
    "04/05/2016,4799,Beds,Another,1,(40.00)\n"
    "Total,,,,,60.00\n"
)


@pytest.fixture
def opens(keeper: Keeper, year: FundYear) -> Opens:
    """A browser of somebody of one organisation."""

    def of(code: str, role: Role = Role.FINANCE_LEAD) -> Client:
        return browser_of(keeper(code, role))

    return of


def address(name: str, *more: object) -> str:
    return reverse(f"finance:{name}", args=["pool", "2016-17", *more])


def words_of(page: Any) -> str:
    return " ".join(page.content.decode().split())


def send(browser: Client, content: str = FILE, code: str = "ccg") -> Any:
    file = SimpleUploadedFile("ledger.csv", content.encode("cp1252"), content_type="text/csv")
    party = Organisation.objects.get(code=code).pk
    return browser.post(address("hold_export"), {"party": party, "file": file})


def laid_out(browser: Client, page: str, **other: str) -> Any:
    meant = ("day", "cost_centre", "words", "supplier", "reference", "amount")
    columns = {f"column_{place}": name for place, name in enumerate(meant)}
    said = columns | {"unit": "pounds", "sign": "plus", "days": "day-first"} | other
    return browser.post(page, said)


def test_a_file_is_looked_at_posted_and_opened_down_to_its_row(year: FundYear, opens: Opens) -> None:
    browser = opens("ccg")
    page = send(browser)["Location"]
    seen = browser.get(page)
    assert b"Say what each column is" in seen.content and b"Post the new lines" not in seen.content
    # What is guessed stands in the boxes.
    assert seen.context["layout_form"]["column_5"].value() == "amount"
    assert laid_out(browser, page).status_code == 302
    looked = words_of(browser.get(page))
    assert "2 lines, which come to £60. All of them are new. Nothing is posted yet." in looked
    assert "The last of them says £60" in looked and "Not known yet: it waits" in looked
    assert not Entry.objects.filter(why=Why.IMPORT.value).exists()
    for _ in range(2):
        assert browser.post(page, {"post": "yes"}).status_code == 302
    entry = Entry.objects.get(why=Why.IMPORT.value)
    assert "2 were new and come to £60" in words_of(browser.get(page))
    behind = words_of(browser.get(address("show_entry", entry.number)))
    assert "Visits in April" in behind and "A provider" in behind and "Take it back" not in behind
    # The host reads the ledger's own lines too; whoever only reads the books does not.
    assert "Visits in April" in words_of(opens("council").get(address("show_entry", entry.number)))
    reader = opens("ccg", Role.PROGRAMME_MANAGER)
    assert "Visits in April" not in words_of(reader.get(address("show_entry", entry.number)))
    assert "Visits" not in words_of(reader.get(address("show_suspense")))
    assert reader.get(page).status_code == 404 and reader.get(address("hold_export")).status_code == 403
    assert b"2 of them new" in reader.get(address("show_imports")).content


def test_every_fault_stands_by_its_cell_and_nothing_can_be_posted(year: FundYear, opens: Opens) -> None:
    browser = opens("ccg")
    page = send(browser, FILE.replace("£100.00", "100k"))["Location"]
    laid_out(browser, page)
    seen = words_of(browser.get(page))
    assert "Cell F2" in seen and "without a letter" in seen and "Post the new lines" not in seen
    refused = browser.post(page, {"post": "yes"})
    assert refused.status_code == 422 and b"Cell F2" in refused.content
    again = laid_out(browser, page, column_5="")
    assert again.status_code == 422 and "no column for" in words_of(again)
    assert browser.post(page, {"drop": "yes"}).status_code == 302
    assert LedgerImport.objects.get().content is None
    assert b"what it said is gone" in browser.get(page).content


def test_a_file_that_is_none_is_refused_beside_its_field(year: FundYear, opens: Opens) -> None:
    refused = send(opens("ccg"), "1,2\n3,4\n")
    assert refused.status_code == 422 and b"no row of headings" in refused.content
    assert not LedgerImport.objects.exists()
    beside = send(opens("ccg"), code="council")
    assert beside.status_code == 200 and not LedgerImport.objects.exists()


def test_suspense_is_cleared_with_a_rule_made_on_the_way(year: FundYear, opens: Opens) -> None:
    browser, line = opens("ccg"), SchemeLine.objects.order_by("pk")[0]
    page = send(browser)["Location"]
    laid_out(browser, page)
    browser.post(page, {"post": "yes"})
    seen = words_of(browser.get(address("show_suspense")))
    assert "£60 in 2 lines, the oldest first: from Tuesday 3 May" in seen
    first, second = open_suspense(year)
    nothing = browser.post(address("show_suspense"), {"party": "ccg", "line": line.pk})
    assert nothing.status_code == 422 and b"Tick the lines that it is about" in nothing.content
    said = {"party": "ccg", "line": line.pk, "came": [first.pk], "by": "cost_centre"}
    assert browser.post(address("show_suspense"), said).status_code == 302
    assert [one.pk for one in open_suspense(year)] == [second.pk]
    assert "said since" in words_of(browser.get(page))
    rule = MatchRule.objects.get()
    assert rule.cost_centre == "4711" and b"cost centre 4711" in browser.get(address("show_rules")).content
    # The other is of another supplier: a rule by that is another rule.
    twice = browser.post(address("show_suspense"), said | {"came": [second.pk], "by": "supplier"})
    assert twice.status_code == 302 and not open_suspense(year).exists()
    assert browser.post(address("end_rule", rule.pk)).status_code == 302
    assert b"went to" in browser.get(address("show_rules")).content
    assert browser.post(address("show_suspense"), {"party": "council", "rules": "yes"}).status_code == 404


def test_rules_made_on_their_page_find_the_place_of_what_waits(year: FundYear, opens: Opens) -> None:
    browser, line = opens("ccg"), SchemeLine.objects.order_by("pk")[0]
    page = send(browser)["Location"]
    laid_out(browser, page)
    browser.post(page, {"post": "yes"})
    empty = browser.post(address("make_rule"), {"line": line.pk})
    assert b"Say what a line is known by" in empty.content
    assert browser.post(address("make_rule"), {"line": line.pk, "cost_centre": "47*"}).status_code == 302
    done = browser.post(address("show_suspense"), {"party": "ccg", "rules": "yes"}, follow=True)
    assert b"The rules found the place of 2 lines" in done.content and b"Nothing waits" in done.content


def test_a_month_is_closed_over_suspense_only_with_a_reason(year: FundYear, opens: Opens) -> None:
    browser = opens("council")
    page = send(browser, FILE.replace("/05/", "/04/"))["Location"]
    laid_out(browser, page)
    browser.post(page, {"post": "yes"})
    assert b"Why is money" in browser.get(address("close_month", 1)).content
    refused = browser.post(address("close_month", 1), {"why": ""})
    assert refused.status_code == 200 and b"in 2 lines is not known to be for anything" in refused.content
    assert browser.post(address("close_month", 1), {"why": "Asked"}).status_code == 302
    assert b"Asked" in browser.get(address("show_months")).content
    assert b"Why is money" not in browser.get(address("close_month", 2)).content


def test_an_order_is_offered_to_who_keeps_the_orders(year: FundYear, opens: Opens, stamp: Stamps) -> None:
    line = SchemeLine.objects.order_by("pk")[0]
    shown = Invoice(
        words="Visits", belongs_on=year.first_day, pence=25_000, supplier="A provider", reference="17"
    )
    placed = order(year=year, line=line, shown=shown, stamp=stamp())
    partner = opens("ccg")
    page = send(partner)["Location"]
    laid_out(partner, page)
    assert "keeps the orders, and says whether" in words_of(partner.get(page))
    host = opens("council")
    assert f"Order {placed.number}, A provider" in words_of(host.get(page))
    too_much = host.post(page, {"post": "yes", f"order_{placed.number}": "more"})
    assert too_much.status_code == 422
    assert host.post(page, {"post": "yes", f"order_{placed.number}": "done"}).status_code == 302
    placed.refresh_from_db()
    assert placed.reversed_by


def test_a_total_is_held_against_what_came_and_a_file_is_taken_back(year: FundYear, opens: Opens) -> None:
    browser = opens("ccg")
    page = send(browser)["Location"]
    laid_out(browser, page)
    browser.post(page, {"post": "yes"})
    party = Organisation.objects.get(code="ccg").pk
    said = {"party": party, "month": "2", "pence": "75.50"}
    assert browser.post(address("say_total"), said).status_code == 302
    assert LedgerTotal.objects.get().pence == 7550
    assert "-£15.50" in words_of(browser.get(address("show_imports"))).replace("\u2212", "-")
    back = address("take_back_import", LedgerImport.objects.get().key)
    assert b"Say why" in browser.post(back, {"why": ""}).content
    assert browser.post(back, {"why": "Another partner's file"}).status_code == 302
    assert b"Another partner&#x27;s file" in browser.get(address("show_imports")).content
    assert not open_suspense(year).exists()


def test_what_a_line_should_not_say_is_taken_out_from_its_page(year: FundYear, opens: Opens) -> None:
    browser = opens("ccg")
    page = send(browser)["Location"]
    laid_out(browser, page)
    browser.post(page, {"post": "yes"})
    key = LedgerImport.objects.get().key
    where = address("take_out", key, 2)
    assert where in words_of(browser.get(page)) and "Row 2 of this file" in words_of(browser.get(where))
    refused = browser.post(where, {"why": "It named somebody"})
    assert "Choose what is taken out." in words_of(refused)
    sent = {"what": ["words"], "why": "It named somebody"}
    assert browser.post(where, sent)["Location"] == page
    shown = words_of(browser.get(page))
    assert "Visits in April" not in shown and "taken out" in shown
    assert browser.get(address("take_out", key, 99)).status_code == 404
    assert opens("council").get(where).status_code == 200
