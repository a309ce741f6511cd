"""A fund's workbook is read as its file is: whole, or refused with every fault by its sheet and cell."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from xlsxwriter import Workbook

from lifecourse.finance.kinds.shape import AGREEMENT_SHEET, ASKED, PARTNER, SHAPES
from lifecourse.finance.setting_up.reading import BadFund, FundFile
from lifecourse.finance.setting_up.workbook import read_workbook
from lifecourse.finance.setting_up.workbook_out import workbook_to_fill

pytestmark = pytest.mark.unit

PARTNERS = {"The council": "council", "The ccg": "ccg"}
ANSWERS: dict[str, Any] = {
    "Short name of the agreement": "pool",
    "Name of the agreement": "An agreement",
    "What partners do together": "Pooled fund",
    "Who holds the money": "The council",
    "Pool manager, as a role": None,
    "First day of the agreement": date(2016, 4, 1),
    "Last day of the agreement": date(2017, 3, 31),
    "Short name of the fund": "pool",
    "Name of the fund": "A pooled fund",
    "First day of the year": date(2016, 4, 1),
}

type Book = dict[str, list[list[Any]]]


def filled() -> Book:
    """A sound workbook, sheet by sheet, as rows of cells."""
    return {
        AGREEMENT_SHEET: [
            ["Question", "Answer"],
            *([question, answer] for question, answer in ANSWERS.items()),
            [PARTNER, "The council"],
            [PARTNER, "The ccg"],
            [PARTNER, None],
        ],
        "Contributions": [
            [one.heading for one in SHAPES[0].columns],
            ["minimum", "The ccg", "Minimum contribution", "Minimum", "Paper 7", 1000, 100],
            ["grant", "The council", "Capital grant", "Grant", None, 200.05, None],
        ],
        "Priorities": [["Number", "Name"], [1, "Home"]],
        "Schemes": [
            [one.heading for one in SHAPES[2].columns],
            [1, 1, "Support at home", "It supports"],
            [2, 1, "Homes made ready", None],
        ],
        "Lines": [
            [one.heading for one in SHAPES[3].columns],
            [1, "The ccg", "minimum", None, "Community health", 600],
            [1, "The council", "minimum", "A provider", None, 300],
            [2, "The council", "grant", None, None, 200.05],
        ],
        "Outputs": [[one.heading for one in SHAPES[4].columns], [1, "Visits", "visits", 12.5]],
    }


def written(book: Book, *, touch: Callable[[Any], None] = lambda _: None) -> bytes:
    """A workbook of these cells."""
    into = BytesIO()
    made = Workbook(into, {"in_memory": True})
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    for title, rows in book.items():
        sheet = made.add_worksheet(title)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, date):
                    sheet.write_datetime(number, column, value, day)
                elif value is not None:
                    sheet.write(number, column, value)
    touch(made)
    made.close()
    return into.getvalue()


def read(content: bytes) -> FundFile:
    return read_workbook(content, place="fund.xlsx", partners=PARTNERS)


def test_a_sound_workbook_is_read_to_the_penny() -> None:
    found = read(written(filled()))
    assert [one["pence"] for one in found.contributions] == [100_000, 20_005]
    assert [one["pence"] for one in found.contingency] == [10_000]
    assert [one["pence"] for one in found.lines] == [60_000, 30_000, 20_005]
    assert found.agreement["parties"] == ["council", "ccg"]
    assert found.agreement["host"] == "council"
    assert found.contributions[1]["source"] == "capital-grant"


def test_an_amount_in_a_column_of_thousands_is_multiplied_once() -> None:
    book = filled()
    for sheet, column in (("Contributions", 5), ("Lines", 5)):
        book[sheet][0][column] = "Thousands of pounds"
    found = read(written(book))
    assert [one["pence"] for one in found.contributions] == [100_000_000, 20_005_000]
    # The other column of that sheet says pounds, and is pounds.
    assert [one["pence"] for one in found.contingency] == [10_000]


def put(sheet: str, row: int, column: int, value: Any) -> Callable[[Book], None]:
    def change(book: Book) -> None:
        rows = book[sheet]
        rows[row] = [*rows[row], *[None] * (column + 1 - len(rows[row]))]
        rows[row][column] = value

    return change


def unit_said_twice(book: Book) -> None:
    book["Lines"][0][5] = "Thousands of pounds"
    book["Lines"][1][5] = "100k"


@pytest.mark.parametrize(
    ("change", "place", "mend"),
    [
        (put("Lines", 1, 5, "100k"), "sheet Lines, cell F2: found '100k'", "with its 3 noughts"),
        (unit_said_twice, "sheet Lines, cell F2: found '100k'", "Type 100 alone: it is multiplied once"),
        (put("Lines", 1, 5, -5), "sheet Lines, cell F2: found '-5'", "not below nothing"),
        (put("Lines", 1, 5, "lots"), "sheet Lines, cell F2: found 'lots'", "with no words"),
        (put("Lines", 1, 5, "Â£600"), "sheet Lines, cell F2: found 'Â£600'", "in another encoding"),
        (put("Lines", 1, 5, "?600"), "sheet Lines, cell F2: found '?600'", "Type digits"),
        (put("Lines", 1, 1, "The other"), "sheet Lines, cell B2: found 'The other'", "Name a party"),
        (put("Lines", 1, 0, None), "sheet Lines, cell A2: found None", "number of one of the schemes"),
        (put("Lines", 1, 5, 900), "sheet Contributions, row 2: found '£1,300.00 given", "at most the"),
        (put("Lines", 1, 5, "=1+1"), "Sheet Lines, cell F2: found a formula", "paste it as values"),
        (put("Schemes", 2, 0, 1), "sheet Schemes, cell A3: found 1", "each once"),
        (put("Contributions", 0, 5, "Pound"), 'cell F1: found "Pound"', 'Did you mean "Pounds"?'),
        (put("Contributions", 1, 9, 7), 'Sheet Contributions, cell J2: found "7"', "under its heading"),
        (put(AGREEMENT_SHEET, 10, 1, "31/06/2016"), "cell B11: found '31/06/2016'", "a day that there is"),
        (put(AGREEMENT_SHEET, 10, 1, date(2017, 4, 1)), "cell B11: found '2017-04-01'", "Mend the year"),
        (put(AGREEMENT_SHEET, 10, 1, date(2016, 4, 2)), "cell B11: found '2016-04-02'", "first day of a"),
        (put(AGREEMENT_SHEET, 4, 1, "The other"), "cell B5: found 'The other'", "one of council, ccg"),
        (put("Outputs", 1, 3, "12%"), "sheet Outputs, cell D2: found '12%'", "a number from nothing"),
    ],
)
def test_what_is_wrong_is_said_by_its_cell_with_the_mend(
    change: Callable[[Book], None], place: str, mend: str
) -> None:
    book = filled()
    change(book)
    with pytest.raises(BadFund) as refused:
        read(written(book))
    assert any(place in one and mend in one for one in refused.value.faults), refused.value.faults


def test_merged_cells_are_refused() -> None:
    def merge(made: Any) -> None:
        made.get_worksheet_by_name("Lines").merge_range("A10:B10", "")

    with pytest.raises(BadFund, match=r"Sheet Lines, cell A10: found merged cells.*Unmerge"):
        read(written(filled(), touch=merge))


def test_every_fault_is_told_at_once() -> None:
    book = filled()
    put("Lines", 1, 5, "x")(book)
    put("Schemes", 2, 0, 1)(book)
    with pytest.raises(BadFund) as refused:
        read(written(book))
    assert len(refused.value.faults) >= 2


def test_no_workbook_at_all_is_refused_with_the_mend() -> None:
    with pytest.raises(BadFund, match="Save as, Excel workbook"):
        read(b"slug,name\n")


def test_the_empty_workbook_asks_for_everything_and_its_sheets_are_all_known() -> None:
    with pytest.raises(BadFund) as refused:
        read(workbook_to_fill(partners=list(PARTNERS)))
    assert any("cell B2" in one for one in refused.value.faults) or refused.value.faults
    assert not [one for one in refused.value.faults if "no such sheet" in one or "a heading" in one]
    assert len(ASKED) == len(ANSWERS)
