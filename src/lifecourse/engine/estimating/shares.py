"""Shares from counts: of those who left, what share went where; shrunk to national shares.

Shares of a whole are Dirichlet numbers; each of them alone is a beta number. Source: Gelman and others,
Bayesian Data Analysis, 3rd edition (2013), sections 2.4 and 3.4.
"""

from collections.abc import Mapping
from math import isfinite

from lifecourse.engine.estimating.rates import HIGH, LOW, MIDDLE, Estimate
from lifecourse.engine.estimating.spread import beta_at


class NotAShare(ValueError):
    """Numbers from which no shares can be worked out; says what was found and what is expected."""


# A part that the prior does not name, and of which nothing was counted, keeps this many of a person.
HALF = 0.5


def shares_from(
    counts: Mapping[str, float], prior: Mapping[str, float], *, weight: float
) -> dict[str, Estimate]:
    """Of each part its share of the whole, with its range.

    `counts`: how many of this area were of each part. `prior`: the national share of each part that there
    may be; they come to 1. `weight`: how many people of this area's own count as much as the national shares
    do all together. Raises NotAShare.
    """
    _check(counts, prior, weight)
    own = sum(counts.values())
    whole = own + weight
    found = {}
    for part, share in prior.items():
        first = counts.get(part, 0.0) + weight * share
        found[part] = _estimate(first, whole - first, own / whole)
    return found


def share_from(successes: float, trials: float, prior: tuple[float, float] | None = None) -> Estimate:
    """One share: of `trials` people, `successes`. `prior`: a national share and how many people it counts as.

    Without one, half a person is added on either side (Jeffreys). Raises NotAShare.
    """
    if not 0 <= successes <= trials:
        raise NotAShare(f"{successes} of {trials} was found: expected a part of a whole, none below 0.")
    share, weight = prior if prior is not None else (HALF, 2 * HALF)
    if not 0 <= share <= 1 or weight <= 0:
        raise NotAShare(f"A national share of {share} with a weight of {weight}: expected 0 to 1, above 0.")
    first = successes + share * weight
    own = trials / (trials + weight) if prior is not None else 1.0
    return _estimate(first, trials + weight - first, own)


def _check(counts: Mapping[str, float], prior: Mapping[str, float], weight: float) -> None:
    if unknown := sorted(set(counts) - set(prior)):
        raise NotAShare(f"People went to {', '.join(unknown)}, of which the national shares say nothing.")
    if any(count < 0 or not isfinite(count) for count in counts.values()):
        raise NotAShare("A count below 0 was found.")
    if abs(sum(prior.values()) - 1) > 1e-6 or any(share < 0 for share in prior.values()):
        raise NotAShare(f"National shares come to {sum(prior.values()):g}; expected 1, none below 0.")
    if not weight > 0:
        raise NotAShare(f"A weight of {weight} was found; expected one above 0.")


def _estimate(first: float, second: float, own_share: float) -> Estimate:
    if first <= 0 or second <= 0:
        certain = float(second <= 0)
        return Estimate(value=certain, low=certain, high=certain, own_share=own_share)
    low, value, high = (beta_at(first, second, share) for share in (LOW, MIDDLE, HIGH))
    return Estimate(value=value, low=low, high=high, own_share=own_share)
