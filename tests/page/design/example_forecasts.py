"""One chart of every kind that shows what may come, with made-up values."""

from datetime import date
from decimal import Decimal

from lifecourse.design.api import (
    AllowedRange,
    ChanceOf,
    Chances,
    Chart,
    CountedOn,
    Difference,
    Fan,
    FanPoint,
    MoneyOverTime,
    MoneyPart,
    Moved,
    Moves,
    RangeOf,
    Ranges,
)

MONTHS = 60
FIRST = date(2016, 4, 1)


def forecast_charts() -> list[Chart]:
    """Charts for the page that shows every component."""
    return [fan(), difference(), chances(), ranges(), money_over_time(), moves()]


def month_end(month: int) -> date:
    """The first day after a month, from nought on."""
    return date(FIRST.year + (FIRST.month + month) // 12, (FIRST.month + month) % 12 + 1, 1)


def points(begins: float, by_month: float, spread: float, months: int = MONTHS) -> tuple[FanPoint, ...]:
    """A straight middle with a spread that grows with the root of time."""
    found = []
    for month in range(months):
        middle, wide = begins + by_month * (month + 1), spread * (month + 1) ** 0.5
        found.append(
            FanPoint(
                when=month_end(month),
                low=middle - wide,
                lower=middle - wide * 0.4,
                middle=middle,
                upper=middle + wide * 0.4,
                high=middle + wide,
            )
        )
    return tuple(found)


def fan() -> Fan:
    """Falling into the range, with three counts before and today after the start."""
    return Fan(
        title="People in hospital, all who pay",
        points=points(92, -0.7, 1.6),
        counted=tuple(
            CountedOn(when=when, number=number)
            for when, number in ((date(2015, 4, 1), 99), (date(2015, 10, 1), 96), (date(2016, 4, 1), 92))
        ),
        allowed=AllowedRange(
            lowest=44, highest=58, from_words="Transforming Care 2015, both ranges together"
        ),
        range_words="Planning assumption",
        today=date(2016, 8, 20),
    )


def difference() -> Difference:
    """From no difference to fewer."""
    return Difference(
        title="What the change makes of people in hospital",
        points=points(0.4, -0.18, 0.5),
        note="Both have the same chances.",
    )


def chances() -> Chances:
    """Before and after, one of them without any below."""
    return Chances(
        title="The chance of being within the planning assumption",
        range_words="44 to 58",
        of=(
            ChanceOf(name="As things are", below=0, within=38, above=62),
            ChanceOf(name="With the change", below=4, within=71, above=25),
        ),
    )


def ranges() -> Ranges:
    """Two groups, a number beside what it was, and one that is certain."""
    return Ranges(
        title="Who waits at the end of March 2021",
        sentence="12 people wait for a home made ready, 4 fewer than without the change.",
        first_header="For what",
        unit="people",
        before_header="Without the change",
        ranges=(
            RangeOf(
                name="A home made ready",
                low=5,
                middle=12,
                high=20,
                words="12 (5 to 20)",
                group="Waiting in hospital",
                before=16,
                before_words="16",
            ),
            RangeOf(
                name="The team that prepares moves",
                low=0,
                middle=3,
                high=7,
                words="3 (0 to 7)",
                group="Waiting in hospital",
                before=3,
                before_words="3",
            ),
            RangeOf(name="A crisis bed", low=0, middle=0, high=0, words="nobody", group="Waiting at home"),
        ),
    )


def money_over_time() -> MoneyOverTime:
    """Three who pay, over five years, the last of them a part."""
    days = [
        (month_end(month) - (month_end(month - 1) if month else FIRST)).days for month in range(MONTHS - 3)
    ]
    return MoneyOverTime(
        title="What is spent, by who pays, over time",
        first=FIRST,
        parts=(
            MoneyPart(name="Councils", pounds=tuple(Decimal(days_ * 170_000) for days_ in days)),
            MoneyPart(
                name="Health commissioner",
                pounds=tuple(Decimal(d * (60_000 + 400 * i)) for i, d in enumerate(days)),
            ),
            MoneyPart(
                name="NHS England", pounds=tuple(Decimal(d * (50_000 - 500 * i)) for i, d in enumerate(days))
            ),
        ),
        total_between=("£99m to £104m",) * 5,
    )


def moves() -> Moves:
    """Home, at risk and hospital, with one way that hardly anybody goes."""
    places = ("Family or own home", "At risk", "Hospital", "Supported living")
    numbers = {
        (0, 1): "61.3",
        (1, 0): "38.2",
        (1, 2): "22.4",
        (2, 3): "14.1",
        (2, 0): "3.6",
        (3, 1): "6.7",
        (2, 4): "0.8",
        (0, 4): "0.04",
    }
    to = (*places, "Died")
    return Moves(
        title="Who moves where in 2018/19",
        origins=places,
        to=to,
        moved=tuple(Moved(origin=places[a], to=to[b], people=Decimal(n)) for (a, b), n in numbers.items()),
    )
