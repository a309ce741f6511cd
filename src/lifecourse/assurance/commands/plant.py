"""The command that makes a sound plan from a seed and plants faults in it."""

import argparse
import sys
from pathlib import Path

from lifecourse.assurance.planting.folder import write_folder
from lifecourse.assurance.planting.plant import PlantedPlan, plant

DONE, NOT_DONE = 0, 2


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan plant`."""
    planting = group.add_parser("plant", help="make a sound plan from a seed and plant faults in it")
    planting.add_argument("--seed", type=int, required=True, help="the same seed plants the same faults")
    planting.add_argument("--out", metavar="DIR", type=Path, help="write the plan there, as files")
    planting.set_defaults(run=plant_faults)


def plant_faults(args: argparse.Namespace) -> int:
    """Say what was planted, and write the plan as files when asked: 0 done, 2 when it cannot be written."""
    made = plant(args.seed, national=True)
    for line in _told(made):
        print(line)
    if args.out is None:
        return DONE
    try:
        write_folder(made.document, args.out)
    except OSError as problem:
        print(f"The plan could not be written to {args.out}: {problem.strerror}.", file=sys.stderr)
        return NOT_DONE
    print(f"Written to {args.out}. Check it: lifecourse plan check {args.out}")
    return DONE


def _told(made: PlantedPlan) -> list[str]:
    head = f"{made.document.title} (template {made.document.template.id})"
    return [head, *(f"{f.family}: {f.words} [{f.kind}]" for f in made.faults)]
