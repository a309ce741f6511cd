"""What a fund asks of somebody."""

from enum import StrEnum


class Asks(StrEnum):
    """One kind of thing that waits for somebody in the books of a fund."""

    VIREMENT = "virement"
    RULE = "rule"
    POT = "pot"
    SETTLEMENT = "settlement"
    SETTLE = "settle"
    STATEMENT = "statement"
    SUSPENSE = "suspense"
    MONTH = "month"
