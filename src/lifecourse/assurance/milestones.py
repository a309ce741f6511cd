"""How checks read the route map: which day a milestone may really begin or end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lifecourse.assurance.reading import asks_for, day_in, table_of
from lifecourse.assurance.words import row_words, shortened
from lifecourse.delivery.api import Step, quarter_of
from lifecourse.plans.api import Place, PlanDocument, Row, Table


@dataclass(frozen=True, kw_only=True)
class Milestone:
    """One row of the route map with its days."""

    row: Row
    table: Table
    starts: date | None
    ends: date | None

    @property
    def key(self) -> str:
        """The row's key."""
        return self.row.key

    @property
    def kind(self) -> str:
        """What kind of milestone it is."""
        return self.row.text("kind")

    @property
    def begins(self) -> date | None:
        """The day it begins, or its only day."""
        return self.starts or self.ends

    @property
    def finishes(self) -> date | None:
        """The day it ends, or its only day."""
        return self.ends or self.starts

    @property
    def label(self) -> str:
        """What a reader calls it."""
        said = [t for c in ("deliverable", "milestone") if (t := self.row.text(c).strip())]
        return shortened(": ".join(said)) if said else row_words(self.table, self.row)

    def place(self, column: str = "") -> Place:
        """Where it stands."""
        return self.table.place(self.key, column)

    @property
    def begins_at_latest(self) -> date | None:
        """The first day of a quarter may stand for the whole quarter, unless it is the only day."""
        day = self.begins
        if self.starts == self.ends:
            return day
        return quarter_of(day).last_day if day and day == quarter_of(day).first_day else day

    @property
    def finishes_at_earliest(self) -> date | None:
        """The last day of a quarter may stand for the whole quarter, unless it is the only day."""
        day = self.finishes
        if self.starts == self.ends:
            return day
        return quarter_of(day).first_day if day and day == quarter_of(day).last_day else day

    @property
    def step(self) -> Step:
        """The same as a step among dependencies."""
        return Step(key=self.key, starts=self.starts, ends=self.ends, after=self.row.keys("after"))


def route_map(document: PlanDocument) -> dict[str, Milestone]:
    """Every milestone by key; none when there is no route map."""
    table = table_of(document, "milestones")
    if table is None or not asks_for(table, "starts", "ends", "after"):
        return {}
    return {
        row.key: Milestone(row=row, table=table, starts=day_in(row, "starts"), ends=day_in(row, "ends"))
        for row in table.rows
    }


def pairs(route: dict[str, Milestone]) -> Iterator[tuple[Milestone, Milestone]]:
    """Each milestone with each that has to be done first and is there."""
    for milestone in route.values():
        for key in milestone.row.keys("after"):
            if key in route and key != milestone.key:
                yield milestone, route[key]
