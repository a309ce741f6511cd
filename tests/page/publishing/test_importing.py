"""`lifecourse plan import` from the command line, and tables as CSV files."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook
from tests.building import NOON, browser_of, one_partnership, one_ward_plan, somebody

from lifecourse.audit.api import Entry
from lifecourse.cli import main
from lifecourse.organisations.api import Role
from lifecourse.plans.api import Plan, change_texts, document_of
from lifecourse.publishing.api import export_workbook

pytestmark = [pytest.mark.page, pytest.mark.django_db]

type Run = Callable[..., tuple[int, str]]


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def ran(*arguments: str) -> tuple[int, str]:
        code = main(["plan", "import", *arguments])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return ran


@pytest.fixture
def manager(plan: Plan) -> Client:
    return browser_of(somebody(Role.PROGRAMME_MANAGER, plan.partnership))


def workbook(plan: Plan, file: Path, **cells: object) -> str:
    """The plan's workbook with cells of the sheet of people in hospital filled in."""
    by = somebody(Role.PROGRAMME_MANAGER, plan.partnership, "writer@example.org")
    file.write_bytes(export_workbook(plan=plan, annexes=frozenset(), by=by, at=NOON))
    book = load_workbook(file)
    for cell, value in cells.items():
        book["2.2 People in hospital"][cell] = value
    book.save(file)
    return str(file)


def people(plan: Plan) -> int:
    plan.refresh_from_db()
    figure = document_of(plan).rows("inpatients")[0].figure("people")
    return int(figure.value) if figure else 0


def test_changes_are_shown_and_applied_only_when_told(plan: Plan, run: Run, tmp_path: Path) -> None:
    file = workbook(plan, tmp_path / "a.xlsx", C2=5)
    code, said = run("one-ward", file)
    assert (code, people(plan)) == (0, 3)
    assert "apply it with --apply" in said
    assert "3 people" in said and "5 people" in said
    assert run("one-ward", file, "--apply")[0] == 0
    assert people(plan) == 5
    code, said = run("one-ward", file, "--apply")
    assert (code, plan.revision) == (0, 2)
    assert "Nothing changes" in said
    assert Entry.objects.filter(action="filled-in file applied").count() == 1


def test_faults_are_listed_by_cell_and_end_with_1(plan: Plan, run: Run, tmp_path: Path) -> None:
    file = workbook(plan, tmp_path / "a.xlsx", C2="three", A2="Nobody")
    code, said = run("one-ward", file, "--apply")
    assert (code, people(plan)) == (1, 3)
    assert "Sheet 2.2 People in hospital, cell C2" in said
    code, said = run("one-ward", file, "--format", "json")
    assert [fault["cell"] for fault in json.loads(said)["faults"]] == ["A2", "C2"]


def test_what_cannot_be_done_ends_with_2(plan: Plan, run: Run, tmp_path: Path) -> None:
    assert run("no-such-plan", str(tmp_path / "a.xlsx"))[0] == 2
    assert run("one-ward", str(tmp_path / "a.xlsx"))[0] == 2


def test_a_table_goes_out_as_csv_and_comes_back_changed(
    plan: Plan, manager: Client, run: Run, tmp_path: Path
) -> None:
    answer = manager.get("/plans/one-ward/tables/inpatients.csv")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="one-ward-inpatients.csv"'
    assert Entry.objects.filter(action="plan exported").count() == 1
    text = answer.content.decode("utf-8-sig")
    file = tmp_path / "table.csv"
    file.write_bytes(answer.content)
    assert "Nothing changes" in run("one-ward", str(file))[1]
    # As Excel saves it here: semicolons or commas, and an alphabet of its own.
    file.write_bytes(text.replace(",3,", ",5,").replace(",", ";").encode("cp1252"))
    assert run("one-ward", str(file), "--apply")[0] == 0
    assert people(plan) == 5


def test_in_a_row_that_somebody_changed_since_a_person_decides(
    plan: Plan, manager: Client, run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "table.csv"
    content = manager.get("/plans/one-ward/tables/inpatients.csv").content
    file.write_bytes(content.replace(b",3,", b",5,"))
    change_texts(
        plan=plan,
        table="inpatients",
        row="ward",
        texts={"commissioner": "council"},
        by=somebody(Role.PROGRAMME_MANAGER, plan.partnership, "elsewhere@example.org"),
        at=NOON,
    )
    code, said = run("one-ward", str(file), "--apply")
    assert code == 0
    assert said.count("Changed by both") == 2
    assert people(plan) == 3
    assert run("one-ward", str(file), "--apply", "--use-mine")[0] == 0
    assert people(plan) == 5


def test_who_may_not_take_a_copy_gets_no_table(plan: Plan) -> None:
    browser = browser_of(somebody(Role.ASSURER, plan.partnership))
    assert browser.get("/plans/one-ward/tables/inpatients.csv").status_code == 403


def test_a_table_that_is_not_there_is_not_found(manager: Client) -> None:
    assert manager.get("/plans/one-ward/tables/nothing.csv").status_code == 404
