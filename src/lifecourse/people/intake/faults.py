"""What is wrong with one row of a file that came in."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class RowFault:
    """One thing to mend in a row: in which column, what was found, what was expected, and how to mend it."""

    column: str
    found: str
    expected: str
    mend: str


class RowRefused(Exception):
    """A row cannot be taken in; it holds every fault that was found in it, not the first alone."""

    def __init__(self, faults: list[RowFault]) -> None:
        # The row is about somebody: what it says is not for a log line.
        super().__init__(f"{len(faults)} to mend")
        self.faults = faults
