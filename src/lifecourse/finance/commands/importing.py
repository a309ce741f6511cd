"""`fund import`: an export of a partner's ledger, looked at as its page does, and posted when told."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from lifecourse.accounts.api import Stamp
from lifecourse.engine.sheets.faults import Fault, Refused
from lifecourse.finance.kinds.imports import FIELDS, DayForm, Sign, Unit
from lifecourse.finance.models import FundYear, LedgerImport
from lifecourse.finance.operations.imports import Planned, hold_export, lay_out, plan_import, post_import
from lifecourse.finance.queries.funds import NoSuchFund
from lifecourse.finance.queries.named import year_called
from lifecourse.finance.rules.imports import Layout, guess
from lifecourse.finance.rules.ledger import CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.rules.pounds import pounds_words
from lifecourse.organisations.api import Organisation

DONE, TO_MEND, NOT_DONE = 0, 1, 2


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `fund import`."""
    importing = group.add_parser(
        "import",
        help="look at an export of a partner's ledger, and say what it would do; post it with --apply",
    )
    importing.add_argument("fund", metavar="FUND", help="the fund, for example rutland-better-care")
    importing.add_argument("year", metavar="YEAR", help="its year, for example 2016-17")
    importing.add_argument("file", metavar="FILE", type=Path, help="a CSV file or a workbook (.xlsx)")
    importing.add_argument("--partner", required=True, metavar="CODE", help="the partner whose ledger it is")
    importing.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="HEADING=MEANING",
        help="what a column is, once for each; one that is not named is left out. Only needed for the first "
        "file of a partner, or for another layout. MEANING: " + ", ".join(FIELDS),
    )
    importing.add_argument("--unit", choices=[one.value for one in Unit], default=Unit.POUNDS.value)
    importing.add_argument(
        "--spending",
        choices=[one.value for one in Sign],
        default=Sign.PLUS.value,
        help="its sign in the file",
    )
    importing.add_argument("--days", choices=[one.value for one in DayForm], default=DayForm.DAY_FIRST.value)
    importing.add_argument("--apply", action="store_true", help="post every line that is new, or none")
    importing.set_defaults(run=import_ledger)


def import_ledger(args: argparse.Namespace) -> int:
    """Say what a file would do, or post it: 0 when it can be, 1 with faults, 2 when it cannot be done."""
    try:
        year = year_called(f"{args.fund}/{args.year}")
        content = args.file.read_bytes()
        with transaction.atomic():
            code = _in_one(args, year, content)
            # Nothing is held that nobody said to post.
            if not args.apply or code != DONE:
                transaction.set_rollback(True)
    except Refused as refused:
        return _to_mend(refused.faults)
    except (NoSuchFund, CannotHold, CannotPost, OSError) as problem:
        print(f"Nothing was posted: {problem}", file=sys.stderr)
        return NOT_DONE
    return code


def _in_one(args: argparse.Namespace, year: FundYear, content: bytes) -> int:
    """Hold the file, lay it out where that was said, look, and post it where that was said."""
    party = Organisation.objects.filter(code=args.partner).first()
    if party is None:
        raise CannotHold(f"There is no organisation with the code {args.partner}.")
    stamp = Stamp(key=uuid4(), by=None, at=timezone.now())
    run = hold_export(year=year, party=party, file_name=args.file.name, content=content, stamp=stamp)
    if args.column:
        run = lay_out(run=run, layout=_layout(args, run), by=None, at=stamp.at)
    if run.layout is None:
        raise CannotHold(_not_laid_out(run))
    planned = plan_import(run, at=stamp.at)
    if planned.faults:
        return _to_mend(planned.faults)
    _say(planned)
    if not args.apply:
        print("Nothing was posted yet: post it with --apply.")
        return DONE
    post_import(run=run, stamp=stamp)
    print("Posted.")
    return DONE


def _layout(args: argparse.Namespace, run: LedgerImport) -> Layout:
    columns = {}
    for said in args.column:
        heading, _, meaning = said.rpartition("=")
        if heading not in run.headings or meaning not in FIELDS:
            raise CannotHold(
                f"“{said}” names no column of this file and what it is. Its columns: "
                f"{', '.join(run.headings)}. What a column may be: {', '.join(FIELDS)}."
            )
        columns[heading] = meaning
    return Layout(columns=columns, unit=Unit(args.unit), sign=Sign(args.spending), days=DayForm(args.days))


def _not_laid_out(run: LedgerImport) -> str:
    likely = [f'--column "{heading}={name}"' for heading, name in guess(run.headings).items() if name]
    more = f" It may be: {' '.join(likely)}" if likely else ""
    return (
        f"nobody has said what the columns of {run.party}'s ledger are. Say it with --column, or bring its "
        f"first file in from its page. Columns: {', '.join(run.headings)}.{more}"
    )


def _say(planned: Planned) -> None:
    """What posting it would do, in sums: no line's own words, which may name people."""
    waiting = [one for one in planned.new if one.put.to is None and one.put.entry is None]
    pence = sum(one.line.pence for one in planned.new)
    print(f"Lines: {len(planned.read.lines)}. New: {len(planned.new)}, {_pounds(pence)} together.")
    print(f"Came before: {planned.before}. Gone from this file: {len(planned.gone)}.")
    print(f"Not known to be for anything: {len(waiting)}, {_pounds(sum(one.line.pence for one in waiting))}.")
    if planned.read.totals:
        print(f"Rows that add others up, left out: {len(planned.read.totals)}.")
    if planned.offered:
        numbers = ", ".join(str(one.order.number) for one in planned.offered)
        print(f"Orders whose invoice may have come, and that stay open until somebody says so: {numbers}.")


def _pounds(pence: int) -> str:
    return pounds_words(pence) if pence >= 0 else f"minus {pounds_words(-pence)}"


def _to_mend(faults: Sequence[Fault]) -> int:
    for fault in faults:
        print(f"{fault.sentence}\n")
    print(f"{len(faults)} to mend. Nothing was posted.")
    return TO_MEND
