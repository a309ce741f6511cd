"""Options are weighed with their working, ranked, and told what it takes to change the ranking."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.unit.cases.building import case_data, scores

from lifecourse.cases.kinds.options import Appraisal, Criterion, Option, Score
from lifecourse.cases.rules.document import read_document
from lifecourse.cases.rules.options import (
    BadWeights,
    dominated,
    moved,
    rank,
    reweigh,
    weigh,
    what_moves_it,
)

pytestmark = pytest.mark.unit


def appraisal(**parts):
    return read_document(case_data(**parts), place="a test").appraisal


def order(one):
    return [(place.rank, place.weighed.option.slug) for place in rank(weigh(one))]


def test_a_score_shows_its_working():
    one_place = weigh(appraisal())[1]
    assert [term.points for term in one_place.terms] == [Fraction("3.2"), Fraction("1.8"), Fraction("1.2")]
    assert one_place.total == Fraction("6.2")


def test_the_best_comes_first_and_level_ones_share_their_place():
    assert order(appraisal()) == [(1, "three-places"), (2, "one-place"), (3, "now")]
    level = appraisal(scores=scores({"now": (8, 6, 4), "one-place": (8, 6, 4), "three-places": (1, 1, 1)}))
    places = rank(weigh(level))
    assert [place.rank for place in places] == [1, 1, 3]
    assert [one.slug for one in places[0].level] == ["one-place"]


def test_an_option_that_lacks_a_score_has_no_place():
    places = rank(weigh(appraisal(scores=scores()[:-1])))
    assert (places[-1].rank, places[-1].weighed.option.slug) == (None, "three-places")
    assert [one.slug for one in places[-1].weighed.missing] == ["risk"]


def test_how_far_a_weight_moves_to_change_the_ranking():
    access, money, risk = what_moves_it(weigh(appraisal()))
    # One place leads by 1.5 on access and by -1.5 on the others at 30 to 30: level at 50.
    assert access.nearest is not None
    assert (access.nearest.to, access.nearest.by, access.nearest.up) == (50, 10, True)
    assert (access.nearest.ahead.slug, access.nearest.behind.slug) == ("one-place", "three-places")
    assert access.nearest.leads
    # On money one place leads by 1; without it three places leads by 4.2 / 7.
    assert money.nearest_to_lead is not None
    assert money.nearest_to_lead.to == 100 * Fraction(6, 7) * Fraction(7, 13)
    assert risk.nearest is not None
    assert not risk.nearest.up


def test_a_weight_that_changes_nothing_says_so():
    steady = what_moves_it(
        weigh(appraisal(scores=scores({"now": (1, 1, 1), "one-place": (2, 2, 2), "three-places": (3, 3, 3)})))
    )
    assert [one.nearest for one in steady] == [None, None, None]


def test_options_that_are_level_come_apart_at_any_move():
    level = appraisal(scores=scores({"now": (9, 3, 3), "one-place": (3, 7, 7), "three-places": (0, 0, 0)}))
    moves = what_moves_it(weigh(level))[0].moves
    assert [(m.by, m.up, m.ahead.slug, m.leads) for m in moves[:2]] == [
        (0, True, "now", True),
        (0, False, "one-place", True),
    ]


def test_a_criterion_that_weighs_everything_cannot_be_moved():
    criteria = [{"slug": "access", "name": "Easy to reach", "weight": 100}]
    given = [one for one in scores() if one["criterion"] == "access"]
    (only,) = what_moves_it(weigh(appraisal(criteria=criteria, scores=given)))
    assert only.alone
    with pytest.raises(BadWeights, match="weigh nothing"):
        moved({"access": Fraction(100)}, "access", Fraction(50))


def test_an_option_that_another_beats_everywhere_is_told():
    given = {"now": (2, 6, 4), "one-place": (8, 6, 4), "three-places": (7, 7, 7)}
    (beaten,) = dominated(weigh(appraisal(scores=scores(given))))
    assert (beaten.option.slug, beaten.by.slug) == ("now", "one-place")


@pytest.mark.parametrize(
    ("weights", "told"),
    [
        ({"access": 50}, "come to 110"),
        ({"access": -10, "money": 80}, "from 0 to 100"),
        ({"charm": 0}, "no criterion"),
    ],
)
def test_other_weights_add_up_too(weights, told):
    with pytest.raises(BadWeights, match=told):
        reweigh(appraisal(), {slug: Fraction(weight) for slug, weight in weights.items()})


def test_the_ranking_follows_other_weights():
    weights = {"access": Fraction(60), "money": Fraction(20), "risk": Fraction(20)}
    assert order(reweigh(appraisal(), weights))[0] == (1, "one-place")


@st.composite
def choices(draw):
    """Options scored by criteria, with weights that add up."""
    criteria = draw(st.integers(1, 4))
    options = draw(st.integers(2, 4))
    raw = draw(st.lists(st.integers(0, 8), min_size=criteria, max_size=criteria))
    assume(sum(raw))
    names = [f"c{number}" for number in range(criteria)]
    return Appraisal(
        options=tuple(Option(slug=f"o{one}", number=one + 1, name=f"O{one}") for one in range(options)),
        criteria=tuple(
            Criterion(slug=name, name=name, weight=Fraction(100 * weight, sum(raw)))
            for name, weight in zip(names, raw, strict=True)
        ),
        scores=tuple(
            Score(option=f"o{one}", criterion=name, score=Fraction(draw(st.integers(0, 10))))
            for one in range(options)
            for name in names
        ),
    )


def leaders(one):
    return {slug for place, slug in order(one) if place == 1}


@given(choices())
def test_a_move_is_the_least_that_changes_the_ranking(one):
    for steady in what_moves_it(weigh(one)):
        slug, now = steady.criterion.slug, steady.criterion.weight
        if steady.alone:
            continue
        for up in (True, False):
            stops = sorted({move.to for move in steady.moves if move.up is up}, key=lambda to: abs(to - now))
            end = Fraction(100 if up else 0)
            # The ranking is the same all along between two stops, and another past each.
            edges = [now, *stops, end]
            between = [(a + b) / 2 for a, b in pairwise(edges) if a != b]
            seen = [order(reweigh(one, moved(one.weights, slug, to))) for to in between]
            assert all(before != after for before, after in pairwise(seen))
            if between and stops and stops[0] != now:
                assert seen[0] == order(one)
            if not stops and between:
                assert seen == [order(one)]


@given(choices())
def test_who_stands_first_stays_first_until_a_move_that_says_so(one):
    for steady in what_moves_it(weigh(one)):
        slug, now = steady.criterion.slug, steady.criterion.weight
        for up in (True, False):
            if steady.alone:
                continue
            turns = [move.to for move in steady.moves if move.up is up and move.leads]
            end = Fraction(100 if up else 0)
            to = turns[0] if turns else end
            if to != now:
                halfway = moved(one.weights, slug, (now + to) / 2)
                assert leaders(reweigh(one, halfway)) == leaders(one)
            if turns:
                assert leaders(reweigh(one, moved(one.weights, slug, to))) != leaders(one) or to == now


@given(choices())
def test_an_option_that_is_beaten_everywhere_never_stands_alone_in_front(one):
    for beaten in dominated(weigh(one)):
        for criterion in one.criteria:
            if criterion.weight < 100:
                weights = moved(one.weights, criterion.slug, Fraction(50))
                assert leaders(reweigh(one, weights)) != {beaten.option.slug}
