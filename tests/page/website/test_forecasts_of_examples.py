"""The demonstration has forecasts: its area from the plan, its scenarios from files, drawn once."""

from pathlib import Path

import pytest
from django.core.management import call_command

from lifecourse.forecasting.api import forecasts_of, scenarios_standing
from lifecourse.plans.api import BadExample, examples_folder
from lifecourse.website.forecasts import ASKED, forecast_example, read_scenarios
from lifecourse.website.loading import load_folder

pytestmark = pytest.mark.page


def test_scenarios_of_essex_are_drawn_beside_one_baseline_and_only_once(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_command("createcachetable", verbosity=0)
    monkeypatch.setattr("lifecourse.website.forecasts.ASKED", type(ASKED)(months=24, draws=20))
    folder = examples_folder() / "essex-2016"
    plan = load_folder(folder).plan
    assert plan is not None
    assert forecast_example(plan, folder) == 2
    found = list(forecasts_of(plan.partnership))
    assert len(found) == 3, "two scenarios and the baseline that both stand beside"
    assert all(one.ended_at is not None for one in found)
    names = {one.scenario.slug for one in scenarios_standing(plan.partnership)}
    assert names == {"new-services", "a-year-later"}
    assert forecast_example(plan, folder) == 0


def test_a_scenario_that_cannot_be_is_told_by_its_file(tmp_path: Path) -> None:
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "one.toml").write_text('name = "x"\n[[levers]]\nkind = "magic"\n')
    with pytest.raises(BadExample, match=r"scenarios/one.toml: 'magic' is no lever"):
        read_scenarios(tmp_path)
