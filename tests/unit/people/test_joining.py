"""Which arriving records are joined to whom: invariants over any set of pairs."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lifecourse.engine.linkage.matching import Decision
from lifecourse.people.joining import MayBe, whom_to_join
from lifecourse.people.operations.arriving import PARTS
from lifecourse.people.operations.responsible import BY_OWN_DUTY

pytestmark = pytest.mark.unit
KNOWN = [UUID(int=number).hex for number in range(1, 5)]
NEW = [UUID(int=number).hex for number in range(10, 15)]
heads = st.sampled_from(KNOWN + NEW)


def pair(first: str, second: str, decision: Decision = Decision.JOIN, probability: float = 0.99) -> MayBe:
    return MayBe(
        first=first,
        second=second,
        probability=probability,
        decision=decision,
        same_number=False,
        evidence=[],
    )


pairs = st.lists(
    st.builds(pair, heads, heads, st.sampled_from([Decision.JOIN, Decision.ASK])).filter(
        lambda one: one.first != one.second
    ),
    max_size=14,
)
numbers = st.dictionaries(heads, st.sets(st.sampled_from(["a", "b"]), max_size=1))


@given(found=pairs, numbers=numbers)
def test_whoever_was_known_is_never_folded_and_no_two_numbers_meet(
    found: list[MayBe], numbers: dict[str, set[str]]
) -> None:
    joins, asks = whom_to_join(found, new=set(NEW), numbers=numbers)
    group = {head: {head} for head in KNOWN + NEW}
    for join in joins:
        assert join.folded in NEW
        assert join.kept in group and join.folded in group
        group[join.kept] |= group.pop(join.folded)
    for members in group.values():
        assert len(members & set(KNOWN)) < 2
        assert len(set().union(*(numbers.get(one, set()) for one in members))) < 2
    # Whatever was not joined and is no one group now is asked about, once.
    standing = {member: head for head, members in group.items() for member in members}
    asked = [(ask.first, ask.second) for ask in asks]
    assert len(asked) == len(set(asked))
    assert all(first < second and first in group and second in group for first, second in asked)
    for one in found:
        ours, theirs = sorted((standing[one.first], standing[one.second]))
        assert ours == theirs or (ours, theirs) in asked


def test_one_new_record_does_not_make_one_of_two_who_were_known() -> None:
    joins, asks = whom_to_join([pair(NEW[0], KNOWN[0]), pair(NEW[0], KNOWN[1])], new=set(NEW), numbers={})
    assert [(join.kept, join.folded) for join in joins] == [(KNOWN[0], NEW[0])]
    assert [(ask.first, ask.second) for ask in asks] == [(KNOWN[0], KNOWN[1])]


def test_what_a_system_makes_of_its_organisation_may_be_written_by_hand_too() -> None:
    assert [kind for kind, part in PARTS.items() if kind not in BY_OWN_DUTY[part]] == []
