"""A forecast as two sides of paper: what it says and its pictures, then money, waits and what it rests on."""

from collections.abc import Iterator
from datetime import datetime

from lifecourse.forecasting.api import Forecast, TwoSides
from lifecourse.publishing.flow import body
from lifecourse.publishing.galley import Block, Galley, Heading, Plate
from lifecourse.publishing.plates import side_by_side
from lifecourse.publishing.table_grids import chart_grid, plain_grid
from lifecourse.publishing.words import day_words

SHORT_FINGERPRINT = 16
# How wide the names of settings stand beside the numbers of one year.
NAMES, YEAR = 34, 18


def forecast_galley(two: TwoSides, forecast: Forecast, *, made_at: datetime) -> Galley:
    """The two sides, ready to be set."""
    partnership = forecast.partnership.name
    return Galley(
        title=two.name,
        kicker=two.title,
        dated=f"Made on {day_words(forecast.at.date())}",
        # What they would say is said in the first sentences, and two sides have no room to say it twice.
        facts=(),
        blocks=tuple(_blocks(two, forecast)),
        running=f"{partnership}. Forecast {forecast.number}",
        foot=f"{partnership} · forecast {forecast.number} · {forecast.fingerprint[:SHORT_FINGERPRINT]}",
        made_at=made_at,
        compact=True,
    )


def _blocks(two: TwoSides, forecast: Forecast) -> Iterator[Block]:
    yield body(two.people.headline, look="lead")
    if two.changes is not None:
        yield body(two.changes.headline)
    yield Heading(level=2, text="People in hospital")
    fans = (two.people.all.fan, *two.fans)
    alt = " ".join(fan.sentence for fan in fans)
    yield Plate(label="Figure 1", title="People in hospital", images=(side_by_side(fans, alt=alt),))
    for fan in two.fans:
        yield body(fan.sentence)
    yield body(
        f"{two.assumed}. {forecast.draws:,} draws, seed {forecast.seed}, engine {forecast.engine}."
        " The same inputs give the same figures.",
        look="quiet",
    )
    yield from _second(two)


def _second(two: TwoSides) -> Iterator[Block]:
    """The second side."""
    chart = two.money.chart
    yield Heading(level=2, text="Money, waits, and where everybody is", new_page=True)
    yield body(chart.sentence)
    picture = side_by_side((chart,), alt=chart.sentence, least=2)
    yield Plate(label="Figure 2", title=chart.title, images=(picture,))
    yield chart_grid(chart.table, title="Money by financial year: means, which add up")
    if two.changes is not None:
        yield body(two.changes.spend_sentence)
    yield body(two.money.dowries)
    yield body(two.waits.sentence)
    yield plain_grid(
        {"Setting": NAMES, "At the start": YEAR // 2, **dict.fromkeys(two.years, YEAR)},
        [(row.name, row.now, *(one.people for one in row.by_year)) for row in two.settings],
        title="People at the end of financial years: the middle, and nine forecasts of ten",
    )
