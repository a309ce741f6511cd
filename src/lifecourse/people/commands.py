"""`lifecourse synth`: files of made-up people."""

import argparse
from pathlib import Path

from lifecourse.engine.synthetic import make, write_files


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command."""
    synth = group.add_parser("synth", help="write five systems' files of made-up people")
    synth.add_argument("example", choices=["essex-2016"], help="the partnership that they live in")
    synth.add_argument("--seed", type=int, default=1, help="another number makes other people")
    synth.add_argument("--people", type=int, default=4_200, help="how many (the whole of Essex is 42000)")
    synth.add_argument("--out", type=Path, required=True, help="the folder to write to")
    synth.set_defaults(run=run)


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
