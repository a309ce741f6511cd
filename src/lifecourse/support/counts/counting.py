"""All standard counts of a period from one set of definitions, each with its words and whom it counts."""

from collections.abc import Iterable
from statistics import fmean

from lifecourse.support.counts.facts import History
from lifecourse.support.counts.gathering import Gathered
from lifecourse.support.counts.tables import (
    delays_by_cause,
    delays_by_sector,
    end_of,
    flow_of,
    start_of,
    tables_of,
)
from lifecourse.support.counts.values import Asked, ByRules, Counts


def counts_of(histories: Iterable[History], asked: Asked, rules: ByRules) -> Counts:
    """All standard counts of a period. Each history is looked at once."""
    gathered = Gathered(asked)
    for history in histories:
        if asked.area is None or history.council == asked.area:
            gathered.take(history, rules)
    end = end_of(gathered)
    return Counts(
        asked=asked,
        start=start_of(gathered),
        end=end,
        flow=flow_of(gathered),
        tables=tables_of(gathered, end),
        delays_by_cause=delays_by_cause(gathered),
        delays_by_sector=delays_by_sector(gathered),
        delayed_days=sum(gathered.delayed.values()),
        mean_days=round(fmean((one.on - one.since).days for one in gathered.end)) if gathered.end else None,
        on_days=gathered.on_days,
        came=tuple(gathered.came),
        went=tuple(gathered.went),
        journeys=tuple(gathered.journeys),
    )
