"""Whether records are one person: invariants, and known pairs."""

import random
from dataclasses import replace
from datetime import date
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tools.fit_linkage import records

from lifecourse.engine.linkage.blocking import (
    ALONE,
    MOST_ALONE,
    MOST_IN_BLOCK,
    keys_of,
    most_with,
    pairs_of,
    pairs_with,
)
from lifecourse.engine.linkage.comparing import Born, Family, Given, Place, compare
from lifecourse.engine.linkage.index import Index
from lifecourse.engine.linkage.linking import link
from lifecourse.engine.linkage.matching import (
    AUTOMATIC,
    Decision,
    Shares,
    likely,
    match,
    score,
    why,
    why_each,
    worth_telling,
)
from lifecourse.engine.linkage.model import Model, shipped
from lifecourse.engine.linkage.records import Record, Table

pytestmark = pytest.mark.unit

KAY = Record(
    key=1,
    given=("Katherine",),
    family=("Wetherall",),
    birth_date=date(1984, 3, 2),
    gender="female",
    streets=("12 Acacia Road",),
    postcodes=("ZZ12 7QD",),
    phones=("07700 900123",),
)
ROB = replace(KAY, given=("Robert",), family=("Poole",), birth_date=date(1991, 5, 14), gender="male")
NUMBERS = ["9990000018", "9990000026", ""]

names = st.sampled_from(["Anne", "Ann", "Robert", "Bob", "Robret", "Jo", "", "Żofia"])
some = st.builds(
    Record,
    key=st.integers(),
    given=st.tuples(names),
    family=st.tuples(st.sampled_from(["Smith", "Smyth", "Jones", ""])),
    birth_date=st.sampled_from([date(1980, 3, 4), date(1980, 4, 3), date(1980, 1, 1), (1980, 2, 30), None]),
    gender=st.sampled_from(["male", "F", ""]),
    streets=st.sampled_from([("1 High St",), ("1 High Street",), ()]),
    postcodes=st.sampled_from([("ZZ1 1AA",), ("ZZ2 2BB", "ZZ1 1AA"), ()]),
    phones=st.sampled_from([("07700 900001",), ("+44 7700 900001",), ()]),
    nhs_number=st.sampled_from(NUMBERS),
)


def levels(first: Record, second: Record) -> dict[str, int]:
    table = Table.of([first, second])
    found = compare(table, np.array([0]), table, np.array([1]))
    return {name: int(level[0]) for name, level in found.items()}


@given(first=some, second=some)
@settings(max_examples=150, deadline=None)
def test_it_is_the_same_whichever_record_comes_first(first: Record, second: Record) -> None:
    model = shipped()
    (one,), (other,) = score(model, [first], [second]), score(model, [second], [first])
    assert one.levels == other.levels
    assert one.probability == pytest.approx(other.probability)
    assert one.decision == other.decision


@given(many=st.lists(some, max_size=12))
@settings(max_examples=60, deadline=None)
def test_two_different_numbers_are_never_joined_by_a_machine(many: list[Record]) -> None:
    table = Table.of(many)
    groups = link(table, shipped(), automatic=0.2).group
    for one, other in combinations(range(len(many)), 2):
        if groups[one] == groups[other]:
            assert len({many[one].nhs_number, many[other].nhs_number} - {""}) < 2


def test_how_far_names_agree() -> None:
    told = [
        (replace(KAY, given=("Kate",)), "given", Given.SHORT_FORM),
        (replace(KAY, given=("Kathrine",)), "given", Given.ONE_LETTER),
        (replace(KAY, given=("K",)), "given", Given.INITIAL),
        (replace(KAY, given=("Wetherall",), family=("Katherine",)), "given", Given.SWAPPED),
        (replace(KAY, family=("Weatherall",)), "family", Family.ONE_LETTER),
        (replace(KAY, family=("Poole", "Wetherall")), "family", Family.EARLIER),
        (replace(KAY, family=("Poole",)), "family", Family.DIFFERENT_WOMAN),
        (replace(KAY, family=("Poole",), gender="male"), "family", Family.DIFFERENT_WOMAN),
        (replace(KAY, birth_date=date(1984, 2, 3)), "born", Born.SWAPPED),
        (replace(KAY, birth_date=date(1984, 3, 12)), "born", Born.ONE_PART),
        (replace(KAY, birth_date=date(1984, 1, 1)), "born", Born.STANDS_FOR_NONE),
        (replace(KAY, birth_date=None), "born", Born.MISSING),
        (replace(KAY, streets=("12 Acacia Rd.",)), "place", Place.SAME),
        (replace(KAY, streets=("14 Elm Grove",)), "place", Place.POSTCODE),
        (replace(KAY, streets=("14 Elm Grove",), postcodes=("ZZ1 1AA",)), "place", Place.DIFFERENT),
    ]
    assert [levels(KAY, other)[name] for other, name, _ in told] == [level for _, _, level in told]


def test_a_father_and_son_of_one_name_and_home_are_not_joined() -> None:
    for day in (date(1961, 2, 3), date(1961, 5, 14)):
        (found,) = score(shipped(), [ROB], [replace(ROB, birth_date=day)])
        assert found.decision is Decision.ASK


def test_twins_are_not_joined() -> None:
    (found,) = score(shipped(), [KAY], [replace(KAY, given=("Susan",))])
    assert found.probability < AUTOMATIC


