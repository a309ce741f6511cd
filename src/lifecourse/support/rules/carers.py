"""Plain decisions about carers: where a plan leaves somebody alone, and what must not stand in it."""

import re
from dataclasses import dataclass

HOURS_OF_A_WEEK = 7 * 24

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)
_STREET = re.compile(
    r"\b\d+[a-z]?,?\s+(?:[\w'’-]+\s+){1,4}(?:road|rd|street|st|lane|avenue|ave|close|drive|way|court|crescent|"
    r"gardens|terrace|place|square|hill|grove|row)\b",
    re.IGNORECASE,
)


def has_address(words: str) -> bool:
    """Whether words hold something that reads like a postcode, or a house and its street."""
    return bool(_POSTCODE.search(words) or _STREET.search(words))


@dataclass(frozen=True, kw_only=True)
class Alone:
    """How long somebody is alone by a plan before anybody steps in, and how long they can be."""

    within_hours: int
    alone_hours: int

    @property
    def too_long(self) -> int:
        """For how many hours nobody would be there who has to be."""
        return max(0, self.within_hours - self.alone_hours)
