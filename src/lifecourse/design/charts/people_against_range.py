"""People in hospital against the range that a rule pack allows: one panel a commissioner."""

import re
from calendar import month_name
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import NOT_STATED, ChartTable
from lifecourse.design.charts.scale import Scale, Tick, round_top
from lifecourse.design.words import number

WIDTH, HEIGHT = 360, 290
LEFT, RIGHT, TOP, BOTTOM = 34, 318, 26, 238
WIDEST_BAR = 46
MOST_DAY_LABELS = 6
ROOM_FOR_TWO_LABELS = 18
LONG_MONTH = re.compile(rf"\b(?:{'|'.join(month_name[1:])})\b")


@dataclass(frozen=True, kw_only=True)
class AllowedRange:
    """How many people are allowed, and by what."""

    lowest: Decimal | int
    highest: Decimal | int
    from_words: str
    derived: bool = False

    @property
    def words(self) -> str:
        """14 to 22, worked out and not stated in the source"""
        said = f"{number(self.lowest)} to {number(self.highest)}"
        return f"{said} (derived)" if self.derived else said


@dataclass(frozen=True, kw_only=True)
class PeopleOn:
    """How many people were, or are planned to be, in hospital on a day; nothing where none is stated."""

    day_words: str
    people: int | None
    planned: bool = False


@dataclass(frozen=True, kw_only=True)
class PeopleLine:
    """One commissioner's people over time, and the range allowed, or why there is none."""

    name: str
    counts: tuple[PeopleOn, ...]
    allowed: AllowedRange | None = None
    no_range_because: str = ""

    @property
    def today(self) -> PeopleOn | None:
        """The latest day that was counted and not planned."""
        counted = [one for one in self.counts if one.people is not None and not one.planned]
        return counted[-1] if counted else None

    @property
    def gap(self) -> Decimal | int | None:
        """People above the range (or, below zero, beneath it); nothing where it cannot be said."""
        if self.today is None or self.today.people is None or self.allowed is None:
            return None
        if self.today.people > self.allowed.highest:
            return self.today.people - self.allowed.highest
        return min(self.today.people - self.allowed.lowest, 0)

    @property
    def gap_words(self) -> str:
        """The distance to the range in people, in words."""
        if self.allowed is None:
            return f"no range: {self.no_range_because or 'the rule pack gives none'}"
        if self.gap is None:
            return f"the range is {self.allowed.words}"
        if self.gap > 0:
            return f"{number(self.gap)} above the range of {self.allowed.words}"
        if self.gap < 0:
            return f"{number(-self.gap)} below the range of {self.allowed.words}"
        return f"within the range of {self.allowed.words}"

    @property
    def sentence(self) -> str:
        """What a chair could read out about this commissioner."""
        if self.today is None:
            return f"{self.name}: no number of people is stated; {self.gap_words}."
        verb = "person was" if self.today.people == 1 else "people were"
        said = f"{self.name}: {number(self.today.people or 0)} {verb} in hospital on {self.today.day_words}"
        return f"{said}; {self.gap_words}." if self.allowed is None else f"{said}, {self.gap_words}."


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One day's people as a bar with its number above and its day below."""

    x: float
    y: float
    width: float
    height: float
    middle: float
    words: str
    day_lines: tuple[str, ...]
    planned: bool
    today: bool
    stated: bool


@dataclass(frozen=True, kw_only=True)
class Band:
    """The allowed range across a panel, its ends labelled at the right."""

    y: float
    height: float
    labels: tuple[tuple[float, str], ...]


@dataclass(frozen=True, kw_only=True)
class GapMark:
    """From today's number to the edge of the range."""

    x: float
    y1: float
    y2: float


@dataclass(frozen=True, kw_only=True)
class Panel:
    """Everything drawn for one commissioner."""

    line: PeopleLine
    ticks: tuple[Tick, ...]
    bars: tuple[Bar, ...]
    band: Band | None
    gap: GapMark | None
    desc: str
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    base: int = BOTTOM
    plot_width: int = RIGHT - LEFT


