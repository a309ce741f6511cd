"""Partners who do not quite trust each other keep one fund for a year: the story that the ledger is for."""

from collections.abc import Mapping
from datetime import date
from io import BytesIO

import pytest
from django.db import transaction
from django.utils import timezone
from openpyxl import Workbook, load_workbook
from tests.browser import Page, expect, follow, looks_right
from tests.journeys.conftest import RUTLAND, SignIn
from tests.page.finance.test_packages import bought
from tests.page.people.conftest import involve
from tests.page.people.test_folding import known
from tests.page.people.test_pages import named

from lifecourse.accounts.api import Account
from lifecourse.finance.api import set_up_fund
from lifecourse.finance.kinds.shape_rules import HELD, HELD_LINES, KEPT, STEPS
from lifecourse.finance.setting_up.workbook_out import tables_of, workbook_to_fill
from lifecourse.organisations.api import Organisation, Partnership, Role, give_role
from lifecourse.people.models import Responsibility
from lifecourse.people.rules import Part
from lifecourse.website import demonstration

pytestmark = pytest.mark.journey
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
HERE = "/funds/rutland-better-care/2016-17/"
PAGES = (
    "",
    "highlight/",
    "variance/",
    "flow/",
    "outputs/",
    "returns/",
    "agreement/",
    "sharing/",
    "partners/",
    "postings/",
    "post/",
    "imports/",
    "packages/",
    "virements/",
    "forecast/",
    "months/",
    "end/",
    "reconcile",
)
ADMISSIONS = "/partnerships/rutland/measures/emergency-admissions/"
REABLEMENT = "10. Transfers of care and reablement"


@pytest.mark.on_both_databases
def test_partners_keep_one_fund_for_a_year(rutland: None, sign_in_as: SignIn) -> None:
    # Each signs in once: a code that was used is not taken again.
    books, ccg, manager = (
        sign_in_as(name) for name in ("rutland.books", "rutland.finance", "rutland.manager")
    )
    the_fund_is_set_up_from_a_workbook_once_its_fault_is_mended(books)
    a_rule_says_what_hangs_on_admissions(books)
    both_agree_who_gets_what_and_the_money_is_held(books, ccg)
    what_was_promised_falls_due(books)
    an_invoice_comes_late(books)
    budget_moves_once_the_other_partner_agrees(books, ccg)
    admissions_miss_their_target_and_the_commissioner_keeps_the_money(books, ccg, manager)
    any_pound_opens_to_its_invoice(ccg)
    and_to_the_person_for_whoever_may_know(books)
    both_sides_agree_to_what_each_owes(books, ccg)
    a_return_is_refused_once_for_what_it_lacks_and_then_filed(books, manager)
    for path in PAGES:
        there = books.goto(f"{HERE}{path}")
        assert there is not None and there.ok, path
        looks_right(books)


def send(page: Page, button: str, filled: Mapping[str, str] | None = None) -> None:
    """Fill boxes by their labels, and send the form."""
    for label, value in (filled or {}).items():
        page.get_by_label(label, exact=False).first.fill(value)
    follow(page.get_by_role("button", name=button))


def a_day(page: Page, asked: str, day: str) -> None:
    group = page.get_by_role("group", name=asked)
    for part, value in zip(("Day", "Month", "Year"), day.split("/"), strict=True):
        group.get_by_label(part).fill(value)


def the_fund_is_set_up_from_a_workbook_once_its_fault_is_mended(books: Page) -> None:
    book = load_workbook(BytesIO(rutlands_figures()))
    [cell] = [cell for row in book["Contributions"] for cell in row if cell.value == 2_061_000]
    books.goto("/")
    follow(books.get_by_role("navigation").get_by_role("link", name="Funds"))
    follow(books.get_by_role("link", name="Set up a fund of Rutland Better Care Fund partnership"))
    looks_right(books)
    cell.value = "2061k"
    upload(books, book)
    expect(books.get_by_role("alert")).to_contain_text(f"cell {cell.coordinate}")
    looks_right(books)
    cell.value = 2_061_000
    upload(books, book)
    expect(books.get_by_role("heading", name="What will be set up")).to_be_visible()
    looks_right(books)
    send(books, "Set it up")
    expect(books.get_by_text("Partners put in £2,564,000")).to_be_visible()


def rutlands_figures() -> bytes:
    """The workbook as somebody fills it in by the report: what the example's file would set up.

    What hangs on a result is left out of it, to be written on its own page.
    """
    partners = ["Rutland County Council", "East Leicestershire and Rutland CCG"]
    with transaction.atomic():
        year = set_up_fund(
            partnership=Partnership.objects.get(slug="rutland"),
            file=demonstration.examples_folder() / RUTLAND / "fund.toml",
            by=None,
            at=timezone.now(),
        )
        tables = tables_of(year) | {table: [] for table in (HELD, HELD_LINES, KEPT, STEPS)}
        filled = workbook_to_fill(partners=partners, tables=tables)
        transaction.set_rollback(True)
    return filled


