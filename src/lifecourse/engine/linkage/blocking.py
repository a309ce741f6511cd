"""Which pairs are worth comparing: those that share one of many wide keys."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.linkage.records import MOST_GROUPS, Hashes, Ints, Table, steady_hash

Flags = NDArray[np.bool_]
Column = tuple[tuple[Hashes, ...], Flags]
# A key that more records share than this says too little, and would cost more than all others.
MOST_IN_BLOCK = 60
# Keys of one thing alone are for what nobody else has: rare names, or few records in all.
MOST_ALONE = 12
ALONE = frozenset({"born", "sounds", "street"})


def keys_of(table: Table, rows: Ints | None = None) -> tuple[NDArray[np.int64], Ints]:
    """Every key of these rows, and beside each the row that has it. Keys are the same in every process."""
    rows = np.arange(len(table), dtype=np.int32) if rows is None else rows
    keys, owners = zip(*(_of_kind(kind, columns, rows) for kind, columns in _kinds(table, rows)), strict=True)
    return np.concatenate(keys), np.concatenate(owners)


def _of_kind(kind: str, columns: Iterable[Column], rows: Ints) -> tuple[NDArray[np.int64], Ints]:
    keys, owners = [], []
    for parts, valid in columns:
        mixed = _mix(np.uint64(steady_hash(kind)), *parts)[valid]
        # The last bit says how many may share it, to whoever has the key and not its kind.
        marked = ((mixed >> np.uint64(2)) << np.uint64(1)) | np.uint64(kind in ALONE)
        keys.append(marked.astype(np.int64))
        owners.append(rows[valid])
    return np.concatenate(keys), np.concatenate(owners)


def _mix(*parts: Hashes | np.uint64) -> Hashes:
    mixed: Hashes = np.uint64(0x9E3779B97F4A7C15)  # type: ignore[assignment]
    with np.errstate(over="ignore"):
        for part in parts:
            mixed = (mixed ^ part) * np.uint64(0xBF58476D1CE4E5B9)
            mixed = mixed ^ (mixed >> np.uint64(29))
    return mixed


def _kinds(table: Table, rows: Ints) -> Iterator[tuple[str, list[Column]]]:
    words, places = table.words, table.places
    born_parts: list[Hashes] = [table.born[rows, part].astype(np.uint64) for part in range(3)]
    year, month, day = born_parts
    hundred = np.uint64(100)
    born: Hashes = (year * hundred + month) * hundred + day
    unordered = (year * hundred + np.minimum(month, day)) * hundred + np.maximum(month, day)
    has_born: Flags = table.born[rows, 0] != 0
    given, family = table.given[rows], table.family[rows]
    first, last = words.hashes(given[:, 0]), words.hashes(family[:, 0])
    has_first: Flags = given[:, 0] != 0
    has_last: Flags = family[:, 0] != 0
    given_sound, family_sound = words.sounds(given[:, 0]), words.sounds(family[:, 0])

    yield "number", [((table.number[rows].astype(np.uint64),), table.number[rows] != 0)]
    # Whichever of the two is written first.
    sounds = (np.minimum(given_sound, family_sound), np.maximum(given_sound, family_sound))
    yield "born", [((born,), has_born)]
    yield "sounds", [(sounds, has_first & has_last)]
    yield "born given", [((born, given_sound), has_born & has_first)]
    surnames: list[Column] = [
        ((born, words.sounds(family[:, column])), has_born & (family[:, column] != 0))
        for column in range(table.family.shape[1])
    ]
    yield "born family", surnames
    swappable = has_born & has_last & (month <= 12) & (day <= 12)
    yield "day and month", [((unordered, last), swappable)]
    both = (born, np.minimum(first, last), np.maximum(first, last))
    yield "names", [(both, has_born & has_first & has_last)]
    homes, streets, phones = (
        [(places.hashes(texts[rows, column]), texts[rows, column] != 0) for column in range(texts.shape[1])]
        for texts in (table.postcode, table.street, table.phone)
    )
    roots = list(_roots(table, rows, first, has_first))
    a_day = (month > 1) | (day > 1)
    yield "born root", [((born, root), has_born & has) for root, has in roots]
    yield "year names", [((year, root, family_sound), has_born & has & has_last) for root, has in roots]
    yield (
        "day names",
        [((month * hundred + day, root, last), has_born & has & has_last & a_day) for root, has in roots],
    )
    yield (
        "postcode given",
        [((home, root), known & has) for root, has in roots for home, known in homes],
    )
    yield (
        "street given",
        [((street, root), known & has) for root, has in roots for street, known in streets],
    )
    yield "street", [((street,), known) for street, known in streets]
    yield (
        "postcode street",
        [
            ((home, places.sounds(table.street[rows, column])), known & (table.street[rows, column] != 0))
            for column in range(table.street.shape[1])
            for home, known in homes
        ],
    )
    yield "postcode family", [((home, family_sound), known & has_last) for home, known in homes]
    yield "postcode year", [((home, year), known & has_born) for home, known in homes]
    yield "phone year", [((phone, year), known & has_born) for phone, known in phones]
    yield "phone given", [((phone, first), known & has_first) for phone, known in phones]
    yield "email", [((places.hashes(table.email[rows]),), table.email[rows] != 0)]


def _roots(table: Table, rows: Ints, first: Hashes, has_first: Flags) -> Iterator[tuple[Hashes, Flags]]:
    """The names that a given name is a form of: itself, where it is a form of none."""
    groups = table.words.groups(table.given[rows, 0])
    yield np.where(groups[:, 0] != 0, groups[:, 0], first), has_first
    for column in range(1, MOST_GROUPS):
        if (groups[:, column] != 0).any():
            yield groups[:, column], groups[:, column] != 0


def pairs_of(table: Table) -> tuple[Ints, Ints]:
    """Every pair of different rows, the lower first, that shares a key which few enough have."""
    rows, many = np.arange(len(table), dtype=np.int32), max(1, len(table))
    # Kind by kind, so that the keys of a million records are never all held at once.
    found = [
        _pairs(*_of_kind(kind, columns, rows), many, most_in(kind)) for kind, columns in _kinds(table, rows)
    ]
    codes = np.unique(np.concatenate(found))
    return codes // many, codes % many


def most_in(kind: str) -> int:
    """How many records may share a key of this kind."""
    return MOST_ALONE if kind in ALONE else MOST_IN_BLOCK


def most_with(key: int) -> int:
    """How many records may share this key."""
    return MOST_ALONE if key & 1 else MOST_IN_BLOCK


def pairs_with(keys: NDArray[np.int64], owners: Ints, ours: int) -> tuple[Ints, Ints]:
    """Every pair, in order, of two owners that share a key which few enough have, the first among `ours`.

    Owners are numbers from nought on, ours before all others. An owner may have a key more than once.
    """
    many = int(owners.max(initial=0)) + 1
    alone = (keys & 1).astype(np.bool_)
    found = [
        _pairs(*once(keys[kind], owners[kind]), many, most)
        for kind, most in ((alone, MOST_ALONE), (~alone, MOST_IN_BLOCK))
    ]
    codes = np.unique(np.concatenate(found))
    first, second = codes // many, codes % many
    return first[first < ours], second[first < ours]


def once(keys: NDArray[np.int64], owners: Ints) -> tuple[NDArray[np.int64], Ints]:
    """Each key beside each of its owners once, in order."""
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    once = np.ones(len(keys), np.bool_)
    once[1:] = (keys[1:] != keys[:-1]) | (owners[1:] != owners[:-1])
    return keys[once], owners[once]


def _pairs(keys: NDArray[np.int64], owners: Ints, many: int, most: int) -> Ints:
    order = np.argsort(keys, kind="stable")
    keys, owners = keys[order], owners[order]
    starts = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]])
    sizes = np.diff(np.r_[starts, len(keys)])
    few = np.repeat((sizes > 1) & (sizes <= most), sizes)
    keys, owners = keys[few], owners[few]
    found = [np.zeros(0, np.int64)]
    for apart in range(1, most):
        at = np.flatnonzero(keys[apart:] == keys[:-apart])
        if not len(at):
            break
        one, other = owners[at].astype(np.int64), owners[at + apart].astype(np.int64)
        low, high = np.minimum(one, other), np.maximum(one, other)
        found.append((low * many + high)[low != high])
    return np.unique(np.concatenate(found))
