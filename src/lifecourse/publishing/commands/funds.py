"""Commands about a pooled fund's papers: `fund statement` and `fund return`."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from lifecourse.assurance.api import year_named
from lifecourse.finance.api import (
    BadFund,
    CannotHold,
    NoSuchFund,
    latest_month,
    quarter_named,
    read_return,
    read_statement,
)
from lifecourse.organisations.api import Organisation
from lifecourse.publishing.funds.return_file import return_workbook
from lifecourse.publishing.funds.statement_text import statement_text

DONE, TO_MEND, NOT_DONE = 0, 1, 2
MONTHS = 12


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `fund statement` and `fund return`."""
    statement = group.add_parser("statement", help="what was put in, what it buys, and who owes whom")
    statement.add_argument("fund", metavar="FUND", help="a fund, the plan it pays for, or a folder of both")
    statement.add_argument(
        "--up-to",
        type=int,
        choices=range(1, MONTHS + 1),
        metavar="MONTH",
        help="spending up to the end of this month of the year, 1 to 12 (the latest that has begun)",
    )
    statement.set_defaults(run=show_statement)
    returned = group.add_parser("return", help="write a return as a workbook, and say what it misses")
    returned.add_argument("fund", metavar="FUND", help="a fund, the plan it pays for, or a folder of both")
    returned.add_argument("about", metavar="QUARTER", help="2016-Q1, or 2016-year for all of 2016-17")
    returned.add_argument("--out", type=Path, required=True, metavar="DIR", help="where it is written")
    returned.set_defaults(run=write_return)


def show_statement(args: argparse.Namespace) -> int:
    """Print the statement: 0 when it is printed, 2 when there is no such fund."""
    try:
        year = year_named(args.fund)
    except (NoSuchFund, BadFund) as reason:
        print(reason, file=sys.stderr)
        return NOT_DONE
    statement = read_statement(year, up_to=args.up_to or latest_month(year, on=timezone.localdate()))
    names = {one.pk: one.name for one in Organisation.objects.filter(pk__in=statement.partners)}
    print(statement_text(statement, names))
    return DONE


def write_return(args: argparse.Namespace) -> int:
    """Write what was filed last, else a draft: 0 complete, 1 with something missing, 2 not written."""
    try:
        first_year, quarter = quarter_named(args.about)
        named = year_named(args.fund)
    except (NoSuchFund, BadFund, CannotHold) as reason:
        print(reason, file=sys.stderr)
        return NOT_DONE
    year = named.fund.years.filter(first_day__year=first_year).first()
    if year is None:
        print(f"{named.fund.name} has no year that begins in {first_year}.", file=sys.stderr)
        return NOT_DONE
    read = read_return(year, quarter)
    called = f"version-{read.filed[0].number}" if read.filed else "draft"
    content = (
        bytes(read.filed[0].content)
        if read.filed
        else return_workbook(read, made_at=timezone.localtime(), filing=None)
    )
    path = args.out / f"{year.fund.slug}-{read.name}-{called}.xlsx"
    try:
        args.out.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as problem:
        print(f"{path} was not written: {problem.strerror}.", file=sys.stderr)
        return NOT_DONE
    print(path)
    if read.filed:
        print(f"Filed on {read.filed[0].at:%d %B %Y} as version {read.filed[0].number}.")
        return DONE
    for item in read.checklist:
        print(f"{'Complete' if item.is_complete else 'Missing '}  {item.words}")
        for point in item.points:
            print(f"          {point.missing} {point.mend}")
    return DONE if read.is_complete else TO_MEND
