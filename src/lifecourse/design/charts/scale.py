"""Where a value falls on an axis, with ticks at round numbers."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import count

Value = Decimal | int | float


@dataclass(frozen=True, kw_only=True)
class Tick:
    """A labelled place on an axis."""

    at: float
    value: float


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A straight line from values to places: `low` falls at `start`, `high` at `end`."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: Value) -> float:
        """Where this value falls, to a tenth."""
        share = (float(value) - self.low) / ((self.high - self.low) or 1)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self, *, about: int = 4) -> tuple[Tick, ...]:
        """Round numbers from the lowest to the highest."""
        step = round_step((self.high - self.low) / about)
        first = -(-self.low // step) * step
        values = [first + step * index for index in range(about * 3)]
        return tuple(Tick(at=self.at(v), value=v) for v in values if v <= self.high + step / 1000)


def round_step(least: float) -> float:
    """The smallest of 1, 2, 2.5, 5 times a power of ten that is not less."""
    if least <= 0:
        return 1.0
    for power in count(-6):
        for first in (1.0, 2.0, 2.5, 5.0):
            if first * 10.0**power >= least * 0.999999:
                return float(first * 10.0**power)
    raise AssertionError("counting never ends")


def round_top(highest: Value, *, about: int = 4) -> float:
    """A round number at or above the highest value, so that the axis ends on a tick."""
    step = round_step(float(highest) / about) if highest else 1.0
    steps = -(-float(highest) // step)
    return float(step * max(steps, 1.0))