def test_what_speaks_for_it_and_against_is_told_with_the_weightiest_first() -> None:
    model, other = shipped(), replace(KAY, family=("Weatherall",), phones=("01632 960999",))
    (found,) = score(model, [KAY], [other])
    told = why(model, found, KAY, other)
    assert "Family names a letter apart: Wetherall and Weatherall." in [one.words for one in told]
    assert [one.words for one in told if not one.for_it] == ["Different telephone numbers."]
    assert [abs(one.bits) for one in told] == sorted((abs(one.bits) for one in told), reverse=True)


def test_another_persons_number_does_not_join_two_strangers() -> None:
    (found,) = score(
        shipped(),
        [replace(KAY, nhs_number=NUMBERS[0])],
        [replace(ROB, nhs_number=NUMBERS[0], streets=(), postcodes=(), phones=())],
    )
    assert found.decision is not Decision.JOIN


def test_every_pair_that_is_compared_shares_a_key_and_is_there_once() -> None:
    table = Table.of(records(3, 200))
    first, second = pairs_of(table)
    keys, owners = keys_of(table)
    of_row = {row: set(keys[owners == row].tolist()) for row in range(len(table))}
    pairs = list(zip(first.tolist(), second.tolist(), strict=True))
    assert pairs
    assert len(pairs) == len(set(pairs))
    assert all(one < other and of_row[one] & of_row[other] for one, other in pairs)


def test_keys_are_the_same_whatever_came_before() -> None:
    alone, after = Table.of([KAY]), Table.of([ROB, KAY])
    assert set(keys_of(alone)[0].tolist()) == set(keys_of(after, np.array([1]))[0].tolist())


def test_a_key_says_how_many_may_share_it() -> None:
    keys, _ = keys_of(Table.of([KAY]))
    few = {key for key in keys.tolist() if most_with(key) == MOST_ALONE}
    # A birthday, how the names sound, and each street, of which she has one.
    assert len(few) == len(ALONE)
    assert {most_with(key) for key in keys.tolist()} == {MOST_ALONE, MOST_IN_BLOCK}


@given(
    shared=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 70)), max_size=300), ours=st.integers(0, 71)
)
@settings(max_examples=80, deadline=None)
def test_some_records_are_paired_with_whoever_shares_a_key_that_few_enough_have(
    shared: list[tuple[int, int]], ours: int
) -> None:
    having = {key: {owner for one, owner in shared if one == key} for key, _ in shared}
    wanted = {
        (one, other)
        for key, owners in having.items()
        if len(owners) <= most_with(key)
        for one, other in combinations(sorted(owners), 2)
        if one < ours
    }
    keys, owners = (np.array([one[column] for one in shared], np.int64) for column in (0, 1))
    first, second = pairs_with(keys, owners, ours)
    assert list(zip(first.tolist(), second.tolist(), strict=True)) == sorted(wanted)


def test_many_pairs_are_told_as_each_of_them_alone_is() -> None:
    made = list(records(seed=8, people=300))
    table = Table.of(made)
    first, second = pairs_of(table)
    probability, found = match(shipped(), (table, first), (table, second), Shares.of(table))
    told = worth_telling(first, second, probability, found)
    alone = [
        likely(place, int(one), int(other), probability, found)
        for place, (one, other) in enumerate(zip(first, second, strict=True))
    ]
    assert told == [one for one in alone if one.decision is not Decision.LEAVE]
    assert len({one.decision for one in told}) == 2
    both = [(made[one.first], made[one.second]) for one in told]
    assert why_each(shipped(), told, both) == [
        why(shipped(), one, *two) for one, two in zip(told, both, strict=True)
    ]


def test_made_up_people_are_told_apart_and_found() -> None:
    """Other people than those from whom the model was learned; counted against whom each is truly about."""
    table = Table.of(records(501, 1500))
    linked = link(table, shipped())
    truth = np.array(table.keys)
    right = truth[linked.first] == truth[linked.second]
    joined = linked.probability >= AUTOMATIC
    assert right[joined].mean() > 0.995
    assert right[joined].sum() / right.sum() > 0.95
    asked = (linked.probability >= 0.15) & ~joined
    assert abs(linked.probability[asked].mean() - right[asked].mean()) < 0.25


def test_a_record_that_arrives_is_matched_as_all_at_once_would() -> None:
    rows = list(records(9, 300))
    random.Random(4).shuffle(rows)
    model = shipped()
    index = Index(model, rows[:-60])
    came = {(index.many - 1, one.second): one.probability for row in rows[-60:] for one in index.add(row)}
    all_at_once = link(Table.of(rows), model)
    expected = {
        (max(pair), min(pair)): probability
        for *pair, probability in zip(
            all_at_once.first.tolist(), all_at_once.second.tolist(), all_at_once.probability, strict=True
        )
        if max(pair) >= len(rows) - 60 and probability >= 0.15
    }
    assert came.keys() == expected.keys()
    assert all(abs(came[pair] - expected[pair]) < 0.2 for pair in came)


def test_more_records_move_no_pair_that_was_told() -> None:
    rows = list(records(21, 300))
    model = shipped()
    few, more = Table.of(rows[: len(rows) * 9 // 10]), Table.of(rows)
    before, after = link(few, model).group, link(more, model).group
    for one, other in combinations(range(0, len(few), 3), 2):
        assert (before[one] == before[other]) <= (after[one] == after[other])


def test_the_model_comes_back_from_its_file_as_it_was() -> None:
    model = shipped()
    assert Model.from_json(model.as_json()).as_json() == model.as_json()
