"""What a board sees while it moves a lever: chance, people, waits and money, before and now."""

from dataclasses import dataclass

from lifecourse.design.api import Chances, Difference
from lifecourse.engine.pathways import Comparison, Outlook
from lifecourse.forecasting.reading.comparing import BEFORE, SpendRow, compare_view
from lifecourse.forecasting.reading.saying import (
    FUNDER_OF_ALL,
    Likely,
    chance_of,
    chance_words,
    likely,
    meeting,
    month_of,
    range_of,
    range_words,
)
from lifecourse.forecasting.reading.waits import queue_words, queues_of

NOW, STANDS = "As the sliders stand", "As the scenario has it"


@dataclass(frozen=True, kw_only=True)
class BeforeAndNow:
    """One number as things are, and as the sliders stand."""

    name: str
    before: Likely
    now: Likely


@dataclass(frozen=True, kw_only=True)
class BoardView:
    """The answer to what the sliders say, at the end of one month."""

    month: str
    year: str
    said: str
    headline: str
    chance_before: str
    chance_now: str
    range_words: str
    chances: Chances | None
    people: BeforeAndNow
    waits: tuple[BeforeAndNow, ...]
    spend: tuple[SpendRow, ...]
    together: SpendRow
    picture: Difference
    draws: int


def board_view(comparison: Comparison, *, month: int, scenario: Outlook | None = None) -> BoardView:
    """What comes of the sliders. `scenario`: as it was before they were moved, where there is one."""
    base, other = comparison.base, comparison.other
    view = compare_view(comparison, month=month)
    one = range_of(base, FUNDER_OF_ALL)
    before, now = (part.in_hospital()[:, month] for part in (base, other))
    words = [chance_words(draws, one) if one else "" for draws in (before, now)]
    return BoardView(
        month=view.month,
        year=view.year,
        said=_said(likely(now), words[1], meeting(one) if one else "", view.month),
        headline=view.headline,
        chance_before=words[0],
        chance_now=words[1],
        range_words=meeting(one) if one else "",
        chances=_chances(comparison, month, scenario),
        people=BeforeAndNow(name="People in hospital", before=likely(before), now=likely(now)),
        waits=tuple(
            BeforeAndNow(
                name=queue_words(code),
                before=likely(base.waiting(code)[:, month]),
                now=likely(other.waiting(code)[:, month]),
            )
            for code in dict.fromkeys((*queues_of(base), *queues_of(other)))
        ),
        spend=view.spend,
        together=view.together,
        picture=view.people,
        draws=base.draws,
    )


def _said(people: Likely, chance: str, met: str, month: str) -> str:
    """One short sentence, which those who listen hear at each move."""
    words = f"End of {month}: {people.one} people in hospital"
    return f"{words}, {chance} for {met}." if chance else f"{words}."


def _chances(comparison: Comparison, month: int, scenario: Outlook | None) -> Chances | None:
    one = range_of(comparison.base, FUNDER_OF_ALL)
    if one is None:
        return None
    parts = {BEFORE: comparison.base, **({STANDS: scenario} if scenario else {}), NOW: comparison.other}
    bars = tuple(chance_of(name, part.in_hospital()[:, month], one) for name, part in parts.items())
    said = "; ".join(f"{bar.name[0].lower()}{bar.name[1:]} {bar.met}" for bar in bars)
    when = month_of(comparison.base.month_ends[month])
    return Chances(
        title="The chance of meeting the planning assumption",
        range_words=range_words(one),
        of=bars,
        own_sentence=f"Of 100 forecasts so many come to {meeting(one)} at the end of {when}: {said}.",
    )
