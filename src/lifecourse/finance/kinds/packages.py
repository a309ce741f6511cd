"""The words of people's money in a fund: why a cost is not posted."""

from enum import StrEnum


class NotTaken(StrEnum):
    """Why what a partner pays for somebody is on no line of this fund."""

    NO_LINE = "no-line"
    OTHER_COUNCIL = "other-council"
    OTHER_FUND = "other-fund"


NOT_TAKEN_WORDS: dict[NotTaken, str] = {
    NotTaken.NO_LINE: "No line takes it",
    NotTaken.OTHER_COUNCIL: "No council of this fund is responsible for the person",
    NotTaken.OTHER_FUND: "It is posted to another fund",
}
