"""What comes of a scenario that is tried at a meeting: few draws, with the chances of the baseline."""

import json
from functools import lru_cache

from lifecourse.engine.pathways import BASELINE, Comparison, Outlook, Scenario, compare, pathway
from lifecourse.forecasting.models import Forecast
from lifecourse.forecasting.rules.kept import read_inputs

# Enough for a chance to within a few of a hundred, few enough to answer within a second.
TRIED_DRAWS = 200
THREADS = 2
REMEMBERED = 4


def tried(forecast: Forecast, scenario: Scenario) -> Comparison:
    """A scenario beside the baseline of what a forecast rests on.

    Raises BadKept, and BadScenario or BadModel for a scenario that cannot be run.
    """
    base = baseline_of(forecast)
    if not scenario.levers:
        return compare(base, base)
    said = json.dumps(scenario.to_data(), sort_keys=True)
    return compare(base, _tried(forecast.pk, forecast.fingerprint, said))


def baseline_of(forecast: Forecast) -> Outlook:
    """The baseline of what a forecast rests on, by few draws; kept in mind, since it is asked for again."""
    return _baseline(forecast.pk, forecast.fingerprint)


@lru_cache(maxsize=2 * REMEMBERED)
def _tried(pk: int, fingerprint: str, said: str) -> Outlook:
    """What somebody tries and then goes back to is not drawn twice."""
    base = _baseline(pk, fingerprint)
    ready = pathway(base.area, Scenario.from_data(json.loads(said)), months=base.pathway.months)
    return ready.draw(draws=base.draws, seed=base.seed, threads=THREADS)


@lru_cache(maxsize=REMEMBERED)
def _baseline(pk: int, fingerprint: str) -> Outlook:
    inputs = read_inputs(Forecast.objects.get(pk=pk, fingerprint=fingerprint).inputs)
    ready = pathway(inputs.area, BASELINE, months=inputs.asked.months)
    return ready.draw(draws=TRIED_DRAWS, seed=inputs.asked.seed, threads=THREADS)
