"""What differs from a plan, and whether somebody said why: plain decisions on plain values, in pence."""

from dataclasses import dataclass
from enum import StrEnum

from lifecourse.finance.rules.months import MONTHS

# The periods that are explained: the quarters of a year, and all of it.
WHOLE_YEAR = 0
QUARTERS = (1, 2, 3, 4)
PERIODS = (*QUARTERS, WHOLE_YEAR)
MONTHS_OF_QUARTER = MONTHS // len(QUARTERS)


class Explained(StrEnum):
    """Whether a difference is explained."""

    WITHIN = "within"
    YES = "yes"
    MOVED = "moved"
    NO = "no"


@dataclass(frozen=True, kw_only=True)
class Figures:
    """What was planned and spent on a line in a period."""

    planned: int
    spent: int

    @property
    def apart(self) -> int:
        """How much more was spent than planned; below nothing when it is less."""
        return self.spent - self.planned


def months_in(quarter: int) -> range:
    """The numbers of the months of a quarter, or of the whole year (0)."""
    if quarter == WHOLE_YEAR:
        return range(1, MONTHS + 1)
    last = quarter * MONTHS_OF_QUARTER
    return range(last - MONTHS_OF_QUARTER + 1, last + 1)


def months_asked(quarter: int) -> str:
    """How the address of a page of postings narrows it to a quarter, or to the whole year (0)."""
    months = months_in(quarter)
    after = f"&after={months[0] - 1}" if months[0] > 1 else ""
    return f"up_to={months[-1]}{after}"


def quarter_words(quarter: int) -> str:
    """How a period is said in the middle of a sentence."""
    return "the whole year" if quarter == WHOLE_YEAR else f"quarter {quarter}"


def explained(now: Figures, *, limit: int, written_of: Figures | None) -> Explained:
    """Whether a difference is explained: a reason belongs to the figures that it was written of.

    A difference of at most the limit is not asked about; without a limit (0) every difference is.
    """
    if abs(now.apart) <= limit:
        return Explained.WITHIN
    if written_of is None:
        return Explained.NO
    return Explained.YES if written_of == now else Explained.MOVED
