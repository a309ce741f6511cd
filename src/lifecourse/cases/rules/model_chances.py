"""How sure a model's result is: one amount at a time from worst to best, and all of them by chance."""

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from lifecourse.cases.kinds.model import (
    BenefitLine,
    Certainty,
    CostLine,
    Evaluated,
    Model,
    Phase,
    Spread,
    What,
)
from lifecourse.cases.rules.model import benefit_by_quarter, cost_by_quarter, summed

type Line = CostLine | BenefitLine

# By how much an amount is tried where its case says neither best nor worst: ours, and said to be ours.
TRIED = Fraction(1, 10)
LOW, HIGH = 10, 90


@dataclass(frozen=True, kw_only=True)
class Swing:
    """The net benefit when one amount alone is at its worst and at its best, in pence.

    `said`: the case says what best and worst are; otherwise a tenth more and less is tried.
    """

    phase: str
    name: str
    worst: int
    best: int
    said: bool

    @property
    def width(self) -> int:
        """By how much the result hangs on it."""
        return self.best - self.worst


@dataclass(frozen=True, kw_only=True)
class Chances:
    """What comes of drawing every uncertain amount many times: net benefit in pence.

    Of ten draws one is below `low`, five below `middle` and nine below `high`. `above`: which part of them
    is more than nothing.
    """

    draws: int
    low: int
    middle: int
    high: int
    above: Fraction

    @property
    def percent_above(self) -> int:
        """How many of 100 are more than nothing."""
        return round(self.above * 100)


def line_total(model: Model, phase: Phase, line: Line, certainty: Certainty) -> int:
    """All that a line costs or brings within the model, in pence."""
    if isinstance(line, CostLine):
        return sum(cost_by_quarter(model, phase, line, certainty).values())
    return sum(benefit_by_quarter(model, phase, line, certainty).values())


def swings(model: Model) -> tuple[Swing, ...]:
    """Every uncertain amount, that on which most hangs first. Where the case says no best and worst of any,
    every amount is tried a tenth more and less."""
    net = sum(_effect(line, line_total(model, phase, line, Certainty.MID)) for phase, line in _lines(model))
    said = [_swing(model, phase, line, net) for phase, line in _lines(model) if is_uncertain(line)]
    found = said or [_tried(model, phase, line, net) for phase, line in _lines(model)]
    return tuple(
        sorted((one for one in found if one.width), key=lambda one: (-one.width, one.phase, one.name))
    )


def chances(model: Model) -> Chances | None:
    """Every uncertain amount drawn by chance, each by itself, so many times as the model says. The same model
    and seed give the same answer. None where nothing is uncertain."""
    lines = list(_lines(model))
    if not any(is_uncertain(line) for _, line in lines):
        return None
    chance = np.random.default_rng(model.seed)
    net = np.zeros(model.draws)
    for phase, line in lines:
        ends = [_effect(line, line_total(model, phase, line, one)) for one in Certainty]
        net += _drawn(chance, line.spread, sorted(ends), model.draws)
    low, middle, high = (round(float(np.percentile(net, part))) for part in (LOW, 50, HIGH))
    return Chances(
        draws=model.draws,
        low=low,
        middle=middle,
        high=high,
        above=Fraction(int((net > 0).sum()), model.draws),
    )


def steps(evaluated: Evaluated) -> tuple[tuple[What, str, int], ...]:
    """From what is spent to what is left: costs by kind, below nothing, then benefits by kind, in pence."""
    costs = summed(evaluated.flows, What.COST, "kind")
    benefits = summed(evaluated.flows, What.BENEFIT, "kind")
    return (
        *((What.COST, str(kind), -pence) for (kind,), pence in _largest_first(costs)),
        *((What.BENEFIT, str(kind), pence) for (kind,), pence in _largest_first(benefits)),
    )


def is_uncertain(line: Line) -> bool:
    """Whether a case says more than one amount of a line."""
    return line.best != line.worst


def _lines(model: Model) -> list[tuple[Phase, Line]]:
    found: list[tuple[Phase, Line]] = []
    for phase in model.phases:
        found += [(phase, line) for line in phase.costs]
        found += [(phase, line) for line in phase.benefits]
    return found


def _effect(line: Line, pence: int) -> int:
    return -pence if isinstance(line, CostLine) else pence


def _swing(model: Model, phase: Phase, line: Line, net: int) -> Swing:
    mid = line_total(model, phase, line, Certainty.MID)
    worst, best = (
        net + _effect(line, line_total(model, phase, line, one) - mid)
        for one in (Certainty.WORST, Certainty.BEST)
    )
    return Swing(phase=phase.slug, name=line.name, worst=worst, best=best, said=True)


def _tried(model: Model, phase: Phase, line: Line, net: int) -> Swing:
    by = round(line_total(model, phase, line, Certainty.MID) * TRIED)
    return Swing(phase=phase.slug, name=line.name, worst=net - by, best=net + by, said=False)


def _drawn(
    chance: np.random.Generator, spread: Spread, ends: list[int], draws: int
) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    low, middle, high = ends
    if low == high:
        return np.full(draws, float(low))
    if spread is Spread.UNIFORM:
        return chance.uniform(low, high, draws)
    return chance.triangular(low, middle, high, draws)


def _largest_first(sums: dict[tuple[object, ...], int]) -> list[tuple[tuple[object, ...], int]]:
    return sorted(sums.items(), key=lambda one: (-one[1], str(one[0])))
