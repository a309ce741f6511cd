"""Records that arrive, against those that are there: how likely each pair is one person, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.linkage.comparing import FIELDS, Born, Family, Given, Levels, Simple, compare
from lifecourse.engine.linkage.model import Floats, Model, Rarity
from lifecourse.engine.linkage.records import Ints, Record, Table
from lifecourse.engine.linkage.saying import Evidence, say

# From here on two records are joined by themselves; from there on somebody is asked; below, they are two.
AUTOMATIC = 0.985
REVIEW = 0.15
RAREST = 1e-6
OF_ONE_HOME = (
    "A family, and twins most of all, share a family name, a home and a telephone, so these count for less."
)


class Decision(StrEnum):
    """What follows from how likely two records are one person."""

    JOIN = "join"
    ASK = "ask"
    LEAVE = "leave"


@dataclass(frozen=True, kw_only=True)
class Likely:
    """A pair by its places in what was compared, how likely it is one person, and what follows."""

    first: int
    second: int
    probability: float
    decision: Decision
    levels: Mapping[str, int]


def never_joined(levels: Mapping[str, Levels]) -> NDArray[np.bool_]:
    """Which pairs no machine joins, however likely: two different NHS numbers, or a generation apart.

    Two of one birthday a generation apart may be parent and child of one name.
    """
    found: NDArray[np.bool_] = (levels["number"] == Simple.DIFFERENT) | (levels["born"] == Born.GENERATION)
    return found


def decide(probability: float, *, is_never_joined: bool) -> Decision:
    """What follows from how likely two records are one person."""
    if probability < REVIEW:
        return Decision.LEAVE
    return Decision.JOIN if probability >= AUTOMATIC and not is_never_joined else Decision.ASK


@dataclass(frozen=True, kw_only=True)
class Shares:
    """The share of records that has each name, by its number in a table's words."""

    given: Floats
    family: Floats

    @staticmethod
    def of(table: Table) -> "Shares":
        """As they are in one table."""
        size, many = len(table.words.text), max(1, len(table))
        given, family = (column[: len(table), 0] for column in (table.given, table.family))
        return Shares(
            given=np.bincount(given, minlength=size) / many, family=np.bincount(family, minlength=size) / many
        )

    @staticmethod
    def told(given: Iterable[float], family: Iterable[float]) -> "Shares":
        """As they are elsewhere: a share for each word of a table, in the order of its words."""
        return Shares(given=np.array(list(given)), family=np.array(list(family)))

    def usual(self) -> tuple[float, float]:
        """How often two strangers have one given name, and one family name."""
        return float((self.given[1:] ** 2).sum()), float((self.family[1:] ** 2).sum())


def rarity(model: Model, levels: Mapping[str, Levels], shares: Shares, table: Table, rows: Ints) -> Rarity:
    """How rare the names are that each pair shares; `rows` are the first records' rows of `table`."""
    given, family = shares.given[table.given[rows, 0]], shares.family[table.family[rows, 0]]
    return Rarity(
        given=_rarer(levels["given"] == Given.SAME, given, model.usual_given),
        family=_rarer(levels["family"] == Family.SAME, family, model.usual_family),
    )


def _rarer(same: NDArray[np.bool_], share: Floats, usual: float) -> Floats:
    return np.where(same, np.log(np.maximum(share, RAREST) / usual), 0.0)


def match(
    model: Model, one: tuple[Table, Ints], other: tuple[Table, Ints], shares: Shares
) -> tuple[Floats, dict[str, Levels]]:
    """How likely each pair of rows, given with their tables, is one person, and how far each field agrees."""
    (first, ours), (second, theirs) = one, other
    levels = compare(first, ours, second, theirs)
    odds = model.log_odds(levels, rarity(model, levels, shares, first, ours))
    return model.probability(odds), levels


def score(
    model: Model, first: Sequence[Record], second: Sequence[Record], shares: Shares | None = None
) -> list[Likely]:
    """Pair by pair, the records at the same places of both. Names are of usual rarity without `shares`."""
    ours = Table.of(first)
    theirs = Table.of(second, ours)
    rows = np.arange(len(first))
    if shares is None:
        many = len(ours.words.text)
        shares = Shares.told([model.usual_given] * many, [model.usual_family] * many)
    probability, levels = match(model, (ours, rows), (theirs, rows), shares)
    return [likely(place, place, place, probability, levels) for place in range(len(first))]


def worth_telling(
    first: Ints, second: Ints, probability: Floats, levels: Mapping[str, Levels]
) -> list[Likely]:
    """Those of the pairs, by their rows, that are joined or asked about."""
    told = np.flatnonzero(probability >= REVIEW)
    some = {name: level[told] for name, level in levels.items()}
    apart = never_joined(some).tolist()
    columns = zip(*(level.tolist() for level in some.values()), strict=True)
    return [
        Likely(
            first=one,
            second=other,
            probability=chance,
            decision=decide(chance, is_never_joined=never),
            levels=dict(zip(some, level, strict=True)),
        )
        for one, other, chance, never, level in zip(
            first[told].tolist(),
            second[told].tolist(),
            probability[told].tolist(),
            apart,
            columns,
            strict=True,
        )
    ]


def likely(place: int, first: int, second: int, probability: Floats, levels: Mapping[str, Levels]) -> Likely:
    """One of the pairs that were compared, as a value."""
    one = {name: level[place : place + 1] for name, level in levels.items()}
    return Likely(
        first=first,
        second=second,
        probability=float(probability[place]),
        decision=decide(float(probability[place]), is_never_joined=bool(never_joined(one)[0])),
        levels={name: int(level[0]) for name, level in one.items()},
    )


def why(model: Model, pair: Likely, first: Record, second: Record) -> list[Evidence]:
    """What speaks for one person and what against, the weightiest first, in plain words."""
    return why_each(model, [pair], [(first, second)])[0]


def why_each(
    model: Model, pairs: Sequence[Likely], records: Iterable[tuple[Record, Record]]
) -> list[list[Evidence]]:
    """The same for many pairs at once, each with its two records."""
    if not pairs:
        return []
    levels = {name: np.array([pair.levels[name] for pair in pairs], np.int8) for name in FIELDS}
    kinds = model.by_kind(levels)
    kin = kinds[:, list(model.kin_by_family)].max(axis=1) >= kinds[:, model.same :].max(axis=1)
    bits = {name: weights.tolist() for name, weights in model.weights.items()}
    return [
        _why(pair, first, second, bits, of_one_home=of_one_home)
        for pair, (first, second), of_one_home in zip(pairs, records, kin.tolist(), strict=True)
    ]


def _why(
    pair: Likely, first: Record, second: Record, bits: Mapping[str, Sequence[float]], *, of_one_home: bool
) -> list[Evidence]:
    found = []
    for name in FIELDS:
        level = pair.levels[name]
        if words := say(name, level, first, second):
            told = bits[name][level]
            found.append(Evidence(field=name, words=words, bits=round(told, 2), for_it=told > 0))
    if of_one_home and pair.decision is Decision.ASK:
        found.append(Evidence(field="home", words=OF_ONE_HOME, bits=0.0, for_it=False))
    return sorted(found, key=lambda one: -abs(one.bits))
