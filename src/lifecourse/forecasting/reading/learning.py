"""How wrong the forecast was: what its page shows of England and of theory, in whole sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.design.api import CountedOn, Fan, FanPoint, number
from lifecourse.engine.believing import HALF_WAY, MODEL, Believed, Check
from lifecourse.engine.scoring import Scored, Summary
from lifecourse.forecasting.rules.learning import verdict

A_DAY, A_YEAR = timedelta(days=1), 366
LINE, LAST = "A straight line", "It stays as it was last"


@dataclass(frozen=True, kw_only=True)
class Month:
    """One month that was forecast, and what came. `off`: by how many the middle was too high."""

    month: date
    came: int
    middle: int
    between: str
    held: bool
    off: int
    line: int
    last: int

    @property
    def off_words(self) -> str:
        """42 too high"""
        if not self.off:
            return "right"
        return f"{number(abs(self.off))} too {'high' if self.off > 0 else 'low'}"


@dataclass(frozen=True, kw_only=True)
class Way:
    """One way of forecasting, and how far off it was over many forecasts."""

    name: str
    ours: bool
    away: int
    bias: str
    held: str
    held_range: str


@dataclass(frozen=True, kw_only=True)
class EnglandView:
    """England when the model could not see the answer."""

    headline: str
    fan: Fan
    months: tuple[Month, ...]
    ways: tuple[Way, ...]
    forecasts: int
    origins: int
    too_sure: str
    half_way: str
    by_distance: str


@dataclass(frozen=True, kw_only=True)
class LearningView:
    """Everything that the page shows."""

    england: EnglandView
    checks: Sequence[Check]
    checks_words: str
    program: str


def learning_view(found: Believed) -> LearningView:
    """What was found, as its page shows it."""
    held = sum(one.held for one in found.checks)
    every = len(found.checks)
    words = f"All {every} held." if held == every else f"{every - held} of {every} did not hold."
    return LearningView(
        england=_england(found), checks=found.checks, checks_words=words, program=found.program
    )


def _england(found: Believed) -> EnglandView:
    england = found.england
    every, half = england.summaries(), england.summaries(lambda one: one.origin == _half_way(found))
    from_half = england.from_origin(HALF_WAY)
    ours = from_half[MODEL]
    held = every[MODEL].coverage
    return EnglandView(
        headline=_headline(found, every),
        fan=_fan(found, ours),
        months=tuple(
            _month(found, *three) for three in zip(ours, from_half[LINE], from_half[LAST], strict=True)
        ),
        ways=tuple(_way(name, one) for name, one in sorted(every.items(), key=lambda pair: pair[1].crps)),
        forecasts=held.of,
        origins=len({one.origin for one in england.by_way[MODEL]}),
        too_sure=_too_sure(every[MODEL]),
        half_way=_of_half_way(half, [one.middle / one.happened - 1 for one in ours]),
        by_distance=_by_distance(found),
    )


def _half_way(found: Believed) -> int:
    return (HALF_WAY - found.england.since).days


def _headline(found: Believed, every: dict[str, Summary]) -> str:
    """The model beside the best of the forecasts that know nothing."""
    ours, others = every[MODEL].crps, {way: one for way, one in every.items() if way != MODEL}
    best = min(others, key=lambda way: others[way].crps)
    theirs = others[best].crps
    which = "better" if ours < theirs else "worse"
    return (
        f"{every[MODEL].coverage.of} times the model forecast England without sight of the answer. It was off"
        f" by {round(ours)} people in about {number(round(_usual(found)))}; the best of three simple"
        f" forecasts, {best[0].lower()}{best[1:]}, was off by {round(theirs)}. It did {which} over all,"
        " not each time."
    )


def _usual(found: Believed) -> float:
    """How many people there usually were, to the nearest hundred."""
    people = [one.people for one in found.england.points]
    return round(sum(people) / len(people), -2)


def _too_sure(ours: Summary) -> str:
    held = ours.coverage
    said = (
        f"Its range of nine in ten held {held.held} times in {held.of}, which is {round(held.share * 100)} in"
        " a hundred"
    )
    if held.agrees_with(0.9):
        return f"{said}: about as often as it says."
    if held.share < 0.9:
        return f"{said}: it was too sure of itself. Where it counts, read its ranges as wider than they say."
    return f"{said}: its ranges are wider than they need be."


def _of_half_way(half: dict[str, Summary], off: Sequence[float]) -> str:
    ours, line = half[MODEL].crps, half[LINE].crps
    which = "did better than" if ours < line else "did worse than"
    return (
        f"From the end of {HALF_WAY:%Y} alone it {which} a straight line: off by {round(ours)} people where"
        f" the line was off by {round(line)}. {verdict(off, those='Its {} forecasts')}"
    )


def _by_distance(found: Believed) -> str:
    """The model beside the straight line, up to a year ahead and beyond."""
    near = found.england.summaries(lambda one: one.day - one.origin <= A_YEAR)
    far = found.england.summaries(lambda one: one.day - one.origin > A_YEAR)
    said = [
        f"{when} {'the model' if one[MODEL].crps < one[LINE].crps else 'the straight line'} was nearer:"
        f" off by {round(one[MODEL].crps)} people where the line was off by {round(one[LINE].crps)}."
        for when, one in (("Up to a year ahead", near), ("Further ahead", far))
    ]
    return " ".join(said)


def _fan(found: Believed, ours: Sequence[Scored]) -> Fan:
    points = found.england.points
    origin = next(one for one in points if one.day == HALF_WAY)
    begin = float(origin.people)
    edge = FanPoint(when=HALF_WAY + A_DAY, low=begin, lower=begin, middle=begin, upper=begin, high=begin)
    return Fan(
        title="England, forecast at the end of 2018",
        points=(edge, *(_point(found, one) for one in ours)),
        counted=tuple(CountedOn(when=one.day, number=one.people) for one in points),
        own_sentence=_sentence(ours),
    )


def _sentence(ours: Sequence[Scored]) -> str:
    last = ours[-1]
    held = sum(one.held for one in ours)
    return (
        f"The dots are what was published. The model knew those up to December 2018 and said the rest: of"
        f" {len(ours)} later months {held} lay within its range of nine in ten. For the last it said"
        f" {number(round(last.middle))}, and {number(round(last.happened))} came."
    )


def _point(found: Believed, one: Scored) -> FanPoint:
    return FanPoint(
        when=found.england.day(one.day) + A_DAY,
        low=one.low,
        lower=one.lower,
        middle=one.middle,
        upper=one.upper,
        high=one.high,
    )


def _month(found: Believed, ours: Scored, line: Scored, last: Scored) -> Month:
    return Month(
        month=found.england.day(ours.day),
        came=round(ours.happened),
        middle=round(ours.middle),
        between=f"{number(round(ours.low))} to {number(round(ours.high))}",
        held=ours.held,
        off=round(ours.middle - ours.happened),
        line=round(line.middle),
        last=round(last.middle),
    )


def _way(name: str, one: Summary) -> Way:
    held = one.coverage
    bias = round(one.bias)
    return Way(
        name=name,
        ours=name == MODEL,
        away=round(one.crps),
        bias=f"{number(abs(bias))} too {'high' if bias > 0 else 'low'}" if bias else "neither",
        held=f"{held.held} of {held.of}",
        held_range=f"{round(held.low * 100)} to {round(held.high * 100)} in 100",
    )
