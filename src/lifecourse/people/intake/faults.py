"""What is wrong with one row of a file that came in, and the plain checks of a number."""

from dataclasses import asdict, dataclass

NHS_LENGTH = 10
ELEVEN = 11


@dataclass(frozen=True, kw_only=True)
class RowFault:
    """One thing to mend in a row: in which column, what was found, what was expected, and how to mend it."""

    column: str
    found: str
    expected: str
    mend: str

    @property
    def data(self) -> dict[str, str]:
        """Plain texts, as `RejectedRow.faults` keeps them."""
        return asdict(self)


class RowRefused(Exception):
    """A row cannot be taken in; it holds every fault that was found in it, not the first alone."""

    def __init__(self, faults: list[RowFault]) -> None:
        # The row is about somebody: what it says is not for a log line.
        super().__init__(f"{len(faults)} to mend")
        self.faults = faults


def nhs_number_holds(digits: str) -> bool:
    """Whether ten digits end in the check digit that the nine before them ask for."""
    if len(digits) != NHS_LENGTH or not (digits.isascii() and digits.isdigit()):
        return False
    total = sum(int(digit) * (NHS_LENGTH - place) for place, digit in enumerate(digits[:-1]))
    return (ELEVEN - total % ELEVEN) % ELEVEN == int(digits[-1])
