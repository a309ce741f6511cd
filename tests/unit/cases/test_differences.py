"""What differs between two versions: every word, row and amount, named as a reader knows it."""

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.cases.building import case_data
from tests.unit.cases.models import published_data

from lifecourse.cases.kinds.differences import Change, Difference
from lifecourse.cases.rules.differences import differences
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.headlines import headlines_moved
from lifecourse.cases.rules.template import templates
from lifecourse.engine.wording import Said

pytestmark = pytest.mark.unit

TEMPLATE = templates()["full-business-case-2016"]
SAVING = {
    "slug": "reviews",
    "name": "Reviews",
    "how": "people",
    "people": 30,
    "each": 10_000,
    "organisation": "county",
    "costs": [{"organisation": "county", "pounds": 500, "month": "2016-04-01"}],
    "claim": {"people": ["All adults"]},
}
BEFORE: dict[str, Any] = case_data() | {
    "declared": [{"year": "2016/17", "pounds": 300_000}],
    "savings": [SAVING],
    "risks": [{"title": "Nobody comes", "likelihood": "L", "mitigation": "Ask again"}],
    "words.aims": "Care that fits the person.",
    "rows": {"principles": [{"number": "1", "principle": "One way in"}]},
}


def changed(**parts: Any) -> list[Difference]:
    after = copy.deepcopy(BEFORE) | parts
    found = differences(
        BEFORE, after, template=TEMPLATE, organisations={"county": "The county", "trust": "The trust"}
    )
    return [one for part in found for one in part.found]


def test_the_same_twice_differs_in_nothing():
    assert changed() == []


def test_an_amount_says_how_far_it_moved():
    (one,) = changed(savings=[SAVING | {"each": "12000.50"}])
    assert (one.place, one.what) == ("Saving “Reviews”", "Saved on each person")
    assert (one.was, one.now) == ("£10,000.00", "£12,000.50")
    assert one.step == "£2,000.50 more (20% more)"


def test_words_hold_both_texts():
    (one,) = changed(**{"words.aims": "Care that fits the whole person."})
    assert [piece.words for piece in one.pieces if piece.said is Said.SECOND] == ["whole "]
    assert "".join(piece.words for piece in one.pieces if piece.said is not Said.SECOND) == one.was


@pytest.mark.parametrize(
    ("parts", "place", "what", "was", "now"),
    [
        # What short names stand for is said, and not the short name.
        (
            {"savings": [SAVING | {"organisation": "trust"}]},
            "Saving “Reviews”",
            "Organisation",
            "The county",
            "The trust",
        ),
        (
            {"risks": [{"title": "Nobody comes", "likelihood": "H", "mitigation": "Ask again"}]},
            "Risk “Nobody comes”",
            "How likely",
            "Low",
            "High",
        ),
        ({"about": BEFORE["about"] | {"first_day": "2016-05-01"}}, "", "From", "1 April 2016", "1 May 2016"),
        ({"savings": [SAVING | {"confidence": 50}]}, "Saving “Reviews”", "Confidence", "", "50%"),
        ({"declared": [{"year": "2016/17"}]}, "2016/17", "Amount", "£300,000.00", ""),
        (
            {"rows": {"principles": [{"number": "1", "principle": "One way"}]}},
            "Row “1”",
            "Principle",
            "One way in",
            "One way",
        ),
        # What lies deep in a row is named by the way to it.
        (
            {
                "savings": [
                    SAVING | {"costs": [{"organisation": "county", "pounds": 700, "month": "2016-04-01"}]}
                ]
            },
            "Saving “Reviews”, Cost “The county”",
            "Amount",
            "£500.00",
            "£700.00",
        ),
        (
            {"savings": [SAVING | {"claim": {"people": ["Some adults"]}}]},
            "Saving “Reviews”, What it is made on",
            "People",
            "All adults",
            "Some adults",
        ),
    ],
)
def test_each_field_is_named_and_shown_as_it_is_read(parts, place, what, was, now):
    (one,) = changed(**parts)
    assert (one.place, one.what, one.was, one.now) == (place, what, was, now)