def upload(page: Page, book: Workbook) -> None:
    content = BytesIO()
    book.save(content)
    page.locator("input[type=file]").set_input_files(
        {"name": "fund.xlsx", "mimeType": EXCEL, "buffer": content.getvalue()}
    )
    follow(page.get_by_role("button", name="Show what will be set up"))


def a_rule_says_what_hangs_on_admissions(books: Page) -> None:
    books.goto(f"{HERE}sharing/propose/")
    books.get_by_label("Measure", exact=True).select_option(label="Emergency admissions")
    books.get_by_label("All of it when the target is met, else nothing").check()
    send(
        books,
        "Put it before the parties",
        {
            "What the money is held for": "Held until emergency admissions are known",
            "Clause": "Report 123/2016, 2.3",
            "Where it is written down": "Report 123/2016",
            "6. Integrated community health and care services (East Leicestershire": "101,000",
            "East Leicestershire and Rutland CCG, per cent": "100",
        },
    )


def both_agree_who_gets_what_and_the_money_is_held(books: Page, ccg: Page) -> None:
    for page in (books, ccg):
        page.goto(f"{HERE}sharing/")
        while page.get_by_role("link", name="Agree for your organisation").count():
            follow(page.get_by_role("link", name="Agree for your organisation").first)
            send(page, "Agree for your organisation")
    books.goto(f"{HERE}sharing/")
    follow(books.get_by_role("link", name="Hold the money"))
    send(books, "Hold it")
    expect(books.get_by_text("£101,000 is held since")).to_be_visible()


def what_was_promised_falls_due(books: Page) -> None:
    for contribution in ("Minimum contribution of the CCG", "Disabled Facilities Grant"):
        books.goto(f"{HERE}post/due")
        books.get_by_label("Which contribution?").select_option(label=contribution)
        books.get_by_label("In equal parts each quarter").check()
        send(books, "Post what has fallen due")
        expect(books.get_by_text("Posted as entry")).to_be_visible()


def invoice(page: Page, line: str, pounds: str, day: str, reference: str) -> None:
    page.goto(f"{HERE}post/invoice")
    page.get_by_label("For which line?").select_option(label=line)
    a_day(page, "To which day does it belong?", day)
    send(
        page,
        "Post the invoice",
        {
            "How much, in pounds?": pounds,
            "Who is it from?": "Harbour Care",
            "Its number": reference,
            "What is it?": "Visits",
        },
    )


def an_invoice_comes_late(books: Page) -> None:
    line = f"{REABLEMENT} (Rutland County Council), Minimum contribution of the CCG"
    invoice(books, line, "46,750", "30/4/2016", "INV-1")
    books.goto(f"{HERE}months/")
    follow(books.get_by_role("link", name="Close April 2016"))
    send(books, "Close")
    invoice(books, line, "1,250.50", "28/4/2016", "INV-2")
    books.get_by_role("checkbox", name="April 2016 is closed. It is posted into May 2016").check()
    send(books, "Post the invoice")
    expect(books.get_by_text("Late", exact=True)).to_be_visible()


def budget_moves_once_the_other_partner_agrees(books: Page, ccg: Page) -> None:
    books.goto(f"{HERE}virements/ask")
    books.get_by_label("From which line?").select_option(
        label=f"{REABLEMENT} (East Leicestershire and Rutland CCG), Minimum contribution of the CCG"
    )
    books.get_by_label("To which line?").select_option(
        label=f"{REABLEMENT} (Rutland County Council), Minimum contribution of the CCG"
    )
    send(
        books,
        "Ask",
        {
            "How much": "10,000",
            "Why?": "More people come home in winter",
            "By what right?": "Partnership Board, 14 October 2016",
        },
    )
    ccg.goto("/")
    follow(ccg.get_by_role("link", name="Agree that budget moves, or say why not"))
    follow(ccg.get_by_role("link", name="Answer"))
    ccg.get_by_label("Agree: it is moved").check()
    send(ccg, "Answer")
    expect(ccg.get_by_text("Agreed", exact=True)).to_be_visible()


def admissions_miss_their_target_and_the_commissioner_keeps_the_money(
    books: Page, ccg: Page, manager: Page
) -> None:
    manager.goto(f"{ADMISSIONS}target")
    a_year(manager)
    manager.get_by_label("So many per cent under another number").check()
    send(
        manager,
        "Save this target",
        {
            "The number, or how many per cent": "2",
            "For per cent: of what": "the level predicted for the year",
            "The number that it is counted from": "3,100",
            "Where it is agreed": "Appendix A, section 3.1 b",
            "why this one takes its place": "The level is known now",
        },
    )
    manager.goto(f"{ADMISSIONS}result")
    a_year(manager)
    manager.get_by_label("It is final").check()
    send(
        manager,
        "Keep this result",
        {"The number (": "3,150", "Where it comes from": "The hospitals' returns"},
    )
    ccg.goto("/")
    follow(ccg.get_by_role("link", name="Agree to a result, or say why not"))
    follow(ccg.get_by_role("link", name="Agree, or say why not"))
    send(ccg, "I agree to this result")
    books.goto("/")
    follow(books.get_by_role("link", name="Share out money whose result is agreed"))
    follow(books.get_by_role("link", name="Share it out"))
    looks_right(books)
    send(books, "Share it out")
    for page in (books, ccg):
        page.goto(f"{HERE}sharing/")
        shared = page.get_by_role("table", name="The working")
        expect(shared.get_by_role("row", name="East Leicestershire and Rutland CCG")).to_contain_text(
            "£101,000"
        )


