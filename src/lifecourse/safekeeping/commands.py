"""`lifecourse backup`, `lifecourse restore` and `lifecourse upgrade`."""

import argparse
import getpass
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError
from django.utils import timezone

from lifecourse.audit.api import UnableToSeal, UnableToVerify, acting_as
from lifecourse.safekeeping import operations
from lifecourse.safekeeping.operations import Done, UnableToRestore

REFUSALS = (*operations.FAILURES, UnableToRestore, UnableToSeal, UnableToVerify, DatabaseError, OSError)


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `backup`, `restore` and `upgrade`."""
    backing = group.add_parser("backup", help="copy everything to a new folder, with its proof")
    backing.add_argument("--to", type=Path, required=True, metavar="DIR")
    backing.set_defaults(run=running(back_up))
    restoring = group.add_parser("restore", help="put a backup back, and verify its record")
    restoring.add_argument("--from", dest="source", type=Path, required=True, metavar="DIR")
    restoring.add_argument("--into", metavar="ADDRESS", help="another database than LIFECOURSE_DATABASE")
    restoring.add_argument("--replace", action="store_true", help="over a database that is not empty")
    restoring.set_defaults(run=running(restore))
    upgrading = group.add_parser("upgrade", help="back up, bring the database up to date, verify")
    upgrading.add_argument("--to", type=Path, default=None, metavar="DIR", help="where the backup goes")
    upgrading.set_defaults(run=running(upgrade))


def running(command: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """A command in the name of whoever runs it, with what stopped it in words."""

    def run(args: argparse.Namespace) -> int:
        try:
            with acting_as(f"command line ({getpass.getuser()})"):
                return command(args)
        except REFUSALS as reason:
            print(f"Not done: {reason}", file=sys.stderr)
            return 2

    return run


def back_up(args: argparse.Namespace) -> int:
    folder = operations.back_up(to=args.to, at=timezone.now())
    print(f"Backed up to {folder}.")
    print("The signing key is not in it: keep that apart, or second factors must be set up anew.")
    return 0


def restore(args: argparse.Namespace) -> int:
    if args.into:
        return restore_elsewhere(args)
    done = operations.restore(source=args.source, replace=args.replace, at=timezone.now())
    if done.backup:
        print(f"What was here before is in {done.backup}.")
    print(f"Restored from {args.source}.")
    return say(done)


def restore_elsewhere(args: argparse.Namespace) -> int:
    """Restore into another database: its seal must not be taken for this one's, so it has its own home."""
    home = Path(settings.LIFECOURSE_HOME) / "restored-elsewhere"
    again = [sys.executable, "-m", "lifecourse", "restore", "--from", str(args.source.resolve())]
    again += ["--replace"] if args.replace else []
    elsewhere = {"LIFECOURSE_DATABASE": args.into, "LIFECOURSE_HOME": str(home)}
    # Which database is used is settled when a process starts, so another process does it.
    return subprocess.call(again, env=os.environ | elsewhere)


def upgrade(args: argparse.Namespace) -> int:
    done = operations.upgrade(to=args.to or operations.backups(), at=timezone.now())
    print("The database is up to date.")
    if done.backup:
        print(f"As it was before, it is in {done.backup}.")
    return say(done)


def say(done: Done) -> int:
    """What verifying the record found; 1 when it is not as it was sealed."""
    for fault in done.verdict.faults:
        print(f"FOUND: {fault}")
    if done.verdict.faults:
        return 1
    print(f"The {done.verdict.sealed} entries sealed in its record of change are as they were.")
    return 0
