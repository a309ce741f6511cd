"""Printed tables are held against the sums they should come to, to the precision of each figure."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.cases.building import case_data

from lifecourse.cases.kinds.document import CaseDocument
from lifecourse.cases.kinds.published import Held, PrintedUnit, Reads
from lifecourse.cases.rules.document import BadCase, read_document
from lifecourse.cases.rules.printed import read_cell
from lifecourse.cases.rules.published import hold_tables
from lifecourse.cases.rules.published_findings import findings_of_tables, hold_case

pytestmark = pytest.mark.unit


def table(*rows: dict[str, Any], columns: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    columns = columns or [{"slug": "costs", "name": "costs"}]
    return {"slug": "t", "name": "Table", "place": "section 1", "columns": columns, "rows": list(rows)}


def row(slug: str, *cells: str, **more: Any) -> dict[str, Any]:
    return {"slug": slug, "name": slug, "cells": list(cells)} | more


def document(*tables: dict[str, Any], agrees: tuple[dict[str, Any], ...] = ()) -> CaseDocument:
    return read_document(case_data(published=list(tables), agrees=list(agrees)), place="a test")


def held(*tables: dict[str, Any], agrees: tuple[dict[str, Any], ...] = ()) -> list[Held]:
    found = document(*tables, agrees=agrees)
    return hold_tables(found.published, found.agrees)


def told(*tables: dict[str, Any], agrees: tuple[dict[str, Any], ...] = ()) -> list[tuple[str, str]]:
    found = document(*tables, agrees=agrees)
    findings = findings_of_tables(found.published, hold_tables(found.published, found.agrees))
    return [(one.found, one.expected) for one in findings]


@pytest.mark.parametrize(
    ("printed", "unit", "value", "off"),
    [
        ("245,200", PrintedUnit.POUNDS, "245200", "0.5"),
        ("£334,628.57", PrintedUnit.POUNDS, "334628.57", "0.005"),
        ("£373k", PrintedUnit.POUNDS, "373000", "500"),
        ("£4.3m", PrintedUnit.POUNDS, "4300000", "50000"),
        ("22%", PrintedUnit.PER_CENT, "22", "0.5"),
        ("12.5", PrintedUnit.PER_CENT, "12.5", "0.05"),
        ("25", PrintedUnit.THOUSANDS, "25000", "500"),
        ("25K", PrintedUnit.THOUSANDS, "25000", "500"),
        ("5", PrintedUnit.NUMBER, "5", "0"),
    ],
)
def test_a_cell_is_as_exact_as_it_is_printed(printed: str, unit: PrintedUnit, value: str, off: str) -> None:
    cell = read_cell(printed, unit)
    assert cell is not None
    assert (cell.reads, cell.value, cell.off) == (Reads.VALUE, Fraction(value), Fraction(off))


def test_about_reaches_half_its_step_each_way() -> None:
    cell = read_cell("£400k", PrintedUnit.POUNDS, near=Fraction(20_000))
    assert cell is not None
    assert (cell.value, cell.off) == (400_000, 10_000)


@pytest.mark.parametrize("printed", ["", "-", "–", " "])
def test_nothing_printed_is_nothing(printed: str) -> None:
    cell = read_cell(printed, PrintedUnit.POUNDS)
    assert cell is not None
    assert (cell.reads, cell.value) == (Reads.EMPTY, 0)


@pytest.mark.parametrize("printed", ["a lot", "12%", "1.2.3", "-5", "£", "12 pounds"])
def test_what_is_no_figure_is_refused(printed: str) -> None:
    assert read_cell(printed, PrintedUnit.POUNDS) is None


def test_a_total_that_its_column_does_not_come_to_is_told_by_its_cell() -> None:
    wrong = table(row("one", "100"), row("two", "250"), row("all", "360", total=True))
    assert told(wrong) == [
        ("£360, £10 more (The column's own total)", "£350, from Table (section 1): one; two"),
    ]


def test_a_total_that_holds_is_held_and_tells_nothing() -> None:
    right = table(row("one", "100"), row("two", "250"), row("all", "350", total=True))
    assert [one.holds for one in held(right)] == [True]
    assert told(right) == []


def test_rounding_is_no_fault_and_more_than_rounding_is() -> None:
    thirds = [row(name, "33%") for name in ("one", "two", "three")]
    share = [{"slug": "share", "name": "share", "unit": "per-cent"}]
    assert told(table(*thirds, row("all", "100%", total=True), columns=share)) == []
    assert told(table(*thirds, row("all", "103%", total=True), columns=share)) == [
        ("103%, 4 points more (The column's own total)", "99%, from Table (section 1): one; two; three"),
    ]


def test_a_column_aside_is_no_part_of_its_row() -> None:
    columns = [
        {"slug": "share", "name": "share", "unit": "per-cent", "aside": True},
        {"slug": "first", "name": "first"},
        {"slug": "second", "name": "second"},
        {"slug": "all", "name": "all", "total": True},
    ]
    assert [one.holds for one in held(table(row("one", "22%", "10", "20", "30"), columns=columns))] == [True]


def test_what_must_be_is_told_even_where_rounding_may_explain_it() -> None:
    shares = table(
        row("one", "26%"),
        row("two", "55%"),
        row("three", "20%"),
        columns=[{"slug": "share", "name": "share", "unit": "per-cent"}],
    )
    agrees = ({"figure": "100%", "comes": "sum", "of": ["t/*/share"], "says": "All of it"},)
    assert told(shares, agrees=agrees) == [("101% (All of it)", "100%")]


@pytest.mark.parametrize(
    ("comes", "of", "expected"),
    [
        ("sum", ["t/a/costs", "t/b/costs"], 40),
        ("less", ["t/b/costs", "t/a/costs"], 20),
        ("times", ["t/a/costs", "t/b/costs"], 300),
        ("share", ["t/a/costs", "t/b/costs", "t/c/costs"], 50),
        ("portion", ["t/c/costs", "t/a/costs", "t/a/costs", "t/b/costs"], 20),
        ("per", ["t/b/costs", "t/a/costs", "t/c/costs"], 240),
        ("same", ["t/c/costs"], 80),
    ],
)
def test_how_a_figure_comes_about(comes: str, of: list[str], expected: int) -> None:
    counted = [{"slug": "costs", "name": "costs", "unit": "number"}]
    figures = table(row("a", "10"), row("b", "30"), row("c", "80"), columns=counted)
    found = held(figures, agrees=({"figure": "t/c/costs", "comes": comes, "of": of},))
    assert [one.expected.value for one in found] == [expected]


def test_a_figure_stands_only_where_the_other_does() -> None:
    first = table(row("a", "10"), row("b", ""))
    other = first | {"slug": "u", "name": "Other", "rows": [row("a", ""), row("b", "5")]}
    agrees = tuple(
        {"figure": f"t/{name}/costs", "comes": "where", "of": [f"u/{name}/costs"]} for name in ("a", "b")
    )
    assert told(first, other, agrees=agrees) == [
        ("a figure", "none, as at Other (section 1): a"),
        ("none", "a figure, as at Other (section 1): b"),
    ]


def test_what_is_still_to_come_is_told_and_never_added_up() -> None:
    waiting = table(row("one", "TBC"), row("two", "250"), row("all", "360", total=True))
    assert held(waiting) == []
    assert told(waiting) == [
        ("still to be confirmed: costs", "an amount, or a day by which there is one"),
    ]


def test_a_unit_said_twice_is_told() -> None:
    twice = table(
        row("one", "100k", "25"),
        columns=[
            {"slug": "a", "name": "a", "unit": "thousand-pounds"},
            {"slug": "b", "name": "b", "unit": "thousand-pounds"},
        ],
    )
    assert [found for found, _ in told(twice)] == ["100k in a column of thousands of pounds"]


def test_a_printed_cost_is_held_against_the_model() -> None:
    """A year and a participant of a phase; what the model does not know is left out."""
    model = {
        "first": "2016/17 Q1",
        "last": "2018/19 Q4",
        "participants": [
            {"slug": "a", "name": "A", "organisation": "county", "share": 60},
            {"slug": "b", "name": "B", "organisation": "trust", "share": 40},
        ],
        "phases": [
            {
                "slug": "one",
                "number": 1,
                "name": "One",
                "first": "2016/17 Q1",
                "costs": [{"slug": "team", "name": "Team", "kind": "programme", "mid": 1000}],
                "benefits": [
                    {"slug": "less", "name": "Less", "kind": "process", "counts": "cash", "lasting": 50}
                ],
            }
        ],
    }
    agrees = [
        {"figure": "t/a/costs", "comes": "model", "of": ["cost/one/a"]},
        {"figure": "t/b/costs", "comes": "model", "of": ["benefit/one/2017-18"]},
        {"figure": "t/b/costs", "comes": "model", "of": ["cost/another/a"]},
    ]
    found = read_document(
        case_data(model=model, published=[table(row("a", "600"), row("b", "210"))], agrees=agrees),
        place="a test",
    )
    assert [(one.holds, one.expected.value) for one in hold_case(found)] == [(True, 600), (False, 200)]


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (
            {"published": [table(row("one", "many"))]},
            "a test, published 1, rows 1, cells, costs: found 'many', expected a figure as it is printed, in "
            "quotation marks: “245,200”, “22%”, “100k”, “-” or “TBC”.",
        ),
        (
            {"published": [table(row("one", "1", "2"))]},
            "a test, published 1, rows 1, cells: found ['1', '2'], expected a cell for each of 1 columns.",
        ),
        (
            {
                "published": [table(row("one", "1"))],
                "agrees": [{"figure": "t/one/costs", "comes": "sum", "of": ["t/two/costs"]}],
            },
            "a test, agrees 1, of: found 't/two/costs', expected the place of a printed figure, as "
            "table-5/phase-1/costs.",
        ),
        (
            {
                "published": [table(row("one", "1"))],
                "agrees": [{"figure": "t/one/costs", "comes": "per", "of": ["t/one/costs"]}],
            },
            "a test, agrees 1, of: found ['t/one/costs'], expected 3 places.",
        ),
    ],
)
def test_bad_input_is_refused_with_its_place(change: dict[str, Any], fault: str) -> None:
    with pytest.raises(BadCase) as refused:
        read_document(case_data(**change), place="a test")
    assert refused.value.faults == [fault]


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=12), st.integers(-(10**6), 10**6))
def test_a_total_holds_exactly_when_it_is_within_half_a_pound_of_each_figure(
    amounts: list[int], wrong: int
) -> None:
    total = sum(amounts) + wrong
    if total < 0:
        return
    rows = [row(f"r{number}", f"{amount:,}") for number, amount in enumerate(amounts)]
    (one,) = held(table(*rows, row("all", f"{total:,}", total=True)))
    assert one.difference == wrong
    assert one.holds == (abs(wrong) <= Fraction(len(amounts) + 1, 2))
