"""The command line: wiring only. Each room adds its own commands."""

import argparse
import getpass
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 done and something must be mended, 2 not done."""
    arguments = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lifecourse.settings")
    if arguments and arguments[0] in {"demo", "codes"}:
        # Settings are read once, before any command runs, so a demonstration says so here.
        os.environ.setdefault("LIFECOURSE_DEMONSTRATION", "yes")
    import django  # noqa: PLC0415  (settings must be named before Django is read)

    django.setup()
    from lifecourse.website.commands import spelled_out  # noqa: PLC0415

    args = parser().parse_args(spelled_out(arguments))
    from django.db import DatabaseError  # noqa: PLC0415

    from lifecourse.audit.api import acting_as  # noqa: PLC0415

    try:
        with acting_as(f"command line: {getpass.getuser()}"):
            return int(args.run(args))
    except DatabaseError as problem:
        print(f"The database did not do that: {problem}", file=sys.stderr)
        print("If it is new, or Lifecourse was just upgraded, run first: lifecourse migrate", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130


def parser() -> argparse.ArgumentParser:
    """Every command, with its help."""
    from lifecourse.accounts import commands as accounts  # noqa: PLC0415
    from lifecourse.assurance import commands as assurance  # noqa: PLC0415
    from lifecourse.audit import commands as audit  # noqa: PLC0415
    from lifecourse.finance import commands as finance  # noqa: PLC0415
    from lifecourse.forecasting import commands as forecasting  # noqa: PLC0415
    from lifecourse.organisations import commands as organisations  # noqa: PLC0415
    from lifecourse.people import commands as people_commands  # noqa: PLC0415
    from lifecourse.plans import commands as plans  # noqa: PLC0415
    from lifecourse.publishing import commands as publishing  # noqa: PLC0415
    from lifecourse.safekeeping import commands as safekeeping  # noqa: PLC0415
    from lifecourse.support import commands as support  # noqa: PLC0415
    from lifecourse.website import commands as website  # noqa: PLC0415

    top = argparse.ArgumentParser(
        prog="lifecourse",
        description="One record, one plan and one budget for each person.",
        epilog="From a checkout, ./lifecourse also knows: test (every check and test), check, fix, bench.",
    )
    groups = top.add_subparsers(metavar="COMMAND", required=True)
    website.add_to(groups)
    safekeeping.add_to(groups)
    people_commands.add_to(groups)
    support.add_to(groups)
    plan = groups.add_parser("plan", help="check, build and publish a plan")
    plan_group = plan.add_subparsers(metavar="WHAT", required=True)
    for room in (plans, assurance, publishing):
        room.add_to(plan_group)
    fund = groups.add_parser("fund", help="a pooled fund's statement, its books, and what ledgers say")
    fund_group = fund.add_subparsers(metavar="WHAT", required=True)
    for room in (publishing, assurance, finance):
        room.add_fund_to(fund_group)
    case = groups.add_parser("case", help="check cases for change, and write their papers")
    case_group = case.add_subparsers(metavar="WHAT", required=True)
    for room in (publishing, assurance):
        room.add_case_to(case_group)
    forecast = groups.add_parser(
        "forecast", help="forecast an example, a plan or England, and hold it against what is known"
    )
    forecast_group = forecast.add_subparsers(metavar="EXAMPLE", required=True)
    website.add_forecast_to(forecast_group)
    forecasting.add_validating_to(forecast_group)
    record = groups.add_parser("audit", help="seal and verify the record of change")
    audit.add_to(record.add_subparsers(metavar="WHAT", required=True))
    people = groups.add_parser("accounts", help="invite people, give and end roles")
    people_group = people.add_subparsers(metavar="WHAT", required=True)
    for room in (accounts, organisations):
        room.add_to(people_group)
    of_people = groups.add_parser("people", help="check files of people's records")
    people_commands.add_checking_to(of_people.add_subparsers(metavar="WHAT", required=True))
    return top
