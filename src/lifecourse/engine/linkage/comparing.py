"""How far two records agree, field by field: one of a few levels for each, for very many pairs at once."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA, JaroWinkler
from rapidfuzz.process import cpdist

from lifecourse.engine.linkage.records import MOST_GROUPS, Ints, Table, Words

Levels = NDArray[np.int8]
ALIKE = 0.86
NOBODYS_YEAR = 1900
A_GENERATION = 15


class Given(IntEnum):
    """Given names."""

    SAME = 0
    SHORT_FORM = 1
    ONE_LETTER = 2
    ALIKE = 3
    INITIAL = 4
    DIFFERENT = 5
    MISSING = 6
    SWAPPED = 7


class Family(IntEnum):
    """Family names. A woman's may be another since she married, so that she is told apart."""

    SAME = 0
    ONE_LETTER = 1
    ALIKE = 2
    EARLIER = 3
    DIFFERENT = 4
    DIFFERENT_WOMAN = 5
    MISSING = 6


class Born(IntEnum):
    """Birth dates."""

    SAME = 0
    SWAPPED = 1
    ONE_PART = 2
    STANDS_FOR_NONE = 3
    NEAR = 4
    DIFFERENT = 5
    MISSING = 6
    # One birthday, and so many years apart that they may be parent and child.
    GENERATION = 7


class Place(IntEnum):
    """Addresses, the earlier ones too."""

    SEVERAL = 0
    SAME = 1
    POSTCODE = 2
    STREET = 3
    DIFFERENT = 4
    MISSING = 5
    POSTCODES = 6


class Simple(IntEnum):
    """What is either the same or not."""

    SAME = 0
    DIFFERENT = 1
    MISSING = 2


FIELDS: dict[str, type[IntEnum]] = {
    "given": Given,
    "family": Family,
    "born": Born,
    "place": Place,
    "gender": Simple,
    "phone": Simple,
    "email": Simple,
    "gp": Simple,
    "number": Simple,
}


def compare(first: Table, ours: Ints, second: Table, theirs: Ints) -> dict[str, Levels]:
    """The level of agreement of each pair of rows, by field. Both tables have the same words."""
    given, family = _names(first, ours, second, theirs)
    return {
        "given": given,
        "family": family,
        "born": _born(first.born[ours], second.born[theirs]),
        "place": _places(first, ours, second, theirs),
        "gender": _simple(first.gender[ours], second.gender[theirs]),
        "phone": _any_same(first.phone[ours], second.phone[theirs]),
        "email": _simple(first.email[ours], second.email[theirs]),
        "gp": _simple(first.gp[ours], second.gp[theirs]),
        "number": _simple(first.number[ours], second.number[theirs]),
    }


def _simple(one: Ints, other: Ints) -> Levels:
    level = np.where(one == other, Simple.SAME, Simple.DIFFERENT)
    return np.where((one == 0) | (other == 0), Simple.MISSING, level).astype(np.int8)


def _shared(one: Ints, other: Ints) -> NDArray[np.bool_]:
    """Whether any of several is the same on both sides."""
    found: NDArray[np.bool_] = np.zeros(len(one), np.bool_)
    for mine in range(one.shape[1]):
        for yours in range(other.shape[1]):
            found |= (one[:, mine] == other[:, yours]) & (one[:, mine] != 0)
    return found


def _how_many(one: Ints, other: Ints) -> Ints:
    """How many of several are the same on both sides."""
    found: Ints = np.zeros(len(one), np.int8)
    for mine in range(one.shape[1]):
        same = (one[:, [mine]] == other).any(axis=1) & (one[:, mine] != 0)
        found = found + same
    return found


def _any_same(one: Ints, other: Ints) -> Levels:
    level = np.where(_shared(one, other), Simple.SAME, Simple.DIFFERENT)
    return np.where((one[:, 0] == 0) | (other[:, 0] == 0), Simple.MISSING, level).astype(np.int8)


def _born(one: Ints, other: Ints) -> Levels:
    year, month, day = (one[:, part] == other[:, part] for part in range(3))
    parts = year.astype(np.int8) + month + day
    level = np.full(len(one), Born.DIFFERENT, np.int8)
    level[year | (np.abs(one[:, 0] - other[:, 0]) <= 1)] = Born.NEAR
    level[parts == 2] = Born.ONE_PART
    apart = np.abs(one[:, 0].astype(np.int32) - other[:, 0])
    level[month & day & (apart >= A_GENERATION)] = Born.GENERATION
    swapped = year & (one[:, 1] == other[:, 2]) & (one[:, 2] == other[:, 1])
    level[swapped] = Born.SWAPPED
    level[parts == 3] = Born.SAME
    none = _stands_for_none(one) | _stands_for_none(other)
    nobodys = (one[:, 0] == NOBODYS_YEAR) | (other[:, 0] == NOBODYS_YEAR)
    level[none & (year | nobodys)] = Born.STANDS_FOR_NONE
    level[(one[:, 0] == 0) | (other[:, 0] == 0)] = Born.MISSING
    return level


def _stands_for_none(born: Ints) -> NDArray[np.bool_]:
    """The first of January is what a system writes that must have a day and knows none."""
    found: NDArray[np.bool_] = (born[:, 1] == 1) & (born[:, 2] == 1)
    return found


