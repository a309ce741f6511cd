"""Which lever of a forecast's scenario buys most, and the least that meets its range; kept in mind."""

from functools import lru_cache

from lifecourse.engine.pathways import Smallest, Worth, each_alone, smallest_set
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.queries.trying import THREADS, baseline_of
from lifecourse.forecasting.rules.kept import read_inputs

REMEMBERED = 16


def each_lever_alone(forecast: Forecast) -> tuple[Worth, ...]:
    """Every lever of a forecast's scenario by itself, the one that buys most first. Raises BadKept."""
    return _each(forecast.pk, forecast.fingerprint)


def least_that_meets(forecast: Forecast, *, month: int, high: float, payer: str, wanted: float) -> Smallest:
    """The fewest moves home and the smallest team that meet a range with a chance. Raises BadKept."""
    return _least(forecast.pk, forecast.fingerprint, month=month, high=high, payer=payer, wanted=wanted)


@lru_cache(maxsize=REMEMBERED)
def _each(pk: int, fingerprint: str) -> tuple[Worth, ...]:
    forecast = Forecast.objects.get(pk=pk, fingerprint=fingerprint)
    return each_alone(baseline_of(forecast), read_inputs(forecast.inputs).scenario, threads=THREADS)


@lru_cache(maxsize=REMEMBERED)
def _least(pk: int, fingerprint: str, *, month: int, high: float, payer: str, wanted: float) -> Smallest:
    base = baseline_of(Forecast.objects.get(pk=pk, fingerprint=fingerprint))
    return smallest_set(
        base.area,
        begins=base.month_ends[2],
        month=month,
        high=high,
        payer=payer,
        wanted=wanted,
        draws=base.draws,
        seed=base.seed,
        threads=THREADS,
    )
