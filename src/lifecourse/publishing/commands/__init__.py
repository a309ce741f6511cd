"""Commands of this room: `plan build` writes a plan's papers, `plan import` takes a filled-in file back."""

import argparse

from lifecourse.publishing.commands import building, cases, funds, importing


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `plan build` and `plan import`."""
    building.add_to(group)
    importing.add_to(group)


def add_case_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `case build`."""
    cases.add_to(group)


def add_fund_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `fund statement`."""
    funds.add_to(group)
