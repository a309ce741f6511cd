"""Which records are read as one person, worked out from the folds that are in force: plain values."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from uuid import UUID


class UnableToFold(Exception):
    """Two people cannot be made one, or taken apart; says why in words that a page can show."""


def head_of[Id: (UUID, str)](person: Id, folds: Mapping[Id, Id]) -> Id:
    """The person under whom this one is read; `folds` says who was folded into whom, and has no circles."""
    while person in folds:
        person = folds[person]
    return person


def group_of(top: UUID, folds: Mapping[UUID, UUID]) -> set[UUID]:
    """A person and everybody folded into them, directly or by way of others."""
    below: dict[UUID, list[UUID]] = defaultdict(list)
    for folded, kept in folds.items():
        below[kept].append(folded)
    found, waiting = set(), [top]
    while waiting:
        person = waiting.pop()
        found.add(person)
        waiting.extend(below[person])
    return found


def check_fold(*, kept: UUID, folded: UUID, folds: Mapping[UUID, UUID]) -> None:
    """Raises UnableToFold unless both stand for themselves: then no circle can ever come about."""
    if head_of(kept, folds) == head_of(folded, folds):
        raise UnableToFold("These two are read as one person already.")
    if kept in folds or folded in folds:
        raise UnableToFold(
            "One of these two has been made one with somebody else meanwhile. Open them again, and look anew."
        )


def longest_known(people: Iterable[tuple[datetime, UUID]]) -> UUID:
    """Of people with the moment at which each became known, the first: their id is the one that stays."""
    return min(people, key=lambda one: (one[0], str(one[1])))[1]
