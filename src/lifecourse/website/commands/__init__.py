"""Commands that start Lifecourse, load a plan and show it."""

import argparse
from collections.abc import Sequence

from lifecourse.website.commands import demo, forecast, load, remind, serve


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demo`, `codes`, `load`, `remind`, `serve` and `migrate`."""
    for command in (demo, load, remind, serve):
        command.add_to(group)


def add_forecast_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add what forecasts an example, a plan or England."""
    forecast.add_forecast_to(group)


def spelled_out(arguments: Sequence[str]) -> list[str]:
    """Short forms of commands as the commands that they are short for."""
    return forecast.spelled_out(arguments)
