"""A bid in a plan and the case that makes it say the same, or it is told where they do not."""

from dataclasses import replace

import pytest

from lifecourse.assurance.cases.against_plan import bid_beside_case, bid_findings, bids_beside_cases
from lifecourse.assurance.cases.checking import check_cases
from lifecourse.assurance.cases.naming import plans_beside
from lifecourse.cases.api import CaseDocument, people_estimated, people_known, read_cases
from lifecourse.plans.api import PlanDocument, examples_folder

pytestmark = pytest.mark.unit


@pytest.fixture(scope="module")
def plan() -> PlanDocument:
    [document] = plans_beside("essex-2016")
    return document


@pytest.fixture(scope="module")
def cases() -> list[CaseDocument]:
    return read_cases(examples_folder() / "essex-2016")


@pytest.fixture(scope="module")
def team(cases: list[CaseDocument]) -> CaseDocument:
    return next(one for one in cases if one.about.slug == "forensic-team")


def with_row(case: CaseDocument, part: str, **cells: str) -> CaseDocument:
    first, *rest = case.rows.get(part, ({},))
    return replace(case, rows={**case.rows, part: ({**first, **cells}, *rest)})


def test_the_forensic_team_is_as_the_plan_says(plan, cases, team):
    """19 in hospital and 8 at home; 3.6 per cent of 6,744 is 243; 20, 30 and four programmes of six."""
    assert (people_known(team), people_estimated(team)) == (27, [243])
    assert [int(row["people"]) for row in team.rows["capacity"]] == [20, 30, 4 * 6]
    assert {case.about.slug for _, case in bids_beside_cases(plan, cases)} == {
        "forensic-team",
        "resettlement-homes",
    }
    assert bid_findings(plan, cases) == []


def test_no_case_is_told_of_money_that_neither_says(plan, cases, team):
    [row] = [row for row, case in bids_beside_cases(plan, cases) if case is team]
    beside = {one.title: one for one in bid_beside_case(plan, row, team)}
    assert (beside["Revenue asked"].plan_words, beside["Revenue asked"].case_words) == (
        "Not said",
        "Not said",
    )
    assert not beside["Revenue asked"].differs


@pytest.mark.parametrize(
    ("part", "cell", "says"),
    [
        ("demand-known", ("people", "20"), "the case says 28, the plan 27"),
        ("demand-estimated", ("people", "250"), "the case says 250, the plan 243"),
        ("demand-estimated", ("rate", "3.7%"), "the case says 3.7, the plan 3.6"),
        ("demand-estimated", ("population", "6,800"), "the case says 6,800, the plan 6,744"),
    ],
)
def test_what_differs_is_told_with_both_numbers(plan, team, part, cell, says):
    changed = [with_row(team, part, **dict([cell]))]
    [found] = bid_findings(plan, changed)
    assert found.found == says
    assert found in check_cases(changed, [plan]).between


def test_an_estimate_that_does_not_multiply_is_told(team):
    """The rate is printed to a tenth: from 239 to 247 people."""

    def checks(**cells: str) -> list[str]:
        [checked] = check_cases([with_row(team, "demand-estimated", **cells)]).cases
        return [one.check for one in checked.findings]

    assert "estimate-does-not-multiply" not in checks(people="246")
    assert "estimate-does-not-multiply" in checks(people="300")
    assert "estimate-does-not-multiply" not in checks(rate="2 to 10%", people="300")


def test_a_service_that_carries_fewer_than_are_known_is_told(team):
    changed = with_row(team, "demand-known", people="190")
    [checked] = check_cases([changed]).cases
    assert "known-beyond-capacity" in [one.check for one in checked.findings]
