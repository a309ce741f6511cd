"""A file posted by somebody who may be killed, in a database of its own. The last line says what is wrong."""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.db import connections, transaction
from tests.page.finance.conftest import FUND, pool_of

from lifecourse.accounts.api import Stamp
from lifecourse.audit.api import acting_as
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.models import Entry, FundYear, ImportedLine, LedgerImport
from lifecourse.finance.operations.imports import hold_export, lay_out, post_import
from lifecourse.finance.queries.balances import balances_of
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.rules.imports import Layout
from lifecourse.finance.setting_up.funds import set_up_fund
from lifecourse.organisations.api import Organisation

NOW = datetime(2016, 9, 20, 12, tzinfo=UTC)
STAMP = Stamp(key=UUID("f2f1b43e-6f0b-4d0c-9f0d-0e6a1d5b7c10"), by=None, at=NOW)


def main(lines: int, kills: int) -> None:
    """Hold a file, kill whoever posts it at some moment, look, and let the next one try."""
    with acting_as("test"), TemporaryDirectory() as folder:
        file = Path(folder) / "fund.toml"
        file.write_text(FUND, encoding="utf-8")
        year = set_up_fund(partnership=pool_of(), file=file, by=None, at=NOW)
        run = _held(year, lines)
    began = time.monotonic()
    took, killed, wrong = _how_long(run), 0, []
    chance = random.Random(os.urandom(8))
    while killed < kills and not wrong:
        child = _begin(run)
        time.sleep(chance.uniform(took * 0.05, took * 0.7))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        # The server notices a moment later that nobody is there any more.
        time.sleep(0.2)
        killed += os.WIFSIGNALED(status)
        wrong = _what_is_wrong(year, run, lines)
        if LedgerImport.objects.get(pk=run.pk).state == "posted":
            break
    _, status = os.waitpid(_begin(run), 0)
    wrong += ["the last one failed"] if status else _what_is_wrong(year, run, lines)
    if ImportedLine.objects.count() != lines:
        wrong.append("not every line came in")
    _say(f"killed: {killed} in {time.monotonic() - began:.0f} s", *wrong, f"wrong: {len(wrong)}")


def _held(year: FundYear, lines: int) -> LedgerImport:
    rows = "".join(f"{1 + n % 28}/{4 + n % 5}/2016,Line {n},{n}.05\n" for n in range(lines))
    content = ("Date,Description,Amount\n" + rows).encode()
    party = Organisation.objects.get(code="ccg")
    run = hold_export(year=year, party=party, file_name="", content=content, stamp=STAMP)
    columns = {"Date": "day", "Description": "words", "Amount": "amount"}
    return lay_out(run=run, layout=Layout(columns=columns), by=None, at=NOW)


def _how_long(run: LedgerImport) -> float:
    """How many seconds it takes to post a file: done, and undone."""
    began = time.monotonic()
    with acting_as("test"), transaction.atomic():
        post_import(run=run, stamp=STAMP)
        transaction.set_rollback(True)
    return time.monotonic() - began


def _begin(run: LedgerImport) -> int:
    connections.close_all()
    child = os.fork()
    if child:
        return child
    try:
        with acting_as("test"):
            post_import(run=run, stamp=STAMP)
    except BaseException as problem:
        _say("the one who posts failed:", repr(problem)[:300])
        os._exit(3)
    os._exit(0)


def _what_is_wrong(year: FundYear, run: LedgerImport, lines: int) -> list[str]:
    """Everything of the file stands, or nothing."""
    posted = LedgerImport.objects.get(pk=run.pk).state == "posted"
    entries = Entry.objects.filter(year=year, why=Why.IMPORT.value)
    suspense = sum(one.pence for one in balances_of(year) if one.at.kind is Kind.SUSPENSE)
    numbers = list(Entry.objects.filter(year=year).order_by("number").values_list("number", flat=True))
    checks = {
        "lines": ImportedLine.objects.count() == (lines if posted else 0),
        "entries": entries.count() == (min(lines, 5) if posted else 0),
        "suspense": suspense == (sum(n * 100 + 5 for n in range(lines)) if posted else 0),
        "balances": not balances_differ(year),
        "numbers": numbers == list(range(1, len(numbers) + 1)),
    }
    return [f"not so: {name}" for name, held in checks.items() if not held]


def _say(*words: object) -> None:
    sys.stdout.write("\n".join(map(str, words)) + "\n")
    sys.stdout.flush()
