"""Whom records are about: each is compared with all others that share something with it."""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.linkage.blocking import MOST_IN_BLOCK, keys_of, once, pairs_with
from lifecourse.engine.linkage.matching import match, why_each, worth_telling
from lifecourse.engine.linkage.model import shipped
from lifecourse.engine.linkage.records import Ints, Record, Table
from lifecourse.people.derived import read_rows, write_rows
from lifecourse.people.joining import MayBe
from lifecourse.people.likeness import record_of, shares_of
from lifecourse.people.models import BlockKey
from lifecourse.people.queries import parties_in_force
from lifecourse.people.rules import Purpose
from lifecourse.people.said import Said


class Known(NamedTuple):
    """One record as matching needs it: which it is, under which head, of which organisation, what it says.

    The head, and what it says, are as the database keeps them.
    """

    record: int
    head: str
    organisation: int
    said: str


class Desk:
    """Records as columns, each made once: for whoever brings in very many that are compared again.

    What a record says is held against what it said when its columns were made, so it is never out of date.
    """

    def __init__(self) -> None:
        self.table = Table.of(())
        # As much of each as evidence speaks of.
        self.told: list[Record] = []
        self._rows: dict[int, tuple[bytes, int]] = {}

    def rows_of(self, records: Sequence[Known], read: Mapping[int, Said] | None = None) -> Ints:
        """The row of each record; `read` has what they say, where somebody has it."""
        rows: list[int] = []
        new: list[Record] = []
        for one in records:
            digest = blake2b(one.said.encode(), digest_size=16).digest()
            before = self._rows.get(one.record)
            if before is None or before[0] != digest:
                said = read[one.record] if read else Said.from_json(json.loads(one.said))
                before = self._rows[one.record] = (digest, len(self.told) + len(new))
                new.append(record_of(one.record, said))
            rows.append(before[1])
        if new:
            self.table.append(Table.of(new, self.table))
            self.told += [
                Record(key=None, given=one.given[:1], family=one.family[:1], birth_date=one.birth_date)
                for one in new
            ]
        return np.array(rows, np.int64)


KNOWN = """
    SELECT record.id, person.head_id, system.organisation_id, CAST(record.said AS text)
    FROM people_sourcerecord AS record
    JOIN people_person AS person ON person.id = record.person_id
    JOIN people_sourcesystem AS system ON system.id = record.system_id
    WHERE record.id AMONG ORDER BY record.id
"""
# A key that very many share says too little: of such a one not even those are read who have it. Two
# questions, because PostgreSQL answers them in one by going through all keys for each, until it has counted
# the table, which is some minutes after the first file.
FEW = """
    SELECT key FROM people_blockkey WHERE key AMONG GROUP BY key HAVING count(*) < %s
"""
SHARED = "SELECT key, record_id FROM people_blockkey WHERE key AMONG"


def known(records: Collection[int]) -> list[Known]:
    """These records as they are kept."""
    rows = read_rows(KNOWN, records)
    return [Known(record, str(head), organisation, said) for record, head, organisation, said in rows]


def may_be(
    records: Sequence[Known], *, on: date, desk: Desk, read: Mapping[int, Said] | None = None
) -> list[MayBe]:
    """Who these records may be about among all that are kept, the likeliest first; makes their keys anew.

    Only records between which matching is lawful are compared: of one organisation, or of two that are
    party to an agreement that day whose purposes name matching.
    `read` is what each says where all of them are here for the first time.
    """
    rows = desk.rows_of(records, read)
    ours, theirs = _pairs_for(records, rows, desk.table, are_new=read is not None)
    if not len(ours):
        return []
    mine = np.array([one.record for one in records], np.int64)
    others = known(np.setdiff1d(theirs, mine).tolist())
    everybody = [*records, *others]
    rows = np.concatenate([rows, desk.rows_of(others)])
    # From here on by their places among everybody.
    order = np.argsort(np.array([one.record for one in everybody], np.int64), kind="stable")
    ids = np.array([one.record for one in everybody], np.int64)[order]
    first, second = order[np.searchsorted(ids, ours)], order[np.searchsorted(ids, theirs)]
    comparable = _apart(everybody, first, second) & _lawful(everybody, first, second, on)
    first, second = first[comparable], second[comparable]
    if not len(first):
        return []
    return _compared(desk, everybody, rows, first, second)


