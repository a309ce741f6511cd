"""What the printed tables of the three examples do not come to: every known fault, and nothing else."""

from functools import cache
from pathlib import Path

import pytest

from lifecourse.cases.api import CaseDocument, read_cases
from lifecourse.cases.kinds.finding import CaseFinding
from lifecourse.cases.rules.published import hold_tables
from lifecourse.cases.rules.published_findings import findings_of_tables

pytestmark = pytest.mark.unit
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
# Table and cell, what is printed, and what it should come to.
LEICESTERSHIRE = [
    ("Table 8: Phase 3, Total", "£366,750", "£224,900"),
    ("Table 6: Phase 1, Total", "£707,600", "£703,600"),
    ("Table 7: Phase 2, Total", "£1,178,400", "£1,171,200"),
    ("Table 8: Phase 3, Total", "£366,750", "£398,300"),
    ("Table 6: Phase 1, share of all spending", "26%", "31.1%"),
    ("Table 7: Phase 2, share of all spending", "55%", "51.8%"),
    ("Table 8: Phase 3, share of all spending", "20%", "16.1%"),
    ("Table 7: Phase 2, share of all spending", "55%", "60%"),
    ("Figures in the text: phase 2 in 2016/17", "40%", "17.8%"),
    ("Figures in the text: what it could save in five years", "£4,300,000", "£4,355,144"),
    ("Figures in the text: what it costs", "£2,200,000", "£2,273,100"),
    ("Figures in the text: total programme spend", "£1,800,000", "£2,273,100"),
    ("Figures in the text: technology", "33%", "20.1%"),
    ("Figures in the text: phase 2 in 2017/18", "60%", "79.4%"),
    ("Table 9: Bed Bureau, share of benefits", "a figure", "none"),
    ("Table 9: Rutland County, share of benefits", "a figure", "none"),
    ("Table 9: ICRS (City), phase 2 costs", "a figure", "none"),
    ("Table 9: ICRS (City), phase 3 costs", "none", "a figure"),
    ("Table 9: ICRS (City), share of benefits", "a figure", "none"),
    ("Table 9: Mental Health Crisis (LPT), share of benefits", "a figure", "none"),
    ("Table 6: Phase 1, share of all spending; Table 7", "101%", "100%"),
]
CHESHIRE = [
    ("Breakdown of capital investment: Total expenditure, Total", "£0", "£35,000"),
    ("Expenditure: Revenue investment", "100k, 30K", "the unit once"),
    ("Expenditure: Capital investment", "25K, 10K", "the unit once"),
    ("Savings: Revenue savings", "still to be confirmed: Year 1, Year 2, Year 3", "an amount"),
]
CAMBRIDGESHIRE = {
    "A/R.6.114": [("saving on the first page", "£3,600,000", "£5,000,000")],
    "A/R.6.127": [
        ("saving on the first page", "£315,000", "£313,000"),
        ("people for whom a move back is better", "27", "36"),
    ],
    "A/R.7.110": [("what the CCG is asked for", "£500,000", "£1,700,000")],
    "AR/ 6.115": [("2018/19, pounds", "£100,000", "£98,000")],
}


@cache
def cases(name: str) -> dict[str, CaseDocument]:
    return {case.about.reference: case for case in read_cases(EXAMPLES / name)}


def found(case: CaseDocument) -> list[CaseFinding]:
    return findings_of_tables(case.published, hold_tables(case.published, case.agrees))


def check(case: CaseDocument, known: list[tuple[str, str, str]]) -> None:
    """Each finding is the known one of its place in the list: its words stand in it, in this order."""
    findings = found(case)
    for finding, (place, printed, expected) in zip(findings, known, strict=True):
        table, _, cell = place.partition(": ")
        assert all(word in finding.place for word in (table, cell)), (finding.place, place)
        assert finding.found.startswith(printed), (finding.place, finding.found)
        assert finding.expected.startswith(expected), (finding.place, finding.expected)


def test_the_points_of_access_disagree_where_it_is_known_and_nowhere_else() -> None:
    check(cases("leicestershire-access-2016")["LLR-POA"], LEICESTERSHIRE)


def test_the_tables_of_the_points_of_access_that_hold_are_held() -> None:
    """Tables 3, 4, 5 and 9 come to their totals; each cost in table 9 is its share to the penny."""
    case = cases("leicestershire-access-2016")["LLR-POA"]
    held = hold_tables(case.published, case.agrees)
    places = {one.place for one in held if one.holds}
    assert {place for place in places if place.startswith("Table 3")}
    assert len([place for place in places if place.startswith("Table 4")]) == 3
    assert "Table 5, programme costs by phase (section 7.6.1): Total costs" in places
    in_table_9 = [one for one in held if one.place.startswith("Table 9") and not one.presence]
    # 16 shares of a phase, 8 rows and 4 columns of totals, and 4 totals that stand in table 5 too.
    assert [one.holds for one in in_table_9] == [True] * 33
    csc = next(one for one in in_table_9 if one.place.endswith("CSC (County), phase 2 costs"))
    assert round(csc.expected.value, 2) == csc.found.value


def test_the_life_course_disagrees_where_it_is_known_and_nowhere_else() -> None:
    check(cases("cheshire-east-2013")["Life course"], CHESHIRE)


def test_the_proposals_disagree_where_it_is_known_and_nowhere_else() -> None:
    for reference, case in cases("cambridgeshire-2018").items():
        known = CAMBRIDGESHIRE.get(reference, [])
        check(case, [(f"Figures in the text: {place}", *rest) for place, *rest in known])
