"""Plain decisions about the review before hospital: whether there was one, and which policy asked for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.standards.api import Step, Timing, TimingPack

# Our own convention, not a national rule: for how long a review still speaks of somebody who then comes.
COUNTS_FOR = timedelta(days=28)
# The interim changes for children and young people (standards).
CHILDREN_PACK = "cyp-interim"
# Whoever comes from another hospital was not at home to be reviewed there.
NOT_FROM_HOME = frozenset({"hospital_elsewhere"})

CAUSES: dict[str, str] = {
    "not_known": "Nobody who plans reviews knew of this person",
    "same_day": "It came to it within a day",
    "not_planned": "It was seen coming, and nobody planned one",
    "too_late": "One was planned for a later day",
    "called_off": "One was planned and not held",
    "not_agreed": "The person did not agree to one",
    "other": "Something else",
}


def review_before(came: date, held: Iterable[date]) -> date | None:
    """The last day on which a review in the community was held that counts for somebody who came on a day."""
    return max((day for day in held if came - COUNTS_FOR <= day <= came), default=None)


def asked_for_by(
    packs: Iterable[TimingPack], *, came: date, age: int | None, ehc_plan: bool
) -> tuple[TimingPack, Timing] | None:
    """The policy that asked for a review before hospital on a day, for somebody of that age."""
    for pack in packs:
        for one in pack.timings:
            fits = one.is_for(step=Step.BEFORE_ADMISSION, age=age, ehc_plan=ehc_plan, secure=False)
            if fits and one.holds_on(came):
                return pack, one
    return None


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many came, and how many of them with a review before."""

    came: int
    reviewed: int

    @property
    def of_a_hundred(self) -> int | None:
        """Of a hundred, rounded down: nothing is called reached that is not. None where nobody came."""
        return self.reviewed * 100 // self.came if self.came else None

    @property
    def without(self) -> int:
        """How many came without."""
        return self.came - self.reviewed


def share_of(reviewed: Sequence[bool]) -> Share:
    """Of some who came, each with or without a review before."""
    return Share(came=len(reviewed), reviewed=sum(reviewed))
