"""When a result meets a target, how far it got, and the working in words: exact, on plain values."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, localcontext
from enum import StrEnum
from fractions import Fraction

from lifecourse.figures.api import Unit, number_words

# Digits enough for a figure of 18 digits changed by a per cent of 7: nothing is rounded on the way.
DIGITS = 60


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


DIRECTION_WORDS: dict[Direction, str] = {
    Direction.HIGHER: "Higher is better",
    Direction.LOWER: "Lower is better",
}


class AimKind(StrEnum):
    """Whether a target is a number, or so many per cent under or over another number."""

    NUMBER = "number"
    CHANGE = "change"


AIM_WORDS: dict[AimKind, str] = {
    AimKind.NUMBER: "A number to reach or to stay within",
    AimKind.CHANGE: "So many per cent under or over another number",
}


@dataclass(frozen=True, kw_only=True)
class Aim:
    """What a target asks, in the measure's own unit.

    `number` is the number itself, or for a change so many per cent of `base`: -2 is 2% under it, 3 is 3%
    over. `strict` leaves the number itself out: "under 0.36%". `base` is what a change is counted from, or
    where a number began; None while nobody knows it. `base_words` say what it is: "what was predicted".
    """

    direction: Direction
    unit: Unit
    kind: AimKind
    number: Decimal
    strict: bool = False
    base: Decimal | None = None
    base_words: str = ""

    def __post_init__(self) -> None:
        for value in (self.number, self.base):
            if value is not None and not value.is_finite():
                raise ValueError(f"Expected a number, found {value}.")
        if self.kind is AimKind.CHANGE and self.number < -100:
            raise ValueError(f"Expected at most 100% under another number, found {-self.number}%.")
        if self.kind is AimKind.CHANGE and self.base is not None and self.base < 0:
            raise ValueError(f"Expected a number from 0 for a change to be counted from, found {self.base}.")

    @property
    def bar(self) -> Decimal | None:
        """The number a result is held against, exactly; None while a change has nothing to count from."""
        if self.kind is AimKind.NUMBER:
            return self.number
        if self.base is None:
            return None
        with localcontext(prec=DIGITS):
            return self.base * (100 + self.number) / 100


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What a result says about a target: None for what cannot be known yet. `gap` is never below 0."""

    met: bool | None
    gap: Decimal | None
    achieved: Fraction | None
    words: str


def bound_words(aim: Aim) -> str:
    """Which numbers are good enough: "at most 1.66%", "under 0.36%"; empty while there is no number."""
    if aim.bar is None:
        return ""
    word = {
        (Direction.HIGHER, False): "at least",
        (Direction.HIGHER, True): "over",
        (Direction.LOWER, False): "at most",
        (Direction.LOWER, True): "under",
    }[aim.direction, aim.strict]
    return f"{word} {amount_words(aim.bar, aim.unit)}"


def aim_words(aim: Aim) -> str:
    """The whole target: "at most 405.72, which is 2% under 414 (what was predicted)"."""
    if aim.kind is AimKind.NUMBER:
        return bound_words(aim)
    way = "under" if aim.number < 0 else "over"
    change = f"{plain_words(abs(aim.number))}% {way}" if aim.number else "no more and no less than"
    if aim.base is None:
        return f"{change} {aim.base_words or 'another number'} (that number is not entered yet)"
    said = f" ({aim.base_words})" if aim.base_words else ""
    return f"{bound_words(aim)}, which is {change} {amount_words(aim.base, aim.unit)}{said}"


def judge(aim: Aim, value: Decimal, *, provisional: bool = False) -> Judged:
    """Hold a result against a target. What is provisional is met or missed only "so far"."""
    found, bar = amount_words(value, aim.unit), aim.bar
    if bar is None:
        return Judged(met=None, gap=None, achieved=None, words=f"{found} against {aim_words(aim)}")
    with localcontext(prec=DIGITS):
        gap = abs(value - bar)
    met = is_met(aim, value, bar)
    so_far = " so far" if provisional else ""
    if gap:
        ended = f"{'met' if met else 'missed'} by {amount_words(gap, aim.unit)}{so_far}"
    else:
        ended = f"met exactly{so_far}" if met else f"missed{so_far}, because it is not {bound_words(aim)}"
    return Judged(
        met=met, gap=gap, achieved=achieved(aim, value), words=f"{found} against {aim_words(aim)}: {ended}"
    )


