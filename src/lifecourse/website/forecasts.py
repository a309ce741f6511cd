"""Forecasts of an example: its area taken from its plan, its scenarios from files, and the runs of both."""

import tomllib
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from lifecourse.accounts.api import Stamp
from lifecourse.engine.pathways import BadScenario, Scenario
from lifecourse.forecasting.api import (
    Asked,
    ScenarioVersion,
    TakenFrom,
    begin_forecast,
    forecasts_of,
    go_on_with,
    scenarios_standing,
    take_area,
    write_scenario,
)
from lifecourse.plans.api import BadExample, Plan, area_of_plan, document_of, rule_pack_of

SCENARIOS = "scenarios"
# Five years from the plan's count; enough draws for the edges of nine in ten to stand still.
ASKED = Asked(months=60, draws=500)


def read_scenarios(folder: Path) -> dict[str, Scenario]:
    """The scenarios of an example by the names of their files. Raises BadExample with every fault."""
    found, faults = {}, []
    for file in sorted((folder / SCENARIOS).glob("*.toml")):
        try:
            found[file.stem] = Scenario.from_data(tomllib.loads(file.read_text(encoding="utf-8")))
        except (BadScenario, tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
            faults.append(f"{SCENARIOS}/{file.name}: {fault}")
    if faults:
        raise BadExample(faults)
    return found


def forecast_example(plan: Plan, folder: Path) -> int:
    """Take the area of a plan, write the scenarios of its folder and draw each; gives how many were drawn.

    Does nothing where the partnership has forecasts already. Raises BadExample or CannotForecast.
    """
    partnership = plan.partnership
    scenarios = read_scenarios(folder)
    if not scenarios or forecasts_of(partnership).exists():
        return 0
    area = area_of_plan(document_of(plan), rule_pack_of(plan), name=partnership.name)
    taken_from = TakenFrom(what=plan.slug, revision=plan.revision)
    take_area(partnership=partnership, area=area, taken_from=taken_from, stamp=_stamp(plan, "area"))
    for slug, said in scenarios.items():
        write_scenario(partnership=partnership, slug=slug, said=said, read=0, stamp=_stamp(plan, slug))
    return sum(_drawn(plan, version) for version in scenarios_standing(partnership))


def _drawn(plan: Plan, version: ScenarioVersion) -> int:
    stamp = _stamp(plan, f"forecast of {version.scenario.slug}")
    forecast = begin_forecast(partnership=plan.partnership, scenario=version, asked=ASKED, stamp=stamp)
    while forecast.ended_at is None:
        forecast = go_on_with(forecast=forecast, stamp=stamp)
    return 1


def _stamp(plan: Plan, what: str) -> Stamp:
    return Stamp(key=uuid5(NAMESPACE_URL, f"{plan.slug}: {what}"), by=None, at=timezone.now())
