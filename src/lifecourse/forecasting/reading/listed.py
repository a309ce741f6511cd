"""The forecasts and scenarios of a partnership, as lists show them."""

from dataclasses import dataclass

from lifecourse.engine.pathways import LEVERS, Scenario
from lifecourse.forecasting.models import Forecast, ScenarioVersion
from lifecourse.forecasting.rules.kept import read_scenario
from lifecourse.forecasting.rules.saying import lever_said


@dataclass(frozen=True, kw_only=True)
class ShownForecast:
    """A forecast in a list: what it is of, and how far it is."""

    forecast: Forecast
    name: str
    state: str
    look: str
    done: int


@dataclass(frozen=True, kw_only=True)
class ShownLever:
    """A lever in words, with its place in the scenario, counted from 1."""

    number: int
    name: str
    said: str


@dataclass(frozen=True, kw_only=True)
class ShownScenario:
    """A scenario in words."""

    version: ScenarioVersion
    scenario: Scenario
    levers: tuple[ShownLever, ...]


def show_forecast(forecast: Forecast, done: int) -> ShownForecast:
    """A forecast of which so many draws are kept."""
    if forecast.ended_at is not None:
        state, look = "Made", "done"
    elif forecast.stopped_at is not None:
        state, look = "Stopped", "look"
    else:
        state, look = "Being made", "plain"
    return ShownForecast(forecast=forecast, name=name_of(forecast), state=state, look=look, done=done)


def name_of(forecast: Forecast) -> str:
    """What a forecast is of: its scenario's name, or the baseline."""
    if forecast.scenario is None:
        return "As things are (the baseline)"
    return f"{forecast.scenario.scenario.name}, version {forecast.scenario.number}"


def show_scenario(version: ScenarioVersion) -> ShownScenario:
    """A version of a scenario with its levers. Raises BadKept."""
    said = read_scenario(version.data)
    levers = tuple(
        ShownLever(number=number, name=LEVERS[one.kind].words, said=lever_said(one))
        for number, one in enumerate(said.levers, start=1)
    )
    return ShownScenario(version=version, scenario=said, levers=levers)
