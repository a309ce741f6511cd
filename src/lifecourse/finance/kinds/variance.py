"""The words of why a line's spending is not what was planned."""

from enum import StrEnum


class Reason(StrEnum):
    """What kind of reason it is."""

    TIMING = "timing"
    PRICE = "price"
    VOLUME = "volume"
    NOT_STARTED = "not-started"
    ERROR = "error"
    OTHER = "other"


REASON_WORDS: dict[Reason, str] = {
    Reason.TIMING: "Timing: it is spent earlier or later than planned",
    Reason.PRICE: "Price: the same costs more or less",
    Reason.VOLUME: "Volume: more or less of it is needed",
    Reason.NOT_STARTED: "Not started",
    Reason.ERROR: "Error: something was posted wrongly, and is being put right",
    Reason.OTHER: "Other",
}
