"""What a fund asks of somebody."""

from enum import StrEnum


class Asks(StrEnum):
    """One kind of thing that waits for somebody in the books of a fund."""

    VIREMENT = "virement"
    RULE = "rule"
    POT = "pot"
    SUSPENSE = "suspense"
    MONTH = "month"
