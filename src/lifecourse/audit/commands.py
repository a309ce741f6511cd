"""Commands."""

import argparse


def add_to(group: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """To come."""
