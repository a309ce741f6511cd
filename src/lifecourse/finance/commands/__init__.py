"""Commands of this room: `fund import` brings in what a partner's finance system says was spent."""

import argparse

from lifecourse.finance.commands import importing


def add_fund_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `fund import`."""
    importing.add_to(group)
