"""What other rooms may ask of forecasting."""

from lifecourse.forecasting.files.drawing import OtherForecast, begin_in, drawn_in, stamp_of_inputs
from lifecourse.forecasting.files.england import england_in, write_england
from lifecourse.forecasting.files.writing import write_forecast
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
from lifecourse.forecasting.reading.listed import name_of
from lifecourse.forecasting.reading.printed import TwoSides
from lifecourse.forecasting.reading.provenance import provenance_of
from lifecourse.forecasting.reading.sides import sides_of
from lifecourse.forecasting.rules.from_records import with_records
from lifecourse.forecasting.rules.kept import BadKept, engine_fingerprint
from lifecourse.forecasting.rules.overriding import SaidOtherwise
from lifecourse.forecasting.rules.saying import day_said
from lifecourse.forecasting.rules.years import OutOfReach, Stood, YearLess, in_hospital_after, less_by_funder

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
    "OtherForecast",
    "OutOfReach",
    "SaidOtherwise",
    "Scenario",
    "ScenarioVersion",
    "StandingArea",
    "Stood",
    "TakenFrom",
    "TwoSides",
    "YearLess",
    "area_of",
    "area_standing",
    "begin_forecast",
    "begin_in",
    "day_said",
    "drawn_in",
    "draws_done",
    "end_override",
    "engine_fingerprint",
    "england_in",
    "forecasts_of",
    "get_forecast",
    "go_on_with",
    "in_hospital_after",
    "less_by_funder",
    "made_again",
    "name_of",
    "override_parameter",
    "overrides_standing",
    "provenance_of",
    "result_of",
    "resume_forecast",
    "scenarios_standing",
    "sides_of",
    "stamp_of_inputs",
    "stop_forecast",
    "take_area",
    "with_records",
    "write_england",
    "write_forecast",
    "write_scenario",
]
