"""A rate from how often something happened in how many person-years, and from what is known nationally.

What is known nationally is a gamma number; what happened is a Poisson number; so what is known afterwards is
a gamma number again, in between: the fewer years an area has, the nearer it stays to the national rate.
Source: Gelman and others, Bayesian Data Analysis, 3rd edition (2013), section 2.6.
"""

from dataclasses import dataclass
from functools import cache
from math import isfinite, sqrt
from typing import Self

from lifecourse.engine.estimating.spread import gamma_at

# Nine in ten lie between these.
LOW, MIDDLE, HIGH = 0.05, 0.5, 0.95
# Between which shapes one is looked for: from next to no knowledge to next to no doubt.
LEAST, MOST = 0.05, 1e5
# A range that begins at about nothing says by its upper half alone how wide it is.
WIDEST = 1000.0
HALVINGS = 40
# Where nothing is known beforehand: half an event in no time (Jeffreys).
NOTHING_KNOWN = 0.5


class NotARate(ValueError):
    """Numbers from which no rate can be worked out; says what was found and what is expected."""


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A number with the range in which it lies nine times in ten.

    `own_share`: how much of it is the area's own, from 0 (all of it national) to 1.
    """

    value: float
    low: float
    high: float
    own_share: float


@dataclass(frozen=True, kw_only=True)
class Gamma:
    """What is known of a rate: as if `shape` events had been seen in `years` person-years."""

    shape: float
    years: float

    @classmethod
    def from_range(cls, value: float, low: float, high: float) -> Self:
        """One whose middle is `value` and whose range of nine in ten is as wide, in proportion.

        Raises NotARate where the range is not one.
        """
        if not all(map(isfinite, (value, low, high))) or not 0 <= low <= value <= high or high <= 0:
            raise NotARate(f"{low}, {value}, {high} was found; expected a low, a middle and a high rate.")
        if value <= 0:
            raise NotARate(f"A middle rate of {value} was found; expected one above 0.")
        narrow = low > high / WIDEST
        ends = (LOW, HIGH) if narrow else (MIDDLE, HIGH)
        wanted = high / low if narrow else high / value
        shape = _shape_with(wanted, *ends)
        return cls(shape=shape, years=gamma_at(shape, MIDDLE) / value)

    def after(self, events: float, years: float) -> "Gamma":
        """What is known after so many events in so many person-years."""
        return Gamma(shape=self.shape + events, years=self.years + years)

    def at(self, share: float) -> float:
        """The rate below which this share of what may be lies."""
        return gamma_at(self.shape, share) / self.years


@cache
def _shape_with(wanted: float, lower: float, upper: float) -> float:
    """The shape of gamma numbers of which one quantile is `wanted` times another; the wider, the smaller."""
    low, high = LEAST, MOST
    for _ in range(HALVINGS):
        middle = sqrt(low * high)
        wider = gamma_at(middle, upper) / max(gamma_at(middle, lower), 1e-300) > wanted
        low, high = (middle, high) if wider else (low, middle)
    return sqrt(low * high)


def rate_from(events: float, years: float, prior: tuple[float, float, float] | None = None) -> Estimate:
    """A rate a year from `events` in `years` person-years. `prior`: the national value, low and high.

    Without a prior the area stands on its own. One without a range is certain, and nothing changes it.
    Raises NotARate.
    """
    _check(events, years)
    if prior is None:
        if years <= 0:
            raise NotARate("Nothing is known: no person-years and no national rate.")
        return _estimate(Gamma(shape=NOTHING_KNOWN + events, years=years), own_share=1.0)
    value, low, high = prior
    if low == high or years == 0:
        return Estimate(value=value, low=low, high=high, own_share=0.0)
    before = Gamma.from_range(value, low, high)
    return _estimate(before.after(events, years), own_share=years / (years + before.years))


def _check(events: float, years: float) -> None:
    if not (isfinite(events) and isfinite(years)) or events < 0 or years < 0:
        raise NotARate(f"{events} events in {years} person-years were found; neither may be below 0.")
    if events > 0 and years == 0:
        raise NotARate(f"{events} events happened in no time at all: expected the person-years at risk.")


def _estimate(known: Gamma, *, own_share: float) -> Estimate:
    return Estimate(
        value=known.at(MIDDLE), low=known.at(LOW), high=known.at(HIGH), own_share=min(1.0, own_share)
    )
