"""`lifecourse forecast validate`: the forecast held against theory, counting and England."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from lifecourse.engine.believing import HALF_WAY, Believed, Rolled
from lifecourse.forecasting.believed import KEPT_AS, validated


def add_validating_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `validate`."""
    validate = group.add_parser(
        "validate", help="hold the forecast against theory, and against England's published numbers"
    )
    validate.add_argument("--out", type=Path, help=f"a folder to write {KEPT_AS} to")
    validate.set_defaults(run=run_validate)


def run_validate(args: argparse.Namespace) -> int:
    """Print every check with what was expected and found. 1 where one did not hold, 2 where nothing was."""
    if args.out is not None and not args.out.is_dir():
        print(f"{args.out} is no folder. Make it first, or name another.", file=sys.stderr)
        return 2
    found = validated()
    print("\n".join(_lines(found)))
    if args.out is not None:
        kept = json.dumps(found.to_data(), indent=1, sort_keys=True)
        (args.out / KEPT_AS).write_text(kept + "\n", encoding="utf-8")
    return 0 if all(one.held for one in found.checks) else 1


def _lines(found: Believed) -> Iterator[str]:
    for one in found.checks:
        yield f"{'held  ' if one.held else 'FAILED'}  {one.name}. {one.words}."
        yield f"        Expected: {one.expected}. Found: {one.found}."
    yield ""
    yield "England's people in hospital, every later month from every published month on"
    yield from _scores(found.england)
    yield ""
    yield f"The same from {HALF_WAY:%B %Y} alone"
    half = (HALF_WAY - found.england.since).days
    yield from _scores(found.england, half)
    yield ""
    yield "Reported, not required: forecasts share years, so that they count as fewer than they are."


def _scores(england: Rolled, origin: int | None = None) -> Iterator[str]:
    wanted = england.summaries(lambda one: origin is None or one.origin == origin)
    for way, one in wanted.items():
        held = one.coverage
        yield (
            f"  {way:26} off by {one.crps:5.1f} people (CRPS), {one.bias:+6.1f} on average;"
            f" nine in ten held {held.held} of {held.of} ({held.low:.0%} to {held.high:.0%})"
        )
