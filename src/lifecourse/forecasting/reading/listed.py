"""The forecasts and scenarios of a partnership, as lists show them."""

from dataclasses import dataclass

from django.urls import reverse

from lifecourse.engine.pathways import LEVERS, LeverKind, Scenario
from lifecourse.forecasting.models import Forecast, ScenarioVersion
from lifecourse.forecasting.queries.standing import StandingArea
from lifecourse.forecasting.rules.kept import read_scenario
from lifecourse.forecasting.rules.saying import codes_in, lever_said, without_codes


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


@dataclass(frozen=True, kw_only=True)
class ShownKind:
    """A kind of lever in words, and the parameters by which it works, each with the address of its page."""

    code: str
    words: str
    does: str
    works_by: tuple[tuple[str, str], ...]


def show_kind(kind: LeverKind, standing: StandingArea | None) -> ShownKind:
    """A kind of lever; without an area it works by nothing that could be shown."""
    known = standing.area.by_code if standing else {}
    slug = standing.row.partnership.slug if standing else ""
    return ShownKind(
        code=kind.code,
        words=kind.words,
        does=without_codes(kind.does),
        works_by=tuple(
            (known[code].words, reverse("forecasting:show_parameter", args=[slug, code]))
            for code in codes_in(kind.does)
            if code in known
        ),
    )


def show_scenario(version: ScenarioVersion) -> ShownScenario:
    """A version of a scenario with its levers. Raises BadKept."""
    said = read_scenario(version.data)
    levers = tuple(
        ShownLever(number=number, name=LEVERS[one.kind].words, said=lever_said(one))
        for number, one in enumerate(said.levers, start=1)
    )
    return ShownScenario(version=version, scenario=said, levers=levers)
