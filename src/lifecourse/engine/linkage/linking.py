"""Which records are one person: every pair worth comparing, how likely each is, and the groups they make."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.linkage.blocking import pairs_of
from lifecourse.engine.linkage.comparing import compare
from lifecourse.engine.linkage.matching import AUTOMATIC, Shares, match, never_joined
from lifecourse.engine.linkage.model import Floats, Model, fit
from lifecourse.engine.linkage.records import Ints, Table

AT_ONCE = 1_000_000
# Pairs less likely than this are not told of.
LEAST_TOLD = 0.01
# To learn how pairs agree, this many are enough.
LEARNED_FROM = 2_000_000
STRANGERS = 100_000


@dataclass(frozen=True, kw_only=True)
class Linked:
    """Pairs of rows that may be one person, how likely each is, and the group of each row."""

    first: Ints
    second: Ints
    probability: Floats
    never_joined: NDArray[np.bool_]
    group: Ints
    model: Model


def link(
    table: Table, model: Model | None = None, *, automatic: float = AUTOMATIC, families: bool = True
) -> Linked:
    """Link all records of a table; without a model, one is learned from the records themselves.

    Without `families` nobody in the table is thought to share a home with another.
    """
    first, second = pairs_of(table)
    shares = Shares.of(table)
    if model is None:
        model = learn(table, first, second, shares, families=families)
    kept, likely, never = [], [], []
    for start in range(0, max(1, len(first)), AT_ONCE):
        ours, theirs = first[start : start + AT_ONCE], second[start : start + AT_ONCE]
        probability, levels = match(model, (table, ours), (table, theirs), shares)
        some = probability >= LEAST_TOLD
        kept.append(np.flatnonzero(some) + start)
        likely.append(probability[some])
        never.append(never_joined(levels)[some])
    told, probability = np.concatenate(kept), np.concatenate(likely)
    first, second = first[told], second[told]
    apart = np.concatenate(never)
    return Linked(
        first=first,
        second=second,
        probability=probability,
        never_joined=apart,
        group=groups_of(table, first[~apart], second[~apart], probability[~apart], automatic),
        model=model,
    )


def learn(table: Table, first: Ints, second: Ints, shares: Shares, *, families: bool = True) -> Model:
    """A model of these pairs of rows, without labels."""
    chance = np.random.default_rng(0)
    pairs = max(1, len(table) * (len(table) - 1) // 2)
    if len(first) > LEARNED_FROM:
        # The share of what is worth comparing stays what it is.
        pairs = pairs * LEARNED_FROM // len(first)
        some = chance.choice(len(first), LEARNED_FROM, replace=False)
        first, second = first[some], second[some]
    anyone, other = chance.integers(0, len(table), (2, STRANGERS))
    apart = anyone != other
    given, family = shares.usual()
    return fit(
        compare(table, first, table, second),
        compare(table, anyone[apart], table, other[apart]),
        pairs=pairs,
        usual_given=given,
        usual_family=family,
        families=families,
    )


def groups_of(table: Table, first: Ints, second: Ints, probability: Floats, automatic: float) -> Ints:
    """The group of each row, the likeliest pairs first; never two different NHS numbers in one group."""
    head = list(range(len(table)))
    numbers = {row: number for row, number in enumerate(table.number[: len(table)].tolist()) if number}

    def top(row: int) -> int:
        while head[row] != row:
            head[row] = head[head[row]]
            row = head[row]
        return row

    sure = np.flatnonzero(probability >= automatic)
    sure = sure[np.argsort(-probability[sure], kind="stable")]
    for one, other in zip(first[sure].tolist(), second[sure].tolist(), strict=True):
        ours, theirs = sorted((top(one), top(other)))
        mine, yours = numbers.get(ours, 0), numbers.get(theirs, 0)
        if ours == theirs or (mine and yours and mine != yours):
            continue
        head[theirs] = ours
        if yours:
            numbers[ours] = yours
    return np.array([top(row) for row in range(len(table))], np.int64)
