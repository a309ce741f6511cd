"""`lifecourse case check` says what does not hold, from a folder without a database, or from one."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from lifecourse.cli import main
from lifecourse.website.loading import load_folder

pytestmark = pytest.mark.page
COMPLETE = """
[about]
slug = "one"
reference = "A/1"
title = "One"
template = "savings-proposal-2018"
organisation = "council"
owner = "Head of care"
first_day = 2018-04-01
[words]
why = "Homecare is dear."
without = "It stays dear."
aims = "Homecare costs less."
doing = "A new contract."
assumptions = "Providers bid."
in-scope = "Homecare."
[[declared]]
year = "2018/19"
pounds = 1200
[[savings]]
slug = "contract"
name = "Contract"
how = "given"
organisation = "council"
pounds = 1200
first_day = 2018-04-01
[[risks]]
title = "Nobody bids"
likelihood = "L"
impact = "H"
owner = "Head of care"
mitigation = "Ask providers first."
[impact]
who = "People with homecare."
better = "Pay less."
worse = "Another carer."
on_groups = "None more than others."
"""
EXAMPLES = Path(__file__).resolve().parents[3] / "examples"


@pytest.fixture
def said(capsys: pytest.CaptureFixture[str]) -> Any:
    def of(*arguments: str) -> tuple[int, str, str]:
        code = main(["case", "check", *arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return of


def test_a_folder_is_checked_by_table_and_cell(said: Any) -> None:
    """No database is asked: this test has none."""
    code, told, _ = said(str(EXAMPLES / "leicestershire-access-2016"))
    assert code == 1
    counted = re.search(r"(\d+) of (\d+) printed figures come to what they should\.", told)
    assert counted is not None
    assert int(counted[2]) - int(counted[1]) == 20
    assert "£366,750, £141,850 more" in " ".join(told.split())
    assert told.rstrip().endswith("in 1 case.")


def test_what_holds_is_told_when_it_is_asked_for(said: Any) -> None:
    _, told, _ = said(str(EXAMPLES / "leicestershire-access-2016"), "--all")
    assert "holds: Table 5, programme costs by phase (section 7.6.1): Total costs: £2,273,100" in told


def test_a_partnership_is_checked_from_the_database_and_the_same_is_found(db: None, said: Any) -> None:
    folder = EXAMPLES / "cheshire-east-2013"
    load_folder(folder)
    assert said("cheshire-east") == said(str(folder))


def test_findings_as_data(said: Any) -> None:
    code, told, _ = said(str(EXAMPLES / "cambridgeshire-2018"), "--format", "json")
    assert code == 1
    data = json.loads(told)
    assert len(data["cases"]) == 11
    assert {one["check"] for one in data["between"]} == {"claimed-twice"}


def test_a_case_in_which_nothing_must_be_mended_is_done(tmp_path: Path, said: Any) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/one.toml").write_text(COMPLETE)
    code, told, _ = said(str(tmp_path))
    assert (code, told.splitlines()[0]) == (0, "A/1  One (one)")


def test_a_file_that_cannot_be_read_is_refused_with_every_fault(tmp_path: Path, said: Any) -> None:
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases/one.toml").write_text('[about]\nslug = "One"\n')
    code, _, told = said(str(tmp_path))
    assert code == 2
    assert "one.toml, about, slug: found 'One', expected a short name" in told
    assert "one.toml, about, first_day" in told


@pytest.mark.parametrize("name", ["nowhere", "."])
def test_a_name_without_cases_is_refused(db: None, said: Any, name: str, tmp_path: Path) -> None:
    code, _, told = said(name if name == "nowhere" else str(tmp_path))
    assert code == 2
    assert "no partnership here" in told or "no folder cases" in told


def test_an_example_is_called_by_its_name_alone(
    said: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert said("cheshire-east-2013") == said(str(EXAMPLES / "cheshire-east-2013"))
