"""Who will most likely be in hospital and elsewhere, when, and whether that is within the range."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lifecourse.design.api import ChanceOf, Chances, CountedOn, Fan, RangeOf, Ranges, people
from lifecourse.engine.pathways import FUNDERS, SETTINGS, WORDS, Outlook, Range
from lifecourse.engine.pathways.outlook import Numbers
from lifecourse.forecasting.reading.saying import (
    FUNDER_OF_ALL,
    Likely,
    allowed,
    chance_of,
    chance_words,
    likely,
    meeting,
    month_of,
    points,
    range_of,
    range_words,
    year_ends,
)

RANGE = "Planning assumption"
# The bands of time that the engine counts people in hospital by.
LONG_WORDS = ("More than 1 year", "More than 2 years", "More than 5 years", "More than 10 years")
FIVE_YEARS = 2
PAYERS_OF_HOSPITALS = tuple(
    payer for payer in FUNDERS if any(one.hospital and one.payer == payer for one in SETTINGS)
)


@dataclass(frozen=True, kw_only=True)
class PayerPeople:
    """People in hospital whom one commissioner pays for, or all; `payer` is "" for all."""

    payer: str
    name: str
    fan: Fan
    at_end: Likely
    chance: str

    @property
    def sentence(self) -> str:
        """What a chair could read out."""
        return self.fan.sentence


@dataclass(frozen=True, kw_only=True)
class YearsRow:
    """One kind of place or of time, with its numbers at the start and at the end of each financial year."""

    name: str
    now: str
    by_year: tuple[Likely, ...]


@dataclass(frozen=True, kw_only=True)
class PeopleView:
    """People in hospital over time by who pays, and people in each setting at the end of each year."""

    month: str
    headline: str
    all: PayerPeople
    by_payer: tuple[PayerPeople, ...]
    chances: Chances | None
    years: tuple[str, ...]
    settings: tuple[YearsRow, ...]
    long: tuple[YearsRow, ...]


def people_view(outlook: Outlook, *, today: date | None = None) -> PeopleView:
    """What a forecast says of people. `today`: marked in pictures where it lies in them."""
    ends = year_ends(outlook)
    whole = _payer(outlook, FUNDER_OF_ALL, "Everybody in hospital", today)
    return PeopleView(
        month=month_of(outlook.month_ends[ends[-1]]),
        headline=whole.sentence,
        all=whole,
        by_payer=tuple(_payer(outlook, payer, FUNDERS[payer], today) for payer in PAYERS_OF_HOSPITALS),
        chances=chances_by_year(outlook, ends),
        years=tuple(month_of(outlook.month_ends[month]) for month in ends),
        settings=tuple(_settings(outlook, ends)),
        long=_long(outlook, ends),
    )


def said_of_people(draws: Numbers, when: date, one: Range | None, *, of: str = "in hospital") -> str:
    """How many people there will be, in whole sentences."""
    said = likely(draws)
    words = f"At the end of {month_of(when)} there will most likely be {people(round(said.middle))} {of}"
    if said.low == said.high:
        words = f"{words}, in nine forecasts of ten."
    else:
        words = f"{words}; in nine forecasts of ten between {said.between.replace(' to ', ' and ')}."
    if one is None:
        return words
    chance = chance_words(draws, one)
    return f"{words} The chance of meeting the planning assumption, {meeting(one)}, is {chance}."


def _payer(outlook: Outlook, payer: str, name: str, today: date | None) -> PayerPeople:
    draws, one, last = outlook.in_hospital(payer or None), range_of(outlook, payer), year_ends(outlook)[-1]
    of = f"in hospital paid for by {name}" if payer else "in hospital"
    fan = Fan(
        title=f"People {of}",
        points=points(outlook, draws),
        counted=tuple(
            CountedOn(when=count.day, number=count.people)
            for count in outlook.area.counted
            if count.payer == payer
        ),
        allowed=allowed(one),
        range_words=RANGE,
        today=today,
        own_sentence=said_of_people(draws[:, last], outlook.month_ends[last], one, of=of),
    )
    return PayerPeople(
        payer=payer,
        name=name,
        fan=fan,
        at_end=likely(draws[:, last]),
        chance=chance_words(draws[:, last], one) if one else "",
    )


def chances_by_year(outlook: Outlook, ends: Sequence[int]) -> Chances | None:
    """The chance of being within the range of all at the end of each financial year."""
    one = range_of(outlook, FUNDER_OF_ALL)
    if one is None:
        return None
    draws = outlook.in_hospital()
    bars = tuple(chance_of(f"End of {month_of(outlook.month_ends[m])}", draws[:, m], one) for m in ends)
    return Chances(
        title="The chance of meeting the planning assumption",
        range_words=range_words(one),
        of=bars,
        own_sentence=_by_year(bars, meeting(one)),
    )


def _by_year(bars: Sequence[ChanceOf], words: str) -> str:
    best, last = max(bars, key=lambda one: one.met), bars[-1]
    if not best.met:
        return f"At no end of a financial year does one forecast in a hundred come to {words}."
    said = f"Of 100 forecasts {last.met} come to {words} at the {_end(last)}"
    return f"{said}." if best.met == last.met else f"{said}, and {best.met} at the {_end(best)}."


def _end(one: ChanceOf) -> str:
    return one.name.replace("End of", "end of")


def _settings(outlook: Outlook, ends: Sequence[int]) -> list[YearsRow]:
    at_start = _at_start(outlook)
    return [
        YearsRow(
            name=one.words,
            now=f"{at_start[one.code]:,}",
            by_year=tuple(likely(outlook.people(one.code)[:, month]) for month in ends),
        )
        for one in SETTINGS
    ]


def _at_start(outlook: Outlook) -> dict[str, int]:
    """People by setting on the first day."""
    start, found = outlook.pathway.built.start, dict.fromkeys(WORDS, 0)
    for crowd in start.crowds:
        found[crowd.setting] += crowd.people
    for one in start.people:
        found[one.setting] += 1
    return found


def _long(outlook: Outlook, ends: Sequence[int]) -> tuple[YearsRow, ...]:
    """People who have been in hospital for years, over all wards."""
    return tuple(
        YearsRow(
            name=words, now="", by_year=tuple(likely(outlook.kept.long[:, month, band]) for month in ends)
        )
        for band, words in enumerate(LONG_WORDS)
    )


def long_chart(outlook: Outlook) -> Ranges:
    """People who have been in hospital for years at the end of each financial year."""
    ends = year_ends(outlook)
    ranges = tuple(
        RangeOf(
            name=words,
            low=said.low,
            middle=said.middle,
            high=said.high,
            words=said.people,
            group=f"End of {month_of(outlook.month_ends[month])}",
        )
        for month in dict.fromkeys((ends[0], ends[-1]))
        for band, words in enumerate(LONG_WORDS)
        for said in [likely(outlook.kept.long[:, month, band])]
    )
    last, when = likely(outlook.kept.long[:, ends[-1], FIVE_YEARS]), outlook.month_ends[ends[-1]]
    return Ranges(
        title="How long people have been in hospital",
        sentence=f"At the end of {month_of(when)} most likely {people(round(last.middle))} will have been in"
        f" hospital for more than five years; in nine forecasts of ten {last.between}.",
        first_header="When",
        unit="people",
        ranges=ranges,
    )
