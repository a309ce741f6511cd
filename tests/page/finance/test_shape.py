"""A finance lead sets a fund up from a workbook: sees what will be, and then it is, all of it or nothing."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from tests.building import browser_of
from tests.unit.finance.test_reading_workbook import filled, put, written

from lifecourse.accounts.api import Account
from lifecourse.finance.models import Agreement, Entry, Fund, FundYear
from lifecourse.finance.queries.risk_share import known_in, parties_of
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.rules.sharing_data import read_risk_share, read_settlement
from lifecourse.finance.setting_up.reading import read_fund
from lifecourse.finance.setting_up.risk_share import plain
from lifecourse.finance.setting_up.workbook import read_workbook
from lifecourse.finance.setting_up.workbook_out import tables_of, workbook_to_fill
from lifecourse.organisations.api import Partnership
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
PARTNERS = {"The council": "council", "The ccg": "ccg", "The beside": "beside"}


def at() -> str:
    return reverse("finance:set_up_fund", args=["pool"])


def browser(account: Account) -> Client:
    return browser_of(account)


def sent(client: Client, content: bytes) -> Any:
    file = BytesIO(content)
    file.name = "fund.xlsx"
    return client.post(at(), {"file": file})


def test_nothing_is_kept_before_it_was_looked_at_and_then_all_of_it(
    pool: Partnership, keeper: Callable[..., Account]
) -> None:
    client = browser(keeper("council"))
    page = sent(client, written(filled()))
    assert page.status_code == 200
    assert "Nothing is kept yet" in page.text
    assert "£1,000" in page.text
    assert not Agreement.objects.exists()
    assert not Entry.objects.exists()
    done = client.post(at(), {"workbook": page.context["workbook"]})
    assert done.status_code == 302
    year = FundYear.objects.get()
    statement = read_statement(year, up_to=12)
    assert (statement.promised, statement.sums.budget, statement.contingency) == (120_005, 110_005, 10_000)
    assert set(Entry.objects.values_list("by", flat=True)) == {keeper("council").pk}
    again = client.post(at(), {"workbook": page.context["workbook"]})
    assert again.status_code == 422
    assert "has a year 2016-17 already" in again.text


def test_a_year_that_stands_comes_out_as_the_workbook_that_sets_it_up(
    year: FundYear, pool: Partnership, keeper: Callable[..., Account], tmp_path: Path
) -> None:
    out = browser(keeper("ccg")).get(reverse("finance:take_workbook", args=["pool", "2016-17"]))
    found = read_workbook(out.content, place="out.xlsx", partners=PARTNERS)
    stands = read_fund(tmp_path / "fund.toml")
    for table in ("contributions", "priorities", "schemes", "lines", "contingency", "outputs", "year"):
        assert getattr(found, table) == getattr(stands, table), table
    assert {**found.agreement, "parties": []} == {**stands.agreement, "parties": []}
    assert sorted(found.agreement["parties"]) == sorted(stands.agreement["parties"])


RUTLAND = Path(__file__).parents[3] / "examples" / "rutland-2016"


def test_rutlands_agreement_and_rules_come_out_as_its_file_says_them(db: None, tmp_path: Path) -> None:
    load_example(RUTLAND)
    year = FundYear.objects.get()
    partners = {one.name: one.code for one in parties_of(year)}
    content = workbook_to_fill(partners=list(partners), tables=tables_of(year))
    found = read_workbook(content, place="out.xlsx", partners=partners)
    stands = read_fund(RUTLAND / "fund.toml")
    for key in ("particulars", "puts_in", "manager_pence", "partner_pence"):
        assert found.agreement[key] == stands.agreement[key], key
    known = known_in(year)
    rules = [
        read_risk_share(plain(one), known, place="x") for one in (*found.risk_shares, *stands.risk_shares)
    ]
    assert len(rules) == 2 and rules[0] == rules[1]
    assert found.settlement and stands.settlement
    settlements = [read_settlement(one, known, place="x") for one in (found.settlement, stands.settlement)]
    assert settlements[0] == settlements[1]


def test_the_next_year_is_set_up_under_the_agreement_that_stands_and_never_changes_it(
    year: FundYear, pool: Partnership, keeper: Callable[..., Account]
) -> None:
    client = browser(keeper("council"))
    book = filled()
    put("Agreement and fund", 7, 1, None)(book)
    put("Agreement and fund", 10, 1, "2017-04-01")(book)
    page = sent(client, written(book))
    assert "which is not changed" in page.text
    client.post(at(), {"workbook": page.context["workbook"]})
    assert sorted(FundYear.objects.values_list("slug", flat=True)) == ["2016-17", "2017-18"]
    assert Fund.objects.count() == Agreement.objects.count() == 1
    put("Agreement and fund", 4, 1, "The ccg")(book)
    put("Agreement and fund", 10, 1, "2018-04-01")(book)
    refused = sent(browser(keeper("ccg")), written(book))
    assert refused.status_code == 422
    assert "as it stands" in refused.text


def test_a_year_that_stands_is_shown_with_what_differs_by_its_cell_and_stays(
    year: FundYear, pool: Partnership, keeper: Callable[..., Account]
) -> None:
    client = browser(keeper("council"))
    out = client.get(reverse("finance:take_workbook", args=["pool", "2016-17"])).content
    assert "The workbook says what stands" in sent(client, out).text
    posted = Entry.objects.count()
    book = load_workbook(BytesIO(out))
    book["Contributions"]["F2"] = 1100
    book["Schemes"]["C2"] = "Visits"
    book["Lines"]["F2"] = 650
    book["Agreement and fund"]["B2"].value = "pool"
    book["Agreement and fund"]["B3"] = "Another name"
    book["Contributions"]["C3"] = "Grant"
    for column, said in enumerate((2, "The ccg", "minimum", None, None, 50), start=1):
        book["Lines"].cell(row=5, column=column, value=said)
    changed = BytesIO()
    book.save(changed)
    page = sent(client, changed.getvalue())
    assert page.status_code == 200
    found = {one.cell: one for one in page.context["standing"].differs}
    for cell, stands, says, how in (
        ("sheet Contributions, cell F2", "£1,000.00", "£1,100.00", "Change the contribution"),
        ("sheet Contributions, cell C3", "Capital grant", "Grant", "This stays in the year"),
        ("sheet Schemes, cell C2", "Support at home", "Visits", "Reword it"),
        ("sheet Lines, cell F2", "£600.00", "£650.00", "Give the line what is left"),
        ("sheet Lines, row 5", "nothing", "£50.00", "Add it"),
        ("sheet Agreement and fund, cell B3", "An agreement", "Another name", "Write a variation"),
    ):
        one = found[cell]
        assert (one.stands, one.says) == (stands, says), cell
        assert one.how.startswith(how)
    assert len(found) == 6
    assert "6 things differ" in page.text and "nothing was changed" in page.text
    assert Entry.objects.count() == posted


def test_who_does_not_keep_the_hosts_books_sets_nothing_up(
    pool: Partnership, keeper: Callable[..., Account]
) -> None:
    page = sent(browser(keeper("ccg")), written(filled()))
    assert page.status_code == 422
    assert "whoever keeps the books of its host" in page.text
    assert not Agreement.objects.exists()


def test_faults_are_told_on_the_page_and_nothing_is_kept(
    pool: Partnership, keeper: Callable[..., Account]
) -> None:
    book = filled()
    put("Lines", 1, 5, "100k")(book)
    page = sent(browser(keeper("council")), written(book))
    assert page.status_code == 422
    assert "sheet Lines, cell F2" in page.text
    assert not Agreement.objects.exists()


def test_the_page_of_funds_says_how_to_begin_and_gives_the_workbook(
    pool: Partnership, keeper: Callable[..., Account]
) -> None:
    client = browser(keeper("council"))
    assert at() in client.get(reverse("finance:show_funds")).text
    page = client.get(at())
    assert reverse("finance:workbook_to_fill", args=["pool"]) in page.text
    assert client.get(reverse("finance:workbook_to_fill", args=["pool"])).content.startswith(b"PK")
