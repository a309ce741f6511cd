"""What an agreement says about sharing, as plain values, and the working that each side can check by hand.

Amounts are whole pence; shares are exact. A line of a scheme is known by its name (`line_name`), a partner
by its code.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from lifecourse.finance.kinds.sharing import By, How, StepKind
from lifecourse.finance.rules.months import CannotHold


class CannotShare(CannotHold):
    """What a rule says cannot be worked out; says why in words that a page can show."""


def line_name(*, scheme: int, lead: str, contribution: str, provider: str = "") -> str:
    """A line of a scheme in one word, as rules name it: 6/elr-ccg/minimum."""
    return "/".join(part for part in (str(scheme), lead, contribution, provider) if part)


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """From so many per cent of the way to the target on, so many per cent of the pot are freed."""

    achieved: Fraction
    released: Fraction


@dataclass(frozen=True, kw_only=True)
class RiskShare:
    """Money held until a result is known: from which lines, and who gets it when."""

    slug: str
    name: str
    clause: str
    source: str
    measure: str
    first: date
    last: date
    how: How
    held: Mapping[str, int]
    # Lines by weight, when the target is met.
    released: Mapping[str, Fraction]
    # Partners by per cent, which come to 100, when it is missed.
    kept: Mapping[str, Fraction]
    thresholds: tuple[Threshold, ...] = ()

    @property
    def pot(self) -> int:
        """All that is held."""
        return sum(self.held.values())


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step of a settlement: who takes, and at most how much (the less of two limits; None: all)."""

    kind: StepKind
    clause: str
    percent_of_budget: Fraction | None = None
    pence: int | None = None
    # For fixed percentages: partners by per cent, which come to 100.
    shares: Mapping[str, Fraction] | None = None
    # For what is carried on: who holds it.
    held_by: str = ""

    @property
    def is_limited(self) -> bool:
        """Whether something may be left for a step after this one."""
        return (
            self.kind is StepKind.CONTINGENCY or self.percent_of_budget is not None or self.pence is not None
        )


@dataclass(frozen=True, kw_only=True)
class SettlementRule:
    """How what was spent over or under the budget is shared at the end of a year."""

    clause: str
    source: str
    by: By
    over: tuple[Step, ...]
    under: tuple[Step, ...]


@dataclass(frozen=True, kw_only=True)
class WorkingLine:
    """One line of a working: by which clause, how it was worked out, how much, and whose it is."""

    step: int
    clause: str
    formula: str
    pence: int
    who: str


def percent_words(share: Fraction) -> str:
    """Per cents as one writes them: 2.5%; a third to four digits: about 33.3333%."""
    scaled = share * 10_000
    if scaled.denominator == 1:
        return f"{scaled.numerator / 10_000:,.4f}".rstrip("0").rstrip(".") + "%"
    return f"about {float(share):,.4f}%"
