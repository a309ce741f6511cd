"""`lifecourse audit seal` and `lifecourse audit verify`."""

import argparse
import sys
from pathlib import Path

from django.db import DatabaseError
from django.utils import timezone

from lifecourse.audit import sealing


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `seal` and `verify`."""
    seal = group.add_parser("seal", help="write what the record is now to a file outside the database")
    seal.add_argument("--to", type=Path, default=None, help="the seal file (default: in LIFECOURSE_HOME)")
    seal.set_defaults(run=run_seal)
    verify = group.add_parser("verify", help="find any entry altered, removed or put in since it was sealed")
    verify.add_argument("--against", type=Path, default=None, help="the seal file")
    verify.set_defaults(run=run_verify)


def run_seal(args: argparse.Namespace) -> int:
    """Seal, and print the head so that it can be written down elsewhere."""
    to = args.to or sealing.default_file()
    try:
        made = sealing.seal(to=to, at=timezone.now())
    except (sealing.UnableToSeal, DatabaseError, OSError) as reason:
        print(f"Not sealed: {reason}", file=sys.stderr)
        return 2
    print(f"Sealed {made.entries} entries, up to number {made.up_to_id}, in {to}.")
    print(f"Head: {made.head}")
    return 0


def run_verify(args: argparse.Namespace) -> int:
    """0 when the record is as sealed, 1 when it is not, 2 when that cannot be said."""
    against = args.against or sealing.default_file()
    try:
        verdict = sealing.verify(against=against)
    except (sealing.UnableToVerify, DatabaseError) as reason:
        print(f"Not verified: {reason}", file=sys.stderr)
        return 2
    for warning in verdict.warnings:
        print(f"Note: {warning}")
    for fault in verdict.faults:
        print(f"FOUND: {fault}")
    if verdict.faults:
        return 1
    print(f"The {verdict.sealed} entries sealed up to {verdict.sealed_at} are as they were.")
    print(f"{verdict.unsealed} entries have been written since and are not sealed yet.")
    return 0
