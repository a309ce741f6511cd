"""What is said of forecasts once it is known what came."""

from collections.abc import Sequence

# Nearer than this to what came, as a share, is told as right.
RIGHT = 0.02
HUNDRED = 100


def by_per_cent(off: float) -> str:
    """By how much a forecast was off, as a share of what came: 6% high"""
    if abs(off) < RIGHT / 2:
        return "right"
    return f"{round(abs(off) * HUNDRED)}% {'high' if off > 0 else 'low'}"


def verdict(off: Sequence[float], *, those: str = "The last {} forecasts") -> str:
    """Of several forecasts, as shares by which they were too high: what somebody would say of them all.

    `those`: what the forecasts are called, where there are several. Raises ValueError of none.
    """
    if not off:
        raise ValueError("No forecast was held against what came; expected one or more.")
    mean = sum(off) / len(off)
    count = len(off)
    what = "The last forecast was" if count == 1 else f"{those.format(count)} were"
    if abs(mean) < RIGHT:
        if max(map(abs, off)) < RIGHT:
            return f"{what} right to within {RIGHT:.0%}."
        return f"{what} right on average, and off by up to {round(max(map(abs, off)) * HUNDRED)}% either way."
    way = "high" if mean > 0 else "low"
    every = all(one * mean > 0 for one in off) and count > 1
    size = round(abs(mean) * HUNDRED)
    said = f"{what} {size}% {way}" + ("" if count == 1 else " on average")
    return f"{said}, every one of them too {way}." if every else f"{said}."
