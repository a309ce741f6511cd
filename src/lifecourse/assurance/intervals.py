"""Where the true value of a stated figure may lie, so that no check takes rounding for a fault."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from lifecourse.figures.api import FigureValue, Qualifier

NOUGHT = Decimal(0)
TWO = Decimal(2)


@dataclass(frozen=True)
class Interval:
    """From the least to the most that something can be."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def __sub__(self, other: "Interval") -> "Interval":
        return Interval(self.low - other.high, self.high - other.low)

    def times(self, other: "Interval") -> "Interval":
        """The product; both must be finite."""
        ends = [a * b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def over(self, other: "Interval") -> "Interval | None":
        """The quotient, or None when the other may be nought."""
        if other.low <= 0 <= other.high or not (self.finite and other.finite):
            return None
        ends = [a / b for a in (self.low, self.high) for b in (other.low, other.high)]
        return Interval(min(ends), max(ends))

    def meets(self, other: "Interval") -> bool:
        """Whether both can be the same number."""
        return self.low <= other.high and other.low <= self.high

    def below(self, other: "Interval") -> bool:
        """Whether this is less than the other, however both were rounded."""
        return self.high < other.low

    @property
    def finite(self) -> bool:
        """Whether both ends are numbers."""
        return self.low.is_finite() and self.high.is_finite()

    @property
    def in_whole_people(self) -> "Interval":
        """Wide enough that rounding to a whole person, up or down, stays inside."""
        low = self.low.to_integral_value(ROUND_FLOOR) if self.low.is_finite() else self.low
        high = self.high.to_integral_value(ROUND_CEILING) if self.high.is_finite() else self.high
        return Interval(low, high)


def exactly(number: Decimal) -> Interval:
    """A number that is known without rounding."""
    return Interval(number, number)


def stated(figure: FigureValue) -> Interval:
    """Where the true value of a stated figure may lie.

    "About 20" is as loose as its last digit that is not nought, whatever step was entered with it.
    """
    if figure.qualifier is not Qualifier.ABOUT:
        return Interval(figure.low, figure.high)
    slack = max(figure.rounded_to, last_digit(figure.value) / TWO)
    return Interval(figure.value - slack, figure.value + slack)


def worked_out(figure: FigureValue) -> Interval:
    """The same for a figure that was computed and then rounded: off by half a step, also when it counts
    whole people, and wider where it says "about".
    """
    half, told = figure.rounded_to / TWO, stated(figure)
    return Interval(min(told.low, figure.value - half), max(told.high, figure.value + half))


def last_digit(number: Decimal) -> Decimal:
    """The place value of a number's last digit that is not nought: 10 for 20 and 1 for 21."""
    if number == 0:
        return Decimal(1)
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(1)


def total(parts: Iterable[Interval]) -> Interval:
    """The sum: its leeway is the sum of theirs."""
    low, high = NOUGHT, NOUGHT
    for part in parts:
        low += part.low
        high += part.high
    return Interval(low, high)