def test_a_row_that_is_new_or_gone_is_shown_whole():
    other = {"slug": "price", "name": "Price", "how": "given", "pounds": 5, "organisation": "trust"}
    new, gone = changed(savings=[other])
    assert (gone.change, gone.place) == (Change.TAKEN_OUT, "Saving “Reviews”")
    assert ("Saved on each person", "£10,000.00") in gone.fields
    assert ("People", "30") in gone.fields
    assert ("Costs", "Organisation: The county, Amount: £500.00, In which month: 1 April 2016") in gone.fields
    assert (new.change, new.place) == (Change.ADDED, "Saving “Price”")


def test_a_risk_in_other_words_is_the_same_risk():
    (one,) = changed(risks=[{"title": "Few people come", "likelihood": "L", "mitigation": "Ask again"}])
    assert (one.change, one.what, one.was) == (Change.CHANGED, "Title", "Nobody comes")


def test_a_score_is_named_by_what_it_scores():
    scores = copy.deepcopy(BEFORE["scores"])
    scores[0]["score"] = 9
    (one,) = changed(scores=scores)
    assert one.place == "As today by “Easy to reach”"
    assert (one.was, one.now, one.step) == ("2", "9", "7 more (350% more)")


def test_a_part_that_no_template_has_is_told_too():
    (one,) = changed(**{"words.of-our-own": "New."})
    assert (one.change, one.now) == (Change.ADDED, "New.")


def test_what_only_stands_in_another_order_differs_in_nothing():
    assert changed(options=BEFORE["options"][::-1]) == []


def leaves(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to each word and number, save those that say which row is which."""
    if isinstance(value, dict):
        return [found for key, one in value.items() if key != "slug" for found in leaves(one, (*way, key))]
    if isinstance(value, list):
        return [found for number, one in enumerate(value) for found in leaves(one, (*way, number))]
    return [way]


WHOLE = BEFORE | {"model": published_data()["model"]}


@given(st.sampled_from(leaves(WHOLE)))
def test_no_word_and_no_number_can_change_unseen(way):
    after = copy.deepcopy(WHOLE)
    inside: Any = after
    for step in way[:-1]:
        inside = inside[step]
    was = inside[way[-1]]
    inside[way[-1]] = (
        (not was) if isinstance(was, bool) else was + 1 if isinstance(was, int) else f"{was} else"
    )
    for one, other in ((WHOLE, after), (after, WHOLE)):
        found = differences(one, other, template=TEMPLATE, organisations={})
        assert [part.name.partition(".")[0] for part in found] == [way[0].partition(".")[0]]


def test_the_figures_that_decide_are_held_side_by_side():
    after = copy.deepcopy(BEFORE) | {
        "declared": [{"year": "2016/17", "pounds": 250_000}, {"year": "2017/18"}],
        "savings": [SAVING | {"people": 20}],
        "scores": [
            one | {"score": 0 if one["option"] == "three-places" else one["score"]}
            for one in BEFORE["scores"]
        ],
    }
    moved = {
        one.name: one
        for one in headlines_moved(*(read_document(one, place="a case") for one in (BEFORE, after)))
    }
    first = moved["It says it saves in 2016/17"]
    assert (first.was, first.now, first.step) == ("£300,000.00", "£250,000.00", "£50,000.00 less")
    assert (moved["It says it saves in 2017/18"].was, moved["It says it saves in 2017/18"].now) == (
        "not said",
        "to be confirmed",
    )
    saved = moved["Its savings come to in a full year, cash"]
    assert (saved.was, saved.now, saved.step) == ("£300,000.00", "£200,000.00", "£100,000.00 less")
    best = moved["The option that scores most"]
    assert (best.was, best.now, best.differs) == ("3. Three places", "2. One place", True)
