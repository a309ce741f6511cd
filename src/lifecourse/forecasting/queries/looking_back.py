"""What a partnership's own past says of its forecasts: those made again, and those that were kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lifecourse.engine.scoring import Count, Scored, score
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.queries.results import result_of
from lifecourse.forecasting.queries.standing import area_of
from lifecourse.forecasting.rules.from_records import kept_since
from lifecourse.forecasting.rules.kept import BadKept, read_area
from lifecourse.forecasting.rules.looking_back import Looked, in_hospital, look_back
from lifecourse.organisations.api import Partnership
from lifecourse.support.api import HospitalSpell, spells_for_counts

A_DAY = timedelta(days=1)
QUARTER = 3
# So many of the newest kept forecasts are held against what came.
MOST_KEPT = 6


@dataclass(frozen=True, kw_only=True)
class KeptAndCame:
    """A kept forecast at the end of the last quarter that it reaches and that is over."""

    forecast: Forecast
    day: date
    scored: Scored

    @property
    def off(self) -> float:
        """By which share of what came the middle was too high; of nobody, by how many people."""
        return (self.scored.middle - self.scored.happened) / max(self.scored.happened, 1.0)


@dataclass(frozen=True, kw_only=True)
class OwnPast:
    """Forecasts made again from quarters' ends, and kept ones, beside what came. `begins`: the records."""

    begins: date | None
    has_area: bool
    again: tuple[Looked, ...]
    kept: tuple[KeptAndCame, ...]


def own_past(partnership: Partnership, *, today: date) -> OwnPast:
    """Everything that can be held against what came by today. Only counts of many leave this."""
    spells = spells_for_counts(partnership, on=today, until=today)
    row = area_of(partnership)
    begins = kept_since(spells, until=today) if spells else None
    return OwnPast(
        begins=begins,
        has_area=row is not None,
        again=look_back(read_area(row.data), spells, today=today) if row is not None else (),
        kept=tuple(_kept(partnership, spells, begins, today)) if begins is not None else (),
    )


def _kept(
    partnership: Partnership, spells: tuple[HospitalSpell, ...], begins: date, today: date
) -> Iterator[KeptAndCame]:
    """The newest forecasts that began while there were records, where a quarter of them is over."""
    ended = Forecast.objects.filter(partnership=partnership, area__first_day__gte=begins)
    over = ended.filter(ended_at__isnull=False, area__first_day__lte=today).select_related(
        "area", "scenario__scenario", "partnership"
    )
    for forecast in over.order_by("-number")[:MOST_KEPT]:
        try:
            outlook = result_of(forecast)
        except BadKept:
            # Kept by a version that this one cannot read: its own page says so.
            continue
        months = [at for at, end in enumerate(outlook.month_ends) if end <= today]
        quarters = [at for at in months if outlook.month_ends[at].month % QUARTER == 1]
        if quarters:
            at, day = quarters[-1], outlook.month_ends[quarters[-1]] - A_DAY
            came = Count(day=float(day.toordinal()), value=float(in_hospital(spells, day)))
            draws = outlook.in_hospital()[:, at].astype(float)
            scored = score(draws, origin=float(forecast.area.first_day.toordinal()), count=came)
            yield KeptAndCame(forecast=forecast, day=day, scored=scored)
