"""Seals the record to a file outside the database, and finds what was changed since."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import takewhile
from pathlib import Path
from typing import TextIO

from django.conf import settings
from django.db import OperationalError, connection, transaction

from lifecourse.audit import queries, rules, triggers
from lifecourse.audit.rules import Difference, Digest, Seal
from lifecourse.audit.triggers.postgresql import LOCK

NAME = "record-of-change.seal"


class UnableToSeal(Exception):
    """The record cannot be sealed."""


class UnableToVerify(Exception):
    """The record cannot be compared with its seals."""


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What verifying found. Sound when `faults` is empty; `warnings` are about what could happen next."""

    sealed: int
    unsealed: int
    sealed_at: str
    differences: tuple[Difference, ...] = ()
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def default_file() -> Path:
    return Path(settings.LIFECOURSE_HOME) / NAME


def seal(*, to: Path, at: datetime) -> Seal:
    """Add one seal, of everything up to now, to the file. Raises UnableToSeal."""
    with locked(to) as file, transaction.atomic():
        last = last_seal(file, to)
        wait_for_writers()
        found = list(queries.digests(after=last.up_to_id if last else queries.BEFORE_ALL))
        made = Seal(
            up_to_id=found[-1].id if found else (last.up_to_id if last else 0),
            entries=(last.entries if last else 0) + len(found),
            head=rules.extend(last.head if last else rules.BEGINNING, found),
            at=at.isoformat(),
            rows=tuple((entry.id, entry.digest[: rules.SHORT]) for entry in found),
        )
        file.write(rules.as_line(made) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return made


@contextmanager
def locked(path: Path) -> Iterator[TextIO]:
    """The seal file, for its owner only, held by one sealer at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    with os.fdopen(descriptor, "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file


def last_seal(file: TextIO, path: Path) -> Seal | None:
    lines = file.read().splitlines()
    try:
        return rules.from_line(lines[-1]) if lines else None
    except (ValueError, KeyError, TypeError) as reason:
        raise UnableToSeal(
            f"The last line of {path} is not a seal. Begin a new file and keep this one."
        ) from reason


def wait_for_writers() -> None:
    """Until the transaction ends, no entry is being written. SQLite has one writer at a time anyway."""
    if connection.vendor != "postgresql":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL lock_timeout = '30s'")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    except OperationalError as reason:
        raise UnableToSeal("Somebody has been writing for half a minute. Try again later.") from reason


def verify(*, against: Path) -> Verdict:
    """Compare the record with its seals. Raises UnableToVerify when there is nothing to compare with."""
    seals = read_seals(against)
    last = seals[-1]
    with transaction.atomic():
        everything = list(queries.digests())
        given = queries.last_number_given()
    sealed = list(takewhile(lambda entry: entry.id <= last.up_to_id, everything))
    rows = [row for one in seals for row in one.rows]
    found = tuple(rules.differences(rows, sealed))
    unsealed = everything[len(sealed) :]
    verdict = Verdict(sealed=last.entries, unsealed=len(unsealed), sealed_at=last.at, differences=found)
    verdict.faults.extend(in_words(found, last, sealed))
    verdict.faults.extend(broken_seals(seals, sealed) if not found else [])
    verdict.faults.extend(lost_since(last, unsealed, given))
    verdict.faults.extend(
        f"The table {table} is not being watched." for table in triggers.unwatched(connection)
    )
    verdict.warnings.extend(triggers.dangers(connection))
    return verdict


def read_seals(path: Path) -> list[Seal]:
    try:
        lines = path.read_text().splitlines()
        seals = [rules.from_line(line) for line in lines]
    except OSError as reason:
        raise UnableToVerify(f"{path} cannot be read: {reason.strerror}.") from reason
    except (ValueError, KeyError, TypeError) as reason:
        raise UnableToVerify(f"{path} holds a line that is not a seal.") from reason
    if not seals:
        raise UnableToVerify(f"{path} holds no seal yet.")
    return seals


def in_words(found: tuple[Difference, ...], last: Seal, sealed: list[Digest]) -> Iterator[str]:
    if not found:
        return
    yield f"Entry {found[0].id} is the first that is not as it was sealed: it was {found[0].fault}."
    kinds = [difference.fault for difference in found]
    counts = [f"{kinds.count(kind)} {kind.value}" for kind in rules.Fault if kind in kinds]
    yield f"In all, {', '.join(counts)}; {last.entries} were sealed and {len(sealed)} are there."


def broken_seals(seals: list[Seal], sealed: list[Digest]) -> Iterator[str]:
    """Seals that disagree with entries which all agree with one another: the file was altered."""
    head, position = rules.BEGINNING, 0
    for line, one in enumerate(seals, start=1):
        part = sealed[position : position + len(one.rows)]
        head, position = rules.extend(head, part), position + len(part)
        if head != one.head or position != one.entries:
            yield f"Line {line} of the seal file is not as it was written."
            return


def lost_since(last: Seal, unsealed: list[Digest], given: int | None) -> Iterator[str]:
    """Entries gone since the last seal, where the database numbers without gaps."""
    if given is None:
        return
    missing = rules.gaps((entry.id for entry in unsealed), after=last.up_to_id, last_given=given)
    if missing:
        yield f"Entry {missing[0]}, written since the last seal, is missing."
