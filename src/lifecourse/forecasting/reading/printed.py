"""A forecast on two sides of paper for a board: what it says, what it costs, and what it rests on."""

from dataclasses import dataclass, replace

from lifecourse.design.api import Fan
from lifecourse.engine.pathways import Outlook, compare
from lifecourse.forecasting.reading.comparing import CompareView, compare_view
from lifecourse.forecasting.reading.headline import Rested, Tile, rests_on, tiles_of
from lifecourse.forecasting.reading.money import MoneyView, money_view
from lifecourse.forecasting.reading.people import PeopleView, YearsRow, people_view
from lifecourse.forecasting.reading.waits import WaitsView, waits_view

# As many ends of years as fit beside the names of the settings.
MOST_YEARS = 4


@dataclass(frozen=True, kw_only=True)
class TwoSides:
    """All that is printed. `fans`: of each commissioner; `changes`: nothing where it is the baseline."""

    name: str
    title: str
    people: PeopleView
    tiles: tuple[Tile, ...]
    fans: tuple[Fan, ...]
    years: tuple[str, ...]
    settings: tuple[YearsRow, ...]
    money: MoneyView
    waits: WaitsView
    changes: CompareView | None
    rests_on: tuple[Rested, ...]

    @property
    def assumed(self) -> str:
        """How many of the numbers are assumptions of our own, as a sentence."""
        whole = sum(one.many for one in self.rests_on)
        return f"It rests on {whole} numbers: " + "; ".join(
            f"{one.words[0].lower()}{one.words[1:]} {one.many}" for one in self.rests_on
        )


def two_sides(outlook: Outlook, *, name: str, title: str, baseline: Outlook | None, url: str) -> TwoSides:
    """What is printed of a forecast. `name`: what it is of; `title`: which one; `url`: of its inputs."""
    people, money, waits = people_view(outlook), money_view(outlook), waits_view(outlook)
    keep = _spread(len(people.years))
    return TwoSides(
        name=name,
        title=title,
        people=people,
        tiles=tiles_of(outlook, people, money, waits, name=title, url=url),
        fans=tuple(one.fan for one in people.by_payer),
        years=tuple(people.years[index] for index in keep),
        settings=tuple(
            replace(row, by_year=tuple(row.by_year[index] for index in keep)) for row in people.settings
        ),
        money=money,
        waits=waits,
        changes=compare_view(compare(baseline, outlook)) if baseline is not None else None,
        rests_on=rests_on(outlook),
    )


def _spread(years: int) -> tuple[int, ...]:
    """Which ends of years are printed: the last always, the others evenly before it."""
    every = -(-years // MOST_YEARS)
    return tuple(range(years - 1, -1, -every))[::-1]
