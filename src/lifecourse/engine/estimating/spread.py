"""How gamma and beta numbers are spread: shares below a number, and the number below which a share lies.

Both come from one incomplete function each, by its series or its continued fraction, and from halving.
Source: NIST Digital Library of Mathematical Functions, 8.7.1, 8.9.2 and 8.17.22.
"""

from collections.abc import Callable
from math import exp, lgamma, log

TINY = 1e-300
CLOSE = 1e-14
STEPS = 10_000
HALVINGS = 200
# Two numbers nearer to each other than this, in proportion, are one.
SAME = 1e-12


def gamma_below(shape: float, value: float) -> float:
    """The share of gamma numbers of a shape (and scale 1) that lie below a value."""
    if value <= 0:
        return 0.0
    scale = exp(shape * log(value) - value - lgamma(shape))
    if value < shape + 1:
        term = total = 1 / shape
        for number in range(1, STEPS):
            term *= value / (shape + number)
            total += term
            if term < total * CLOSE:
                break
        return min(1.0, total * scale)
    return max(0.0, 1 - scale * _gamma_fraction(shape, value))


def _gamma_fraction(shape: float, value: float) -> float:
    """The continued fraction of the upper incomplete gamma function, by Lentz's way."""
    bottom = value + 1 - shape
    over, below = 1 / TINY, 1 / bottom
    found = below
    for number in range(1, STEPS):
        part = -number * (number - shape)
        bottom += 2
        below = 1 / (_not_0(part * below + bottom))
        over = _not_0(bottom + part / over)
        found *= below * over
        if abs(below * over - 1) < CLOSE:
            break
    return found


def beta_below(first: float, second: float, value: float) -> float:
    """The share of beta numbers with two shapes that lie below a value between 0 and 1."""
    if value <= 0:
        return 0.0
    if value >= 1:
        return 1.0
    front = exp(
        lgamma(first + second) - lgamma(first) - lgamma(second) + first * log(value) + second * log(1 - value)
    )
    if value < (first + 1) / (first + second + 2):
        return front * _beta_fraction(first, second, value) / first
    return 1 - front * _beta_fraction(second, first, 1 - value) / second


def _beta_fraction(first: float, second: float, value: float) -> float:
    """The continued fraction of the incomplete beta function, by Lentz's way."""
    over, below = 1.0, 1 / _not_0(1 - (first + second) * value / (first + 1))
    found = below
    for number in range(1, STEPS):
        twice = first + 2 * number
        even = number * (second - number) * value / ((twice - 1) * twice)
        odd = -(first + number) * (first + second + number) * value / (twice * (twice + 1))
        for part in (even, odd):
            below = 1 / _not_0(1 + part * below)
            over = _not_0(1 + part / over)
            found *= below * over
        if abs(below * over - 1) < CLOSE:
            break
    return found


def _not_0(number: float) -> float:
    return number if abs(number) > TINY else TINY


def gamma_at(shape: float, share: float) -> float:
    """The number below which a share of gamma numbers of a shape (and scale 1) lies."""
    high = max(shape, 1.0)
    while gamma_below(shape, high) < share:
        high *= 2
    # By the logarithm: for a small shape most numbers are next to nothing.
    low = min(-1.0, (log(share) + lgamma(shape + 1)) / shape - 1)
    return exp(_halved(lambda power: gamma_below(shape, exp(power)) < share, low, log(high)))


def beta_at(first: float, second: float, share: float) -> float:
    """The number below which a share of beta numbers with two shapes lies."""
    return _halved(lambda value: beta_below(first, second, value) < share, 0.0, 1.0)


def _halved(is_low: Callable[[float], bool], low: float, high: float) -> float:
    """Where something that is so below a number and not above it changes: by halving."""
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if high - low <= SAME * abs(middle):
            break
        low, high = (middle, high) if is_low(middle) else (low, middle)
    return (low + high) / 2
