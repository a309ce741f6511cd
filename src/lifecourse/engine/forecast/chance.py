"""Random numbers that belong to a person and a purpose, not to the order in which they are asked for.

So a scenario and its baseline meet the same chances, and any number of threads gives the same draws. The
mixing is SplitMix64. Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014.
"""

import numpy as np

from lifecourse.engine.forecast.compiled import compiled

GOLDEN = np.uint64(0x9E3779B97F4A7C15)
FIRST = np.uint64(0xBF58476D1CE4E5B9)
SECOND = np.uint64(0x94D049BB133111EB)
# Half of the last place: a number is never 0 and never 1, so that its logarithm is always one.
UNIT = 2.0**-53
HALF = 2.0**-54
ALL_BITS = 2.0**53
ROUNDING = 1e-9


@compiled
def mixed(value: np.uint64) -> np.uint64:
    """Sixty-four bits from sixty-four, every one of which depends on all."""
    value = (value ^ (value >> np.uint64(30))) * FIRST
    value = (value ^ (value >> np.uint64(27))) * SECOND
    return value ^ (value >> np.uint64(31))


@compiled
def key_of(parent: np.uint64, number: int) -> np.uint64:
    """The key of the `number`-th thing of what has the key `parent`."""
    return mixed(parent + np.uint64(number + 1) * GOLDEN)


@compiled
def bits_of(key: np.uint64, purpose: int) -> int:
    """Fifty-three bits for one purpose, as a whole number: quicker to compare than what they stand for."""
    bits: int = np.int64(key_of(key, purpose) >> np.uint64(11))  # type: ignore[assignment]
    return bits


@compiled
def share(key: np.uint64, purpose: int) -> float:
    """A number between 0 and 1, neither of them, for one purpose."""
    return bits_of(key, purpose) * UNIT + HALF


@compiled
def wait(key: np.uint64, purpose: int) -> float:
    """An exponential number with mean 1: how much hazard somebody outlives."""
    hazard: float = -np.log(share(key, purpose))
    return hazard


@compiled
def limit(hazard: float) -> int:
    """Below how many bits somebody may not outlive a hazard: never too few, as 1 - exp(-x) is at most x."""
    return int(min(hazard * (1 + ROUNDING), 1.0) * ALL_BITS) + 1


@compiled
def need_of(bits: int) -> float:
    """The hazard that somebody outlives by their bits: the fewer, the less."""
    hazard: float = -np.log(1.0 - (bits * UNIT + HALF))
    return hazard
