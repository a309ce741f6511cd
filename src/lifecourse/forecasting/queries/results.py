"""What a kept forecast says, and whether it says so again."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from lifecourse.engine.forecast.keeping import Kept
from lifecourse.engine.pathways import Outlook, joined, pathway
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.rules.kept import (
    BadKept,
    check_fits,
    engine_fingerprint,
    read_inputs,
    unpacked,
)

# Of an area and five years, a thousand draws are 25 MB: a forecast, its baseline and another pair beside.
REMEMBERED = 4


@dataclass(frozen=True, kw_only=True)
class MadeAgain:
    """A forecast drawn again from what was kept: what of it differs, by its name in `Kept`."""

    differs: tuple[str, ...]
    engine_then: str
    engine_now: str

    @property
    def same(self) -> bool:
        """Whether every number is the same."""
        return not self.differs


def result_of(forecast: Forecast) -> Outlook:
    """What a forecast that is all drawn says. Raises BadKept, also where it is not all drawn."""
    if forecast.ended_at is None:
        raise BadKept(f"{forecast} is not all drawn yet. Go on with it first.")
    # Once all is drawn nothing of it changes, so that what was read once may be shown again.
    return _read(forecast.pk, forecast.fingerprint)


@lru_cache(maxsize=REMEMBERED)
def _read(pk: int, fingerprint: str) -> Outlook:
    forecast = Forecast.objects.get(pk=pk, fingerprint=fingerprint)
    inputs = read_inputs(forecast.inputs)
    ready = pathway(inputs.area, inputs.scenario, months=forecast.months)
    parts = []
    for one in forecast.portions.order_by("first"):
        kept = unpacked(bytes(one.content), fingerprint=one.sha256)
        check_fits(kept, ready)
        parts.append(Outlook(ready, forecast.seed, kept))
    whole = joined(parts)
    if whole.draws != forecast.draws:
        raise BadKept(f"{whole.draws} draws are kept where {forecast.draws} were asked for. Make it anew.")
    return whole


def made_again(forecast: Forecast) -> MadeAgain:
    """Draw a forecast again from its inputs and hold every number to what was kept. Raises BadKept."""
    kept = result_of(forecast)
    inputs = read_inputs(forecast.inputs)
    fresh = pathway(inputs.area, inputs.scenario, months=forecast.months)
    again = fresh.draw(draws=forecast.draws, seed=forecast.seed)
    differs = tuple(
        name
        for name in Kept._fields
        if not np.array_equal(getattr(kept.kept, name), getattr(again.kept, name))
    )
    return MadeAgain(differs=differs, engine_then=forecast.engine, engine_now=engine_fingerprint())
