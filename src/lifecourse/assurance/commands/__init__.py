"""Commands: check a plan, list the checks, hold it against its neighbours, plant faults in a sound one."""

import argparse

from lifecourse.assurance.commands import case, check, freeze, fund, neighbours, plant


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan check`, `plan checks`, `plan neighbours` and `plan plant`."""
    check.add_to(group)
    neighbours.add_to(group)
    plant.add_to(group)
    freeze.add_to(group)


def add_case_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `case check`."""
    case.add_to(group)


def add_fund_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `fund check`."""
    fund.add_to(group)
