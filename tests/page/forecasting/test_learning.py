"""How wrong forecasts were: the page, and the command that finds it again."""

import json
from pathlib import Path

import pytest
from django.test import Client
from tests.page.forecasting.conftest import SignedIn

from lifecourse.cli import parser
from lifecourse.engine.believing import Believed, Check
from lifecourse.forecasting import commands
from lifecourse.forecasting.believed import believed
from lifecourse.organisations.api import Partnership, Role

pytestmark = pytest.mark.page
PAGE = "/forecasts/how-wrong/"


def test_anybody_who_is_signed_in_reads_how_wrong_it_was(partners: Partnership, signed_in: SignedIn) -> None:
    page = signed_in(Role.BOARD_MEMBER, partners).get(PAGE)
    assert page.status_code == 200
    for words in (
        "could not see the answer",
        "was off by 62 people in about",
        "did worse than a straight line",
    ):
        assert words in page.text
    assert page.text.count("<h1") == 1
    # A revised number is told with why it was not used.
    assert "The first cut" in page.text and "Not used" in page.text


def test_nobody_else_does(db: None) -> None:
    assert Client().get(PAGE).status_code == 302


def run(*arguments: str) -> int:
    args = parser().parse_args(["forecast", "validate", *arguments])
    return int(args.run(args))


def test_the_command_writes_what_it_finds_and_says_every_check(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "validated", believed)
    assert run("--out", str(tmp_path)) == 0
    said = capsys.readouterr().out
    assert said.count("held    ") == len(believed().checks)
    assert "off by  62.1 people" in said
    written = json.loads((tmp_path / "how-wrong.json").read_text())
    assert Believed.from_data(written) == believed()


def test_the_command_ends_otherwise_where_a_check_does_not_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wrong = Check(name="Sums", words="One and one", expected="2", found="3", held=False)
    found = Believed(program="1", checks=(wrong,), england=believed().england)
    monkeypatch.setattr(commands, "validated", lambda: found)
    assert run() == 1
    assert "FAILED  Sums. One and one." in capsys.readouterr().out
    assert run("--out", str(tmp_path / "none")) == 2
