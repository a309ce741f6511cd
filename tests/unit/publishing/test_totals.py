"""Totals are worked out from the rows that a template's sums name, and from no others."""

from decimal import Decimal

import pytest
from tests.unit.publishing.conftest import WARD_ROWS, people, plan, pounds, row, text

from lifecourse.figures.api import Confidence, Qualifier
from lifecourse.plans.api import PlanDocument
from lifecourse.publishing.totals import WorkedOut, part_rows, totals_across, totals_down

pytestmark = pytest.mark.unit


def down(document: PlanDocument, table: str, number: int = 0) -> dict[str, WorkedOut]:
    found = document.table(table)
    sums = [s for s in found.template.sums if s.way != "across"]
    return {t.column: t for t in totals_down(found, sums[number])}


def test_a_row_printed_beside_is_no_part_of_the_total(small_plan: PlanDocument) -> None:
    assert down(small_plan, "wards")["men"].figure.value == 8


def test_only_rows_with_the_choice_are_added(small_plan: PlanDocument) -> None:
    table = small_plan.table("money")
    assert [r.key for r in part_rows(table, table.template.sums[0])] == ["ccg", "council"]
    assert [r.key for r in part_rows(table, table.template.sums[1])] == ["estates"]


def test_what_is_stated_is_kept_beside_what_was_worked_out(small_plan: PlanDocument) -> None:
    total = down(small_plan, "money")["year"]
    assert (total.figure.value, total.difference) == (1500, 100)


def test_one_part_alone_is_no_total(small_plan: PlanDocument) -> None:
    assert down(small_plan, "money", 1) == {}


def test_shares_are_added_exactly(small_plan: PlanDocument) -> None:
    assert down(small_plan, "money", 2)["share"].figure.value == Decimal("99.9")


def test_a_total_of_parts_that_are_not_exact_is_not_exact() -> None:
    rows = (*WARD_ROWS[:1], row("ash", ward=text("Ash"), men=people(10, qualifier=Qualifier.ABOUT)))
    total = down(plan(wards=rows), "wards")["men"].figure
    assert total.qualifier is Qualifier.ABOUT
    assert total.confidence is Confidence.DERIVED


def test_parts_of_different_units_are_not_added() -> None:
    rows = (row("a", ward=text("A"), men=people(1)), row("b", ward=text("B"), men=pounds(1)))
    assert down(plan(wards=rows), "wards") == {}


def test_a_row_is_added_across(small_plan: PlanDocument) -> None:
    table = small_plan.table("wards")
    across = {t.row: t for t in totals_across(table, table.template.sums[1])}
    assert across["oak"].difference == 0
    assert (across["elm"].figure.value, across["elm"].stated) == (5, None)
    assert "of-which-secure" not in across
