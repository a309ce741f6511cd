"""Exports of finance systems read line by line, told apart and matched: on plain values."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.sheets.faults import Refused
from lifecourse.finance.kinds.imports import DayForm, Sign, Unit
from lifecourse.finance.rules.amounts import NotRead, read_ledger_amount
from lifecourse.finance.rules.export_file import read_export
from lifecourse.finance.rules.imports import (
    ExportRead,
    Layout,
    Line,
    RawLine,
    guess,
    identities,
    layout_faults,
    read_day,
    read_lines,
    read_period,
)
from lifecourse.finance.rules.matching import (
    ByHand,
    CannotMatch,
    Known,
    LineKnown,
    Placed,
    Rule,
    check_rule,
    likely,
    put_lines,
    same_line,
)
from lifecourse.finance.rules.months import months_of

pytestmark = pytest.mark.unit
MONTHS = months_of(date(2016, 4, 1))
TODAY = date(2016, 9, 20)
HEADINGS = ("Date", "CC", "Subj", "Text", "Supplier", "Ref", "Amount")
COLUMNS = dict(
    zip(
        HEADINGS,
        ("day", "cost_centre", "subjective", "words", "supplier", "reference", "amount"),
        strict=True,
    )
)


def read(*rows: tuple[str, ...], layout: Layout | None = None) -> ExportRead:
    raw = [
        RawLine(number=number, cells=dict(zip(HEADINGS, row, strict=True)))
        for number, row in enumerate(rows, start=2)
    ]
    kept = layout or Layout(columns=COLUMNS)
    return read_lines(raw, kept, headings=HEADINGS, months=MONTHS, today=TODAY)


def line(**other: object) -> Line:
    said: dict[str, object] = {"number": 2, "day": date(2016, 5, 3), "month": 2, "pence": 12_345}
    return Line(**(said | other))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "unit", "pence"),
    [
        ("1,234.50", Unit.POUNDS, 123_450),
        ("£1234.5", Unit.POUNDS, 123_450),
        ("(1,234.50)", Unit.POUNDS, -123_450),
        ("(£12)", Unit.POUNDS, -1200),
        ("-£12", Unit.POUNDS, -1200),
        ("£-12", Unit.POUNDS, -1200),
        ("12.00-", Unit.POUNDS, -1200),
        ("\u221212", Unit.POUNDS, -1200),
        ("12.00 CR", Unit.POUNDS, -1200),
        ("12.00DR", Unit.POUNDS, 1200),
        (".5", Unit.POUNDS, 50),
        ("0.30", Unit.POUNDS, 30),
        ("1\u00a0", Unit.POUNDS, 100),
        ("1.23456", Unit.THOUSANDS, 123_456),
        ("12", Unit.THOUSANDS, 1_200_000),
    ],
)
def test_amounts_are_read_to_the_penny_as_ledgers_write_them(text: str, unit: Unit, pence: int) -> None:
    assert read_ledger_amount(text, unit) == pence


@pytest.mark.parametrize(
    ("text", "unit", "mend"),
    [
        ("100k", Unit.THOUSANDS, "unit is said twice"),
        ("100k", Unit.POUNDS, "without a letter"),
        ("Â£12", Unit.POUNDS, "Export it as UTF-8"),
        ("1.234,50", Unit.POUNDS, "British settings"),
        ("1E+05", Unit.POUNDS, "choose Number"),
        ("(12) CR", Unit.POUNDS, "not two of them"),
        ("-12-", Unit.POUNDS, "digits"),
        ("12.345", Unit.POUNDS, "100 pence"),
        ("1,23", Unit.POUNDS, "British settings"),
        ("1,2345", Unit.POUNDS, "digits"),
        ("twelve", Unit.POUNDS, "digits"),
        ("=SUM(A1)", Unit.POUNDS, "as values"),
        ("9999999999", Unit.POUNDS, "Look at the unit"),
        ("", Unit.POUNDS, "Give the amount"),
    ],
)
def test_what_is_no_amount_is_refused_with_the_mend(text: str, unit: Unit, mend: str) -> None:
    with pytest.raises(NotRead) as refused:
        read_ledger_amount(text, unit)
    assert mend in refused.value.wrong.mend


@given(st.integers(-(10**11), 10**11), st.sampled_from(["minus", "brackets", "cr", "behind"]))
def test_an_amount_is_the_same_in_every_way_of_writing_it(pence: int, way: str) -> None:
    shown = (
        f"{abs(pence) / 100:,.2f}" if abs(pence) < 10**9 else f"{abs(pence) // 100}.{abs(pence) % 100:02d}"
    )
    if pence < 0:
        shown = {"minus": f"-{shown}", "brackets": f"({shown})", "cr": f"{shown}CR", "behind": f"{shown}-"}[
            way
        ]
    assert read_ledger_amount(shown, Unit.POUNDS) == pence


@pytest.mark.parametrize(
    "text",
    ["03/05/2016", "3.5.16", "03-MAY-16", "3 May 2016", "2016-05-03", "20160503", "2016-05-03T00:00:00"],
)
def test_days_are_read_as_ledgers_write_them(text: str) -> None:
    assert read_day(text, DayForm.DAY_FIRST) == date(2016, 5, 3)


def test_the_month_first_is_read_so_only_where_the_layout_says_it() -> None:
    assert read_day("05/13/2016", DayForm.MONTH_FIRST) == date(2016, 5, 13)
    assert read_day("05/13/2016", DayForm.DAY_FIRST) is None
    assert read_day("31/06/2016", DayForm.DAY_FIRST) is None


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("02", 2),
        ("P2", 2),
        ("13", 12),
        ("May-16", 2),
        ("2016-05", 2),
        ("May-17", None),
        ("201602", None),
        ("0", None),
    ],
)
def test_a_period_is_a_month_of_the_year(text: str, number: int | None) -> None:
    assert read_period(text, MONTHS) == number


def test_lines_are_read_and_rows_that_add_up_are_left_out() -> None:
    found = read(
        ("03/05/2016", "4711", "4501", "Visits", "A provider", "17", "100.00"),
        ("04/05/2016", "4711", "4501", "Visits back", "A provider", "18", "(40.00)"),
        ("Total 4711", "", "", "", "", "", "60.00"),
        ("", "", "", "Grand total", "", "", "60.00"),
    )
    assert not found.faults and found.pence == 6000 and found.own_total == 6000
    assert found.totals == [4, 5]
    assert found.lines[0] == line(
        pence=10_000,
        cost_centre="4711",
        subjective="4501",
        words="Visits",
        supplier="A provider",
        reference="17",
    )


def test_a_line_about_a_total_is_no_total() -> None:
    found = read(("03/05/2016", "4711", "", "Total care package", "A provider", "17", "100"))
    assert len(found.lines) == 1 and not found.totals


def test_every_fault_is_named_by_its_cell() -> None:
    found = read(
        ("03/04/2017", "", "", "", "", "", "1"),
        ("03/05/2016", "", "", "", "", "", "100k"),
        ("31/31/2016", "", "", "", "", "", "1"),
        ("03/12/2016", "", "", "x" * 301, "", "", "1"),
        ("", "", "", "", "", "", "1"),
    )
    assert [fault.cell for fault in found.faults] == ["A2", "G3", "A4", "D5", "A5", "A6"]
    assert "outside" not in found.faults[0].sentence and "31 March 2017" in found.faults[0].expected
    assert not found.lines


def test_debit_and_credit_are_one_amount_and_a_ledger_may_count_spending_below_nothing() -> None:
    headings = ("Date", "Debit", "Credit")
    layout = Layout(columns={"Date": "day", "Debit": "debit", "Credit": "credit"})
    rows = [
        RawLine(number=2, cells={"Date": "3/5/16", "Debit": "12.50", "Credit": ""}),
        RawLine(number=3, cells={"Date": "3/5/16", "Debit": "", "Credit": "2.50"}),
        RawLine(number=4, cells={"Date": "3/5/16", "Debit": "", "Credit": ""}),
        RawLine(number=5, cells={"Date": "3/5/16", "Debit": "1", "Credit": "x"}),
    ]
    found = read_lines(rows, layout, headings=headings, months=MONTHS, today=TODAY)
    assert [one.pence for one in found.lines] == [1250, -250]
    assert [fault.cell for fault in found.faults] == ["B4", "C5"]
    below = read(("03/05/2016", "", "", "", "", "", "-7"), layout=Layout(columns=COLUMNS, sign=Sign.MINUS))
    assert below.pence == 700


def test_a_number_of_its_own_stands_once_in_a_file() -> None:
    layout = Layout(columns={**COLUMNS, "Ref": "transaction"})
    row = ("03/05/2016", "", "", "", "", "17", "1")
    found = read(row, row, ("03/05/2016", "", "", "", "", "", "1"), layout=layout)
    assert [fault.cell for fault in found.faults] == ["F4", "F3"]


def test_columns_are_guessed_and_what_was_kept_goes_first() -> None:
    found = guess(["Trans Date", "Cost Centre", "Narrative", "Net Amount", "Text"], {"Narrative": ""})
    assert found == {
        "Trans Date": "day",
        "Cost Centre": "cost_centre",
        "Narrative": "",
        "Net Amount": "amount",
        "Text": "words",
    }
    assert layout_faults(found) == []
    assert len(layout_faults({"a": "words"})) == 2
    assert len(layout_faults({"a": "day", "b": "amount", "c": "debit"})) == 1
    assert len(layout_faults({"a": "day", "b": "amount", "c": "amount"})) == 1


@given(st.lists(st.tuples(st.integers(1, 3), st.sampled_from("ab")), max_size=12), st.data())
def test_lines_are_told_apart_whatever_their_order(said: list[tuple[int, str]], data: st.DataObject) -> None:
    lines = [line(pence=pence, words=words) for pence, words in said]
    found = identities(lines)
    assert len(set(found)) == len(lines)
    assert sorted(identities(data.draw(st.permutations(lines)))) == sorted(found)
    # An export of fewer days says the same of what it has.
    assert set(identities(lines[: len(lines) // 2])) <= set(found)


def rule(key: int, to: int, **says: object) -> Rule:
    return Rule(key=key, to=to, **says)  # type: ignore[arg-type]


def test_the_rule_that_says_most_goes_first_and_then_the_newest() -> None:
    rules = [
        rule(1, 10, cost_centre="47*"),
        rule(2, 20, cost_centre="4711"),
        rule(3, 30, cost_centre="4711", supplier="A PROVIDER."),
        rule(4, 40, words="beds", first_day=date(2016, 6, 1)),
    ]
    lines = [
        line(cost_centre="4712"),
        line(cost_centre="4711"),
        line(cost_centre="4711", supplier="a provider"),
        line(words="Two beds"),
        line(words="Two beds", day=date(2016, 6, 1), month=3),
    ]
    puts = put_lines(lines, Known(rules=rules))
    assert [put.to for put in puts] == [10, 20, 30, None, 40]
    assert puts[2].because == "cost centre 4711 and supplier A PROVIDER."


def test_what_was_posted_by_hand_is_found_once_and_a_credit_follows_what_it_takes_back() -> None:
    paper = {"supplier": "A provider", "reference": "17"}
    known = Known(
        rules=[rule(1, 10, cost_centre="4711")],
        invoices=[ByHand(number=5, to=20, pence=500, supplier="A Provider Ltd", reference="17")],
        placed=[
            Placed(to=30, pence=900, cost_centre="", subjective="", words="", supplier="B", reference="1"),
        ],
        orders=[ByHand(number=7, to=40, pence=800, supplier="C", reference="9")],
    )
    lines = [
        line(pence=500, supplier="a provider ltd", reference="17"),
        line(pence=500, supplier="a provider ltd", reference="17", cost_centre="4711"),
        line(pence=-900, supplier="B", reference="1"),
        line(pence=-900, supplier="B", reference="1"),
        line(pence=700, supplier="C", reference="9"),
        line(pence=100, cost_centre="4711", **paper),
        line(pence=-100, **paper),
    ]
    puts = put_lines(lines, known)
    assert [(put.to, put.entry, put.order) for put in puts] == [
        (20, 5, None),
        (10, None, None),
        (30, None, None),
        (None, None, None),
        (40, None, 7),
        (10, None, None),
        (10, None, None),
    ]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({}, "Say what a line is known by"),
        ({"cost_centre": "*"}, "star"),
        ({"cost_centre": "4*7"}, "star"),
        ({"words": "x", "first_day": date(2016, 6, 1), "last_day": date(2016, 5, 1)}, "before the first"),
        ({"supplier": "a PROVIDER"}, "Another rule"),
    ],
)
def test_a_rule_says_something_that_no_other_says(wrong: dict[str, object], words: str) -> None:
    with pytest.raises(CannotMatch, match=words):
        check_rule(rule(2, 1, **wrong), [rule(1, 1, supplier="A provider")])


def test_something_like_it_went_somewhere_before() -> None:
    def placed(to: int | None, **said: str) -> Placed:
        texts = dict.fromkeys(("cost_centre", "subjective", "supplier", "reference", "words"), "")
        return Placed(to=to, pence=1, **(texts | said))

    before = [
        placed(1, supplier="A"),
        placed(2, supplier="A"),
        placed(2, supplier="a."),
        placed(None, supplier="A"),
        placed(3, words="Beds for a week"),
    ]
    found = likely(placed(None, supplier="A"), before)
    assert (
        found is not None and found.to == 2 and found.because == "2 earlier lines of this supplier went there"
    )
    assert (alike := likely(placed(None, words="beds for a night"), before)) is not None and alike.to == 3
    assert likely(placed(None, words="Something else"), before) is None


def test_files_are_read_as_they_come() -> None:
    text = 'Ledger report;;\n\nDate;Cost Centre;"Amount £"\n03/05/2016;4711;"£1,234.50"\n\nTotal;;£1,234.50\n'
    for content in (text.encode("cp1252"), text.encode("utf-8"), b"\xef\xbb\xbf" + text.encode("utf-8")):
        export = read_export(content)
        assert list(export.headings) == ["Date", "Cost Centre", "Amount £"]
        assert [row.number for row in export.rows] == [4, 6]
        assert export.rows[0].cells["Amount £"] == "£1,234.50"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "an empty file"),
        (b"1,2,3\n4,5,6\n", "no row of headings"),
        (b"Date,Amount\n", "nothing below"),
        ("Date,Amount,Supplier\n3/5/16,1,Caf\u00e9\n".encode("cp1252"), "a letter in row 2"),
        (b'Date,Amount\n3/5/16,"1\n', "cannot be told into cells"),
        (b"Date,Amount\n3/5/16,1,2\n", "more cells"),
        (b"PK\x03\x04rubbish", "The file"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_whole(content: bytes, words: str) -> None:
    with pytest.raises(Refused, match=words):
        read_export(content)


def test_a_line_is_known_again_in_another_year_or_not_at_all() -> None:
    old = LineKnown(key=1, lead=1, number=3, scheme="Carers", contribution="Minimum", provider="")
    same = replace(old, key=2, scheme="CARERS")
    assert same_line(old, [same, replace(same, key=3, lead=2), replace(same, key=4, number=5)]) == same
    assert same_line(old, [replace(same, scheme="Falls")]) is None
    assert same_line(old, [replace(same, key=3, contribution="Grant"), same]) == same
    assert same_line(old, [replace(same, key=3, provider="A charity"), same]) == same
    assert same_line(old, [same, replace(same, key=3)]) is None
