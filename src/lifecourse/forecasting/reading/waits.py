"""Who waits for what, for how long, and whom a crisis bed could not take."""

from collections.abc import Iterator
from dataclasses import dataclass

from lifecourse.design.api import RangeOf, Ranges, number
from lifecourse.engine.pathways import SETTINGS, WORDS, Outlook
from lifecourse.forecasting.reading.saying import Likely, likely, month_of, people_words, year_ends
from lifecourse.forecasting.rules.years import years_of

TEAM_WORDS = {"resettling": "The team that prepares moves home"}


@dataclass(frozen=True, kw_only=True)
class Queue:
    """What people wait for: how many wait at the end, and nights waited in the last whole year."""

    code: str
    words: str
    at_end: Likely
    nights: Likely

    @property
    def nights_words(self) -> str:
        """350 nights (0 to 900)"""
        return f"{number(round(self.nights.middle))} nights ({self.nights.between})"


@dataclass(frozen=True, kw_only=True)
class Refusals:
    """How often a place was full, year by year."""

    words: str
    by_year: tuple[tuple[str, Likely], ...]


@dataclass(frozen=True, kw_only=True)
class WaitsView:
    """Every queue of the model, and refusals of what does not let people wait."""

    month: str
    year: str
    chart: Ranges | None
    sentence: str
    queues: tuple[Queue, ...]
    refused: tuple[Refusals, ...]


def queue_words(code: str) -> str:
    """What a queue is for."""
    return TEAM_WORDS.get(code) or WORDS[code]


def queues_of(outlook: Outlook) -> tuple[str, ...]:
    """What people wait for in a model: places that are limited and let them wait, and teams."""
    model = outlook.pathway.built.model
    places = (one.code for one in model.settings if one.places and not one.when_full)
    return (*places, *(one.code for one in model.teams))


def waits_view(outlook: Outlook) -> WaitsView:
    """What a forecast says of waits."""
    last, years = year_ends(outlook)[-1], years_of(outlook)
    year, whole = next((one for one in reversed(years) if len(one[1]) == 12), years[-1])
    queues = tuple(
        Queue(
            code=code,
            words=queue_words(code),
            at_end=likely(outlook.waiting(code)[:, last]),
            nights=likely(outlook.nights_waited(code)[:, whole].sum(axis=1)),
        )
        for code in queues_of(outlook)
    )
    return WaitsView(
        month=month_of(outlook.month_ends[last]),
        year=year,
        chart=_chart(outlook, queues),
        sentence=waits_sentence(queues, month_of(outlook.month_ends[last])),
        queues=queues,
        refused=tuple(_refused(outlook)),
    )


def waits_sentence(queues: tuple[Queue, ...], month: str) -> str:
    """Who waits for what, as a chair would read it out."""
    waiting = [one for one in queues if one.at_end.high > 0]
    if not waiting:
        return f"At the end of {month} nobody waits for a place or a team in nine forecasts of ten."
    said = [
        f"{people_words(one.at_end.middle)} for {_small(one.words)} ({one.at_end.between})" for one in waiting
    ]
    return f"At the end of {month} most likely this many wait: {'; '.join(said)}."


def _small(words: str) -> str:
    return words[0].lower() + words[1:]


def _chart(outlook: Outlook, queues: tuple[Queue, ...]) -> Ranges | None:
    """Queues at the first and the last end of a financial year; nothing where hardly anybody waits."""
    ends = year_ends(outlook)
    ranges = tuple(
        RangeOf(
            name=one.words,
            low=said.low,
            middle=said.middle,
            high=said.high,
            words=said.people,
            group=f"End of {month_of(outlook.month_ends[month])}",
        )
        for month in dict.fromkeys((ends[0], ends[-1]))
        for one in queues
        for said in [likely(outlook.waiting(one.code)[:, month])]
    )
    if not any(one.high for one in ranges):
        return None
    return Ranges(
        title="How many people wait",
        sentence=waits_sentence(queues, month_of(outlook.month_ends[ends[-1]])),
        first_header="When",
        unit="people",
        ranges=ranges,
    )


def _refused(outlook: Outlook) -> Iterator[Refusals]:
    """Places that send people elsewhere when they are full, and did so."""
    model = outlook.pathway.built.model
    # What there is none of at any time is not full: nobody counted on it.
    there = [one for one in model.settings if any(step.value for step in one.places)]
    limited = {one.code: one.when_full for one in there if one.when_full}
    for one in SETTINGS:
        if one.code not in limited:
            continue
        draws = outlook.refused(one.code)
        yield Refusals(
            words=f"{one.words}: full, so that somebody went to “{_small(WORDS[limited[one.code]])}”"
            if limited[one.code] in WORDS
            else one.words,
            by_year=tuple((year, likely(draws[:, months].sum(axis=1))) for year, months in years_of(outlook)),
        )
