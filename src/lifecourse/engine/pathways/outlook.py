"""An outlook: an area, a scenario, and many draws of what may come of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lifecourse.engine.forecast import YEAR, Kept, Prepared, prepare, run_prepared
from lifecourse.engine.pathways.area import Area
from lifecourse.engine.pathways.building import Built, draft_of, finish
from lifecourse.engine.pathways.levers import BASELINE, Scenario, pull
from lifecourse.engine.pathways.parameters import Floats
from lifecourse.engine.pathways.settings import CODES, FUNDERS, HOSPITALS, paid_by
from lifecourse.engine.pathways.uncertain import factors_of

Numbers = NDArray[Any]
# What is added up over draws, not kept of each.
SUMS = ("ages", "cohorts", "nights", "moved")
# How far apart the seeds of places alike are.
PLACES_APART = 1_000_003
EDGES = (0.05, 0.25, 0.5, 0.75, 0.95)


class Bands(NamedTuple):
    """Of many draws, by month: the numbers below which 5, 25, 50, 75 and 95 in a hundred lie."""

    low: Floats
    lower: Floats
    middle: Floats
    upper: Floats
    high: Floats


def bands(draws_by_month: Numbers) -> Bands:
    """The bands of what is told by draw and month."""
    return Bands(*np.quantile(draws_by_month, EDGES, axis=0, method="inverted_cdf"))


def chance_within(draws: Numbers, low: float, high: float) -> float:
    """In which share of draws a number lies between two, both among them."""
    return float(np.mean((draws >= low) & (draws <= high)))


def month_after(day: date, months: int) -> date:
    """The first of a month so many months later."""
    year, month = divmod(day.month - 1 + months, 12)
    return date(day.year + year, month + 1, 1)


@dataclass(frozen=True)
class Pathway:
    """A scenario of an area, ready to be drawn: what does not depend on chance is worked out once."""

    area: Area
    scenario: Scenario
    months: int
    built: Built
    prepared: Prepared

    def draw(self, *, draws: int, seed: int, threads: int = 1, first: int = 0, place: int = 0) -> "Outlook":
        """Draws `first` to `first + draws`: the same for one seed, in any portions, on any threads.

        `place`: which of places alike: each has chances of its own, and in a draw all have the same rates.
        """
        factors = factors_of(self.built, seed=seed, first=first, draws=draws)
        kept = run_prepared(
            self.prepared,
            draws=draws,
            seed=seed + PLACES_APART * place,
            threads=threads,
            first=first,
            factors=factors,
        )
        return Outlook(self, seed, kept)


def pathway(area: Area, scenario: Scenario = BASELINE, *, months: int) -> Pathway:
    """Make a scenario of an area ready. Raises BadArea, BadScenario or BadModel."""
    days = (month_after(area.first_day, months) - area.first_day).days
    draft = draft_of(area, float(days))
    pull(draft, scenario)
    built = finish(draft)
    prepared = prepare(built.model, built.start, first_day=area.first_day, months=months)
    return Pathway(area, scenario, months, built, prepared)


@dataclass(frozen=True)
class Outlook:
    """What came of many draws. People are whole; money is whole pence; months end as `month_ends` says."""

    pathway: Pathway
    seed: int
    kept: Kept

    @property
    def area(self) -> Area:
        """The area as it was at the start."""
        return self.pathway.area

    @property
    def scenario(self) -> Scenario:
        """What was changed in it."""
        return self.pathway.scenario

    @property
    def first_day(self) -> date:
        """The first day of the forecast."""
        return self.area.first_day

    @property
    def draws(self) -> int:
        """How many draws there are."""
        return int(self.kept.here.shape[0])

    @cached_property
    def month_ends(self) -> tuple[date, ...]:
        """The first day after each month."""
        return tuple(month_after(self.first_day, number) for number in range(1, self.pathway.months + 1))

    def people(self, *settings: str) -> Numbers:
        """People in any of some settings at the end of each month: draws by months."""
        return self.kept.here[:, :, [CODES.index(one) for one in settings]].sum(axis=2)

    def in_hospital(self, payer: str | None = None) -> Numbers:
        """People in hospital, of one payer or all, at the end of each month: draws by months."""
        return self.people(*(paid_by(payer) if payer else HOSPITALS))

    def spent(self, funder: str) -> Numbers:
        """Pence of one funder in each month, levers' own costs among them: draws by months."""
        at = list(FUNDERS).index(funder)
        return self.kept.spent[:, :, at] + self.lever_costs[funder]

    @cached_property
    def lever_costs(self) -> dict[str, NDArray[np.int64]]:
        """Pence by funder in each month for what levers cost whoever is where."""
        ends = [0, *((one - self.first_day).days for one in self.month_ends)]
        found = {funder: np.zeros(self.pathway.months, np.int64) for funder in FUNDERS}
        for cost in self.pathway.built.costs:
            for month, (begin, end) in enumerate(pairwise(ends)):
                days = max(min(end, cost.until) - max(begin, cost.day), 0.0)
                for funder, pounds in cost.pounds_a_year.items():
                    found[funder][month] += round(pounds * 100 * days / YEAR)
        return found

    def waiting(self, queue: str) -> Numbers:
        """People who wait for a setting or team at the end of each month: draws by months."""
        return self.kept.waiting[:, :, self._queue(queue)]

    def nights_waited(self, queue: str) -> Numbers:
        """Nights on which people waited for a setting or team, in each month: draws by months."""
        return self.kept.waited[:, :, self._queue(queue)]

    def _queue(self, queue: str) -> int:
        return [*CODES, *(one.code for one in self.pathway.built.model.teams)].index(queue)

    def refused(self, setting: str) -> Numbers:
        """How often a full setting sent somebody elsewhere, in each month: draws by months."""
        return self.kept.refused[:, :, CODES.index(setting)]

    def moved(self) -> Floats:
        """People who moved in a month, on average: months by setting by where to (away, dead, settings)."""
        return self.kept.moved / self.draws


def outlook(
    area: Area, scenario: Scenario = BASELINE, *, months: int, draws: int, seed: int, threads: int = 1
) -> Outlook:
    """Draw a scenario of an area. Raises BadArea, BadScenario or BadModel."""
    return pathway(area, scenario, months=months).draw(draws=draws, seed=seed, threads=threads)


def joined(parts: Iterable[Outlook]) -> Outlook:
    """Portions of one outlook, in the order of their draws, as one."""
    these = list(parts)
    kept = {
        name: sum(getattr(one.kept, name) for one in these)
        if name in SUMS
        else np.concatenate([getattr(one.kept, name) for one in these])
        for name in Kept._fields
    }
    return Outlook(these[0].pathway, these[0].seed, Kept(**kept))
