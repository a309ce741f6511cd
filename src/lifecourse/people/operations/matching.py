"""Whom records are about: each is compared with all others that share something with it."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import batched
from uuid import UUID

import numpy as np
from django.db.models import Count

from lifecourse.engine.linkage.blocking import MOST_IN_BLOCK, keys_of, most_with
from lifecourse.engine.linkage.matching import Decision, Likely, likely, match, why
from lifecourse.engine.linkage.model import shipped
from lifecourse.engine.linkage.records import Record, Table
from lifecourse.people.derived import write_rows
from lifecourse.people.joining import MayBe
from lifecourse.people.likeness import record_of, shares_of
from lifecourse.people.models import BlockKey, SourceRecord
from lifecourse.people.queries import parties_in_force
from lifecourse.people.rules import Purpose
from lifecourse.people.said import Said

AT_ONCE = 400


@dataclass(frozen=True, kw_only=True)
class Known:
    """One record as matching needs it: which it is, under which head, and of which organisation."""

    record: int
    head: UUID
    organisation: int
    said: Said


def keep_keys(records: Sequence[SourceRecord]) -> None:
    """Make the keys of these records anew."""
    table = Table.of(record_of(one.pk, Said.from_json(one.said)) for one in records)
    BlockKey.objects.filter(record__in=[one.pk for one in records]).delete()
    keys, owners = keys_of(table)
    found = {(key, records[row].pk) for key, row in zip(keys.tolist(), owners.tolist(), strict=True)}
    write_rows(BlockKey, ["key", "record_id"], sorted(found))


def pairs_for(records: Sequence[SourceRecord]) -> list[tuple[int, int]]:
    """Records (by id) that share something with these, the given one first; each pair once."""
    ours = {one.pk for one in records}
    mine: dict[int, list[int]] = defaultdict(list)
    for key, record in BlockKey.objects.filter(record__in=ours).values_list("key", "record"):
        mine[key].append(record)
    pairs: set[tuple[int, int]] = set()
    for some in batched(mine, AT_ONCE):
        shared = BlockKey.objects.filter(key__in=some).values_list("key").annotate(many=Count("record"))
        few = [
            key for key, many in shared.filter(many__gt=1, many__lte=MOST_IN_BLOCK) if many <= most_with(key)
        ]
        theirs = BlockKey.objects.filter(key__in=few)
        for key, record in theirs.values_list("key", "record"):
            for other in mine[key]:
                if record != other and (record not in ours or record < other):
                    pairs.add((other, record))
    return sorted(pairs)


def may_be(records: Sequence[SourceRecord], *, on: date) -> list[MayBe]:
    """Who these records may be about among all that are kept, the likeliest first.

    Only records between which matching is lawful are compared: of one organisation, or of two that are
    party to an agreement that day whose purposes name matching.
    """
    pairs = pairs_for(records)
    known = _known({one for pair in pairs for one in pair})
    lawful = matching_allowed(on)
    pairs = [
        (one, other)
        for one, other in pairs
        if known[one].head != known[other].head and lawful(known[one].organisation, known[other].organisation)
    ]
    if not pairs:
        return []
    model = shipped()
    places = {record: place for place, record in enumerate(known)}
    rows = [record_of(one.record, one.said) for one in known.values()]
    table = Table.of(rows)
    ours = np.array([places[one] for one, _ in pairs])
    theirs = np.array([places[other] for _, other in pairs])
    probability, levels = match(model, (table, ours), (table, theirs), shares_of(table, model))
    found = []
    for place, (one, other) in enumerate(pairs):
        pair = likely(place, places[one], places[other], probability, levels)
        if pair.decision is not Decision.LEAVE:
            found.append(_told(pair, known[one], known[other], rows))
    return sorted(found, key=lambda one: (-one.probability, one.first, one.second))


def _told(pair: Likely, first: Known, second: Known, rows: Sequence[Record]) -> MayBe:
    evidence = why(shipped(), pair, rows[pair.first], rows[pair.second])
    return MayBe(
        first=first.head,
        second=second.head,
        probability=round(pair.probability, 4),
        decision=pair.decision,
        same_number=pair.levels["number"] == 0,
        evidence=[{"words": one.words, "for_it": one.for_it, "bits": one.bits} for one in evidence],
    )


def _known(records: Iterable[int]) -> dict[int, Known]:
    found: dict[int, Known] = {}
    for some in batched(sorted(records), AT_ONCE):
        rows = SourceRecord.objects.filter(pk__in=some).order_by("pk")
        for record, head, organisation, said in rows.values_list(
            "pk", "person__head", "system__organisation", "said"
        ):
            found[record] = Known(
                record=record,
                head=head,
                organisation=organisation,
                said=Said.from_json(said),
            )
    return found


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
