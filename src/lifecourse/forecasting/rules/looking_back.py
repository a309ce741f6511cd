"""What the model would have said at the end of each quarter of an area's own past, beside what came.

From each quarter's end it knows who was in hospital, who had come and who had left by then, and nothing else
of this area's records: the same way as a forecast that is made today knows it (`from_records.py`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from lifecourse.engine.pathways import Area, Basis, pathway
from lifecourse.engine.scoring import Count, Scored, score
from lifecourse.forecasting.rules.from_records import WardSpell, kept_since, with_records
from lifecourse.standards.api import national_parameters

A_DAY = timedelta(days=1)
MONTHS_A_YEAR, QUARTER = 12, 3
QUARTERS_AHEAD = 4
# So many of the last quarters; further back other services stood.
ORIGINS, DRAWS, SEED = 8, 100, 1
# What is known of this area's records now was not known then.
LEARNED = frozenset({Basis.COUNTED, Basis.OVERRIDDEN})


@dataclass(frozen=True, kw_only=True)
class Looked:
    """One forecast from the end of a quarter, so many quarters ahead. `last`: people at the origin."""

    origin: date
    day: date
    quarters: int
    last: int
    scored: Scored

    @property
    def off(self) -> float:
        """By which share of what came the middle was too high; of nobody, by how many people."""
        return (self.scored.middle - self.scored.happened) / max(self.scored.happened, 1.0)


def in_hospital(spells: Sequence[WardSpell], day: date) -> int:
    """People in hospital at the end of a day."""
    return sum(one.has(day) for one in spells)


def without_hindsight(area: Area) -> Area:
    """The area with national numbers where its own were learned from records, or said otherwise since."""
    national = {one.code: one for one in national_parameters(area.value("people/adults"))}
    before = [
        national[one.code]
        for one in area.parameters
        if one.basis in LEARNED and one.code in national and one.code != "people/adults"
    ]
    return replace(area.with_parameters(*before), people=(), counted=())


def quarter_ends(first: date, last: date) -> list[date]:
    """The last days of quarters from one day to another, both among them."""
    found = []
    for number in range(first.year * MONTHS_A_YEAR, last.year * MONTHS_A_YEAR + MONTHS_A_YEAR, QUARTER):
        year, month = divmod(number + QUARTER, MONTHS_A_YEAR)
        day = date(year, month + 1, 1) - A_DAY
        if first <= day <= last:
            found.append(day)
    return found


def origins_of(spells: Sequence[WardSpell], *, today: date) -> list[date]:
    """The last quarters' ends from which a quarter has passed, and by which records covered a year."""
    if not spells:
        return []
    begins = kept_since(spells, until=today)
    ends = quarter_ends(begins + timedelta(days=365), today - A_DAY)
    return ends[:-1][-ORIGINS:]


@lru_cache(maxsize=8)
def look_back(area: Area, spells: tuple[WardSpell, ...], *, today: date) -> tuple[Looked, ...]:
    """Forecast from each origin up to four quarters ahead, where what came is known by today."""
    before = without_hindsight(area)
    return tuple(
        looked
        for origin in origins_of(spells, today=today)
        for looked in _from(before, spells, origin, today)
    )


def _from(area: Area, spells: Sequence[WardSpell], origin: date, today: date) -> Iterator[Looked]:
    then = with_records(area, spells, until=origin)
    said = pathway(then, months=QUARTERS_AHEAD * QUARTER).draw(draws=DRAWS, seed=SEED).in_hospital()
    days = quarter_ends(origin + A_DAY, min(today - A_DAY, origin + timedelta(days=370)))
    for quarters, day in enumerate(days[:QUARTERS_AHEAD], start=1):
        came = Count(day=float(day.toordinal()), value=float(in_hospital(spells, day)))
        draws = said[:, quarters * QUARTER - 1].astype(float)
        yield Looked(
            origin=origin,
            day=day,
            quarters=quarters,
            last=in_hospital(spells, origin),
            scored=score(draws, origin=float(origin.toordinal()), count=came),
        )
