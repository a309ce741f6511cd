"""`lifecourse forecast`: an example, a plan or England into a folder; what cannot be is refused in words."""

import sys

import pytest

from lifecourse.cli import main
from lifecourse.plans.api import Plan
from lifecourse.website.commands.forecast import spelled_out
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
SMALL = ["--years", "1", "--draws", "20", "--threads", "1"]


def test_an_example_is_forecast_into_a_folder(tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["forecast", "essex-2016", *SMALL, "--out", str(out)]) == 0
    said = capsys.readouterr()
    assert {path.name for path in out.iterdir()} == {
        "beds.csv", "draws", "inputs.json", "money.csv", "people.csv", "summary.md", "waits.csv",
    }  # fmt: skip
    assert str(out / "summary.md") in said.out
    assert "20 of 20 draws" in said.err
    assert (out / "summary.md").read_text().startswith("# Essex Transforming Care Partnership: baseline")
    first = (out / "people.csv").read_bytes()
    assert main(["forecast", "essex-2016", *SMALL, "--out", str(out)]) == 0
    assert (out / "people.csv").read_bytes() == first


def test_a_plan_in_the_database_and_a_scenario_in_a_file(repository, tmp_path, capsys):
    plan: Plan = load_example(repository / "examples/essex-2016").plan
    plan.slug = "ours"
    plan.save()
    file = tmp_path / "beds.toml"
    file.write_text('name = "Beds"\n[[levers]]\nkind = "crisis-beds"\nday = 2016-06-01\nbeds = 2\n')
    out = tmp_path / "out"
    assert main(["forecast", "ours", *SMALL, "--scenario", str(file), "--out", str(out)]) == 0
    assert (out / "money-changed.csv").exists()
    assert f"# {plan.partnership.name}: Beds" in (out / "summary.md").read_text()


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--years", "40"], "Months: 480"),
        (["--draws", "3"], "Draws: 3"),
        (["--scenario", "wish.toml"], "'wish'"),
        (["--scenario", "early.toml"], "2010-01-01"),
        (["--scenario", "broken.toml"], "no TOML"),
        (["--scenario", "nowhere.toml"], "not read"),
    ],
)
def test_what_cannot_be_is_refused_in_words(tmp_path, capsys, monkeypatch, more, said):
    monkeypatch.chdir(tmp_path)
    lever = 'name = "One"\n[[levers]]\nkind = "{}"\nday = 2010-01-01\nbeds = 2\n'
    (tmp_path / "wish.toml").write_text(lever.format("wish"))
    (tmp_path / "early.toml").write_text(lever.format("crisis-beds"))
    (tmp_path / "broken.toml").write_text("name = ")
    assert main(["forecast", "essex-2016", *SMALL, *more, "--out", "out"]) == 2
    assert said in capsys.readouterr().err


def test_a_name_that_is_nothing_says_what_there_might_be(tmp_path, capsys):
    assert main(["forecast", "nowhere-2016", *SMALL, "--out", str(tmp_path)]) == 2
    assert "nowhere-2016" in capsys.readouterr().err


def test_a_folder_of_another_forecast_is_left_alone(tmp_path, capsys):
    assert main(["forecast", "essex-2016", *SMALL, "--out", str(tmp_path)]) == 0
    assert main(["forecast", "essex-2016", *SMALL, "--seed", "2", "--out", str(tmp_path)]) == 2
    assert "another forecast" in capsys.readouterr().err


def test_a_cluster_without_dask_here_says_what_to_install(tmp_path, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert main(["forecast", "england", "--dask", "tcp://nowhere:8786", "--out", str(tmp_path)]) == 2
    assert "Install distributed, in the version of the cluster" in capsys.readouterr().err


def test_a_name_after_forecast_is_an_example_and_other_words_are_commands():
    assert spelled_out(["forecast", "essex-2016"]) == ["forecast", "of", "essex-2016"]
    for stands in (["forecast", "england"], ["forecast", "validate"], ["forecast", "--help"], ["forecast"]):
        assert spelled_out(stands) == stands
    assert spelled_out(["plan", "list"]) == ["plan", "list"]
