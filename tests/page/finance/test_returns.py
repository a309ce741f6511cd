"""A return is refused while anything of it is open, and stays as it was once it is filed."""

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from uuid import uuid4

import pytest
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.cli import main
from lifecourse.finance.filing.returns import file_return
from lifecourse.finance.kinds.returns import Item
from lifecourse.finance.kinds.variance import Reason
from lifecourse.finance.models import FiledReturn, FundYear, Output, OutputResult, Scheme, SchemeLine
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.returns import tell_in_return
from lifecourse.finance.operations.spending import Invoice, spend
from lifecourse.finance.operations.variance import Why, explain_variance
from lifecourse.finance.reading.returns import read_return, read_returns
from lifecourse.finance.rules.months import CannotHold
from lifecourse.measures.models import Measure
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.publishing.funds.return_file import return_workbook
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
Q1 = ["pool", "2016-17", 1]
SOFFICE = os.environ.get("LIFECOURSE_SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def spent(year: FundYear, stamp: Stamps) -> FundYear:
    """One invoice of the first quarter."""
    line = SchemeLine.objects.order_by("pk")[0]
    shown = Invoice(words="Visits", belongs_on=date(2016, 4, 9), pence=10_050)
    spend(year=year, line=line, shown=shown, stamp=stamp())
    return year


def explain_all(year: FundYear, stamp: Stamps) -> None:
    for one in read_return(year, 1).variance.asked:
        why = Why(kind=Reason.NOT_STARTED, words="It begins in July")
        explain_variance(year=year, line=one.line, quarter=1, read=one.figures, why=why, stamp=stamp())


def close_all(year: FundYear, by: Account, stamp: Stamps) -> None:
    for number in (1, 2, 3):
        close_month(year=year, number=number, by=by, at=stamp().at)


def test_it_is_refused_with_every_reason_and_filed_once_all_are_mended(
    spent: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    writer, second = keeper("council"), keeper("council", Role.PROGRAMME_MANAGER)
    browser = browser_of(second)
    file, show = (reverse(f"publishing:{name}", args=Q1) for name in ("file_return", "show_return"))
    refused = browser.post(file, {"key": str(uuid4())}).content.decode()
    for reason in (
        "April 2016 is open.",
        "June 2016 is open.",
        "1. Support at home (The ccg) out of Minimum differs from its plan",
        "Nothing is told.",
        "Nobody is to sign it.",
    ):
        assert reason in refused
    explain_all(spent, stamp)
    tell = browser_of(writer)
    named = {"narrative": "Told", "signatory": "Ann Smith", "key": str(uuid4())}
    assert (
        "looks like a name" in tell.post(reverse("finance:tell_in_return", args=Q1), named).content.decode()
    )
    told = {"narrative": "A slow start", "signatory": "Chief finance officer", "key": str(uuid4())}
    assert tell.post(reverse("finance:tell_in_return", args=Q1), told).status_code == 302
    # One thing is still open: the months.
    only = browser.post(file, {"key": str(uuid4())}).content.decode()
    assert "April 2016 is open." in only and "Nothing is told" not in only
    assert not FiledReturn.objects.exists()
    close_all(spent, writer, stamp)
    assert "It is complete, and you may file it" in browser.get(show).content.decode()
    # Whoever wrote it, and whoever authorises for another partner, does not file it.
    assert tell.get(file).status_code == 403
    assert browser_of(keeper("ccg", Role.PROGRAMME_MANAGER)).get(file).status_code == 403
    key = {"key": str(uuid4())}
    for _ in range(2):
        assert browser.post(file, key).status_code == 302
    kept = FiledReturn.objects.get()
    assert kept.sha256 in browser.get(show).content.decode()
    taken = browser.get(reverse("publishing:download_filed_return", args=[*Q1, 1])).content
    book = load_workbook(BytesIO(taken), data_only=True)
    cover = [str(cell.value) for row in book["Return"] for cell in row]
    assert "Yes" in cover and "No" not in cover and "Chief finance officer" in cover
    # Something comes late: what was filed stays to the byte, and a correction says what it corrects.
    shown = Invoice(words="Late", belongs_on=date(2016, 6, 1), pence=5)
    spend(year=spent, line=SchemeLine.objects.order_by("pk")[0], shown=shown, stamp=stamp())
    assert browser.get(reverse("publishing:download_filed_return", args=[*Q1, 1])).content == taken
    assert "what this version corrects" in browser.post(file, {"key": str(uuid4())}).content.decode()
    browser.post(file, {"key": str(uuid4()), "why": "The signatory"})
    assert list(FiledReturn.objects.values_list("number", "why")) == [(1, ""), (2, "The signatory")]
    assert browser.get(reverse("publishing:download_filed_return", args=[*Q1, 3])).status_code == 404


def test_the_sums_of_its_workbook_are_live_and_those_of_the_page(spent: FundYear, keeper: Keeper) -> None:
    browser = browser_of(keeper("ccg"))
    page = browser.get(reverse("publishing:show_return", args=Q1)).content.decode()
    read = read_return(spent, 1)
    assert read.variance.sums.spent == 10_050 and "£100.50" in page
    content = browser.get(reverse("publishing:download_return", args=Q1)).content
    values, formulas = (
        load_workbook(BytesIO(content), data_only=shown)["Plan and spending"] for shown in (True, False)
    )
    titles = [cell.value for cell in values[1]]
    column = titles.index("Quarter 1 spent") + 1
    assert values.cell(row=5, column=column).value == 100.5
    assert formulas.cell(row=5, column=column).value == "=SUM(F2:F4)"
    so_far = titles.index("Spent so far") + 1
    assert formulas.cell(row=2, column=so_far).value == "=F2" and values.cell(2, so_far).value == 100.5
    # A formula that is worked out again comes to what the page says.
    assert sum(values.cell(row=row, column=column).value for row in (2, 3, 4)) == 100.5


def test_the_list_of_returns_reads_the_books_once_and_says_what_each_page_says(
    spent: FundYear, keeper: Keeper, stamp: Stamps, django_assert_max_num_queries: Callable[..., object]
) -> None:
    explain_all(spent, stamp)
    with django_assert_max_num_queries(60):  # type: ignore[attr-defined]
        listed = read_returns(spent, on=date(2016, 9, 20))
    assert [one.quarter for one in listed] == [1, 2, 0]
    for one in listed:
        read = read_return(spent, one.quarter)
        assert one.missing == sum(len(item.points) for item in read.checklist)
    page = browser_of(keeper("ccg")).get(reverse("publishing:show_returns", args=Q1[:2])).content.decode()
    assert f"{listed[0].missing} things are missing" in page


def test_a_quarter_says_which_targets_it_does_not_ask_for(
    spent: FundYear, measure: Measure, keeper: Keeper
) -> None:
    note = "A target for the whole year is asked for in the return about the year, and not here: Admissions."
    asked = {one.item: one for one in read_return(spent, 1).checklist}[Item.RESULTS]
    assert asked.is_complete and asked.note == note
    asked = {one.item: one for one in read_return(spent, 0).checklist}[Item.RESULTS]
    assert not asked.is_complete and not asked.note
    show = reverse("publishing:show_return", args=Q1)
    assert note in browser_of(keeper("ccg")).get(show).content.decode()


@pytest.mark.skipif(
    SOFFICE is None, reason="needs LibreOffice: `./lifecourse test` installs it when run as root"
)
def test_its_formulas_come_to_the_same_when_libreoffice_works_them_out_again(
    spent: FundYear, stamp: Stamps, tmp_path: Path
) -> None:
    scheme = Scheme.objects.order_by("pk")[0]
    for name, planned in (("People helped", Decimal(40)), ("Not counted", None)):
        Output.objects.create(scheme=scheme, name=name, unit="people", planned=planned)
    helped = Output.objects.get(name="People helped")
    for quarter, count in ((1, "3"), (2, "4.5"), (4, "9")):
        OutputResult.objects.create(
            output=helped, quarter=quarter, delivered=Decimal(count), evidence="A list", key=uuid4(), at=THEN
        )
    content = return_workbook(read_return(spent, 0), made_at=THEN, filing=None)
    (tmp_path / "return.xlsx").write_bytes(without_values(content))
    worked_out = recalculated(tmp_path / "return.xlsx", tmp_path)
    written = load_workbook(BytesIO(content), data_only=True)
    formulas = load_workbook(BytesIO(content))
    compared = 0
    for sheet in formulas:
        for cell in (one for row in sheet for one in row if str(one.value).startswith("=")):
            here, there = (book[sheet.title][cell.coordinate].value for book in (written, worked_out))
            assert there == pytest.approx(here, abs=0.000_1), f"{sheet.title} {cell.coordinate} {cell.value}"
            compared += 1
    assert compared > 25
    row = [cell.value for cell in written["What it brings"][2]]
    assert row[1:8] == ["People helped", "people", 40, 3, 4.5, "Not counted", 9]
    # Up to the second quarter there is no gap: 100.50 pounds for 7.5 people.
    assert row[8:] == [7.5, 900, 100.5, 22.5, 13.4]
    assert [cell.value for cell in written["What it brings"][3]][8] == "Not counted"


def without_values(content: bytes) -> bytes:
    """The workbook with its formulas and none of the values that they came to."""
    book, emptied = load_workbook(BytesIO(content)), BytesIO()
    book.save(emptied)
    return emptied.getvalue()


def recalculated(path: Path, folder: Path) -> Workbook:
    """A workbook as LibreOffice works it out."""
    command = [
        str(SOFFICE),
        f"-env:UserInstallation=file://{folder}/profile",
        "--headless",
        "--convert-to",
        "xlsx",
        "--outdir",
        str(folder / "saved"),
        str(path),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    return load_workbook(folder / "saved" / path.name, data_only=True)


def test_who_wrote_it_does_not_file_it_and_a_complete_quarter_says_nothing_of_the_next(
    spent: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    writer = keeper("council")
    explain_all(spent, stamp)
    close_all(spent, writer, stamp)
    tell_in_return(
        year=spent, quarter=1, narrative="Told", signatory="Chief finance officer", stamp=stamp(writer)
    )
    with pytest.raises(NotAllowed, match="second person"):
        file_return(year=spent, quarter=1, writes=lambda _: b"", stamp=stamp(writer))
    with pytest.raises(CannotHold, match="is open"):
        other = keeper("council", Role.PROGRAMME_MANAGER)
        file_return(year=spent, quarter=2, writes=lambda _: b"", stamp=stamp(other))
    assert not FiledReturn.objects.exists()


def test_the_command_line_writes_it_and_says_what_it_misses(
    db: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    load_example(Path(__file__).parents[3] / "examples" / "rutland-2016")
    assert main(["fund", "return", "rutland-2016", "2016-Q1", "--out", str(tmp_path / "new")]) == 1
    said = capsys.readouterr().out
    assert "April 2016 is open." in said and "Missing   Every difference from the plan is explained" in said
    path = tmp_path / "new" / "rutland-better-care-2016-Q1-draft.xlsx"
    assert load_workbook(path).sheetnames[0] == "Return"
    for wrong in ("2016-Q5", "2019-Q1"):
        assert main(["fund", "return", "rutland-2016", wrong, "--out", str(tmp_path)]) == 2
