"""`lifecourse demo` and `lifecourse codes`."""

import argparse
import subprocess
import sys
from threading import Thread

from django.conf import settings

from lifecourse.website import demonstration
from lifecourse.website.commands.serve import LOOPBACK, Site, add_address, prepare_database

# As many as are in within a minute, while the site is already there.
PEOPLE = 10_000


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the two commands."""
    demo = group.add_parser("demo", help="load the examples and serve them at http://localhost:8000")
    add_address(demo)
    demo.add_argument(
        "--people",
        type=int,
        default=PEOPLE,
        help=f"how many made-up people to bring in ({PEOPLE:,}; 0 for none)",
    )
    demo.set_defaults(run=run)
    codes = group.add_parser("codes", help="the demonstration's users, with codes that work now")
    codes.set_defaults(run=show_codes)


def run(args: argparse.Namespace) -> int:
    """Prepare the demonstration and serve it until told to stop."""
    if args.host not in LOOPBACK:
        print(f"A demonstration listens on this machine only, not on {args.host}.")
        return 2
    print("Preparing the database and the examples ...", flush=True)
    prepare_database()
    try:
        demonstration.prepare()
        demonstration.keep_books()
        demonstration.keep_forecasts()
    except demonstration.NotForDemonstrations as reason:
        print(reason)
        return 2

    loading: list[subprocess.Popen[bytes]] = []

    def ready() -> None:
        show_users()
        print(f"\nLifecourse is at http://localhost:{args.port}   (stop it with Ctrl+C)", flush=True)
        if args.people:
            # A process of its own: the plan is there at once, and people arrive while it is looked at.
            Thread(target=bring_in, daemon=True).start()

    def bring_in() -> None:
        for command in (["made-up-people", "--people", str(args.people)], ["made-up-histories"]):
            loading.append(subprocess.Popen([sys.executable, "-m", "lifecourse", *command]))
            if loading[-1].wait():
                return

    try:
        Site(args, ready).run()
    finally:
        for process in loading:
            process.terminate()
    return 0


def show_codes(args: argparse.Namespace) -> int:
    """Print the users again: codes last half a minute."""
    if not settings.DEMONSTRATION:
        print("There are codes only in a demonstration: LIFECOURSE_DEMONSTRATION=yes lifecourse codes")
        return 2
    show_users()
    return 0


def show_users() -> None:
    """A table of who may sign in, and how."""
    users = demonstration.users()
    print("\nDemonstration users (made up). The code lasts 30 seconds; for new ones: ./lifecourse codes\n")
    for user in users:
        print(f"  {user.role:<18} {user.email:<38} {user.password}   code {user.code}   {user.organisation}")
