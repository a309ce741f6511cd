"""The few numbers of a forecast that everybody asks for first, each with where it comes from."""

from collections import Counter
from dataclasses import dataclass

import numpy as np

from lifecourse.design.api import number, short_day
from lifecourse.engine.pathways import BASIS_WORDS, Outlook
from lifecourse.forecasting.reading.money import MoneyView
from lifecourse.forecasting.reading.people import PeopleView
from lifecourse.forecasting.reading.saying import likely, year_ends
from lifecourse.forecasting.reading.waits import WaitsView

NINE = "In nine forecasts of ten between {}. The forecast may be wrong in what it rests on as well."


@dataclass(frozen=True, kw_only=True)
class ForecastFigure:
    """What the figure tag asks of a figure, for one number of a forecast."""

    display: str
    source: str
    confidence_words: str
    url: str
    unit_words: str = ""
    as_at_words: str = ""
    doubtful: bool = False
    url_words: str = "What it was made from"


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A figure with what it is of, and between what it lies."""

    label: str
    figure: ForecastFigure
    beneath: str


@dataclass(frozen=True, kw_only=True)
class Rested:
    """How many numbers of an area come from where."""

    words: str
    many: int


def rests_on(outlook: Outlook) -> tuple[Rested, ...]:
    """How many numbers come from records, the plan, what is published, and assumptions, in that order."""
    counts = Counter(one.basis for one in outlook.area.parameters)
    return tuple(
        Rested(words=words, many=counts[basis]) for basis, words in BASIS_WORDS.items() if counts[basis]
    )


def tiles_of(
    outlook: Outlook, people: PeopleView, money: MoneyView, waits: WaitsView, *, name: str, url: str
) -> tuple[Tile, ...]:
    """People, chance, waits and money. `name`: of the forecast; `url`: of what it was made from."""
    source = f"{name}, {number(outlook.draws)} draws from {short_day(outlook.first_day)}, seed {outlook.seed}"

    def figure(display: str, between: str, *, exact: str) -> ForecastFigure:
        sure = NINE.format(between) if between else "A share of all draws of this forecast."
        return ForecastFigure(display=display, source=f"{source}. {exact}", confidence_words=sure, url=url)

    end = people.all.at_end
    march = outlook.in_hospital()[:, year_ends(outlook)[-1]]
    found = [
        Tile(
            label=f"People in hospital at the end of {people.month}",
            figure=figure(end.one, end.between, exact=f"The mean of all draws is {march.mean():.1f}."),
            beneath=f"{end.between} in nine forecasts of ten",
        )
    ]
    if people.all.chance:
        found.append(
            Tile(
                label="Chance of meeting the planning assumption",
                figure=figure(people.all.chance, "", exact="It is met by as many as it allows or fewer."),
                beneath=f"at the end of {people.month}",
            )
        )
    if waits.queues:
        waiting = np.sum([outlook.waiting(one.code) for one in waits.queues], axis=0)
        said = likely(waiting[:, year_ends(outlook)[-1]])
        found.append(
            Tile(
                label="People who wait for a home or a team",
                figure=figure(said.one, said.between, exact="Everybody in any queue of the model."),
                beneath=f"{said.between} in nine forecasts of ten, at the end of {people.month}"
                if said.low != said.high
                else f"at the end of {people.month}",
            )
        )
    if money.last:
        spent = money.last.together
        found.append(
            Tile(
                label=f"All partners spend in {money.last.year}",
                figure=figure(
                    spent.pounds_one,
                    spent.pounds_between,
                    exact=f"The middle is £{round(spent.middle) / 100:,.2f}.",
                ),
                beneath=f"{spent.pounds_between} in nine forecasts of ten",
            )
        )
    return tuple(found)
