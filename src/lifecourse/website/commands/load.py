"""`lifecourse load`: put a plan, or cases for change, that are kept as files into the database."""

import argparse
import sys
from pathlib import Path

from lifecourse.organisations.api import UnableToSetUp
from lifecourse.plans.api import BadExample, UnableToChangePlan
from lifecourse.website.loading import load_folder


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    parser = group.add_parser(
        "load", help="load a plan or cases kept as files, for example examples/essex-2016"
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument(
        "--put-back",
        action="store_true",
        help="exchange a plan or case that is there already for the folder's; the record keeps both",
    )
    parser.set_defaults(run=load)


def load(args: argparse.Namespace) -> int:
    """Load all of a folder or none of it."""
    try:
        loaded = load_folder(args.folder, put_back=args.put_back)
    except BadExample as bad:
        print(f"{args.folder} was not loaded: {len(bad.faults)} faults, nothing changed.", file=sys.stderr)
        for fault in bad.faults:
            print(f"  {fault}", file=sys.stderr)
        return 2
    except (UnableToChangePlan, UnableToSetUp) as reason:
        print(f"{args.folder} was not loaded, nothing changed: {reason}", file=sys.stderr)
        return 2
    print(loaded.words)
    return 0
