"""A file is checked before it is brought in: by whom, what is said of it, and that nothing is kept."""

import json
from pathlib import Path

import pytest

from lifecourse.accounts.api import Account
from lifecourse.cli import main
from lifecourse.engine.sheets.faults import Refused
from lifecourse.organisations.api import NotAllowed, Organisation, Permission, Role
from lifecourse.organisations.rules import MAY
from lifecourse.people.models import Mapping, Person, SourceRecord, SourceSystem
from lifecourse.people.operations.columns import keep_mapping, understand

from .conftest import NOW, TODAY, Employ

pytestmark = pytest.mark.page

FILE = (
    "Client ID,NHS No,Surname,DOB,Key worker\nC1,9990000018,Ask,03/04/1984,Bo\nC2,9990000019,Birch,30775,Bo\n"
)


@pytest.fixture
def system(council: Organisation) -> SourceSystem:
    return SourceSystem.objects.create(code="council-care", name="Care system", organisation=council)


def test_rows_to_mend_are_named_and_the_others_are_not(system: SourceSystem) -> None:
    understood = understand(system=system, content=FILE.encode(), by=None, at=NOW)
    assert "Key worker" not in understood.columns
    assert {number: len(faults) for number, faults in understood.faults(today=TODAY).items()} == {3: 2}


def test_a_file_that_lacks_a_column_that_is_needed_is_refused(system: SourceSystem) -> None:
    with pytest.raises(Refused, match="Number in your system"):
        understand(system=system, content=b"Surname,DOB\nAsk,03/04/1984\n", by=None, at=NOW)


def test_what_was_said_of_the_columns_is_used_for_the_next_file(system: SourceSystem) -> None:
    columns = {"Client ID": "", "Key worker": "local_id", "Surname": "family", "DOB": "birth_date"}
    keep_mapping(system=system, columns=columns, by=None, at=NOW)
    assert understand(system=system, content=FILE.encode(), by=None, at=NOW).columns == {
        "Key worker": "local_id",
        "Surname": "family",
        "DOB": "birth_date",
        "NHS No": "nhs_number",
    }


def test_columns_that_cannot_be_meant_change_nothing(system: SourceSystem) -> None:
    with pytest.raises(Refused):
        keep_mapping(system=system, columns={"A": "family", "B": "family"}, by=None, at=NOW)
    assert not Mapping.objects.exists()


@pytest.mark.parametrize("role", list(Role))
def test_only_a_role_that_brings_records_in_may_check_or_say(
    role: Role, employ: Employ, council: Organisation, trust: Organisation, system: SourceSystem
) -> None:
    columns = {"Client ID": "local_id", "Surname": "family", "DOB": "birth_date"}

    def does_both(by: Account) -> bool:
        try:
            understand(system=system, content=FILE.encode(), by=by, at=NOW)
            keep_mapping(system=system, columns=columns, by=by, at=NOW)
        except NotAllowed:
            return False
        return True

    assert does_both(employ(council, role)) is (Permission.IMPORT_PEOPLE in MAY[role])
    assert not does_both(employ(trust, role))


def test_the_command_says_every_fault_and_keeps_nothing(
    system: SourceSystem, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(FILE)
    assert main(["people", "check", system.code, str(file)]) == 1
    said = capsys.readouterr().out
    assert "Key worker: left out" in said
    assert "Row 3, DOB: found 30775" in said
    assert "2 rows, 1 of them to mend." in said
    assert not (Person.objects.exists() or SourceRecord.objects.exists())


def test_the_command_takes_a_bundle_and_refuses_what_is_none(
    system: SourceSystem, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    patient = {"resourceType": "Patient", "id": "p1", "name": [{"family": "Ask"}], "birthDate": "1984-04-03"}
    file = tmp_path / "people.json"
    file.write_text(json.dumps({"resourceType": "Bundle", "entry": [{"resource": patient}]}))
    assert main(["people", "check", system.code, str(file)]) == 0
    file.write_text("{}")
    assert main(["people", "check", system.code, str(file)]) == 1
    assert "no bundle" in capsys.readouterr().out
    assert main(["people", "check", "nobody", str(file)]) == 2
    assert main(["people", "check", system.code, str(tmp_path / "none")]) == 2
