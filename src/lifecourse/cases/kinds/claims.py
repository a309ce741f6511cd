"""Where two cases claim the same money, and how cases hang together."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Shares(StrEnum):
    """What two savings are both made on."""

    CONTRACT = "contract"
    LINE = "line"
    PEOPLE = "people"


SHARES_WORDS: dict[Shares, str] = {
    Shares.CONTRACT: "the contract",
    Shares.LINE: "the budget line",
    Shares.PEOPLE: "the people",
}


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """One side of an overlap: a saving of a case. `reference` is the case's."""

    reference: str
    title: str
    slug: str
    saving: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Overlap:
    """Two savings of two cases that are made on the same people, contract or budget line at the same time.

    `last` is None where both last. `at_risk` is what may be counted twice in the years that were asked about,
    in pence: the lesser of the two, month by month; None where either cannot be worked out.
    """

    one: Claimed
    other: Claimed
    shared: tuple[tuple[Shares, str], ...]
    first: date
    last: date | None
    at_risk: int | None

    @property
    def grave(self) -> bool:
        """Whether it is one contract or budget line: money that can be taken away only once."""
        return any(what is not Shares.PEOPLE for what, _ in self.shared)


@dataclass(frozen=True, kw_only=True)
class Hangs:
    """One case hangs on another, by their references; `words` say how. `there`: the other is a case here."""

    reference: str
    on: str
    words: str
    title: str
    there: bool
