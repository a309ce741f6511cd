"""What other rooms may ask of forecasting."""

from lifecourse.forecasting.kinds.asked import (
    MOST_DRAWS,
    MOST_MONTHS,
    USUAL_DRAWS,
    USUAL_SEED,
    Asked,
    Inputs,
)
from lifecourse.forecasting.models import Forecast, ForecastArea, Scenario, ScenarioVersion
from lifecourse.forecasting.operations.areas import TakenFrom, take_area
from lifecourse.forecasting.operations.forecasts import (
    begin_forecast,
    go_on_with,
    resume_forecast,
    stop_forecast,
)
from lifecourse.forecasting.operations.overrides import end_override, override_parameter
from lifecourse.forecasting.operations.scenarios import write_scenario
from lifecourse.forecasting.operations.writing import CannotWrite
from lifecourse.forecasting.queries.forecasts import NoSuchForecast, draws_done, forecasts_of, get_forecast
from lifecourse.forecasting.queries.results import MadeAgain, made_again, result_of
from lifecourse.forecasting.queries.standing import (
    StandingArea,
    area_of,
    area_standing,
    overrides_standing,
    scenarios_standing,
)
from lifecourse.forecasting.rules.from_records import with_records
from lifecourse.forecasting.rules.kept import BadKept, engine_fingerprint
from lifecourse.forecasting.rules.overriding import SaidOtherwise

__all__ = [
    "MOST_DRAWS",
    "MOST_MONTHS",
    "USUAL_DRAWS",
    "USUAL_SEED",
    "Asked",
    "BadKept",
    "CannotWrite",
    "Forecast",
    "ForecastArea",
    "Inputs",
    "MadeAgain",
    "NoSuchForecast",
    "SaidOtherwise",
    "Scenario",
    "ScenarioVersion",
    "StandingArea",
    "TakenFrom",
    "area_of",
    "area_standing",
    "begin_forecast",
    "draws_done",
    "end_override",
    "engine_fingerprint",
    "forecasts_of",
    "get_forecast",
    "go_on_with",
    "made_again",
    "override_parameter",
    "overrides_standing",
    "result_of",
    "resume_forecast",
    "scenarios_standing",
    "stop_forecast",
    "take_area",
    "with_records",
    "write_scenario",
]