def a_year(page: Page) -> None:
    a_day(page, "First day of the period", "1/4/2016")
    a_day(page, "Last day of the period", "31/3/2017")


def any_pound_opens_to_its_invoice(ccg: Page) -> None:
    """From the statement's figure to its postings, and from one of them to the paper."""
    ccg.goto(HERE)
    row = ccg.get_by_role("row", name=f"{REABLEMENT} Rutland County Council")
    # What is spent; the outturn says the same while nothing is still to come.
    follow(row.get_by_role("link", name="£48,000.50").first)
    follow(ccg.get_by_role("link", name="Visits").first)
    expect(ccg.get_by_text("INV-2")).to_be_visible()
    expect(ccg.get_by_text("Harbour Care")).to_be_visible()


def and_to_the_person_for_whoever_may_know(books: Page) -> None:
    """Somebody's support is posted to a line; who keeps the books sees whose it is only with that right."""
    council = Organisation.objects.get(code="rutland-council")
    supported_living_of("Ada", "Wren", council)
    books.goto(f"{HERE}packages/map/")
    books.get_by_label("Line", exact=True).select_option(
        label="2. Community prevention and wellbeing services (Rutland County Council)"
    )
    books.get_by_label("Supported living").check()
    books.get_by_label("From which month on").select_option("2")
    send(books, "Save")
    follow(books.get_by_role("link", name="Post May 2016"))
    send(books, "Post it")
    books.goto(f"{HERE}postings/?kind=spent&month=2")
    follow(books.get_by_role("link", name="People's support").first)
    expect(books.get_by_text("£3,100 more is for somebody whose record you do not open")).to_be_visible()
    give_role(
        account=Account.objects.get(email="rutland.books@example.org"),
        role=Role.CARE_COORDINATOR,
        organisation=council,
        partnership=None,
        from_date=timezone.localdate(),
        by=None,
        at=timezone.now(),
    )
    books.reload()
    expect(books.get_by_role("link", name="Ada Wren")).to_be_visible()


def supported_living_of(given: str, family: str, council: Organisation) -> None:
    """Supported living at 700 pounds a week since April 2016, paid by the council alone."""
    person = named(known(council), given, family)
    involve(person, council, part=Part.COUNCIL)
    Responsibility.objects.filter(person=person).update(from_date=date(2010, 1, 1))
    bought(person, {council.code: 100})


def both_sides_agree_to_what_each_owes(books: Page, ccg: Page) -> None:
    for party in ("elr-ccg", "rutland-council"):
        books.goto(f"{HERE}partners/{party}/")
        follow(books.get_by_role("link", name="Keep this statement"))
        send(books, "Keep it")
        sides = []
        for page in (books, ccg):
            page.goto(f"{HERE}partners/{party}/")
            sides.append(page.get_by_role("table", name="The statement, line by line").inner_text())
            follow(page.get_by_role("link", name="Answer statement 1"))
            page.get_by_label("We agree").check()
            send(page, "Answer for your organisation")
        assert sides[0] == sides[1]
        expect(ccg.get_by_text("Both sides agree", exact=True)).to_be_visible()
        looks_right(ccg)


def a_return_is_refused_once_for_what_it_lacks_and_then_filed(books: Page, manager: Page) -> None:
    """A second person sends it, is told what it lacks, and sends it again once that is mended."""
    books.goto(f"{HERE}variance/")
    follow(books.get_by_role("link", name="Set a limit"))
    send(
        books,
        "Save the limit",
        {"Explain what differs by more than": "120,000", "Where did partners": "Board, May"},
    )
    manager.goto(f"{HERE}returns/1/file")
    send(manager, "File the return")
    lacks = manager.get_by_role("alert")
    for reason in ("May 2016 is open.", "Nothing is told.", "Nobody is to sign it."):
        expect(lacks).to_contain_text(reason)
    looks_right(manager)
    for month in ("May 2016", "June 2016"):
        books.goto(f"{HERE}months/")
        follow(books.get_by_role("link", name=f"Close {month}"))
        send(books, "Close")
    books.goto(f"{HERE}returns/1/")
    looks_right(books)
    follow(books.get_by_role("link", name="Write what happened"))
    told = {"What happened": "A slow start to the year.", "Which role signs it?": "Chief finance officer"}
    send(books, "Save", told)
    manager.goto(f"{HERE}returns/1/")
    follow(manager.get_by_role("link", name="File the return"))
    send(manager, "File the return")
    expect(manager.get_by_text("Version 1, filed on")).to_be_visible()
    looks_right(manager)
