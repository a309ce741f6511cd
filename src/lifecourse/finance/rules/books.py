"""What the books of a year must hold to: plain decisions on plain values. Amounts are whole pence."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lifecourse.finance.rules.pounds import pounds_words


class Weight(StrEnum):
    """How much a fault in the books weighs."""

    MUST_MEND = "must-mend"
    SHOULD_LOOK = "should-look"


@dataclass(frozen=True, kw_only=True)
class BookFault:
    """Something in the books that does not hold: where, what stands there, what should, how to mend it."""

    check: str
    weight: Weight
    place: str
    found: str
    expected: str
    mend: str

    @property
    def sentence(self) -> str:
        """All of it but the mend, in one line."""
        return f"{self.place}: found {self.found}, expected {self.expected}."


@dataclass(frozen=True, kw_only=True)
class Given:
    """What one contribution is, and where it stands in the budget."""

    name: str
    party: str
    capital: bool
    promised: int
    to_lines: int
    contingency: int
    # Held until a result is known, or kept by a partner after it.
    held: int
    left: int


@dataclass(frozen=True, kw_only=True)
class Owned:
    """Something that one organisation does: it must be a party to the agreement."""

    place: str
    organisation: int
    name: str


@dataclass(frozen=True, kw_only=True)
class LineStand:
    """What stands on one line."""

    name: str
    budget: int
    spent: int


def contribution_faults(contributions: Sequence[Given]) -> Iterator[BookFault]:
    """Every contribution is what is given of it, kept back, held and left; and capital stays capital."""
    for one in contributions:
        if one.left < 0:
            yield BookFault(
                check="contribution-given-once",
                weight=Weight.MUST_MEND,
                place=one.name,
                found=f"{pounds_words(one.promised - one.left)} given and kept back",
                expected=f"at most the {pounds_words(one.promised)} that {one.party} puts in",
                mend="Take back an allocation, or record the contribution that pays for it.",
            )
        elif one.left > 0:
            yield BookFault(
                check="contribution-has-a-use",
                weight=Weight.SHOULD_LOOK,
                place=one.name,
                found=f"{pounds_words(one.left)} given to no scheme",
                expected="all of it given to schemes or kept as contingency",
                mend="Give it to a scheme, or set it aside as contingency.",
            )
    for capital, words in ((True, "Capital"), (False, "Revenue")):
        of_kind = [one for one in contributions if one.capital is capital]
        promised = sum(one.promised for one in of_kind)
        stands = sum(one.to_lines + one.contingency + one.held + one.left for one in of_kind)
        if promised != stands:
            yield BookFault(
                check="capital-stays-capital",
                weight=Weight.MUST_MEND,
                place=f"{words} money",
                found=f"{pounds_words(stands)} on lines, in contingency, held and left",
                expected=f"the {pounds_words(promised)} that partners put in",
                mend="Move the difference back: capital may be spent on things that last, and nothing else.",
            )


def suspense_faults(pence: int) -> Iterator[BookFault]:
    """Nothing waits for somebody to say what it was for."""
    if pence:
        yield BookFault(
            check="suspense-cleared",
            weight=Weight.MUST_MEND,
            place="Not yet known what it was for",
            found=pounds_words(pence),
            expected="nothing",
            mend="Say of each posting on which scheme it was spent.",
        )


def party_faults(owned: Iterable[Owned], parties: frozenset[int]) -> Iterator[BookFault]:
    """Whoever puts money in, or spends it, is bound by the agreement."""
    for one in owned:
        if one.organisation not in parties:
            yield BookFault(
                check="lead-is-a-party",
                weight=Weight.MUST_MEND,
                place=one.place,
                found=one.name,
                expected="a party to the agreement",
                mend="Name a party, or add this one to the agreement.",
            )


def date_faults(*, first: date, last: date, agreed_from: date, agreed_to: date | None) -> Iterator[BookFault]:
    """The year lies within the days for which partners agreed."""
    if first < agreed_from or (agreed_to is not None and last > agreed_to):
        until = day_words(agreed_to) if agreed_to else "an open end"
        yield BookFault(
            check="year-within-agreement",
            weight=Weight.MUST_MEND,
            place="The year",
            found=f"{day_words(first)} to {day_words(last)}",
            expected=f"days within the agreement, from {day_words(agreed_from)} to {until}",
            mend="Extend the agreement by a variation, or keep the other months elsewhere.",
        )


def line_faults(lines: Iterable[LineStand]) -> Iterator[BookFault]:
    """What is spent was given a budget first, and no budget is below nothing."""
    for one in lines:
        if one.budget < 0:
            yield BookFault(
                check="budget-not-below-nothing",
                weight=Weight.MUST_MEND,
                place=one.name,
                found=f"a budget of {pounds_words(one.budget)}",
                expected="nothing or more",
                mend="Reverse what moved more away than the line had.",
            )
        elif one.spent > 0 and not one.budget:
            yield BookFault(
                check="spent-with-a-budget",
                weight=Weight.SHOULD_LOOK,
                place=one.name,
                found=f"{pounds_words(one.spent)} spent and no budget",
                expected="a budget before it is spent",
                mend="Move budget to the line with authority, or post the cost where it belongs.",
            )


def day_words(day: date) -> str:
    """A day as people write it: 1 April 2016."""
    return f"{day.day} {day:%B %Y}"
