"""Commands about accounts. Those that give roles belong to organisations, which knows roles."""

import argparse


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """None of its own."""