@dataclass(frozen=True, kw_only=True)
class PeopleAgainstRange:
    """People in hospital by commissioner on several days, each against the range allowed."""

    kind: ClassVar[str] = "people_against_range"
    title: str
    lines: tuple[PeopleLine, ...]
    note: str = ""
    own_sentence: str = ""

    @property
    def sentence(self) -> str:
        """Where each commissioner stands, one sentence each, unless the page says it in its own words."""
        if self.own_sentence:
            return self.own_sentence
        said = [line.sentence for line in self.lines]
        return " ".join([*said, self.note] if self.note else said)

    @property
    def table(self) -> ChartTable:
        """Every number of the chart, with the range and the distance to it."""
        days = tuple(dict.fromkeys(_day_header(one) for line in self.lines for one in line.counts))
        return ChartTable(
            headers=("Commissioner", *days, "Range", "Range comes from", "Distance"),
            rows=tuple(_row(line, days) for line in self.lines),
        )

    @cached_property
    def panels(self) -> tuple[Panel, ...]:
        """One panel a commissioner, all on the same scale so that heights compare."""
        scale = Scale(low=0, high=round_top(self._highest * 1.08), start=BOTTOM, end=TOP)
        return tuple(_panel(line, scale) for line in self.lines)

    @property
    def _highest(self) -> float:
        people = [float(one.people or 0) for line in self.lines for one in line.counts]
        ranges = [float(line.allowed.highest) for line in self.lines if line.allowed]
        return max([*people, *ranges, 1.0])

    @property
    def any_planned(self) -> bool:
        """Whether some bars are plans, so that the key must say how those look."""
        return any(one.planned for line in self.lines for one in line.counts)


def _day_header(one: PeopleOn) -> str:
    return f"{one.day_words} (planned)" if one.planned else one.day_words


def _row(line: PeopleLine, days: tuple[str, ...]) -> tuple[str, ...]:
    stated = {_day_header(one): one.people for one in line.counts}
    numbers = (NOT_STATED if stated.get(day) is None else number(stated[day] or 0) for day in days)
    allowed = line.allowed
    source = allowed.from_words if allowed else line.no_range_because
    return (line.name, *numbers, allowed.words if allowed else "none", source, line.gap_words)


def _panel(line: PeopleLine, scale: Scale) -> Panel:
    bars = _bars(line, scale)
    return Panel(
        line=line,
        ticks=scale.ticks(),
        bars=bars,
        band=_band(line.allowed, scale) if line.allowed else None,
        gap=_gap_mark(line, bars, scale),
        desc=line.sentence,
    )


def _bars(line: PeopleLine, scale: Scale) -> tuple[Bar, ...]:
    slot = (RIGHT - LEFT) / max(len(line.counts), 1)
    width = round(min(WIDEST_BAR, slot * 0.62), 1)
    every = -(-len(line.counts) // MOST_DAY_LABELS)
    return tuple(
        _bar(one, line, scale, middle=LEFT + slot * (index + 0.5), width=width, labelled=index % every == 0)
        for index, one in enumerate(line.counts)
    )


def _bar(
    one: PeopleOn, line: PeopleLine, scale: Scale, *, middle: float, width: float, labelled: bool
) -> Bar:
    y = scale.at(one.people or 0)
    return Bar(
        x=round(middle - width / 2, 1),
        y=y,
        width=width,
        height=round(BOTTOM - y, 1),
        middle=round(middle, 1),
        words="?" if one.people is None else number(one.people),
        day_lines=_day_lines(one) if labelled else (),
        planned=one.planned,
        today=one is line.today,
        stated=one.people is not None,
    )


def _day_lines(one: PeopleOn) -> tuple[str, ...]:
    """A day with its month cut short, the year beneath, and "planned" beneath that."""
    day, _, year = LONG_MONTH.sub(lambda month: month[0][:3], one.day_words).rpartition(" ")
    return tuple(part for part in (day, year, "planned" if one.planned else "") if part)


def _band(allowed: AllowedRange, scale: Scale) -> Band:
    top, bottom = scale.at(allowed.highest), scale.at(allowed.lowest)
    lowest, highest = number(allowed.lowest), number(allowed.highest)
    apart = bottom - top >= ROOM_FOR_TWO_LABELS
    labels = ((top, highest), (bottom, lowest)) if apart else (((top + bottom) / 2, f"{lowest}–{highest}"),)
    return Band(y=top, height=round(max(bottom - top, 2), 1), labels=labels)


def _gap_mark(line: PeopleLine, bars: tuple[Bar, ...], scale: Scale) -> GapMark | None:
    """A bracket beside today's bar from its top to the near edge of the range."""
    today = next((bar for bar in bars if bar.today), None)
    if today is None or line.allowed is None or not line.gap:
        return None
    edge = line.allowed.highest if line.gap > 0 else line.allowed.lowest
    return GapMark(
        x=round(today.x + today.width + 7, 1),
        y1=today.y,
        y2=scale.at(edge),
    )
