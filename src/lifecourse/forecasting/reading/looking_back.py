"""An area's own past, beside what the forecast would have said of it: sentences, a table, a picture."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lifecourse.design.api import RangeOf, Ranges, number, people
from lifecourse.engine.scoring import Scored
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.queries.looking_back import KeptAndCame, OwnPast
from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.rules.learning import by_per_cent, verdict
from lifecourse.forecasting.rules.looking_back import QUARTERS_AHEAD, Looked

# The verdict is on so many of the newest.
NEWEST = 4


@dataclass(frozen=True, kw_only=True)
class Cell:
    """What was said of one quarter's end, and what came."""

    said: str
    between: str
    came: str
    held: bool
    off: str


@dataclass(frozen=True, kw_only=True)
class OriginRow:
    """Forecasts from the end of one quarter: one, two, three and four quarters ahead, as far as known."""

    origin: date
    then: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, kw_only=True)
class KeptRow:
    """A kept forecast beside what came."""

    forecast: Forecast
    name: str
    day: date
    cell: Cell


@dataclass(frozen=True, kw_only=True)
class PastView:
    """Everything that the page shows; no rows where too little has passed."""

    begins: date | None
    has_area: bool
    verdict: str
    beside: str
    chart: Ranges | None
    rows: tuple[OriginRow, ...]
    kept: tuple[KeptRow, ...]
    kept_verdict: str


def past_view(found: OwnPast) -> PastView:
    """What was found, as its page shows it."""
    ahead = _furthest(found.again)
    return PastView(
        begins=found.begins,
        has_area=found.has_area,
        verdict=_verdict(ahead),
        beside=_beside(found.again),
        chart=_chart(ahead) if ahead else None,
        rows=tuple(
            _row(origin, tuple(some)) for origin, some in groupby(found.again, key=lambda one: one.origin)
        ),
        kept=tuple(_kept(one) for one in found.kept),
        kept_verdict=verdict([one.off for one in found.kept], those="The last {} kept forecasts")
        if found.kept
        else "",
    )


def _furthest(again: Sequence[Looked]) -> list[Looked]:
    """The forecasts a year ahead; where none is known yet, those as far ahead as any is."""
    most = max((one.quarters for one in again), default=0)
    return [one for one in again if one.quarters == most]


def _verdict(ahead: Sequence[Looked]) -> str:
    if not ahead:
        return ""
    far = "a year" if ahead[0].quarters == QUARTERS_AHEAD else f"{ahead[0].quarters * 3} months"
    return verdict([one.off for one in ahead[-NEWEST:]], those=f"The last {{}} forecasts, each {far} ahead,")


def _beside(again: Sequence[Looked]) -> str:
    """How often the ranges held, and how far off the middle was beside saying that nothing changes."""
    if not again:
        return ""
    held, count = sum(one.scored.held for one in again), len(again)
    ours = sum(abs(one.scored.middle - one.scored.happened) for one in again) / count
    last = sum(abs(one.last - one.scored.happened) for one in again) / count
    better = "nearer than" if ours < last else "further off than"
    return (
        f"Of {count} forecasts of up to a year ahead, the range of nine in ten held {held} times. The middle"
        f" was off by {ours:.1f} people on average: {better} saying that the number stays as it was,"
        f" which was off by {last:.1f}."
    )


def _chart(ahead: Sequence[Looked]) -> Ranges:
    far = "a year" if ahead[0].quarters == QUARTERS_AHEAD else f"{ahead[0].quarters * 3} months"
    held = sum(one.scored.held for one in ahead)
    return Ranges(
        title=f"People in hospital, as they were forecast {far} before",
        sentence=f"{held} of {len(ahead)} numbers that came lie within the range of nine in ten.",
        first_header="At the end of",
        before_header="What came",
        ranges=tuple(
            RangeOf(
                name=f"{one.day:%B %Y}",
                low=one.scored.low,
                middle=one.scored.middle,
                high=one.scored.high,
                words=f"{number(round(one.scored.middle))} ({_between(one.scored)})",
                before=one.scored.happened,
                before_words=number(round(one.scored.happened)),
            )
            for one in ahead
        ),
        unit="people",
    )


def _row(origin: date, some: Sequence[Looked]) -> OriginRow:
    cells = {one.quarters: _cell(one.scored, one.off) for one in some}
    return OriginRow(
        origin=origin,
        then=some[0].last,
        cells=tuple(cells.get(quarters) for quarters in range(1, QUARTERS_AHEAD + 1)),
    )


def _kept(one: KeptAndCame) -> KeptRow:
    return KeptRow(
        forecast=one.forecast, name=name_of(one.forecast), day=one.day, cell=_cell(one.scored, one.off)
    )


def _cell(scored: Scored, off: float) -> Cell:
    return Cell(
        said=people(round(scored.middle)),
        between=_between(scored),
        came=number(round(scored.happened)),
        held=scored.held,
        off=by_per_cent(off),
    )


def _between(scored: Scored) -> str:
    return f"{number(round(scored.low))} to {number(round(scored.high))}"
