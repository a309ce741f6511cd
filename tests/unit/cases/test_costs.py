"""What a case says that things cost is held against its funding and against the lines of a fund."""

import tomllib
from collections import defaultdict
from decimal import Decimal

import pytest
from tests.unit.cases.building import ABOUT

from lifecourse.cases.api import read_cases, templates
from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.rules.costs import cost_rows, costs_beside_the_fund, costs_without_funding, funds_named
from lifecourse.cases.rules.document import read_document
from lifecourse.finance.api import LedgerLine
from lifecourse.plans.api import examples_folder

pytestmark = pytest.mark.unit
RUTLAND = examples_folder() / "rutland-2016"


def priority_plans():
    return [one for one in read_cases(RUTLAND) if one.about.template == "priority-plan-2016"]


def case_of(*costs: tuple[str, str], funding: str = ""):
    rows = {"costs": [{"year": "2016/17", "pounds": pounds, "line": line} for line, pounds in costs]}
    if funding:
        rows["funding"] = [{"year": "2016/17", "pounds": funding, "source": "The fund"}]
    about = ABOUT | {"template": "priority-plan-2016"}
    return read_document({"about": about, "rows": rows}, place="a test")


def line(name: str, pounds: int) -> tuple[str, LedgerLine]:
    return name, LedgerLine(name=name, words="A scheme", months=(), budgets={"2016-17": pounds * 100})


LINES = dict([line("pool/1.1", 900), line("pool/1.2", 200), line("pool/2.3", 50)])


def checks(document) -> list[str]:
    return [one.check for one in costs_beside_the_fund(document, LINES)]


def test_costs_of_one_line_are_added_up():
    assert checks(case_of(("pool/1.1", "500"), ("pool/1.1", "£400.00"), ("pool/1.2", "200"))) == []


def test_what_differs_is_told_with_both_sums():
    [found] = costs_beside_the_fund(case_of(("pool/1.1", "899.50"), ("pool/1.2", "200")), LINES)
    assert (found.check, found.place) == ("cost-is-not-the-funds", "Line pool/1.1, A scheme, 2016/17")
    assert found.found == "the case says £899.50, the fund a budget of £900.00"


def test_a_line_of_the_priority_that_the_case_leaves_out_is_told():
    """What another priority has is none of it."""
    assert checks(case_of(("pool/1.1", "900"))) == ["fund-line-not-in-the-case"]


@pytest.mark.parametrize("name", ["pool/1.9", "other/1.1"])
def test_a_line_that_the_fund_has_not_is_told(name):
    assert "cost-line-not-in-the-fund" in checks(case_of((name, "900")))


@pytest.mark.parametrize(("funding", "found"), [("900", 0), ("899", 1), ("", 0)])
def test_costs_and_funding_of_a_year_come_to_the_same(funding, found):
    document = case_of(("", "900"), funding=funding)
    given = ToCheck(document=document, template=templates()["priority-plan-2016"])
    assert len(list(costs_without_funding(given))) == found


@pytest.mark.parametrize("words", ["about 30", "NaN", "1e999", "0.001", ""])
def test_what_is_no_amount_is_left_out(words):
    assert cost_rows(case_of(("pool/1.1", words))) == []


def test_the_four_priorities_of_rutland_cost_what_the_report_says():
    cases = {one.about.reference: one for one in priority_plans()}
    assert {
        reference: sum(row.pence for row in cost_rows(one)) // 100_000 for reference, one in cases.items()
    } == {"Appendix B": 528, "Appendix C": 898, "Appendix D": 936, "Appendix E": 85}
    for one in cases.values():
        given = ToCheck(document=one, template=templates()[one.about.template])
        assert not list(costs_without_funding(given))


def test_the_four_priorities_of_rutland_are_the_lines_of_its_fund():
    with (RUTLAND / "fund.toml").open("rb") as file:
        fund = tomllib.load(file)
    priority = {one["number"]: one["priority"] for one in fund["schemes"]}
    pounds: defaultdict[str, Decimal] = defaultdict(Decimal)
    for one in fund["lines"]:
        name = f"{fund['fund']['slug']}/{priority[one['scheme']]}.{one['scheme']}"
        pounds[name] += Decimal(str(one["pounds"]))
    lines = dict(line(name, int(sum_)) for name, sum_ in pounds.items())
    for case in priority_plans():
        assert funds_named(case) == {"rutland-better-care"}
        assert not list(costs_beside_the_fund(case, lines))
