"""Tables of forecasts."""

from lifecourse.forecasting.models.area import ForecastArea, Override
from lifecourse.forecasting.models.forecast import Forecast, ForecastPortion
from lifecourse.forecasting.models.scenario import Scenario, ScenarioVersion

__all__ = [
    "Forecast",
    "ForecastArea",
    "ForecastPortion",
    "Override",
    "Scenario",
    "ScenarioVersion",
]
