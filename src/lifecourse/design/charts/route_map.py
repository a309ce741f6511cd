"""The route map: milestones by workstream over the quarters, what they depend on, and today."""

from dataclasses import dataclass
from functools import cached_property
from typing import ClassVar

from lifecourse.design.charts.chart import ChartTable, listed
from lifecourse.design.charts.milestones import NO_DATE, Milestone, Timetable, Workstream
from lifecourse.design.charts.route_map_drawing import Drawing, draw
from lifecourse.design.words import number, short_day


@dataclass(frozen=True, kw_only=True)
class RouteMap(Timetable):
    """Milestones by workstream over time, with a line for today."""

    kind: ClassVar[str] = "route_map"
    title: str
    note: str = ""
    own_sentence: str = ""

    @property
    def sentence(self) -> str:
        """How many milestones there are, over what time, and what is wrong with them."""
        if self.own_sentence:
            return self.own_sentence
        if not self.milestones:
            return "No milestones are stated yet."
        count, streams = len(self.milestones), len(self.workstreams)
        said = f"{_counted(count, 'milestone')} in {_counted(streams, 'workstream')}{self._span()}"
        faults = self._faults()
        return f"{said}; {faults}. {self.note}".strip() if faults else f"{said}. {self.note}".strip()

    def _span(self) -> str:
        dates = sorted(one.due for one in self.milestones if one.due)
        return f" from {dates[0]:%B %Y} to {dates[-1]:%B %Y}" if dates else ""

    def _faults(self) -> str:
        late = sum(self.is_late(one) for one in self.milestones)
        undated = sum(one.due is None for one in self.milestones)
        early = sum(bool(self.too_early(one)) for one in self.milestones)
        waits = "it depends" if early == 1 else "they depend"
        said = [
            f"{number(late)} late" if late else "",
            f"{number(undated)} without a date" if undated else "",
            f"{number(early)} before what {waits} on" if early else "",
        ]
        return listed([part for part in said if part])

    @property
    def table(self) -> ChartTable:
        """Every milestone with its day, state and what it depends on."""
        return ChartTable(
            headers=("Workstream", "Milestone", "Starts", "Due", "Status", "Depends on"),
            rows=tuple(self._row(stream, one) for stream in self.workstreams for one in stream.milestones),
        )

    def _row(self, stream: Workstream, one: Milestone) -> tuple[str, ...]:
        needed = [self.by_key[key].name if key in self.by_key else key for key in one.depends_on]
        return (
            stream.name,
            one.name,
            short_day(one.starts) if one.starts else "",
            short_day(one.due) if one.due else NO_DATE,
            self.state_of(one),
            "; ".join(needed),
        )

    @cached_property
    def drawing(self) -> Drawing:
        """Where everything goes."""
        return draw(self)


def _counted(count: int, word: str) -> str:
    return f"{number(count)} {word}{'' if count == 1 else 's'}"