def _pairs_for(
    records: Sequence[Known], rows: Ints, table: Table, *, are_new: bool
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Ids of records that share something, the first of each pair one of these; keeps the keys of these."""
    ours = np.array([one.record for one in records], np.int64)
    keys, owners = keys_of(table, rows)
    place = np.zeros(len(table), np.int64)
    place[rows] = np.arange(len(rows))
    owners = place[owners]
    if not are_new:
        BlockKey.objects.filter(record__in=ours.tolist()).delete()
    few = [key for (key,) in read_rows(FEW, np.unique(keys).tolist(), MOST_IN_BLOCK)]
    found = np.array(read_rows(SHARED, few), np.int64).reshape(-1, 2)
    keys, owners = once(keys, owners)
    write_rows(BlockKey, ["key", "record_id"], zip(keys.tolist(), ours[owners].tolist(), strict=True))
    others, owners_there = np.unique(found[:, 1], return_inverse=True)
    first, second = pairs_with(
        np.concatenate([keys, found[:, 0]]), np.concatenate([owners, len(ours) + owners_there]), len(ours)
    )
    everybody = np.concatenate([ours, others])
    first, second = everybody[first], everybody[second]
    # Of two of these, the one that is longer here goes first.
    both = np.isin(second, ours)
    return np.where(both, np.minimum(first, second), first), np.where(both, np.maximum(first, second), second)


def _apart(everybody: Sequence[Known], first: Ints, second: Ints) -> NDArray[np.bool_]:
    numbers: dict[str, int] = {}
    heads = np.array([numbers.setdefault(one.head, len(numbers)) for one in everybody])
    apart: NDArray[np.bool_] = heads[first] != heads[second]
    return apart


def _lawful(everybody: Sequence[Known], first: Ints, second: Ints, on: date) -> NDArray[np.bool_]:
    lawful = matching_allowed(on)
    organisations, whose = np.unique([one.organisation for one in everybody], return_inverse=True)
    named = organisations.tolist()
    allowed = np.array([[lawful(one, other) for other in named] for one in named])
    found: NDArray[np.bool_] = allowed[whose[first], whose[second]]
    return found


def _compared(desk: Desk, everybody: Sequence[Known], rows: Ints, first: Ints, second: Ints) -> list[MayBe]:
    model, table = shipped(), desk.table
    shares = shares_of(table, rows[np.unique(first)], model)
    probability, levels = match(model, (table, rows[first]), (table, rows[second]), shares)
    pairs = worth_telling(first, second, probability, levels)
    at = rows.tolist()
    evidence = why_each(
        model, pairs, ((desk.told[at[pair.first]], desk.told[at[pair.second]]) for pair in pairs)
    )
    found = [
        MayBe(
            first=everybody[pair.first].head,
            second=everybody[pair.second].head,
            probability=round(pair.probability, 4),
            decision=pair.decision,
            same_number=pair.levels["number"] == 0,
            evidence=[{"words": one.words, "for_it": one.for_it, "bits": one.bits} for one in speaks],
        )
        for pair, speaks in zip(pairs, evidence, strict=True)
    ]
    return sorted(found, key=lambda one: (-one.probability, one.first, one.second))


def matching_allowed(on: date) -> Callable[[int, int], bool]:
    """Whether records of two organisations may be compared on a day."""
    parties = parties_in_force(on).values_list("agreement", "organisation", "agreement__purposes")
    together: dict[int, set[int]] = defaultdict(set)
    for agreement, organisation, purposes in parties:
        if Purpose.MATCHING.value in purposes:
            together[organisation].add(agreement)

    def lawful(one: int, other: int) -> bool:
        return one == other or bool(together[one] & together[other])

    return lawful
