"""Which lever buys most for a pound, and the least that brings an area within its range."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from lifecourse.engine.pathways.area import Area
from lifecourse.engine.pathways.comparing import Comparison, compare
from lifecourse.engine.pathways.levers import Lever, Scenario
from lifecourse.engine.pathways.outlook import Outlook, pathway

MONTHS = 12.0


@dataclass(frozen=True, kw_only=True)
class Worth:
    """What one lever of a scenario does by itself, over the whole forecast.

    `years_fewer`: years in hospital that it saves; `pence`: what all partners pay more by it (below nothing:
    less), each in the middle and between the 5th and the 95th in a hundred draws. `pence_a_year`:
    for each year in hospital that is saved; None where it saves none.
    """

    lever: Lever
    years_fewer: float
    years_low: float
    years_high: float
    pence: float
    pence_low: float
    pence_high: float
    pence_a_year: float | None


@dataclass(frozen=True, kw_only=True)
class Enough:
    """One way to bring an area within its range: so many people a quarter home, a team of so many."""

    people_a_quarter: int
    caseload: int
    chance: float


@dataclass(frozen=True, kw_only=True)
class Smallest:
    """The least of each that suffices, smallest first; `best` is the highest chance where nothing does."""

    wanted: float
    enough: tuple[Enough, ...]
    best: Enough
    tried: int


def each_alone(base: Outlook, scenario: Scenario, *, threads: int = 1) -> tuple[Worth, ...]:
    """Every lever of a scenario by itself against the baseline, the one that buys most for a pound first.

    One that saves years in hospital and money comes before any that costs; one of which nobody has said what
    it costs comes after those of which it is known, and one that saves none last.
    """
    found = []
    for lever in scenario.levers:
        alone = pathway(base.area, replace(scenario, levers=(lever,)), months=base.pathway.months)
        drawn = alone.draw(draws=base.draws, seed=base.seed, threads=threads)
        found.append(worth(lever, compare(base, drawn)))
    return tuple(sorted(found, key=_order))


def worth(lever: Lever, both: Comparison) -> Worth:
    """What a comparison comes to over all its months."""
    years = -both.in_hospital().sum(axis=1) / MONTHS
    pence = both.spent_by_all().sum(axis=1)
    saved = float(years.mean())
    return Worth(
        lever=lever,
        years_fewer=saved,
        years_low=float(np.quantile(years, 0.05)),
        years_high=float(np.quantile(years, 0.95)),
        pence=float(pence.mean()),
        pence_low=float(np.quantile(pence, 0.05)),
        pence_high=float(np.quantile(pence, 0.95)),
        pence_a_year=float(pence.mean()) / saved if saved > 0.01 else None,
    )


def _order(one: Worth) -> tuple[int, float]:
    if one.pence_a_year is None:
        return (2, 0.0)
    return (1 if one.lever.cost_unsaid else 0, one.pence_a_year)


def chance_of_meeting(drawn: Outlook, month: int, high: float, payer: str = "") -> float:
    """The chance that no more are in hospital than the range allows, at the end of a month.

    Fewer than the range is no failure: an assumption is no target (Essex plan of 2016, section 2.1).
    """
    return float(np.mean(drawn.in_hospital(payer or None)[:, month] <= high))


def smallest_set(
    area: Area,
    *,
    begins: date,
    month: int,
    high: float,
    payer: str = "",
    wanted: float = 0.8,
    most_people: int = 16,
    caseloads: tuple[int, ...] = (0, 50, 100, 200),
    draws: int = 200,
    seed: int = 1,
    threads: int = 1,
    told: Callable[[int], None] | None = None,
) -> Smallest:
    """The fewest moves home a quarter, for each size of an intensive support team, that meet a range.

    `wanted`: the chance, from 0 to 1, of no more than `high` people in hospital at the end of `month`. More
    moves never make it less likely, so the fewest are found by halving. `told` hears how many runs are done.
    Raises BadArea, BadScenario or BadModel.
    """
    tried: dict[tuple[int, int], Enough] = {}

    def look(people: int, caseload: int) -> Enough:
        if (people, caseload) not in tried:
            ready = pathway(area, _set_of(begins, people, caseload, month), months=month + 1)
            drawn = ready.draw(draws=draws, seed=seed, threads=threads)
            chance = chance_of_meeting(drawn, month, high, payer)
            tried[people, caseload] = Enough(people_a_quarter=people, caseload=caseload, chance=chance)
            if told:
                told(len(tried))
        return tried[people, caseload]

    enough = tuple(_fewest(look, caseloads, most_people, wanted))
    return Smallest(
        wanted=wanted,
        enough=enough,
        best=max(tried.values(), key=lambda one: one.chance),
        tried=len(tried),
    )


def _fewest(
    look: Callable[[int, int], Enough], caseloads: tuple[int, ...], most: int, wanted: float
) -> Iterator[Enough]:
    """For each caseload the fewest moves that suffice, while that is fewer than for any smaller caseload."""
    bound = most
    for caseload in caseloads:
        if look(bound, caseload).chance < wanted:
            continue
        low, enough = -1, bound
        while enough - low > 1:
            middle = (low + enough) // 2
            if look(middle, caseload).chance >= wanted:
                enough = middle
            else:
                low = middle
        yield look(enough, caseload)
        if enough == 0:
            return
        bound = enough - 1


def _set_of(begins: date, people: int, caseload: int, month: int) -> Scenario:
    quarters = min(month // 3 + 1, 40)
    levers = []
    if people:
        values = {"day": begins.isoformat(), "people": people, "quarters": quarters}
        levers.append(Lever("programme", values))
    if caseload:
        values = {"day": begins.isoformat(), "caseload": caseload, "pounds_a_year": 0, "payer": "icb"}
        levers.append(Lever("intensive-support", values))
    return Scenario(f"{people} moves home a quarter, a team for {caseload}", levers=tuple(levers))
