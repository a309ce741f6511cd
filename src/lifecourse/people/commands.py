"""Made-up people, what is wrong with a file of records, and an organisation's own database login."""

import argparse
import re
import sys
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.utils import timezone

from lifecourse.audit.api import acting_as
from lifecourse.engine.sheets.faults import Refused
from lifecourse.engine.synthetic import make, write_files
from lifecourse.organisations.api import Organisation
from lifecourse.people.intake.mapping import FIELDS
from lifecourse.people.models import DatabaseLogin, ImportRun, PossibleMatch, SourceSystem
from lifecourse.people.operations.arriving import match_again
from lifecourse.people.operations.columns import Understood, understand
from lifecourse.people.operations.erasing import erase_again
from lifecourse.people.operations.importing import begin, finish, hold_file
from lifecourse.people.operations.retaining import tidy
from lifecourse.people.row_security import for_a_login
from lifecourse.people.setting_up import RealPeopleHere, set_up_people
from lifecourse.safekeeping.api import take_stock

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
THE_SITES_OWN = ("lifecourse_owner", "lifecourse_app", "postgres")


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the commands that stand alone."""
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
    login = group.add_parser("database-login", help="let an organisation's analysts read their own people")
    login.add_argument("organisation", help="its code")
    login.add_argument("role", help="the name with which they will sign in to PostgreSQL")
    login.set_defaults(run=add_login)


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
    bringing = group.add_parser(
        "import", help="bring a file of records in; what cannot be read is kept to mend"
    )
    bringing.add_argument("system", help="the code of the system that the file comes from")
    bringing.add_argument("file", type=Path, help="as for check")
    bringing.set_defaults(run=import_file)
    again = group.add_parser("go-on", help="bring in the rest of every file that was stopped")
    again.set_defaults(run=go_on_with_all)
    system = group.add_parser("add-system", help="name a system from which an organisation's files come")
    system.add_argument("code", help="short, in small letters: essex-mosaic")
    system.add_argument("name", help="as its users know it")
    system.add_argument("organisation", help="the code of the organisation whose it is")
    system.set_defaults(run=add_system)
    again = group.add_parser("erase-again", help="after a restore: take away again whoever was erased by law")
    again.set_defaults(run=erase_all_again)
    tidying = group.add_parser("tidy", help="daily: empty files and refused rows whose time is over by rule")
    tidying.set_defaults(run=tidy_all)
    match = group.add_parser("match", help="compare all records anew, as after an agreement about matching")
    match.set_defaults(run=match_all)


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


def import_file(args: argparse.Namespace) -> int:
    """0 when every row is in, 1 when some wait to be mended, 2 when it cannot be looked at."""
    at = timezone.localtime()
    try:
        system = SourceSystem.objects.get(code=args.system)
        content = args.file.read_bytes()
        run = hold_file(system=system, file_name=args.file.name, content=content, by=None, at=at)
        begin(run=run, by=None, at=at)
    except Refused as refused:
        for fault in refused.faults:
            print(fault.sentence)
        return 1
    except SourceSystem.DoesNotExist:
        print(f"There is no system called {args.system}. Name it with: people add-system", file=sys.stderr)
        return 2
    except OSError as problem:
        print(f"The file cannot be read: {problem.strerror}", file=sys.stderr)
        return 2
    return _bring_in(run)


def go_on_with_all(args: argparse.Namespace) -> int:
    """Go on with what was stopped, the oldest first."""
    left = 0
    for run in ImportRun.objects.filter(state="running").order_by("began_at", "pk"):
        left |= _bring_in(run)
    return left


def _bring_in(run: ImportRun) -> int:
    def tell(done: int, of: int) -> None:
        print(f"{run.system.code}: {done:,} of {of:,} rows are done", flush=True)

    run = finish(run=ImportRun.objects.get(pk=run.pk), at=timezone.now(), tell=tell)
    print(f"{run.added:,} new, {run.changed:,} changed, {run.same:,} as before, {run.refused:,} to mend.")
    return 1 if run.refused else 0


def add_system(args: argparse.Namespace) -> int:
    """Name a system once; its name may be mended later by the same command."""
    organisation = Organisation.objects.filter(code=args.organisation).first()
    if organisation is None:
        print(f"There is no organisation {args.organisation}.")
        return 2
    if not CODE.fullmatch(args.code):
        print(f"{args.code} is no code: small letters, figures and hyphens, as in essex-mosaic.")
        return 2
    system, new = SourceSystem.objects.get_or_create(
        code=args.code, defaults={"name": args.name, "organisation": organisation}
    )
    if not new and system.organisation_id != organisation.pk:
        print(f"{args.code} is a system of {system.organisation} already. Choose another code.")
        return 2
    system.name = args.name
    system.save(update_fields=["name"])
    print(f"{system.name} ({system.code}) of {organisation}.")
    return 0


def erase_all_again(args: argparse.Namespace) -> int:
    """An older copy brought their records back; their keys were destroyed again already."""
    print(f"{erase_again():,} people were taken away again.")
    return 0


def tidy_all(args: argparse.Namespace) -> int:
    """Say how many were emptied, and nothing of what stood in them."""
    tidied = tidy(at=timezone.now())
    take_stock()
    print(
        f"{tidied.files:,} files and {tidied.rows:,} refused rows were emptied: their time was over by rule."
    )
    return 0


def match_all(args: argparse.Namespace) -> int:
    """Compare everything anew; nobody who is known already is joined without somebody."""

    def tell(done: int, of: int) -> None:
        print(f"{done:,} of {of:,} records are compared", flush=True)

    match_again(at=timezone.now(), tell=tell)
    waiting = PossibleMatch.objects.filter(state="waiting").count()
    print(f"{waiting:,} pairs wait for somebody to look at them.")
    return 0


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


def add_login(args: argparse.Namespace) -> int:
    """Say whose the login is, and print what an administrator of the database has to run."""
    organisation = Organisation.objects.filter(code=args.organisation).first()
    if organisation is None:
        print(f"There is no organisation {args.organisation}.")
        return 2
    if args.role in THE_SITES_OWN:
        print(f"{args.role} is the site's own account. Choose another name.")
        return 2
    if connection.vendor != "postgresql":
        print("Only PostgreSQL has logins: whoever may read a SQLite file reads all of it.")
        return 2
    with acting_as("command: database-login"):
        login, new = DatabaseLogin.objects.get_or_create(
            role_name=args.role, defaults={"organisation": organisation}
        )
    if not new and login.organisation_id != organisation.pk:
        print(f"{args.role} is the login of {login.organisation} already. Choose another name.")
        return 2
    print("Run this as an administrator of the database, then set a password with \\password:")
    print("\n".join(for_a_login(args.role)))
    return 0
