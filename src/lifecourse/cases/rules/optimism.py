"""How much an estimate is raised because estimates of its kind were too low, and how much of that is left.

A project whose causes of hope are dealt with is raised by less: the published upper bound, times the part
that is not mitigated. Source: HM Treasury, Supplementary Green Book guidance: optimism bias (2003).
"""

from dataclasses import dataclass
from fractions import Fraction

from lifecourse.standards.api import OptimismBound


class BadMitigation(ValueError):
    """A mitigated part is not from nothing to the whole."""


@dataclass(frozen=True, kw_only=True)
class Bias:
    """What one kind of estimate is raised by. `mitigated` and `left` are parts of one."""

    bound: OptimismBound
    mitigated: Fraction
    left: Fraction

    @property
    def below_the_least(self) -> bool:
        """Whether less is added than the guidance found even where every cause was dealt with."""
        return self.left < self.bound.lower


def bias_left(bound: OptimismBound, mitigated: Fraction) -> Bias:
    """By which part an estimate is raised: the upper bound less what is mitigated. Raises BadMitigation."""
    if not 0 <= mitigated <= 1:
        raise BadMitigation(
            f"Found {float(mitigated):.0%} mitigated: expected from 0% (nothing is dealt with) to 100% (all)."
        )
    return Bias(bound=bound, mitigated=mitigated, left=bound.upper * (1 - mitigated))


def raised(amount: Fraction | int, bias: Bias | None) -> Fraction:
    """An estimate with what experience adds to it; as it is where nothing is published of its kind."""
    return Fraction(amount) * (1 + bias.left) if bias else Fraction(amount)


def longer(months: Fraction | int, bias: Bias | None) -> Fraction:
    """An estimated length of works with what experience adds to it, in the same unit."""
    return raised(months, bias)
