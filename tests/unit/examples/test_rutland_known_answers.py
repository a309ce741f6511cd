"""The figures that the Rutland document is known to hold, where the plan keeps them, and its known faults."""

from collections import Counter
from datetime import date
from decimal import Decimal

import pytest
from tests.unit.examples.rutland import figure, findings, plan, thousands

from lifecourse.design.api import RiskMatrix
from lifecourse.plans.api import draw
from lifecourse.standards.api import pack_in_force

pytestmark = pytest.mark.unit

PRIORITIES = {"prevention": 528, "long-term-conditions": 898, "crisis": 936, "enablers": 85}


# ---------------------------------------------------------------- money
def test_what_comes_in_is_the_plan():
    assert thousands("funding", "year_1") == 2061 + 186 + 200 == 2447
    assert figure("funding", "total", "year_1").value == 2_447_000


def test_what_was_carried_forward_is_one_off_money_and_the_contingency():
    assert thousands("carry-forward") == 200 + 117 == 317
    assert figure("carry-forward", "total", "amount").value == 317_000
    assert thousands("reserves", within="yes") == 101
    assert thousands("reserves", within="no") == 117


def test_the_priorities_are_the_plan():
    said = {r.key: (r.number("amount") or 0) / 1000 for r in plan().rows("priorities") if r.key != "total"}
    assert said == PRIORITIES
    assert sum(said.values()) == 2447


@pytest.mark.parametrize(("priority", "amount"), PRIORITIES.items())
def test_the_cost_lines_of_each_business_plan_come_to_what_it_has(priority, amount):
    assert thousands("cost-lines", priority=priority) == amount
    assert thousands("confidence", priority=priority) == amount
    assert thousands("priorities", "own") == 2447


def test_thirteen_schemes_come_to_each_priority_but_for_the_carers_of_one():
    assert [r.text("number") for r in plan().rows("schemes")] == [str(n) for n in range(1, 14)]
    of_priority = {
        key: sum(
            thousands("scheme-lines", scheme=s.key)
            for s in plan().rows("schemes")
            if s.text("priority") == key
        )
        for key in PRIORITIES
    }
    assert of_priority == {**PRIORITIES, "long-term-conditions": 898 - 85}
    assert thousands("scheme-lines") == 2362
    assert thousands("cost-lines", scheme="") == 85


def test_each_scheme_is_the_same_in_the_summary_and_in_its_business_plan():
    for scheme in plan().rows("schemes"):
        in_summary = thousands("scheme-lines", scheme=scheme.key)
        assert in_summary == thousands("cost-lines", scheme=scheme.key), scheme.key


def test_only_the_grant_for_homes_is_capital():
    assert thousands("scheme-lines", money="capital") == 186


# ---------------------------------------------------------------- measures
def test_six_measures_have_a_target_and_none_says_where_it_stands():
    targets = {r.key: r.number("target") for r in plan().rows("measures")}
    assert targets == {
        "delayed-transfers": 5,
        "admissions": 2,
        "reablement": 83,
        "care-homes": Decimal("0.36"),
        "falls": Decimal("1.66"),
        "satisfaction": 93,
    }
    assert not [r.key for r in plan().rows("measures") if r.figure("baseline")]


def test_people_of_each_age_grow_by_the_share_that_is_printed():
    for row in plan().rows("growth"):
        now, to_come, rate = row.number("now"), row.number("to_come"), row.number("rate")
        if now and to_come and rate is not None:
            assert abs(100 * (to_come - now) / now - rate) < 1, row.key


# ---------------------------------------------------------------- delivery
def test_risks_of_the_four_business_plans():
    assert Counter(r.text("priority") for r in plan().rows("risks")) == {
        "prevention": 4,
        "long-term-conditions": 4,
        "crisis": 4,
        "enablers": 9,
    }


def test_milestones_of_the_four_business_plans():
    groups = Counter(r.text("group") for r in plan().rows("milestones"))
    assert list(groups.values()) == [18, 15, 48, 19]


def test_every_priority_says_what_it_does_for_each_measure_but_one_for_falls():
    said = {(r.text("priority"), r.text("measure")) for r in plan().rows("contributions")}
    every = {(p, m.key) for p in PRIORITIES for m in plan().rows("measures")}
    assert every - said == {("crisis", "falls")}


