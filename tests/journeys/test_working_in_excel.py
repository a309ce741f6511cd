"""A broken workbook goes up and is refused by cell; a good one goes up, is looked at, and is applied."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from tests.browser import Page, looks_right
from tests.journeys.conftest import SignIn

from lifecourse.plans.api import document_of, find_plan

pytestmark = pytest.mark.journey

HOSPITAL = "2.2 People in hospital"


def downloaded(page: Page, folder: Path) -> Workbook:
    page.goto("/plans/essex-2016/publish")
    page.get_by_role("link", name="work on this plan in Excel").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download the workbook").click()
    return load_workbook(BytesIO(Path(download.value.path()).read_bytes()))


def bring_back(page: Page, book: Workbook, file: Path) -> None:
    book.save(file)
    page.goto("/plans/essex-2016/fill-in")
    page.get_by_label("Your workbook").set_input_files(file)
    page.get_by_role("button", name="Read the file").click()


def fits(page: Page) -> None:
    looks_right(page)


def test_a_broken_workbook_and_then_a_good_one_go_up(sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("Programme manager")
    book = downloaded(page, tmp_path)
    fits(page)
    book[HOSPITAL]["A2"], book[HOSPITAL]["C2"] = "Clinical commissioning group", "nineteen"
    bring_back(page, book, tmp_path / "broken.xlsx")
    page.get_by_role("heading", name="The file was not taken in").wait_for()
    page.get_by_text('Did you mean "Clinical commissioning groups"?').wait_for()
    fits(page)
    book[HOSPITAL]["A2"], book[HOSPITAL]["C2"] = "Clinical commissioning groups", 21
    book["5.4 Risks"].delete_rows(2)
    bring_back(page, book, tmp_path / "good.xlsx")
    page.get_by_role("heading", name="What would change").wait_for()
    fits(page)
    page.get_by_label("Take out:", exact=False).first.check()
    page.get_by_role("button", name="Apply these changes").click()
    page.get_by_text("The changes were applied.", exact=False).wait_for()
    document = document_of(find_plan("essex-2016"))
    figure = document.rows("inpatients")[0].figure("people")
    assert figure is not None
    assert figure.value == 21
    bring_back(page, book, tmp_path / "again.xlsx")
    page.get_by_role("heading", name="Nothing would change").wait_for()
    fits(page)