def is_met(aim: Aim, value: Decimal, bar: Decimal) -> bool:
    """Whether a number is on the good side of the bar, or on it where that counts."""
    if value == bar:
        return not aim.strict
    return value > bar if aim.direction is Direction.HIGHER else value < bar


def achieved(aim: Aim, value: Decimal) -> Fraction | None:
    """How much of the way from the base to the bar was gone: over 1 beyond it, under 0 the other way.

    None where there is no base, or where the bar is no better than the base, so that there is no way to go.
    """
    bar = aim.bar
    if aim.base is None or bar is None:
        return None
    way = Fraction(bar) - Fraction(aim.base)
    if (way <= 0) if aim.direction is Direction.HIGHER else (way >= 0):
        return None
    return (Fraction(value) - Fraction(aim.base)) / way


def amount_words(value: Decimal, unit: Unit) -> str:
    """A number as it stands in a sentence about its measure: "£2.50", "0.36%", "1,210"."""
    return number_words(value, unit) if unit in {Unit.POUNDS, Unit.PERCENT} else plain_words(value)


def plain_words(value: Decimal) -> str:
    """A number alone: "1,210", "405.72"."""
    with localcontext(prec=DIGITS):
        return f"{value.normalize():,f}"


def step_of(value: Decimal) -> Decimal:
    """The step that a number was written to: 0.1 for 83.4, 1 for 1,210 and for 1,200."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent)) if isinstance(exponent, int) else Decimal(1)


class ResultState(StrEnum):
    """How far a result can be relied on."""

    PROVISIONAL = "provisional"
    FINAL = "final"
    AGREED = "agreed"
    REFUSED = "refused"


STATE_WORDS: dict[ResultState, str] = {
    ResultState.PROVISIONAL: "Provisional",
    ResultState.FINAL: "Final, waiting to be agreed",
    ResultState.AGREED: "Agreed",
    ResultState.REFUSED: "Not agreed",
}


def state_of(*, final: bool, agreed: bool | None) -> ResultState:
    """The state of a result: whether it is final, and what a second organisation answered, if it did."""
    if not final:
        return ResultState.PROVISIONAL
    if agreed is None:
        return ResultState.FINAL
    return ResultState.AGREED if agreed else ResultState.REFUSED


def why_not_agree(
    *, own_entry: bool, entered_for: str, acting_for: frozenset[str], others: frozenset[str]
) -> str:
    """Why somebody may not agree to a result; empty where they may.

    `entered_for` is the organisation for which it was entered, `acting_for` those for which the second
    reader keeps or agrees to measures, `others` the other members of the partnership.
    """
    if own_entry:
        return "Nobody agrees to a result that they entered themselves."
    if not others:
        return ""
    if entered_for in acting_for:
        return (
            "It was entered for an organisation that you act for. Somebody of another one has to agree to it."
        )
    return ""


def period_words(first: date, last: date) -> str:
    """A period as one says it: "in April 2016", "from April to December 2016"."""
    whole = first.day == 1 and (last.month != _day_after(last).month)
    if not whole:
        return f"from {day_words(first)} to {day_words(last)}"
    if (first.year, first.month) == (last.year, last.month):
        return f"in {first:%B %Y}"
    begins = f"{first:%B}" if first.year == last.year else f"{first:%B %Y}"
    return f"from {begins} to {last:%B %Y}"


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)


def day_words(day: date) -> str:
    """A day in a sentence: "1 March 2017"."""
    return f"{day.day} {day:%B %Y}"
