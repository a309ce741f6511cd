"""Commands: check a plan, list the checks, plant faults in a sound plan."""

import argparse

from lifecourse.assurance.commands import check, plant


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan check`, `plan checks` and `plan plant`."""
    check.add_to(group)
    plant.add_to(group)