def _places(first: Table, ours: Ints, second: Table, theirs: Ints) -> Levels:
    one, other = first.street[ours], second.street[theirs]
    postcode = _shared(first.postcode[ours], second.postcode[theirs])
    street = _shared(one, other)
    # Only the pairs that this would change are spelled out.
    open_ = ~street & (one[:, 0] != 0) & (other[:, 0] != 0)
    if open_.any():
        likeness = _likeness(first.places, one[open_, 0], other[open_, 0])
        street[open_] = likeness <= Given.ONE_LETTER
    level = np.full(len(one), Place.DIFFERENT, np.int8)
    level[street] = Place.STREET
    level[postcode] = Place.POSTCODE
    level[postcode & street] = Place.SAME
    several = _how_many(first.postcode[ours], second.postcode[theirs]) > 1
    level[several] = Place.POSTCODES
    level[several & street] = Place.SEVERAL
    none = (one[:, 0] == 0) & (first.postcode[ours][:, 0] == 0)
    none |= (other[:, 0] == 0) & (second.postcode[theirs][:, 0] == 0)
    level[none] = Place.MISSING
    return level


def _names(first: Table, ours: Ints, second: Table, theirs: Ints) -> tuple[Levels, Levels]:
    words = first.words
    g1, g2, f1, f2 = first.given[ours], second.given[theirs], first.family[ours], second.family[theirs]
    given = _likeness(words, g1[:, 0], g2[:, 0])
    family = _likeness(words, f1[:, 0], f2[:, 0])
    # A nickname that somebody goes by is as good as a short form; an earlier family name is told apart.
    for mine in range(g1.shape[1]):
        for yours in range(g2.shape[1]):
            some = (given > Given.SHORT_FORM) & (g1[:, mine] != 0) & (g2[:, yours] != 0)
            if (mine or yours) and some.any():
                near = _likeness(words, g1[some, mine], g2[some, yours])
                given[some] = np.where(near <= Given.SHORT_FORM, Given.SHORT_FORM, given[some])
    level = np.full(len(family), Family.DIFFERENT, np.int8)
    level[family == Given.SAME] = Family.SAME
    level[(family == Given.ONE_LETTER)] = Family.ONE_LETTER
    level[(family == Given.ALIKE) | (family == Given.SHORT_FORM)] = Family.ALIKE
    woman = (first.gender[ours] == 2) | (second.gender[theirs] == 2)
    level[(level == Family.DIFFERENT) & woman] = Family.DIFFERENT_WOMAN
    level[family == Given.MISSING] = Family.MISSING
    level[(level > Family.ALIKE) & _shared(f1, f2)] = Family.EARLIER
    # Given name and family name changed places.
    crossed = (given > Given.ALIKE) & (level > Family.ALIKE) & (g1[:, 0] != 0) & (f1[:, 0] != 0)
    if crossed.any():
        one = _likeness(words, g1[crossed, 0], f2[crossed, 0])
        other = _likeness(words, f1[crossed, 0], g2[crossed, 0])
        rows = np.flatnonzero(crossed)[(one <= Given.ONE_LETTER) & (other <= Given.ONE_LETTER)]
        # One thing happened, so one field tells it.
        given[rows], level[rows] = Given.SWAPPED, Family.MISSING
    return given, level


def _likeness(words: Words, one: Ints, other: Ints) -> Levels:
    """How alike two words are: a level of `Given`."""
    level = np.full(len(one), Given.DIFFERENT, np.int8)
    open_ = (one != other) & (one != 0) & (other != 0)
    if open_.any():
        level[open_] = _spelled(words, one[open_], other[open_])
    level[one == other] = Given.SAME
    level[(one == 0) | (other == 0)] = Given.MISSING
    return level


def _spelled(words: Words, one: Ints, other: Ints) -> Levels:
    """Two different words: each pair of words is spelled out once, however many pairs of records have it."""
    low, high = np.minimum(one, other).astype(np.int64), np.maximum(one, other).astype(np.int64)
    pairs, where = np.unique(low << 32 | high, return_inverse=True)
    mine, yours = pairs >> 32, pairs & 0xFFFFFFFF
    text = words.text
    ours, theirs = [text[one] for one in mine.tolist()], [text[one] for one in yours.tolist()]
    alike = cpdist(ours, theirs, scorer=JaroWinkler.normalized_similarity, dtype=np.float32)
    off = cpdist(ours, theirs, scorer=OSA.distance, dtype=np.int32)
    sizes = [(len(a), len(b)) for a, b in zip(ours, theirs, strict=True)]
    short, long_ = (np.fromiter(map(which, sizes), np.int32, len(sizes)) for which in (min, max))
    level = np.full(len(pairs), Given.DIFFERENT, np.int8)
    begins = np.fromiter(
        (a.startswith(b) or b.startswith(a) for a, b in zip(ours, theirs, strict=True)),
        np.bool_,
        len(pairs),
    )
    level[begins & ((short == 1) | (short >= 3))] = Given.INITIAL
    level[(alike >= ALIKE) & (short > 2)] = Given.ALIKE
    level[((off == 1) & (short >= 3) & (long_ >= 4)) | ((off == 2) & (short >= 8))] = Given.ONE_LETTER
    mine_in, yours_in = words.groups(mine), words.groups(yours)
    for a in range(MOST_GROUPS):
        for b in range(MOST_GROUPS):
            level[(mine_in[:, a] == yours_in[:, b]) & (mine_in[:, a] > 0)] = Given.SHORT_FORM
    return level[where]
