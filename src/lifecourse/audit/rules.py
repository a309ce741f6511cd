"""Digests of entries, their chain, and what differs between a record and its seals: plain values."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

BEGINNING = hashlib.sha256(b"the record of change of lifecourse").hexdigest()
SHORT = 16


class Fault(StrEnum):
    ALTERED = "altered"
    MISSING = "missing"
    INSERTED = "inserted"


@dataclass(frozen=True, kw_only=True)
class Digest:
    """One entry, by its number and the digest of everything it says."""

    id: int
    digest: str


@dataclass(frozen=True, kw_only=True)
class Seal:
    """What the record was at one moment: how many entries, up to which, and the head of their chain."""

    up_to_id: int
    entries: int
    head: str
    at: str
    rows: tuple[tuple[int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One entry that is not as it was sealed."""

    fault: Fault
    id: int


def digest(row: Sequence[object]) -> str:
    """The digest of one entry; the same entry always has the same digest."""
    said = json.dumps(list(row), ensure_ascii=False, separators=(",", ":"), default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def extend(head: str, digests: Iterable[Digest]) -> str:
    """The head of the chain after these entries."""
    for entry in digests:
        head = hashlib.sha256((head + entry.digest).encode()).hexdigest()
    return head


def as_line(seal: Seal) -> str:
    """One line of the seal file."""
    return json.dumps(
        {
            "up_to_id": seal.up_to_id,
            "entries": seal.entries,
            "head": seal.head,
            "at": seal.at,
            "rows": [list(row) for row in seal.rows],
        },
        separators=(",", ":"),
    )


def from_line(line: str) -> Seal:
    """Raises ValueError or KeyError for a line that is not a seal."""
    said = json.loads(line)
    rows = tuple((int(number), str(short)) for number, short in said["rows"])
    return Seal(
        up_to_id=int(said["up_to_id"]),
        entries=int(said["entries"]),
        head=str(said["head"]),
        at=str(said["at"]),
        rows=rows,
    )


def differences(sealed: Iterable[tuple[int, str]], found: Iterable[Digest]) -> Iterator[Difference]:
    """Every entry that was altered, is missing or was inserted, by number. Both must be in order."""
    ours, theirs = iter(found), iter(sealed)
    entry, row = next(ours, None), next(theirs, None)
    while entry is not None or row is not None:
        if row is None or (entry is not None and entry.id < row[0]):
            assert entry is not None  # noqa: S101  (the loop's own condition)
            yield Difference(fault=Fault.INSERTED, id=entry.id)
            entry = next(ours, None)
        elif entry is None or entry.id > row[0]:
            yield Difference(fault=Fault.MISSING, id=row[0])
            row = next(theirs, None)
        else:
            if entry.digest[:SHORT] != row[1]:
                yield Difference(fault=Fault.ALTERED, id=entry.id)
            entry, row = next(ours, None), next(theirs, None)


def gaps(numbers: Iterable[int], *, after: int, last_given: int) -> list[int]:
    """The first number of each run that is missing, where numbers are given one after another."""
    expected, missing = after + 1, []
    for number in numbers:
        if number > expected:
            missing.append(expected)
        expected = number + 1
    if expected <= last_given:
        missing.append(expected)
    return missing
