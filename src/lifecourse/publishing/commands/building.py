"""`lifecourse plan build`: every paper of a plan, written into a folder."""

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from lifecourse.audit.api import acting_as
from lifecourse.plans.api import NoSuchPlan, NoSuchVersion, find_plan, find_version
from lifecourse.publishing.folder import UnableToWrite
from lifecourse.publishing.operations import build_papers
from lifecourse.publishing.paper import Annex
from lifecourse.publishing.public_edition.operations import build_public_papers
from lifecourse.standards.api import NoPackInForce, UnknownPack


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan build`."""
    build = group.add_parser(
        "build", help="write a plan's papers (HTML, workbook, PDF, Word, findings) into a folder"
    )
    build.add_argument("slug", help="the plan, for example essex-2016")
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write into")
    build.add_argument(
        "--with",
        dest="annexes",
        type=_annexes,
        default=frozenset(),
        metavar="ANNEXES",
        help="what to print at the end as well: findings, sources, or findings,sources",
    )
    build.add_argument("--replace", action="store_true", help="write beside other files in the folder")
    build.add_argument(
        "--version",
        metavar="VERSION",
        help="a frozen version instead of the plan as it is now: its number, or the latest of a kind "
        "(first-cut, moderated, final); without findings and Easy Read summary",
    )
    build.add_argument(
        "--public",
        action="store_true",
        help="only the public edition of the plan as it is now, in which nobody can be told",
    )
    build.set_defaults(run=build_plan)


def build_plan(args: argparse.Namespace) -> int:
    """Write the papers. 0 when they are written, 2 when they are not."""
    if args.public:
        return _build_public(args)
    if args.version and Annex.FINDINGS in args.annexes:
        print(
            "found --with findings beside --version; what the checks found is kept only of the plan as "
            "it is now. Leave one of the two out.",
            file=sys.stderr,
        )
        return 2
    try:
        version = find_version(f"{args.slug}@{args.version}") if args.version else None
        with acting_as("command: plan build"):
            still_open = build_papers(
                plan=version.plan if version else find_plan(args.slug),
                version=version,
                folder=args.out,
                annexes=args.annexes,
                at=timezone.localtime(),
                replace=args.replace,
                say=_say,
            )
    except (NoSuchPlan, NoSuchVersion, UnableToWrite, NoPackInForce, UnknownPack) as problem:
        print(problem, file=sys.stderr)
        return 2
    if version is not None:
        _say(f"Done: {version.name.lower()}, its summary, route map and risk register are in {args.out}")
        return 0
    _say("Done: the plan, its summary, Easy Read summary, route map, risk register and findings.json")
    _say(f"are in {args.out}")
    counted = "1 finding is" if still_open == 1 else f"{still_open} findings are"
    _say(f"{counted} open; see findings.json." if still_open else "Nothing is open.")
    return 0


def _build_public(args: argparse.Namespace) -> int:
    if args.version or args.annexes:
        print(
            "found --public beside --version or --with; the public edition is made of the plan as it is now, "
            "with its sources and without findings. Leave the others out.",
            file=sys.stderr,
        )
        return 2
    try:
        with acting_as("command: plan build"):
            said = build_public_papers(
                plan=find_plan(args.slug), folder=args.out, at=timezone.localtime(), replace=args.replace
            )
    except (NoSuchPlan, UnableToWrite, NoPackInForce, UnknownPack) as problem:
        print(problem, file=sys.stderr)
        return 2
    _say(f"Done: the public edition is in {args.out}. Read it before it goes out.")
    _say(said)
    return 0


def _say(words: str) -> None:
    print(words, flush=True)


def _annexes(text: str) -> frozenset[Annex]:
    wanted = [part.strip() for part in text.split(",") if part.strip()]
    unknown = [part for part in wanted if part not in set(Annex)]
    if unknown:
        raise argparse.ArgumentTypeError(f"found {', '.join(unknown)}; expected findings, sources or both")
    return frozenset(Annex(part) for part in wanted)
