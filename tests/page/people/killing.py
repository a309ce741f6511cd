"""Work that is killed again and again, in a process of its own with a database of its own.

Starts work in a child process, kills it at a moment taken by chance, and looks at the database after each.
Says what is wrong; the last line counts.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from uuid import uuid4

from django.db import connection, connections

from lifecourse.audit.api import acting_as
from lifecourse.organisations.api import Organisation, OrganisationKind
from lifecourse.people.folding import UnableToFold, head_of
from lifecourse.people.models import (
    BlockKey,
    ImportRun,
    Merge,
    Person,
    PossibleMatch,
    RejectedRow,
    Responsibility,
    Sight,
    SourceRecord,
    SourceSystem,
)
from lifecourse.people.operations.folding import fold, take_apart
from lifecourse.people.operations.importing import begin, finish, go_on, hold_file, read_all
from lifecourse.people.rules import Basis, Part, Purpose
from lifecourse.people.sight import refresh_sight

NOW = datetime(2026, 3, 3, 10, tzinfo=UTC)
ROWS = 1_500


def kill_again_and_again(work: Callable[[], None], wrong: Callable[[], list[str]], rounds: int) -> int:
    """How often the database was wrong after a kill."""

    bad = 0
    for number in range(rounds):
        connections.close_all()
        ready, says = os.pipe()
        child = os.fork()
        if not child:
            try:
                os.write(says, b"r")
                work()
            except BaseException as problem:
                say("the child failed:", repr(problem)[:300])
                os._exit(3)
            os._exit(0)
        os.close(says)
        os.read(ready, 1)
        time.sleep(random.uniform(0.005, 0.35))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        os.close(ready)
        if connection.vendor == "postgresql":
            # The server notices a moment later that nobody is there any more.
            time.sleep(0.1)
        found = wrong()
        if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 3:
            found.append("the child failed")
        if found:
            bad += 1
            say("wrong after round", number, found)
    return bad


def folding(rounds: int) -> int:
    """Folding and taking apart: heads and sight are those of the folds in force, and no record moves."""

    with acting_as("test"):
        kind = next(iter(OrganisationKind)).value
        where = Organisation.objects.create(code="x", name="X", kind=kind)
        system = SourceSystem.objects.create(code="x-care", name="x", organisation=where)
        for number in range(8):
            key = uuid4()
            person = Person.objects.create(pk=key, head_id=key, made_at=NOW)
            Responsibility.objects.create(
                person=person,
                organisation=where,
                part=Part.CARE_TEAM.value,
                basis=Basis.OWN_DUTY.value,
                purpose=Purpose.SUPPORT.value,
                from_date=date(2020, 1, 1),
            )
            SourceRecord.objects.create(
                system=system, local_id=str(number), person=person, said={}, came_at=NOW
            )
            refresh_sight([key])
    people = list(Person.objects.values_list("pk", flat=True))
    records = list(SourceRecord.objects.order_by("pk").values_list("pk", "person"))

    def work() -> None:
        chance = random.Random(os.urandom(8))
        with acting_as("test"):
            while True:
                merges = list(Merge.objects.filter(undone_at=None))
                try:
                    if merges and chance.random() < 0.5:
                        take_apart(merge=chance.choice(merges), by=None, at=NOW, reason="two")
                    else:
                        one, other = (Person.objects.get(pk=chance.choice(people)) for _ in range(2))
                        PossibleMatch.objects.all().delete()
                        fold(kept=one, folded=other, how="likeness", by=None, at=NOW)
                except UnableToFold:
                    pass

    def wrong() -> list[str]:
        folds = dict(Merge.objects.filter(undone_at=None).values_list("folded", "kept"))
        heads = {person: head_of(person, folds) for person in people}
        seen = sorted(map(str, Sight.objects.values_list("head", flat=True)))
        checks = {
            "heads": dict(Person.objects.values_list("pk", "head")) == heads,
            "sight": seen == sorted(map(str, set(heads.values()))),
            "records": list(SourceRecord.objects.order_by("pk").values_list("pk", "person")) == records,
        }
        return [name for name, held in checks.items() if not held]

    bad = kill_again_and_again(work, wrong, rounds)
    say("folds", Merge.objects.count())
    return bad


def importing(rounds: int) -> int:
    """Bringing files in: every row is there once or kept once, however often it was killed."""

    with acting_as("test"):
        where = Organisation.objects.create(code="x", name="X", kind="county_council")
        system = SourceSystem.objects.create(code="x-care", name="x", organisation=where)
    names = ["Ask", "Birch", "Cox", "Dale", "Elm"]
    lines = [
        f"C{row},{names[row % 5]}{row},Ann,{row % 28 + 1}/{row % 12 + 1}/19{row % 60 + 20}"
        if row % 50
        else f"C{row},,,"
        for row in range(ROWS)
    ]
    content = "\n".join(["Client ID,Surname,First name,DOB", *lines]).encode()
    files = [0]

    def next_file() -> None:
        with acting_as("test"):
            run = hold_file(system=system, file_name="x", content=content, by=None, at=NOW)
            begin(run=run, by=None, at=NOW)
        files[0] += 1

    def work() -> None:
        with acting_as("test"):
            run = ImportRun.objects.get(state="running")
            rows = read_all(run, at=NOW)
            while run.state == "running":
                run = go_on(run=run, at=NOW, rows=rows, most=40)

    def wrong() -> list[str]:
        refused = RejectedRow.objects.filter(run__state="running").count()
        running = ImportRun.objects.filter(state="running").first()
        ids = list(SourceRecord.objects.values_list("local_id", flat=True))
        checks = {
            "each record once": len(ids) == len(set(ids)) == Person.objects.count(),
            "each with its keys": not SourceRecord.objects.exclude(pk__in=BlockKey.objects.values("record")),
            "as many as it says": running is None
            or running.rows_done == running.added + running.changed + running.same + running.refused,
            "refused kept": running is None or refused == running.refused,
        }
        if running is None:
            next_file()
        return [name for name, held in checks.items() if not held]

    next_file()
    bad = kill_again_and_again(work, wrong, rounds)
    with acting_as("test"):
        for run in ImportRun.objects.filter(state="running"):
            finish(run=run, at=NOW)
    expected = {f"C{row}" for row in range(ROWS) if row % 50}
    if set(SourceRecord.objects.values_list("local_id", flat=True)) != expected:
        bad += 1
        say("wrong at the end: not every row is in")
    for run in ImportRun.objects.all():
        if run.rejected.count() != ROWS // 50 or run.content is not None:
            bad += 1
            say("wrong at the end: refused rows", run.rejected.count())
    say("files", files[0])
    return bad


def main(what: str, rounds: int) -> None:
    """Begin, in a database that has its tables."""
    say("wrong:", {"folding": folding, "importing": importing}[what](rounds))


def say(*words: object) -> None:
    """To whoever started this process, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()
