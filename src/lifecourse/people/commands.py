"""`synth` and `made-up-people`: nobody real; `people check`: what is wrong with a file of records."""

import argparse
import sys
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from lifecourse.engine.sheets.faults import Refused
from lifecourse.engine.synthetic import make, write_files
from lifecourse.people.intake.mapping import FIELDS
from lifecourse.people.models import SourceSystem
from lifecourse.people.operations.columns import Understood, understand
from lifecourse.people.setting_up import RealPeopleHere, set_up_people


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the two commands."""
    synth = group.add_parser("synth", help="write five systems' files of made-up people")
    synth.add_argument("example", choices=["essex-2016"], help="the partnership that they live in")
    synth.add_argument("--seed", type=int, default=1, help="another number makes other people")
    synth.add_argument("--people", type=int, default=4_200, help="how many (the whole of Essex is 42000)")
    synth.add_argument("--out", type=Path, required=True, help="the folder to write to")
    synth.set_defaults(run=run)
    bring_in = group.add_parser("made-up-people", help="bring made-up people into a demonstration")
    bring_in.add_argument("--seed", type=int, default=1, help="another number makes other people")
    bring_in.add_argument("--people", type=int, default=4_200, help="how many")
    bring_in.set_defaults(run=bring_in_people)


def run(args: argparse.Namespace) -> int:
    """Write the files and say what they are."""
    try:
        made = make(seed=args.seed, people=args.people)
    except ValueError as reason:
        print(reason)
        return 2
    for path in write_files(made, args.out):
        print(path)
    print(f"{len(made.people):,} people and {len(made.records):,} records. All of them are made up.")
    return 0


def add_checking_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `people check`."""
    checking = group.add_parser(
        "check", help="say what is wrong with a file of records; nothing is brought in"
    )
    checking.add_argument("system", help="the code of the system that the file comes from")
    checking.add_argument(
        "file", type=Path, help="a CSV file in UTF-8, an Excel workbook, or a FHIR R4 bundle"
    )
    checking.set_defaults(run=check_file)


def check_file(args: argparse.Namespace) -> int:
    """0 when every row can be read, 1 when something is to be mended, 2 when it cannot be looked at."""
    at = timezone.localtime()
    try:
        system = SourceSystem.objects.get(code=args.system)
        understood = understand(system=system, content=args.file.read_bytes(), by=None, at=at)
    except Refused as refused:
        for fault in refused.faults:
            print(fault.sentence)
        return 1
    except SourceSystem.DoesNotExist:
        print(f"There is no system called {args.system}.", file=sys.stderr)
        return 2
    except OSError as problem:
        print(f"The file cannot be read: {problem.strerror}", file=sys.stderr)
        return 2
    return _say(understood)


def _say(understood: Understood) -> int:
    for heading in understood.sheet.headings:
        name = understood.columns.get(heading)
        print(f"{heading}: {FIELDS[name] if name else 'left out'}")
    faults = understood.faults(today=timezone.localdate())
    for number, of_row in faults.items():
        for fault in of_row:
            print(
                f"Row {number}, {fault.column}: found {fault.found}; expected {fault.expected}. {fault.mend}"
            )
    print(f"{len(understood.sheet.rows):,} rows, {len(faults):,} of them to mend.")
    return 1 if faults else 0


def bring_in_people(args: argparse.Namespace) -> int:
    """Put made-up people into a demonstration; run again after a stop, it goes on where it was."""
    if not settings.DEMONSTRATION:
        print("Made-up people are for a demonstration only: LIFECOURSE_DEMONSTRATION=yes")
        return 2

    def tell(done: int, of: int) -> None:
        if done == of or done % 2_000 == 0:
            print(f"Made-up people: {done:,} of {of:,} records are in", flush=True)

    try:
        set_up_people(seed=args.seed, people=args.people, at=timezone.now(), tell=tell)
    except (RealPeopleHere, ValueError) as reason:
        print(reason)
        return 2
    return 0
