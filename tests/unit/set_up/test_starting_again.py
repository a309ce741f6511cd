"""On a prepared tree the launcher only hands over."""

import os
import subprocess
from pathlib import Path

import pytest
from tools.set_up import launch

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parent.parent.parent.parent


@pytest.fixture
def handed_over(monkeypatch: pytest.MonkeyPatch) -> list[tuple[list[str], dict[str, str]]]:
    """What the launcher became, instead of becoming it."""
    became: list[tuple[list[str], dict[str, str]]] = []
    monkeypatch.setattr(launch, "is_ready", lambda purpose: True)
    monkeypatch.setattr(launch.os, "execve", lambda path, command, env: became.append((command[1:], env)))
    return became


def test_an_ordinary_command_goes_to_the_product(handed_over: list[tuple[list[str], dict[str, str]]]) -> None:
    launch.main(["plan", "check", "essex-2016"])
    [(command, env)] = handed_over
    assert command == ["-P", "-m", "lifecourse", "plan", "check", "essex-2016"]
    assert env["PYTHONPATH"] == str(ROOT / "src")


def test_test_goes_to_the_tools(handed_over: list[tuple[list[str], dict[str, str]]]) -> None:
    launch.main(["test", "tests/unit"])
    [(command, env)] = handed_over
    assert command == ["-P", "-m", "tools.testing", "tests/unit"]
    assert env["PYTHONPATH"].split(os.pathsep) == [str(ROOT / "src"), str(ROOT)]


def test_what_is_kept_is_kept_in_the_folder_of_the_launcher_unless_said(
    handed_over: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("LIFECOURSE_HOME", raising=False)
    launch.main(["serve"])
    monkeypatch.setenv("LIFECOURSE_HOME", "/srv/kept")
    launch.main(["serve"])
    assert [env["LIFECOURSE_HOME"] for _, env in handed_over] == [str(ROOT / "var"), "/srv/kept"]


def test_another_pythons_settings_do_not_leak_in(
    handed_over: list[tuple[list[str], dict[str, str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONHOME", "/somewhere")
    monkeypatch.setenv("VIRTUAL_ENV", "/elsewhere")
    launch.main(["serve"])
    assert not {"PYTHONHOME", "VIRTUAL_ENV"} & set(handed_over[0][1])


def test_a_second_start_says_nothing_of_set_up() -> None:
    if not launch.is_ready("runtime"):
        pytest.skip("this tree was not prepared by ./lifecourse")
    env = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [ROOT / "lifecourse", "--help"], env=env, capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    assert "/4]" not in done.stderr
    assert "demo" in done.stdout
