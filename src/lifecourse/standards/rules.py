"""Decides what range a national rate gives for a population, and what population a stated range implies."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from lifecourse.standards.values import (
    STATUS_WORDS,
    Denominator,
    Entry,
    Rounding,
    RuleDate,
    RuleList,
    RuleNumber,
    RulePack,
    Status,
)

__all__ = [
    "STATUS_WORDS",
    "Denominator",
    "Entry",
    "ImpliedDenominator",
    "PlanningRange",
    "Rounding",
    "RuleDate",
    "RuleList",
    "RuleNumber",
    "RulePack",
    "Status",
    "derive_denominator",
    "planning_range",
]

MILLION = Decimal(1_000_000)


@dataclass(frozen=True, kw_only=True)
class PlanningRange:
    """How many people a national rate allows for, or why that cannot be said.

    `basis` says how it was worked out. `derived` marks a denominator that no source gives. Where the
    denominator is lacking, `missing` says so and there is no range.
    """

    low: Decimal | None
    high: Decimal | None
    denominator: Decimal | None
    basis: str
    pack_id: str
    citation: str
    derived: bool = False
    missing: str = ""


@dataclass(frozen=True, kw_only=True)
class ImpliedDenominator:
    """The population that stated ranges imply. Always worked out, never sourced."""

    low: Decimal
    high: Decimal
    basis: str
    derived: bool = True

    @property
    def consistent(self) -> bool:
        """Whether one population can lie behind every stated end."""
        return self.low <= self.high


def planning_range(
    *, pack: RulePack, rate: RuleNumber, denominator: Decimal | None, derived: bool = False
) -> PlanningRange:
    """The range that a rate of the pack gives for a population. Raises ValueError when it is no rate."""
    if rate.denominator is None:
        raise ValueError(f"Rule number {rate.id} of pack {pack.id} is not a rate of a population.")
    population = rate.denominator
    if denominator is None:
        return PlanningRange(
            low=None,
            high=None,
            denominator=None,
            basis="",
            pack_id=pack.id,
            citation=rate.citation,
            missing=f"The rate needs the {population.words} ({population.vintage}), "
            "and it has not been entered.",
        )
    if denominator <= 0:
        raise ValueError(f"Expected a population above 0, found {denominator}.")
    step = pack.rounding.step
    return PlanningRange(
        low=_rounded(rate.least * denominator / MILLION, step),
        high=_rounded(rate.most * denominator / MILLION, step),
        denominator=denominator,
        basis=f"{_span(rate)} per million of {denominator:,f} ({population.words}, {population.vintage}), "
        f"rounded half up to the nearest {step}",
        pack_id=pack.id,
        citation=rate.citation,
        derived=derived,
    )


def derive_denominator(
    stated: Sequence[tuple[Decimal, Decimal]], *, half_step: Decimal = Decimal(0)
) -> ImpliedDenominator:
    """The population behind stated ends of ranges, each given as (people, rate per million).

    Without `half_step` the answer runs from the least to the most that the ends imply taken as exact.
    With it, each end may be off by that many people, and the answer is what all of them allow in common
    (`consistent` is false when there is no such population). Raises ValueError when nothing is stated.
    """
    ends = [(people, rate) for people, rate in stated if rate > 0]
    if not ends:
        raise ValueError("Expected at least one stated end of a range with its rate per million.")
    basis = "; ".join(f"{people:f} people at {rate:f} per million" for people, rate in ends)
    lows = [(people - half_step) * MILLION / rate for people, rate in ends]
    highs = [(people + half_step) * MILLION / rate for people, rate in ends]
    if half_step:
        return ImpliedDenominator(low=max(lows), high=min(highs), basis=basis)
    return ImpliedDenominator(low=min(lows), high=max(highs), basis=basis)


def _rounded(number: Decimal, step: Decimal) -> Decimal:
    return (number / step).quantize(Decimal(1), rounding=ROUND_HALF_UP) * step


def _span(rate: RuleNumber) -> str:
    return f"{rate.least:f}" if rate.least == rate.most else f"{rate.least:f} to {rate.most:f}"
