"""Beginning a forecast, going on with it portion by portion, and stopping it."""

from hashlib import sha256

from django.db import transaction
from django.db.models import Max

import lifecourse
from lifecourse.accounts.api import Stamp
from lifecourse.engine.forecast import BadModel
from lifecourse.engine.pathways import BASELINE, BadArea, BadParameter, BadScenario, fingerprint, pathway
from lifecourse.forecasting.kinds.asked import Asked, Inputs
from lifecourse.forecasting.models import Forecast, ForecastArea, ForecastPortion, ScenarioVersion
from lifecourse.forecasting.operations.writing import SENT_BEFORE, CannotWrite, check_writes
from lifecourse.forecasting.queries.forecasts import draws_done
from lifecourse.forecasting.queries.standing import area_standing
from lifecourse.forecasting.rules.kept import (
    BadKept,
    engine_fingerprint,
    packed,
    read_inputs,
    read_scenario,
)
from lifecourse.organisations.api import Partnership

# So many draws of an area of 33,000 people and ten years take half a second at most.
PORTION = 250


@transaction.atomic
def begin_forecast(
    *, partnership: Partnership, scenario: ScenarioVersion | None, asked: Asked, stamp: Stamp
) -> Forecast:
    """Ask for a forecast of a scenario, and with it for the baseline beside; None is the baseline alone.

    What was asked before, of the same area, by the same program, is given again and not made twice.
    Raises NotAllowed, or CannotWrite where the area, an override or a lever cannot be.
    """
    check_writes(stamp, partnership)
    partnership = Partnership.objects.select_for_update().get(pk=partnership.pk)
    if (there := Forecast.objects.filter(key=stamp.key).first()) is not None:
        asked_then = Asked(months=there.months, draws=there.draws, seed=there.seed)
        stands = (there.partnership_id, there.scenario_id, asked_then)
        if stands != (partnership.pk, scenario.pk if scenario else None, asked):
            raise CannotWrite(SENT_BEFORE)
        return there
    if scenario is not None and scenario.scenario.partnership_id != partnership.pk:
        raise CannotWrite("This scenario is another partnership's.")
    try:
        standing = area_standing(partnership)
        if standing is None:
            raise CannotWrite("No area was taken yet. Take it from a plan first.")
        base = Inputs(area=standing.area, scenario=BASELINE, asked=asked)
        beside = _asked_for(
            base, standing.row, None, None, stamp=stamp.part("baseline") if scenario else stamp
        )
        if scenario is None:
            return beside
        inputs = Inputs(area=standing.area, scenario=read_scenario(scenario.data), asked=asked)
        return _asked_for(inputs, standing.row, scenario, beside, stamp=stamp)
    except (BadKept, BadArea, BadParameter, BadScenario, BadModel) as fault:
        raise CannotWrite(str(fault)) from fault


def _asked_for(
    inputs: Inputs,
    area: ForecastArea,
    scenario: ScenarioVersion | None,
    beside: Forecast | None,
    *,
    stamp: Stamp,
) -> Forecast:
    """The forecast of these inputs: the one that is there, or a new one. Raises what `pathway` raises."""
    data = inputs.to_data()
    mark, engine = fingerprint(data), engine_fingerprint()
    here = Forecast.objects.filter(partnership=area.partnership)
    if (there := here.filter(fingerprint=mark, engine=engine).first()) is not None:
        return there
    # Made ready once before it is kept, so that what cannot be drawn is refused now and by name.
    pathway(inputs.area, inputs.scenario, months=inputs.asked.months)
    last = here.aggregate(last=Max("number"))["last"] or 0
    return Forecast.objects.create(
        partnership=area.partnership,
        number=last + 1,
        area=area,
        scenario=scenario,
        beside=beside,
        inputs=data,
        fingerprint=mark,
        months=inputs.asked.months,
        draws=inputs.asked.draws,
        seed=inputs.asked.seed,
        program=lifecourse.__version__,
        engine=engine,
        key=stamp.key,
        by=stamp.by,
        at=stamp.at,
    )


def go_on_with(*, forecast: Forecast, stamp: Stamp) -> Forecast:
    """Draw the next portion: of the baseline beside while it lacks any, then of the forecast itself.

    Nothing is done where all is drawn, where it was stopped, or where somebody else just drew the same.
    Raises NotAllowed, or CannotWrite where it cannot be gone on with by this program.
    """
    check_writes(stamp, forecast.partnership)
    forecast = _newest(forecast)
    if forecast.beside is not None and forecast.beside.ended_at is None:
        _draw(forecast.beside, stamp)
        return _newest(forecast)
    _draw(forecast, stamp)
    return _newest(forecast)


def stop_forecast(*, forecast: Forecast, stamp: Stamp) -> Forecast:
    """Stop a forecast that is not all drawn; what is drawn is kept. Raises NotAllowed."""
    check_writes(stamp, forecast.partnership)
    Forecast.objects.filter(pk=forecast.pk, ended_at=None, stopped_at=None).update(stopped_at=stamp.at)
    return _newest(forecast)


def resume_forecast(*, forecast: Forecast, stamp: Stamp) -> Forecast:
    """Let a stopped forecast go on from where it was. Raises NotAllowed."""
    check_writes(stamp, forecast.partnership)
    Forecast.objects.filter(pk=forecast.pk).update(stopped_at=None)
    return _newest(forecast)


def _newest(forecast: Forecast) -> Forecast:
    return Forecast.objects.select_related("beside", "partnership", "scenario__scenario").get(pk=forecast.pk)


def _draw(forecast: Forecast, stamp: Stamp) -> None:
    """Draw outside the transaction, so that nobody waits for it, and keep it where it is still wanted."""
    if forecast.ended_at is not None or forecast.stopped_at is not None:
        return
    if forecast.engine != engine_fingerprint():
        raise CannotWrite(
            "This forecast was begun by another version of the program, and a forecast is drawn by one. Begin"
            " it anew: it is kept beside this one."
        )
    first = draws_done(forecast)
    inputs = read_inputs(forecast.inputs)
    draws = min(PORTION, forecast.draws - first)
    made = pathway(inputs.area, inputs.scenario, months=forecast.months)
    content = packed(made.draw(draws=draws, seed=forecast.seed, first=first).kept)
    _keep(forecast, first=first, draws=draws, content=content, stamp=stamp)


@transaction.atomic
def _keep(forecast: Forecast, *, first: int, draws: int, content: bytes, stamp: Stamp) -> None:
    row = Forecast.objects.select_for_update().get(pk=forecast.pk)
    if row.stopped_at is not None or row.ended_at is not None or draws_done(row) != first:
        return
    ForecastPortion.objects.create(
        forecast=row,
        first=first,
        draws=draws,
        content=content,
        sha256=sha256(content).hexdigest(),
        at=stamp.at,
    )
    if first + draws == row.draws:
        row.ended_at = stamp.at
        row.save(update_fields=["ended_at"])
