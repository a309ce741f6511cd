"""Something in a case that does not add up, or that a reviewer would ask about."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much a finding weighs."""

    MUST_MEND = "must-mend"
    SHOULD_LOOK = "should-look"


@dataclass(frozen=True, kw_only=True)
class CaseFinding:
    """Where something is, what stands there, what should, and how to mend it. `check` is its short name."""

    check: str
    place: str
    found: str
    expected: str
    mend: str
    weight: Weight
