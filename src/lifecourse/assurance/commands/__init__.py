"""Commands: check a plan, list the checks, plant faults in a sound plan, freeze a version."""

import argparse

from lifecourse.assurance.commands import check, freeze, plant


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan check`, `plan checks`, `plan plant` and `plan freeze`."""
    check.add_to(group)
    plant.add_to(group)
    freeze.add_to(group)
