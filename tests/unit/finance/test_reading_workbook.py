"""A fund's workbook is read as its file is: whole, or refused with every fault by its sheet and cell."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from xlsxwriter import Workbook

from lifecourse.finance.kinds.shape import AGREEMENT_SHEET, ASKED, PARTNER, SHAPES
from lifecourse.finance.kinds.sharing import StepKind
from lifecourse.finance.rules.sharing_data import Known, read_risk_share, read_settlement
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
        (put("Lines", 1, 0, None), "sheet Lines, cell A2: found an empty cell", "one of the schemes"),
        (put("Lines", 1, 5, 900), "sheet Contributions, row 2: found '£1,300.00 given", "at most the"),
        (put("Lines", 1, 5, "=1+1"), "Sheet Lines, cell F2: found a formula", "paste it as values"),
        (put("Schemes", 2, 0, 1), "sheet Schemes, cell A3: found 1", "each once"),
        (put("Contributions", 0, 5, "Pound"), 'cell F1: found "Pound"', 'Did you mean "Pounds"?'),
        (put("Contributions", 1, 9, 7), 'Sheet Contributions, cell J2: found "7"', "under its heading"),
        (put(AGREEMENT_SHEET, 10, 1, "31/06/2016"), "cell B11: found '31/06/2016'", "a day that there is"),
        (put(AGREEMENT_SHEET, 10, 1, date(2017, 4, 1)), "cell B11: found '2017-04-01'", "Mend the year"),
        (put(AGREEMENT_SHEET, 10, 1, date(2016, 4, 2)), "cell B11: found '2016-04-02'", "first day of a"),
        (put(AGREEMENT_SHEET, 4, 1, "The other"), "cell B5: found 'The other'", "one of council, ccg"),
        (put(AGREEMENT_SHEET, 7, 2, "2018-03-31"), 'cell C8: found "2018-03-31"', "beside its question"),
        (put(AGREEMENT_SHEET, 12, 0, None), 'cell B13: found "The ccg"', "beside its question"),
        (
            put(AGREEMENT_SHEET, 5, 0, "Name of the fund"),
            'cell A10: found "Name of the fund" again',
            "two rows",
        ),
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
    asked = [question for _, _, question in ASKED]
    # The rest is about rules, and may stay empty.
    assert asked[: len(ANSWERS)] == list(ANSWERS) and len(asked) == len(ANSWERS) + 5


def with_rules() -> Book:
    """The same with what the agreement says, limits, a rule about money held and one about the end."""
    book = filled()
    titles = {shape.title: [one.heading for one in shape.columns] for shape in SHAPES}
    rows: Book = {
        "What the agreement says": [
            ["aims", "What it is for", "To live at home", "2.1"],
            ["host-partner", "x", None, None],
        ],
        "What each puts in": [["2016-17", "The ccg", 1000], ["2016-17", "The council", 200.05]],
        "Held for a result": [
            [
                "admissions",
                "Held for admissions",
                "3",
                "The agreement",
                "admissions",
                date(2016, 4, 1),
                date(2017, 3, 31),
                "By steps",
            ]
        ],
        "Held and freed": [["admissions", "Held", 1, "The ccg", "minimum", None, 100, None]],
        "Kept when missed": [["admissions", "The ccg", 60], ["admissions", "The council", 40]],
        "Steps to a target": [["admissions", 0, 10], ["admissions", 50, 60]],
        "End of the year": [
            ["Over", 1, "Contingency, as far as there is any", None, None, None, None],
            ["Over", 2, "Partners by fixed percentages", None, None, "4.2", None],
            ["Under", 1, "Carried into the next year", None, None, None, "The council"],
        ],
        "Shares at the end": [["Over", 2, "The ccg", 62.5], ["Over", 2, "The council", 37.5]],
    }
    answers = book[AGREEMENT_SHEET]
    answers += [
        ["The pool manager moves budget alone up to, in pounds", 50],
        ["End of the year: the clause", "4"],
        ["End of the year: where the rule stands", "The agreement"],
        ["End of the year: what makes up for what", "All schemes together"],
    ]
    return book | {title: [titles[title], *those] for title, those in rows.items()}


def test_an_agreement_and_rules_are_read_as_a_file_says_them() -> None:
    found = read(written(with_rules()))
    assert found.agreement["particulars"] == {"aims": {"words": "To live at home", "stands_in": "2.1"}}
    assert found.agreement["puts_in"] == {"2016-17": {"ccg": 100_000, "council": 20_005}}
    assert (found.agreement["manager_pence"], found.agreement["partner_pence"]) == (5_000, None)
    known = Known(parties=("council", "ccg"), lines=("1/ccg/minimum",))
    [rule] = [read_risk_share(one, known, place="x") for one in found.risk_shares]
    assert rule.held == {"1/ccg/minimum": 10_000}
    assert [(one.achieved, one.released) for one in rule.thresholds] == [(0, 10), (50, 60)]
    assert found.settlement is not None
    settles = read_settlement(found.settlement, known, place="x")
    assert [one.kind for one in settles.over] == [StepKind.CONTINGENCY, StepKind.PERCENTAGES]
    assert settles.over[1].shares == {"ccg": Fraction(125, 2), "council": Fraction(75, 2)}
    assert settles.under[0].held_by == "council"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("Kept when missed", 1, 2, 70), "sheet Held for a result, cell A2: found '110%'"),
        (put("Kept when missed", 1, 1, "The beside"), "sheet Kept when missed, cell B2: found 'The beside'"),
        (put("Kept when missed", 1, 0, "admission"), "sheet Kept when missed, cell A2: found 'admission'"),
        (put("Held and freed", 1, 2, 9), "sheet Held and freed, cell C2: found '9/ccg/minimum'"),
        (put("Held and freed", 1, 6, "100k"), "sheet Held and freed, cell G2: found '100k'"),
        (put("Steps to a target", 2, 1, 0), "sheet Steps to a target, cell B3: found '0'"),
        (put("Shares at the end", 1, 1, 3), "sheet Shares at the end, cell B2: found 3"),
        (put("Shares at the end", 1, 3, 90), "sheet End of the year, cell C3: found '127.5%'"),
        (put("End of the year", 3, 6, None), "sheet End of the year, cell G4: found an empty cell"),
        (put("What the agreement says", 1, 0, "aim"), "sheet What the agreement says, cell A2"),
        (put("What each puts in", 1, 2, -5), "sheet What each puts in, cell C2: found '-5'"),
        (put("What each puts in", 1, 0, "2016"), "sheet What each puts in, cell A2"),
        (put("Held for a result", 1, 5, "soon"), "sheet Held for a result, cell F2: found 'soon'"),
    ],
)
def test_a_fault_of_a_rule_is_told_by_its_cell(change: Callable[[Book], None], said: str) -> None:
    book = with_rules()
    change(book)
    with pytest.raises(BadFund) as problem:
        read(written(book))
    assert any(said in fault for fault in problem.value.faults), problem.value.faults
