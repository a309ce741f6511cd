"""What is found in the three examples, and between their cases: what their READMEs say, by place."""

from functools import cache
from pathlib import Path

import pytest

from lifecourse.assurance.cases.checking import CheckedCases, check_cases
from lifecourse.cases.api import CaseWeight, read_cases

pytestmark = pytest.mark.unit
EXAMPLES = Path(__file__).resolve().parents[4] / "examples"
CONTRACT = "Home and community support contract from November 2017"


@cache
def checked(name: str) -> CheckedCases:
    return check_cases(read_cases(EXAMPLES / name))


def found(name: str, check: str) -> list[tuple[str, str]]:
    """Every finding of one check, by the reference of its case and its place."""
    return [
        (case.document.about.reference, one.place)
        for case in checked(name).cases
        for one in case.findings
        if one.check == check
    ]


def test_one_homecare_contract_is_claimed_by_three_proposals() -> None:
    between = checked("cambridgeshire-2018").between
    of_contract = [one for one in between if one.weight is CaseWeight.MUST_MEND]
    pairs = [{word for word in ("6.115", "6.132", "6.143") if word in one.place} for one in of_contract]
    assert sorted(map(sorted, pairs)) == [["6.115", "6.132"], ["6.115", "6.143"], ["6.132", "6.143"]]
    assert all(CONTRACT in one.found for one in of_contract)


def test_older_people_with_mental_health_needs_are_claimed_twice() -> None:
    between = checked("cambridgeshire-2018").between
    places = [one.place for one in between if "Older people with mental health needs" in one.found]
    assert len(places) == 1
    assert "6.132" in places[0]
    assert "6.172" in places[0]


def test_what_the_ccg_pays_is_no_saving() -> None:
    places = found("cambridgeshire-2018", "movement-called-saving")
    assert [reference for reference, _ in places] == ["A/R.7.110"]


def test_declared_amounts_that_their_parts_do_not_come_to() -> None:
    places = found("cambridgeshire-2018", "declared-is-not-its-parts")
    assert [reference for reference, _ in places] == ["A/R.6.114", "A/R.6.127"]


def test_months_of_one_saving_that_are_not_alike() -> None:
    places = found("cambridgeshire-2018", "stated-years-differ-by-the-month")
    assert [reference for reference, _ in places] == ["AR/ 6.115"]


def test_references_that_are_written_otherwise() -> None:
    places = found("cambridgeshire-2018", "reference-written-otherwise")
    assert [reference for reference, _ in places] == ["A/R 6.132", "A/R 6.143", "AR/ 6.115"]


def test_a_case_that_another_hangs_on_does_not_say_so() -> None:
    places = found("cambridgeshire-2018", "depended-on-and-silent")
    assert [reference for reference, _ in places] == ["A/R.6.127"]


def test_one_case_alone_has_no_usual_reference() -> None:
    for name in ("cheshire-east-2013", "leicestershire-access-2016"):
        assert found(name, "reference-written-otherwise") == []
        assert checked(name).between == ()


def test_benefits_that_nobody_can_measure() -> None:
    """Of Cheshire East's 14, eight have a target; none says where it stands today."""
    places = found("cheshire-east-2013", "benefit-not-measurable")
    assert len(places) == 14
    found_words = [
        one.found
        for case in checked("cheshire-east-2013").cases
        for one in case.findings
        if one.check == "benefit-not-measurable"
    ]
    assert sum("what it should reach" in words for words in found_words) == 6
    assert all("where it stands now" in words for words in found_words)


def test_a_review_that_ends_a_month_before_what_it_informs() -> None:
    (place,) = found("cheshire-east-2013", "review-ends-too-late")
    assert place[1].startswith("Milestones “Review of what is bought")


def test_savings_that_are_still_to_be_confirmed() -> None:
    assert len(found("cheshire-east-2013", "saving-to-be-confirmed")) == 3


def test_options_that_are_there_are_not_missed() -> None:
    places = [place for _, place in found("leicestershire-access-2016", "part-is-empty")]
    assert "Options appraisal" not in places
    assert "Impact on people" in places


def test_proposals_without_a_word_on_groups_that_the_law_protects() -> None:
    places = found("cambridgeshire-2018", "protected-groups-left-empty")
    assert {reference for reference, _ in places} == {
        "A/R.6.111",
        "A/R.6.114",
        "A/R.6.126",
        "A/R.6.128",
        "A/R 6.132",
        "A/R 6.143",
    }
