"""`./lifecourse bench`: what it runs is there, a gate that does not hold is told, and so is a wrong word."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from tools import bench
from tools.checks import ROOT

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("subject", sorted(bench.OF))
def test_every_benchmark_that_is_named_is_there(subject: str) -> None:
    assert all((ROOT / "benchmarks" / name).is_file() for name in bench.OF[subject])


@pytest.mark.parametrize(("failing", "answer"), [("", 0), ("forecast_lever.py", 1)])
def test_all_are_run_and_a_gate_that_does_not_hold_is_told(
    monkeypatch: pytest.MonkeyPatch, failing: str, answer: int
) -> None:
    run: list[list[str]] = []

    def runs(command: list[str], **_: object) -> SimpleNamespace:
        run.append(command[1:])
        return SimpleNamespace(returncode=int(Path(command[1]).name == failing))

    monkeypatch.setattr(bench.subprocess, "run", runs)
    assert bench.main(["forecast", "--draws", "100"]) == answer
    assert [Path(one[0]).name for one in run] == list(bench.OF["forecast"])
    assert run[0][1:] == ["--draws", "100"]
    assert all(not one[1:] for one in run[1:])


@pytest.mark.parametrize("words", [[], ["everything"]])
def test_a_subject_that_has_no_benchmarks_is_refused(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert bench.main(words) == 2
    assert "Say what to measure: forecast." in capsys.readouterr().err
