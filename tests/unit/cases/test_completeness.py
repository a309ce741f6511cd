"""Completeness says what a reviewer would: what is empty, what is not known yet, and what comes too late."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.cases.kinds.checking import ToCheck
from lifecourse.cases.kinds.finding import CaseFinding, Weight
from lifecourse.cases.rules.checks import findings_of
from lifecourse.cases.rules.completeness import empty_at
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.template import read_template
from lifecourse.cases.rules.timing import months_between

pytestmark = pytest.mark.unit

ABOUT: dict[str, Any] = {
    "slug": "small",
    "reference": "S/1",
    "title": "A small case",
    "template": "small",
    "organisation": "council",
    "owner": "Head of commissioning",
    "first_day": "2013-09-01",
}
RISK = {"title": "It rains", "owner": "Head", "mitigation": "A roof", "likelihood": "L", "impact": "H"}
IMPACT = {
    "who": "Callers",
    "better": "Quicker",
    "worse": "Nothing found",
    "on_groups": "None more than others.",
}
WHOLE: dict[str, Any] = {
    "about": ABOUT,
    "words.aims": "Less waiting.",
    "rows": {"costs": [{"what": "A desk", "pounds": "100"}]},
    "declared": [{"year": "2014/15", "pounds": 10}],
    "risks": [RISK],
    "impact": IMPACT,
}
TEMPLATE = read_template(
    {
        "slug": "small",
        "name": "Small",
        "about": "A small one.",
        "source": "A test",
        "gateways": [
            {"slug": slug, "name": slug.title(), "decides": "bringer", "asks": "?"} for slug in ("go", "end")
        ],
        "parts": [
            {"slug": "aims", "title": "Aims", "by": "go", "question": "What for?", "longest": 40},
            {"slug": "lessons", "title": "Lessons", "by": "end"},
            {"slug": "notes", "title": "Notes"},
            {
                "slug": "costs",
                "title": "Costs",
                "kind": "rows",
                "by": "go",
                "columns": [
                    {"slug": "what", "title": "What", "needed": True},
                    {"slug": "pounds", "title": "Pounds", "needed": True},
                    {"slug": "note", "title": "Note"},
                ],
            },
            *(
                {"slug": slug, "title": slug.title(), "kind": "part", "by": "go"}
                for slug in ("declared", "risks", "impact")
            ),
            *(
                {"slug": slug, "title": slug.title(), "kind": "part"}
                for slug in ("milestones", "dependencies")
            ),
        ],
    },
    place="small.toml",
)


def document(**more: Any):
    data = {key.replace("words_", "words."): value for key, value in more.items()}
    return read_document(
        {key: value for key, value in (WHOLE | data).items() if value is not None}, place="a test"
    )


def found(check: str, *, gateway: str = "", others: Any = None, **more: Any) -> list[CaseFinding]:
    given = ToCheck(document=document(**more), template=TEMPLATE, others=others or {}, gateway=gateway)
    return [one for one in findings_of(given) if one.check == check]


def test_a_whole_case_has_nothing_to_mend_but_what_a_later_gateway_asks_for():
    assert [
        (one.check, one.place, one.weight)
        for one in findings_of(ToCheck(document=document(), template=TEMPLATE))
    ] == [("part-is-empty", "Lessons", Weight.SHOULD_LOOK)]


@pytest.mark.parametrize(
    ("empty", "place"),
    [
        ({"words_aims": " "}, "Aims"),
        ({"rows": {"costs": []}}, "Costs"),
        ({"declared": []}, "Declared"),
        ({"risks": None}, "Risks"),
        ({"impact": {}}, "Impact"),
    ],
)
def test_an_empty_part_is_found_and_has_to_be_mended_by_its_gateway(empty, place):
    finding = next(one for one in found("part-is-empty", **empty) if one.weight is Weight.MUST_MEND)
    assert (finding.place, finding.found) == (place, "nothing")
    assert "“Go”" in finding.expected
    assert [one.title for one in empty_at(document(**empty), TEMPLATE, "go")] == [place]


def test_what_a_later_gateway_asks_for_has_to_be_mended_only_there():
    assert found("part-is-empty")[0].weight is Weight.SHOULD_LOOK
    assert found("part-is-empty", gateway="end")[0].weight is Weight.MUST_MEND


def test_a_saving_without_an_amount_is_to_be_confirmed():
    declared = [{"year": "2013/14", "words": "Year 1: to be confirmed."}, {"year": "2014/15", "pounds": 0}]
    assert [(one.place, one.found) for one in found("saving-to-be-confirmed", declared=declared)] == [
        ("Declared saving, 2013/14", "Year 1: to be confirmed.")
    ]


@pytest.mark.parametrize("words", ["Lead: TBC", "It is to be confirmed.", "Housing ???", "tbd"])
def test_words_that_stand_for_what_nobody_knows_are_found(words):
    assert found("words-to-be-confirmed", words_aims=words)


@pytest.mark.parametrize("words", ["Why? Because.", "The TBCentre", "confirmed by the board"])
def test_other_words_are_left_alone(words):
    assert not found("words-to-be-confirmed", words_aims=words)


REVIEW = {"slug": "review", "name": "Review", "due": "2015-05-31", "informs": ["support"]}
SUPPORT = {"slug": "support", "name": "New support", "due": "2015-06-30"}


def test_a_review_that_ends_a_month_before_what_it_should_inform_is_found():
    (finding,) = found("review-ends-too-late", milestones=[REVIEW, SUPPORT])
    assert finding.found == (
        "the first ends on 31 May 2015; the second, which it should inform, is due on 30 June 2015: "
        "1 month later"
    )
    assert finding.expected.startswith("3 months or more")


def test_a_review_with_time_after_it_is_not():
    assert not found("review-ends-too-late", milestones=[REVIEW, SUPPORT | {"due": "2015-08-31"}])
    assert found("review-ends-too-late", milestones=[REVIEW, SUPPORT | {"due": "2015-08-30"}])


def test_what_begins_before_that_which_informs_it_ends_is_out_of_order():
    early = SUPPORT | {"first_day": "2015-05-31"}
    assert found("milestones-out-of-order", milestones=[REVIEW, early])
    assert not found("review-ends-too-late", milestones=[REVIEW, early])


def test_days_that_cannot_be_are_found():
    backwards = SUPPORT | {"first_day": "2015-07-01"}
    assert found("milestone-ends-before-it-begins", milestones=[backwards])
    assert found("milestone-without-day", milestones=[{"slug": "a", "name": "A"}])
    outside = [SUPPORT | {"due": "2013-08-31"}]
    (finding,) = found("milestone-outside-the-case", milestones=outside)
    assert (finding.found, finding.expected) == (
        "31 August 2013",
        "a day of the case, which runs from 1 September 2013",
    )


def other(due: str):
    return read_document(
        {"about": ABOUT | {"reference": "S/2"}, "milestones": [SUPPORT | {"due": due}]}, place="another"
    )


def test_a_dependency_has_to_be_there_and_in_time():
    mine = {"milestones": [SUPPORT], "dependencies": [{"title": "Other", "reference": "S/2"}]}
    assert found("dependency-is-not-there", **mine)
    assert found("dependency-ends-later", others={"S/2": other("2015-07-01")}, **mine)
    assert not found("dependency-ends-later", others={"S/2": other("2015-06-30")}, **mine)
    shares = [{"title": "Other", "reference": "S/2", "how": "shares"}]
    later = {"S/2": other("2015-07-01")}
    assert not found("dependency-ends-later", others=later, milestones=[SUPPORT], dependencies=shares)
    assert not found("dependency-is-not-there", dependencies=[{"title": "A law"}])


def test_a_risk_that_nobody_looks_after_is_found():
    assert not found("risk-not-looked-after")
    (finding,) = found("risk-not-looked-after", risks=[{"title": "It rains"}])
    assert finding.found == (
        "not said: who sees to it, what is done about it, how likely it is, how bad it would be"
    )
    assert finding.weight is Weight.MUST_MEND
    (half,) = found("risk-not-looked-after", risks=[RISK | {"owner": ""}])
    assert (half.found, half.weight) == ("not said: who sees to it", Weight.SHOULD_LOOK)


def test_people_with_protected_characteristics_are_thought_of():
    assert not found("protected-groups-left-empty")
    assert found("protected-groups-left-empty", impact=IMPACT | {"on_groups": ""})
    group = {"group": "age", "words": "Older people call more."}
    assert found("group-impact-without-action", impact=IMPACT | {"groups": [group]})
    assert found("only-good-impact", impact=IMPACT | {"worse": ""})


def test_a_share_of_more_than_all_is_found():
    share = {"slug": "s", "name": "S", "measure": "Survey", "unit": "per cent", "owner": "Head"}
    (finding,) = found("share-over-100", benefits=[share | {"baseline": 60, "target": 165}])
    assert finding.found == "it should reach 165 per cent"
    assert not found("share-over-100", benefits=[share | {"baseline": 60, "target": 100}])
    assert not found("share-over-100", benefits=[share | {"unit": "people", "target": 165}])


def test_words_and_rows_fit_the_template():
    assert found("part-is-too-long", words_aims="x" * 41)
    assert not found("part-is-too-long", words_aims="x" * 40)
    assert found("part-is-not-in-template", words_elsewhere="Lost words.")
    rows = {"costs": [{"what": "A desk", "pounds": ""}, {"what": "A chair", "pounds": "1", "colour": "red"}]}
    assert [one.place for one in found("row-is-not-complete", rows=rows)] == ["Costs, row 1"]
    assert [one.found for one in found("column-is-not-in-template", rows=rows)] == ["colour"]


@given(st.dates(date(2000, 1, 1), date(2030, 1, 1)), st.integers(0, 400))
def test_months_between_never_fall_as_the_later_day_moves_on(first, days):
    last = date.fromordinal(first.toordinal() + days)
    after = date.fromordinal(last.toordinal() + 1)
    assert 0 <= months_between(first, last) <= months_between(first, after)
