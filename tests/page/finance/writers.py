"""Many people posting into one fund at once, each of whom may be killed, in a database of its own.

Every writer has a list of things to post, each with its key, and begins again from the first after it was
killed, as somebody does who does not know whether it went through. Says what is wrong; the last line counts.
"""

import os
import random
import signal
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5

from django.db import OperationalError, connection, connections
from tests.page.finance.conftest import FUND, pool_of

from lifecourse.accounts.api import Stamp
from lifecourse.audit.api import acting_as
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Entry, FundYear, Posting, SchemeLine
from lifecourse.finance.operations.posting import Said, post, reverse
from lifecourse.finance.queries.balances import balances_of
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.rules.ledger import At, Leg
from lifecourse.finance.setting_up.funds import set_up_fund

NOW = datetime(2016, 9, 20, 12, tzinfo=UTC)
SPACE = UUID("1d1c6e9a-4a53-4a35-8f5f-6d2d5a7ab0c1")
Work = tuple[UUID, list[Leg], bool]


def things_to_post(writer: int, count: int, lines: list[SchemeLine]) -> list[Work]:
    """What one writer posts, each with its key; of every fifth the entry is taken back at once."""
    chance = random.Random(writer)
    made: list[Work] = []
    for number in range(count):
        some = chance.sample(lines, k=chance.randint(1, 2))
        legs = [
            Leg(
                source=At(kind=Kind.PARTNER, party=line.lead_id),
                to=At(kind=Kind.SPENT, line=line.pk),
                month=chance.randint(1, 6),
                pence=chance.randint(1, 10**7),
            )
            for line in some
        ]
        made.append((uuid5(SPACE, f"{writer} {number}"), legs, number % 5 == 4))
    return made


def write(year: FundYear, work: list[Work]) -> None:
    """Post all of it, in its order. What stands already is not posted again."""
    with acting_as("test"):
        for key, legs, back in work:
            said = Said(why=Why.SPEND, words="Something", belongs_on=date(2016, 5, 1))
            entry = _until_free(partial(post, year=year, said=said, legs=legs, stamp=stamp(key)))
            if back:
                taken = stamp(uuid5(key, "back"))
                _until_free(partial(reverse, entry=entry, why="Taken back", stamp=taken))


def stamp(key: UUID) -> Stamp:
    return Stamp(key=key, by=None, at=NOW)


def _until_free(do: Callable[[], Entry]) -> Entry:
    """SQLite lets one write at a time, and gives up waiting after a while: then one tries again."""
    while True:
        try:
            return do()
        except OperationalError as problem:
            if "locked" not in str(problem):
                raise


def main(writers: int, each: int, kills: int) -> None:
    """Set the fund up in a database that has its tables, let them write and be killed, and compare."""
    with acting_as("test"), TemporaryDirectory() as folder:
        file = Path(folder) / "fund.toml"
        file.write_text(FUND, encoding="utf-8")
        year = set_up_fund(partnership=pool_of(), file=file, by=None, at=NOW)
    lines = list(SchemeLine.objects.order_by("pk"))
    before = Entry.objects.count()
    standing = what_stands(year)
    works = [things_to_post(writer, each, lines) for writer in range(writers)]
    killed = let_them_write(year, works, kills)
    wrong = what_is_wrong(year, works, standing, before)
    say("killed:", killed)
    for one in wrong:
        say(one)
    say("wrong:", len(wrong))


def let_them_write(year: FundYear, works: list[list[Work]], kills: int) -> int:
    """Each in a process of its own; some are killed and begin again. How many were killed in between."""
    chance = random.Random(os.urandom(8))
    running = {begin(year, work): work for work in works}
    killed = 0
    while running:
        if killed < kills:
            time.sleep(chance.uniform(0.01, 0.06))
            process = chance.choice(list(running))
            os.kill(process, signal.SIGKILL)
            _, status = os.waitpid(process, 0)
            work = running.pop(process)
            if os.WIFSIGNALED(status):
                killed += 1
                running[begin(year, work)] = work
            elif os.WEXITSTATUS(status):
                say("a writer failed")
        else:
            process, status = os.wait()
            running.pop(process)
            if status:
                say("a writer failed")
    return killed


def begin(year: FundYear, work: list[Work]) -> int:
    """Start a writer."""
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        write(year, work)
    except BaseException as problem:
        say("the writer failed:", repr(problem)[:300])
        os._exit(3)
    os._exit(0)


def what_is_wrong(
    year: FundYear, works: list[list[Work]], standing: Mapping[tuple[str, int], int], before: int
) -> list[str]:
    """What differs from the same postings made one after another by nobody who was killed."""
    if connection.vendor == "postgresql":
        # The server notices a moment later that nobody is there any more.
        time.sleep(0.2)
    expected = dict(standing)
    entries = before
    for work in works:
        for _, legs, back in work:
            entries += 2 if back else 1
            for leg in [] if back else legs:
                for place, pence in ((leg.source, -leg.pence), (leg.to, leg.pence)):
                    expected[place.code, leg.month] = expected.get((place.code, leg.month), 0) + pence
    keys = {key for work in works for key, _, _ in work}
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    stands = what_stands(year)
    checks = {
        "balances are those of posting one after another": {k: v for k, v in stands.items() if v}
        == {k: v for k, v in expected.items() if v},
        "balances are the sum of the postings": not balances_differ(year),
        "each thing is posted once": Entry.objects.filter(key__in=keys).count() == len(keys),
        "nothing else is posted": len(numbers) == entries,
        "numbers have no gap": numbers == list(range(1, len(numbers) + 1)),
        "no entry is without its postings": not Entry.objects.exclude(
            pk__in=Posting.objects.values("entry")
        ).exists(),
    }
    return [f"not so: {name}" for name, held in checks.items() if not held]


def what_stands(year: FundYear) -> dict[tuple[str, int], int]:
    """What stands in each account and month."""
    return {(one.at.code, one.month): one.pence for one in balances_of(year)}


def say(*words: object) -> None:
    """To whoever started this process, at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()
