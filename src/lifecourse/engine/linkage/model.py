"""How likely two records are one person, from how far each field agrees: a mixture of kinds of pair.

Pairs of one person are one kind of pair. All others are of several: strangers, people of one home, twins,
a parent and child of one name. Within a kind the fields are taken to be independent; across kinds they are
not, which is what keeps twins apart whose date, family name, home and telephone are all the same.
After Fellegi and Sunter (1969), with the kinds and their shares found without labels by expectation and
maximisation (Dempster, Laird and Rubin, 1977).
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.linkage.comparing import FIELDS, Born, Given, Levels, Simple
from lifecourse.engine.linkage.records import Ints

Floats = NDArray[np.float64]
SIZES = {name: len(levels) for name, levels in FIELDS.items()}
SAME_PERSON = 0
# Another's number is written down for somebody about once in fifteen hundred times.
NUMBERS = {True: (0.994, 0.006), False: (1e-9, 1 - 1e-9)}
LEAST = 1e-6
ROUNDS = 60
# How much of where a kind of pair began stays in it: much for pairs of one person, so that such a kind does
# not wander off to become another kind of stranger.
STAYS_ONE, STAYS_OTHER = 0.05, 0.002
SHIPPED = Path(__file__).parent / "model.json"


@dataclass(frozen=True, kw_only=True)
class Model:
    """The kinds of pair: the share of each among pairs that are compared, and how its fields agree.

    `agrees` has one row a kind for each field. The first kinds are of one person, `same` of them.
    `curve` turns log-odds into how often such pairs are one person: points, in rising order.
    """

    shares: Floats
    agrees: Mapping[str, Floats]
    same: int
    # Kinds of pair, by number, in which a given name or family name is shared for a reason.
    kin_by_given: tuple[int, ...]
    kin_by_family: tuple[int, ...]
    # How the fields of any two people agree, whether or not there is a reason to compare them.
    strangers: Mapping[str, Floats]
    # How many people in all have a name as common as the usual one: the sum of the squares of shares.
    usual_given: float
    usual_family: float
    curve: tuple[tuple[float, float], ...] = ()

    def log_odds(self, levels: Mapping[str, Ints], rare: "Rarity | None" = None) -> Floats:
        """The natural logarithm of the odds that each pair is one person, before the curve."""
        kinds = self.by_kind(levels, rare)
        return _sum_logs(kinds[:, : self.same]) - _sum_logs(kinds[:, self.same :])

    def by_kind(self, levels: Mapping[str, Ints], rare: "Rarity | None" = None) -> Floats:
        """The logarithm of how likely each pair (a row) is of each kind (a column) and agrees like this."""
        many = len(next(iter(levels.values())))
        kinds = np.tile(np.log(self.shares), (many, 1))
        for name, level in levels.items():
            kinds += np.log(self.agrees[name]).T[level]
        if rare is not None:
            for kind in range(self.same, len(self.shares)):
                if kind not in self.kin_by_given:
                    kinds[:, kind] += rare.given
                if kind not in self.kin_by_family:
                    kinds[:, kind] += rare.family
        return kinds

    def probability(self, log_odds: Floats) -> Floats:
        """How often pairs of such log-odds are one person, as counted on labelled pairs."""
        if not self.curve:
            return 1 / (1 + np.exp(-log_odds))
        at, calibrated = (np.array(column) for column in zip(*self.curve, strict=True))
        odds: Floats = np.interp(log_odds, at, calibrated)
        return 1 / (1 + np.exp(-odds))

    @cached_property
    def weights(self) -> dict[str, Floats]:
        """Bits for one person (above nought) or against it, by level of each field, beside any two people."""
        share = self.shares[: self.same] / self.shares[: self.same].sum()
        return {
            name: np.log2(share @ table[: self.same]) - np.log2(self.strangers[name])
            for name, table in self.agrees.items()
        }

    def as_json(self) -> dict[str, Any]:
        """Plain values, for a file."""
        return {
            "shares": [round(one, 9) for one in self.shares.tolist()],
            "agrees": {
                name: [[round(one, 9) for one in row] for row in table.tolist()]
                for name, table in self.agrees.items()
            },
            "same": self.same,
            "kin_by_given": list(self.kin_by_given),
            "kin_by_family": list(self.kin_by_family),
            "usual_given": self.usual_given,
            "usual_family": self.usual_family,
            "strangers": {
                name: [round(one, 9) for one in row.tolist()] for name, row in self.strangers.items()
            },
            "curve": [list(point) for point in self.curve],
        }

    @staticmethod
    def from_json(said: Mapping[str, Any]) -> "Model":
        """The model that `as_json` wrote."""
        return Model(
            shares=np.array(said["shares"]),
            agrees={name: np.array(table) for name, table in said["agrees"].items()},
            same=said["same"],
            kin_by_given=tuple(said["kin_by_given"]),
            kin_by_family=tuple(said["kin_by_family"]),
            usual_given=said["usual_given"],
            usual_family=said["usual_family"],
            strangers={name: np.array(row) for name, row in said["strangers"].items()},
            curve=tuple((one, other) for one, other in said["curve"]),
        )


@dataclass(frozen=True, kw_only=True)
class Rarity:
    """How much rarer than usual the shared given and family name of each pair is: log of the ratio."""

    given: Floats
    family: Floats


@cache
def shipped() -> Model:
    """The model that comes with the product: fitted to made-up records, and its curve to their labels."""
    return Model.from_json(json.loads(SHIPPED.read_text(encoding="utf-8")))


def _sum_logs(kinds: Floats) -> Floats:
    most = kinds.max(axis=1)
    return most + np.log(np.exp(kinds - most[:, None]).sum(axis=1))


# How the kinds of pair agree before anything is known of the records. In the order of the levels.
_NAME = (0.82, 0.07, 0.05, 0.01, 0.005, 0.02, 0.015, 0.01)
_OTHER_NAME = (0.02, 0.01, 0.005, 0.05, 0.01, 0.89, 0.014, 0.001)
_FAMILY = (0.90, 0.04, 0.01, 0.01, 0.002, 0.02, 0.018)
_CHANGED = (0.01, 0.01, 0.02, 0.10, 0.05, 0.79, 0.02)
_OTHER_FAMILY = (0.01, 0.005, 0.04, 0.002, 0.55, 0.38, 0.013)
# A year wrong by half a life is a rarer slip than a parent's birthday is a coincidence.
_BORN = (0.95, 0.012, 0.018, 0.008, 0.003, 0.0029, 0.006, 0.0001)
_ANY_DAY = (0.0002, 0.0002, 0.02, 0.01, 0.05, 0.907, 0.0096, 0.003)
_HOME = (0.40, 0.38, 0.05, 0.05, 0.08, 0.02, 0.02)
_MOVED = (0.01, 0.01, 0.02, 0.02, 0.915, 0.02, 0.005)
_YES = (0.90, 0.08, 0.02)
_HALF = (0.5, 0.48, 0.02)
_PHONE_MOVED = (0.60, 0.38, 0.02)


def _kind(*rows: Sequence[float]) -> dict[str, Sequence[float]]:
    given, family, born, place, gender, phone = rows
    return {
        "given": given,
        "family": family,
        "born": born,
        "place": place,
        "gender": gender,
        "phone": phone,
        "email": (phone[0] * 0.3, 0.3, 0.7 - phone[0] * 0.3),
        "gp": (phone[0] * 0.5 + 0.01, 0.09, 0.9 - phone[0] * 0.5),
    }


ONE_PERSON = (
    _kind(_NAME, _FAMILY, _BORN, _HOME, _YES, _YES),
    _kind(_NAME, _FAMILY, _BORN, _MOVED, _YES, _PHONE_MOVED),
    _kind(_NAME, _CHANGED, _BORN, _HOME, _YES, _YES),
)
# Of one home: brothers and sisters; a couple of two names; twins; a parent and child of one name.
OF_ONE_HOME = (
    _kind(_OTHER_NAME, _FAMILY, _ANY_DAY, _HOME, _HALF, _YES),
    _kind(_OTHER_NAME, _OTHER_FAMILY, _ANY_DAY, _HOME, _HALF, _YES),
    _kind(_OTHER_NAME, _FAMILY, _BORN, _HOME, _HALF, _YES),
    _kind(_NAME, _FAMILY, _ANY_DAY, _HOME, _YES, _YES),
)
SAME = len(ONE_PERSON)
TWINS, NAMESAKES = SAME + 2, SAME + 3
KIN_BY_FAMILY = (SAME, TWINS, NAMESAKES)
STRANGERS = SAME + len(OF_ONE_HOME)
# Strangers under one number: somebody's number was written down for another.
ANOTHERS = STRANGERS + 1
KINDS = ANOTHERS + 1
# Where few records have a number, nothing tells twins from one person with a mistake in the name: so there
# are held to be no more of them than there can be.
MOST_TWINS, MOST_NAMESAKES = 0.03, 0.02
# The share of records with given and family name the wrong way round.
WRONG_WAY_ROUND = 0.02
ONE_DAY = 1 / 365
# The curve is counted by steps of half a unit of log-odds.
BINS, FURTHEST = 2, 14


def fit(
    levels: Mapping[str, Levels],
    strangers: Mapping[str, Levels],
    *,
    pairs: int,
    usual_given: float,
    usual_family: float,
    families: bool = True,
) -> Model:
    """Find the kinds of pair and their shares, without labels. `levels` as `compare` gives them.

    `strangers` are pairs taken by chance, of which next to none is one person; `pairs` is how many there are
    in all, compared or not: what was not worth comparing is strangers. Without `families`, nobody shares a
    home or a name for a reason.
    """
    names = [*ONE_PERSON[0], "number"]
    apart = {name: _told_of(strangers[name], SIZES[name]) for name in names}
    # Too rare to be met by chance: both names alike, and one of the two written the wrong way round.
    apart["given"][Given.SWAPPED] = max(LEAST**1.5, WRONG_WAY_ROUND * usual_given * usual_family)
    start = {name: _start(name, apart[name]) for name in names[:-1]}
    agrees = {**start, "number": _numbers(apart["number"])}
    rows, counts = _patterns(levels, names)
    shares = np.full(KINDS, 0.01 * len(levels["given"]) / pairs)
    shares[:SAME] *= 20
    shares[STRANGERS] = 1 - shares.sum()
    model = Model(
        shares=shares,
        agrees=agrees,
        same=SAME,
        kin_by_given=(NAMESAKES,),
        kin_by_family=KIN_BY_FAMILY,
        strangers=apart,
        usual_given=usual_given,
        usual_family=usual_family,
    )
    for _ in range(ROUNDS):
        belongs = model.by_kind(rows)
        belongs = np.exp(belongs - belongs.max(axis=1, keepdims=True))
        belongs *= (counts / belongs.sum(axis=1))[:, None]
        totals = belongs.sum(axis=0)
        totals[TWINS] = min(totals[TWINS], MOST_TWINS * totals[:SAME].sum())
        totals[NAMESAKES] = min(totals[NAMESAKES], MOST_NAMESAKES * totals[:SAME].sum())
        if not families:
            totals[SAME:STRANGERS] = 0
        agrees = dict(agrees)
        for name in names[:-1]:
            found = np.stack(
                [np.bincount(rows[name], belongs[:, kind], SIZES[name]) for kind in range(KINDS)]
            )
            agrees[name] = _settled(name, found, start[name], apart[name])
        shares = np.maximum(totals / pairs, LEAST / pairs)
        shares[STRANGERS] = 1 - shares.sum() + shares[STRANGERS]
        model = replace(model, shares=shares, agrees=agrees)
    return model


def _patterns(levels: Mapping[str, Levels], names: Sequence[str]) -> tuple[dict[str, Ints], Ints]:
    """Each way in which pairs agree, once, and how many pairs agree like that."""
    codes = np.zeros(len(levels["given"]), np.int64)
    for name in names:
        codes = codes * SIZES[name] + levels[name]
    left, counts = np.unique(codes, return_counts=True)
    rows: dict[str, Ints] = {}
    for name in reversed(names):
        left, rows[name] = np.divmod(left, SIZES[name])
    return rows, counts


def _start(name: str, apart: Floats) -> Floats:
    rows = [kind[name] for kind in (*ONE_PERSON, *OF_ONE_HOME)]
    return _with_missing(name, np.array([*rows, apart, apart]), apart)


def _settled(name: str, found: Floats, start: Floats, apart: Floats) -> Floats:
    # A little of the start stays in, so that what was never met is not thought impossible, and a kind of
    # which there is next to nobody stays what it was.
    stays = np.full((KINDS, 1), STAYS_OTHER)
    stays[:SAME] = STAYS_ONE
    table = found + start * (20 + stays * found.sum(axis=1, keepdims=True))
    table[[STRANGERS, ANOTHERS]] = apart
    if name == "born":
        # That a parent and child share a birthday is chance, however few of them were met.
        shares = table[NAMESAKES] / table[NAMESAKES].sum()
        shares[Born.GENERATION] = ONE_DAY
        table[NAMESAKES] = shares
    return _with_missing(name, table, apart)


def _with_missing(name: str, table: Floats, apart: Floats) -> Floats:
    """That a record says nothing tells nothing: it is as common among all kinds as among strangers."""
    missing = FIELDS[name]["MISSING"]
    table = np.maximum(table, np.minimum(LEAST, apart))
    table[:, missing] = 0
    table *= (1 - apart[missing]) / table.sum(axis=1, keepdims=True)
    table[:, missing] = apart[missing]
    return table


def _numbers(apart: Floats) -> Floats:
    known = 1 - apart[Simple.MISSING]
    rows = [NUMBERS[kind < SAME or kind == ANOTHERS] for kind in range(KINDS)]
    return np.array([(same * known, other * known, apart[Simple.MISSING]) for same, other in rows])


def _told_of(levels: Levels, size: int) -> Floats:
    # A little more of each level: what no two strangers did is rare, and not impossible.
    counts = np.bincount(levels, minlength=size) + 0.05
    shares: Floats = counts / counts.sum()
    return shares


def calibrate(model: Model, log_odds: Floats, is_one: NDArray[np.bool_]) -> Model:
    """The model with a curve by labelled pairs: rising, by pools of neighbours that break the order."""
    bins = np.round(np.clip(log_odds, -FURTHEST, FURTHEST) * BINS)
    pools: list[list[float]] = []
    for one in np.unique(bins):
        inside = bins == one
        many = int(inside.sum())
        pools.append([float(log_odds[inside].sum()), float(is_one[inside].sum()), many])
        while len(pools) > 1 and pools[-2][1] / pools[-2][2] >= pools[-1][1] / pools[-1][2]:
            last = pools.pop()
            pools[-1] = [one + other for one, other in zip(pools[-1], last, strict=True)]
    # Half a pair on either side, so that nothing counted is told as certain.
    curve = [(total / size, float(np.log((good + 0.5) / (size - good + 0.5)))) for total, good, size in pools]
    return replace(model, curve=tuple((round(one, 4), round(other, 4)) for one, other in curve))
