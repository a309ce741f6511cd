"""Who is read under whom, after any folding and taking apart."""

from datetime import UTC, datetime
from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from lifecourse.people.folding import UnableToFold, check_fold, group_of, head_of, longest_known

pytestmark = pytest.mark.unit
EARLIER, LATER = datetime(2026, 3, 2, tzinfo=UTC), datetime(2026, 3, 3, tzinfo=UTC)
PEOPLE = [UUID(int=n) for n in range(1, 8)]
pairs = some.tuples(some.sampled_from(PEOPLE), some.sampled_from(PEOPLE))


def forest(tried: list[tuple[UUID, UUID]]) -> dict[UUID, UUID]:
    """What stands after trying to fold the second of each pair into the first."""
    folds: dict[UUID, UUID] = {}
    for kept, folded in tried:
        try:
            check_fold(kept=kept, folded=folded, folds=folds)
        except UnableToFold:
            continue
        folds[folded] = kept
    return folds


@given(some.lists(pairs))
def test_everybody_is_read_under_exactly_one_head(tried: list[tuple[UUID, UUID]]) -> None:
    folds = forest(tried)
    heads = {head_of(person, folds) for person in PEOPLE}
    groups = [group_of(head, folds) for head in heads]
    assert sorted(person for group in groups for person in group) == PEOPLE
    assert all(head_of(person, folds) == head for head in heads for person in group_of(head, folds))
    # Each fold made two into one, and no fold was lost.
    assert len(heads) == len(PEOPLE) - len(folds)


@given(some.lists(pairs), some.randoms(use_true_random=False))
def test_taking_all_apart_in_any_order_gives_back_what_was(
    tried: list[tuple[UUID, UUID]], chance: Random
) -> None:
    folds = forest(tried)
    order = list(folds)
    chance.shuffle(order)
    for folded in order:
        top, whole = head_of(folded, folds), group_of(head_of(folded, folds), folds)
        apart = group_of(folded, folds)
        del folds[folded]
        assert head_of(folded, folds) == folded
        assert group_of(folded, folds) == apart
        assert group_of(top, folds) == whole - apart
    assert [head_of(person, folds) for person in PEOPLE] == PEOPLE


def test_somebody_folded_already_is_not_folded_again_unseen() -> None:
    first, second, third = PEOPLE[:3]
    folds = {second: first}
    with pytest.raises(UnableToFold, match="one person already"):
        check_fold(kept=first, folded=second, folds=folds)
    with pytest.raises(UnableToFold, match="meanwhile"):
        check_fold(kept=third, folded=second, folds=folds)
    with pytest.raises(UnableToFold, match="meanwhile"):
        check_fold(kept=second, folded=third, folds=folds)


def test_the_id_that_was_known_longest_stays() -> None:
    assert longest_known([(LATER, PEOPLE[0]), (EARLIER, PEOPLE[1]), (EARLIER, PEOPLE[2])]) == PEOPLE[1]
