"""The command line: what it does, what it refuses, and with which exit code."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError
from django.test import Client
from tests.building import NOON

from lifecourse.accounts.api import Account
from lifecourse.cli import main
from lifecourse.finance.api import Weight, check_books, year_called
from lifecourse.organisations.api import RoleHolding
from lifecourse.plans.api import Plan, put_back_plan, read_example
from lifecourse.website import demonstration

pytestmark = pytest.mark.page


@pytest.fixture
def in_a_demonstration(settings: Any, tmp_path: Path) -> None:
    settings.DEMONSTRATION = True
    settings.LIFECOURSE_HOME = tmp_path


def test_a_plan_is_loaded_listed_and_loaded_again(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(repository / "examples/essex-2016")
    assert main(["load", folder]) == 0
    assert main(["load", folder]) == 0
    assert main(["load", folder, "--put-back"]) == 0
    assert main(["plan", "list"]) == 0
    assert main(["plan", "templates"]) == 0
    said = capsys.readouterr().out
    for words in ("Loaded essex-2016", "Nothing changed", "Put essex-2016 back", "transforming-care-2015"):
        assert words in said


def test_two_states_of_a_plan_are_compared(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = repository / "examples/essex-2016"
    assert main(["load", str(folder)]) == 0
    assert main(["plan", "compare", str(folder), "essex-2016"]) == 0
    plan = Plan.objects.get()
    emptied = read_example(folder).document.with_rows("risks", ())
    put_back_plan(plan=plan, document=emptied, by=None, at=NOON)
    assert main(["plan", "compare", str(folder), "essex-2016"]) == 1
    assert "10 differences." in capsys.readouterr().out
    assert main(["plan", "compare", str(folder), "essex-2016", "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert {one["change"] for one in found} == {"removed"}
    assert main(["plan", "compare", str(folder), "nonesuch"]) == 2


def test_a_folder_with_faults_is_refused_with_all_of_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["load", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "nothing changed" in said
    assert "plan.toml" in said
    assert "partnership.toml" in said
    assert not Plan.objects.exists()


def test_a_partnership_with_a_fault_leaves_nothing_behind(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = repository / "examples/essex-2016"
    for folder in ("tables", "answers"):
        (tmp_path / folder).mkdir()
    (tmp_path / "plan.toml").write_text((source / "plan.toml").read_text())
    entry = '[partnership]\nslug = "x"\nname = "X"\nlead = "nobody"\n'
    (tmp_path / "partnership.toml").write_text(entry)
    assert main(["load", str(tmp_path)]) == 2
    assert "nobody" in capsys.readouterr().err
    assert not Plan.objects.exists()


def test_the_demonstration_is_prepared_once(in_a_demonstration: None) -> None:
    demonstration.prepare()
    demonstration.prepare()
    roles = {user.role for user in demonstration.users()}
    assert roles == {
        "Programme manager",
        "Finance lead",
        "Analyst",
        "Board member",
        "Board secretary",
        "Assurer",
        "Administrator",
        "Care coordinator",
        "Records officer",
        "Team manager",
        "Review chair",
    }
    assert Account.objects.count() == len(demonstration.users()) == 44
    assert RoleHolding.objects.count() == 45, "The assurer looks at the plan of Essex and at its neighbour's."
    assert demonstration.password_file().stat().st_mode & 0o077 == 0


def test_the_demonstration_keeps_half_a_year_of_a_fund_once(in_a_demonstration: None) -> None:
    demonstration.prepare()
    assert demonstration.keep_books() > 100
    assert demonstration.keep_books() == 0
    year = year_called("rutland-better-care")
    assert [one.number for one in year.months.filter(closed=True)] == [1, 2, 3, 4, 5]
    # What the books of a demonstration lack is what the agreement's own report does not say.
    assert not [fault for fault in check_books(year) if fault.weight is Weight.MUST_MEND]


def test_the_demonstrations_codes_are_printed_and_work(
    in_a_demonstration: None, capsys: pytest.CaptureFixture[str]
) -> None:
    demonstration.prepare()
    assert main(["codes"]) == 0
    said = capsys.readouterr().out
    assert all(user.email in said and user.code.isdigit() for user in demonstration.users())


def test_codes_are_shown_nowhere_else(settings: Any, db: None) -> None:
    settings.DEMONSTRATION = False
    assert main(["codes"]) == 2
    assert demonstration.users() == []


def test_the_page_of_codes_is_for_this_machine_only(in_a_demonstration: None) -> None:
    demonstration.prepare()
    code = demonstration.users()[0].code
    assert code in Client().get("/demonstration").content.decode()
    through_a_proxy = Client().get("/demonstration", headers={"X-Forwarded-For": "10.0.0.9"})
    assert code not in through_a_proxy.content.decode()


@pytest.mark.parametrize("command", ["demo", "serve"])
def test_a_demonstration_listens_on_this_machine_only(
    in_a_demonstration: None, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--host", "0.0.0.0"]) == 2  # noqa: S104 - this is what is refused
    assert "this machine only" in capsys.readouterr().out


def test_a_database_that_cannot_says_what_to_do(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(args: object) -> int:
        raise DatabaseError("no such table: plans_plan")

    monkeypatch.setattr("lifecourse.plans.commands.list_plans", broken)
    assert main(["plan", "list"]) == 2
    said = capsys.readouterr().err
    assert "no such table" in said
    assert "lifecourse migrate" in said


def test_an_unknown_command_lists_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["fly"])
    assert refused.value.code == 2
    assert "demo" in capsys.readouterr().err
