"""A set of records to which more are added one by one, each matched against all that are there."""

from collections import defaultdict
from collections.abc import Iterable

import numpy as np

from lifecourse.engine.linkage.blocking import keys_of, most_with
from lifecourse.engine.linkage.matching import Decision, Likely, Shares, likely, match
from lifecourse.engine.linkage.model import Model
from lifecourse.engine.linkage.records import Record, Table


class Index:
    """Records by their keys. What is found for a record is what linking all of them at once would find."""

    def __init__(self, model: Model, records: Iterable[Record] = ()) -> None:
        self.model = model
        self.table = Table.of(records)
        self.many = len(self.table)
        self.shares = Shares.of(self.table)
        keys, owners = keys_of(self.table)
        order = np.argsort(keys, kind="stable")
        self._keys, self._owners = keys[order], owners[order]
        # Those that came since; few beside the rest.
        self._since: dict[int, list[int]] = defaultdict(list)

    def find(self, record: Record) -> list[Likely]:
        """Who this record may be among those that are there, the likeliest first; `second` is the row."""
        return self._find(Table.of([record], self.table))

    def add(self, record: Record) -> list[Likely]:
        """Keep this record from now on, and tell who it may be among those that were there."""
        table = Table.of([record], self.table)
        found = self._find(table)
        self.table.append(table)
        keys, _ = keys_of(table)
        for key in keys.tolist():
            self._since[key].append(self.many)
        self.many += 1
        return found

    def _find(self, table: Table) -> list[Likely]:
        keys = np.unique(keys_of(table)[0])
        starts = np.searchsorted(self._keys, keys, "left").tolist()
        ends = np.searchsorted(self._keys, keys, "right").tolist()
        rows: set[int] = set()
        for key, start, end in zip(keys.tolist(), starts, ends, strict=True):
            since = self._since.get(key, ())
            if end - start + len(since) < most_with(key):
                rows.update(self._owners[start:end].tolist())
                rows.update(since)
        if not rows:
            return []
        theirs = np.array(sorted(rows))
        ours = np.zeros(len(theirs), np.int64)
        # A name that nobody had so far is as rare as can be.
        new = len(self.table.words.text) - len(self.shares.given)
        if new:
            more = np.full(new, 1 / max(1, self.many))
            self.shares = Shares(given=np.r_[self.shares.given, more], family=np.r_[self.shares.family, more])
        probability, levels = match(self.model, (table, ours), (self.table, theirs), self.shares)
        found = [likely(place, 0, int(theirs[place]), probability, levels) for place in range(len(theirs))]
        return sorted(
            (one for one in found if one.decision is not Decision.LEAVE), key=lambda one: -one.probability
        )
