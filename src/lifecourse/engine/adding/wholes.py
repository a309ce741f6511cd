"""Parts and wholes of money, on plain values: checks of a plan and of a ledger ask the same of them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

NOUGHT = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class Amount:
    """A sum in pounds as it was stated, with the least and the most that it can be when it was rounded."""

    value: Decimal
    low: Decimal
    high: Decimal

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(value=self.value + other.value, low=self.low + other.low, high=self.high + other.high)

    def meets(self, other: "Amount") -> bool:
        """Whether both can be the same sum, however each was rounded."""
        return self.low <= other.high and other.low <= self.high

    def above(self, other: "Amount") -> bool:
        """Whether this is more than the other, however both were rounded."""
        return self.low > other.high


def exact(value: Decimal) -> Amount:
    """A sum that is known to the penny."""
    return Amount(value=value, low=value, high=value)


NOTHING = exact(NOUGHT)


def added(amounts: Iterable[Amount]) -> Amount:
    """The sum of sums: its leeway is the sum of theirs."""
    return sum(amounts, start=NOTHING)


@dataclass(frozen=True, kw_only=True)
class Part:
    """One line of money: `key` names it and `of` names what it is a part of."""

    key: str
    of: str
    amount: Amount


@dataclass(frozen=True, kw_only=True)
class Gap:
    """A whole that its parts do not come to. `by` is what they lack; below nought, they have too much."""

    whole: str
    stated: Amount
    parts: tuple[str, ...]
    sum: Amount

    @property
    def by(self) -> Decimal:
        """What is stated, less what the parts come to."""
        return self.stated.value - self.sum.value


def gaps(wholes: Mapping[str, Amount], parts: Iterable[Part]) -> list[Gap]:
    """Each whole that its parts cannot come to, in order. One without parts is passed over."""
    of: dict[str, list[Part]] = {}
    for part in parts:
        of.setdefault(part.of, []).append(part)
    found = []
    for key, stated in wholes.items():
        mine = of.get(key, [])
        come_to = added(p.amount for p in mine)
        if mine and not stated.meets(come_to):
            found.append(Gap(whole=key, stated=stated, parts=tuple(p.key for p in mine), sum=come_to))
    return found


def parts_of_nothing(wholes: Collection[str], parts: Iterable[Part]) -> list[str]:
    """The keys of parts that name no whole that is there."""
    return [part.key for part in parts if part.of not in wholes]


def wholes_without_parts(wholes: Iterable[str], parts: Iterable[Part]) -> list[str]:
    """The keys of wholes that no part names, in their order."""
    named = {part.of for part in parts}
    return [key for key in wholes if key not in named]
