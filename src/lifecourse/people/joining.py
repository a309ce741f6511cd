"""Which records that arrive are joined to whom, and about which pairs somebody is asked: plain values."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from lifecourse.engine.linkage.matching import Decision


@dataclass(frozen=True, kw_only=True)
class MayBe:
    """Two records that may be of one person, by the head of each: how likely, why, and what follows.

    Ids of people are as the database keeps them, in the order of which both databases have them.
    """

    first: str
    second: str
    probability: float
    decision: Decision
    same_number: bool
    evidence: list[dict[str, Any]]


@dataclass(frozen=True, kw_only=True)
class Join:
    """One head is folded under another."""

    kept: str
    folded: str
    why: MayBe


def whom_to_join(
    found: Iterable[MayBe], *, new: Set[str], numbers: Mapping[str, Set[str]]
) -> tuple[list[Join], list[MayBe]]:
    """The joins, in an order in which each folds a head; and the pairs of heads to ask about.

    `found` has the likeliest first; `new` are heads that came with these records; `numbers` are the
    NHS numbers under each head. A new record is joined to at most one person who was known: two who were
    known already are never joined here, nor two who have different numbers.
    """
    under: dict[str, str] = {}
    has = {head: set(of_head) for head, of_head in numbers.items()}

    def top(head: str) -> str:
        while head in under:
            head = under[head]
        return head

    joins: list[Join] = []
    open_: list[MayBe] = []
    for pair in found:
        one, other = top(pair.first), top(pair.second)
        if one == other:
            continue
        theirs = has.get(one, set()) | has.get(other, set())
        if pair.decision is not Decision.JOIN or len(theirs) > 1 or not {one, other} & new:
            open_.append(pair)
            continue
        kept, folded = (one, other) if one not in new else (other, one)
        joins.append(Join(kept=kept, folded=folded, why=pair))
        under[folded], has[kept] = kept, theirs
    return joins, _once_a_pair((top(pair.first), top(pair.second), pair) for pair in open_)


def _once_a_pair(pairs: Iterable[tuple[str, str, MayBe]]) -> list[MayBe]:
    """One question for two people, however many of their records are alike: the likeliest."""
    found: dict[tuple[str, str], MayBe] = {}
    for one, other, pair in pairs:
        if one != other:
            first, second = sorted((one, other))
            found.setdefault((first, second), replace(pair, first=first, second=second))
    return list(found.values())
