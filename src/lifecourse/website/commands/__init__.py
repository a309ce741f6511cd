"""Commands that start Lifecourse, load a plan and show it."""

import argparse

from lifecourse.website.commands import demo, load, remind, serve


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `demo`, `codes`, `load`, `remind`, `serve` and `migrate`."""
    for command in (demo, load, remind, serve):
        command.add_to(group)