def test_a_review_is_promised_a_year_after_its_milestone():
    promised = plan().table("deliverables").row("grants-review")
    done = plan().table("milestones").row("grants-approach")
    assert promised is not None
    assert done is not None
    assert promised.keys("milestones") == ("grants-approach",)
    assert (promised.date("due"), done.date("ends")) == (date(2017, 9, 30), date(2016, 9, 30))


def test_a_risk_between_two_levels_stands_at_the_higher_and_is_told_in_its_own_words():
    (grid,) = draw(plan(), pack_in_force(plan().dated), "risks")
    assert isinstance(grid, RiskMatrix)
    assert not grid.unplaced
    between = {r.number: (r.likelihood, r.likelihood_said) for r in grid.risks if r.likelihood_said}
    assert between == {"2": (2, "Low to medium"), "16": (3, "Medium to high")}
    assert "stated between two levels stands at the higher" in grid.sentence
    assert any("Low to medium" in row for row in grid.table.rows)


# ---------------------------------------------------------------- faults left standing
@pytest.mark.parametrize(
    ("check_id", "says"),
    [
        (
            "same-quantity-differs",
            ["£2,061,000", "£2,046,000", "calls that of 2015-16", "cannot all be true"],
        ),
        ("same-quantity-differs", ["81.4 years", "81 years"]),
        ("same-quantity-differs", ["85.9 years", "84.7 years"]),
        ("organisation-not-partner", ["names LCC, who is not in"]),
        ("sign-off-dates", ["East Leicestershire and Rutland CCG"]),
        ("cells-missing", ["How sure", "3 of 9 rows"]),
        ("cells-missing", ["Ends", "6 of 100 rows"]),
        ("cells-missing", ["Answers for it", "10 of 100 rows"]),
        ("milestones-undated", ["2 of 100 milestones bear no date"]),
        ("ends-before-starts", ["carers' assessments", "1 May 2016", "30 April 2016"]),
        ("before-what-it-waits-for", ["1 April 2016", "152 days before", "31 August 2016"]),
        ("risks-unanswered", ["18 of 21 risks"]),
        ("priority-adds-up", ["Long term condition", "£898,000", "£813,000", "£85,000 less", "in no scheme"]),
        ("line-without-scheme", ["1 of 26 lines", "carers", "£85,000"]),
        ("aims-differ", ["Appendix C", "Appendix D", "4 of 7 parts"]),
        ("change-without-base", ["5% against last year's targets", "2% against the level predicted"]),
        ("cells-hold-a-place", ["“TBC”", "Assistive technology"]),
        ("promised-apart-from-milestones", ["grants reviewed", "30 September 2017", "365 days earlier"]),
        ("day-far-from-plan", ["Falls projects", "30 November 2017"]),
        ("outside-plan-years", ["A new plan of three years", "31 March 2019"]),
    ],
)
def test_a_fault_of_the_document_is_named_with_its_numbers(check_id, says):
    sentences = [f.sentence for f in findings() if f.check_id == check_id]
    told = [s for s in sentences if all(part.lower() in s.lower() for part in says)]
    assert told, sentences


@pytest.mark.parametrize(
    "check_id",
    [
        "adds-down",  # the budget, the priorities and what was carried forward
        "fund-against-priorities",  # 2,447 come in and 2,447 are given out
        "scheme-adds-up",  # each scheme costs what it gets
        "scheme-without-money",  # nought pounds for scheme 12 is a sum
        "carried-forward-used-once",  # 200 go into the plan and 117 are kept back
        "kept-back-within-fund",
        "sign-off-after-due",  # the national due date was set for another kind of plan
        "denominator-missing",  # and so were rates of people in hospital
        "row-link-broken",
        "choice-unknown",
        "figures-unsourced",
    ],
)
def test_what_holds_in_the_document_raises_nothing(check_id):
    assert [f.sentence for f in findings() if f.check_id == check_id] == []


def test_one_priority_and_one_way_of_dividing_it_do_not_add_up():
    assert [(f.place.row, f.about) for f in findings() if f.check_id == "priority-adds-up"] == [
        ("long-term-conditions", "scheme-lines")
    ]


def test_seventeen_milestones_end_after_the_money_does():
    assert len([f for f in findings() if f.check_id == "outside-plan-years"]) == 17
