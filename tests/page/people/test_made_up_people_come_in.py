"""Made-up people in a demonstration's database."""

from typing import Any

import pytest
from tests.page.people.conftest import NOW, TODAY, Employ, organisation

from lifecourse.cli import main
from lifecourse.engine.synthetic import make
from lifecourse.organisations.api import Organisation
from lifecourse.people import setting_up
from lifecourse.people.models import (
    About,
    Choice,
    Merge,
    Person,
    PossibleMatch,
    Relationship,
    Responsibility,
    Sight,
    SourceRecord,
    SourceSystem,
)
from lifecourse.people.queries import people_seen_by
from lifecourse.people.said import Said
from lifecourse.people.setting_up import RealPeopleHere, set_up_people

pytestmark = pytest.mark.page
CODES = [
    "hpft",
    "essex-county-council",
    "southend-council",
    "thurrock-council",
    "essex-ccg-mid",
    "essex-ccg-north-east",
    "essex-ccg-west",
    "essex-ccg-basildon",
    "essex-ccg-castle-point",
    "essex-ccg-southend",
    "essex-ccg-thurrock",
]


@pytest.fixture(autouse=True)
def essex(db: None) -> None:
    for code in CODES:
        organisation(code)


def counted() -> list[int]:
    tables = (Person, SourceRecord, Responsibility, Sight, Merge, About, Choice, Relationship)
    return [table.objects.count() for table in tables]


def test_everybody_comes_in_once_and_may_be_seen_by_whoever_is_responsible(employ: Employ) -> None:
    told: list[tuple[int, int]] = []
    records = set_up_people(seed=1, people=400, at=NOW, tell=lambda done, of: told.append((done, of)))
    assert SourceRecord.objects.count() == Person.objects.count() == records
    assert told[-1] == (records, records)
    before = counted()
    set_up_people(seed=1, people=400, at=NOW)
    assert counted() == before

    mid = employ(Organisation.objects.get(code="essex-ccg-mid"))
    thurrock = employ(Organisation.objects.get(code="essex-ccg-thurrock"))
    seen = set(people_seen_by(mid, on=TODAY, at=NOW))
    assert seen
    assert seen.isdisjoint(people_seen_by(thurrock, on=TODAY, at=NOW))
    truly = {(f"made-up-{one.system}", one.local_id): one.person for one in make(seed=1, people=400).records}
    about = {
        person: truly[system, local_id]
        for person, system, local_id in SourceRecord.objects.values_list("person", "system__code", "local_id")
    }
    joined = Merge.objects.values_list("kept", "folded")
    assert len(joined) > 250
    assert not [(kept, folded) for kept, folded in joined if about[kept] != about[folded]]


def test_one_person_of_two_spellings_and_two_people_of_one_name_wait_for_somebody(employ: Employ) -> None:
    set_up_people(seed=1, people=60, at=NOW)
    seen = people_seen_by(employ(Organisation.objects.get(code="essex-ccg-mid")), on=TODAY, at=NOW)
    records = SourceRecord.objects.filter(person__head__in=seen)
    names = [Said.from_json(one.said).usual_name for one in records]
    assert {"Wetherall", "Weatherall"} <= {name.family for name in names}
    roberts = records.filter(said__names__0__given="Robert", said__names__0__family="Thorogood")
    # What the register and the council say of the son is one person by itself; his father is another.
    assert roberts.count() == 3
    assert len(set(roberts.values_list("person__head", flat=True))) == 2
    waiting = [{pair.first, pair.second} for pair in PossibleMatch.objects.all()]
    spellings = {one.person for one in records.filter(said__names__0__family__in=["Wetherall", "Weatherall"])}
    assert spellings in waiting
    assert {one.person.head for one in roberts} in waiting
    assert About.objects.get(called="Robbie").person.around.get().is_unpaid_carer


def test_a_run_that_is_stopped_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(setting_up, "AT_ONCE", 20)

    def stop(done: int, of: int) -> None:
        if done >= 60:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        set_up_people(seed=2, people=80, at=NOW, tell=stop)
    assert SourceRecord.objects.count() == 60
    records = set_up_people(seed=2, people=80, at=NOW)
    assert SourceRecord.objects.count() == Person.objects.count() == records


def test_nobody_made_up_is_put_beside_records_from_elsewhere() -> None:
    set_up_people(seed=1, people=20, at=NOW)
    record = SourceRecord.objects.first()
    assert record is not None
    mid = Organisation.objects.get(code="essex-ccg-mid")
    SourceSystem.objects.create(code="a-real-one", name="A real one", organisation=mid)
    SourceRecord.objects.filter(pk=record.pk).update(system=SourceSystem.objects.get(code="a-real-one"))
    before = counted()
    with pytest.raises(RealPeopleHere):
        set_up_people(seed=1, people=30, at=NOW)
    assert counted() == before


def test_the_command_brings_people_into_a_demonstration_and_nowhere_else(
    settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["made-up-people", "--people", "20"]) == 2
    assert not Person.objects.exists()
    settings.DEMONSTRATION = True
    assert main(["made-up-people", "--people", "20"]) == 0
    assert f"{SourceRecord.objects.count()} records are in" in capsys.readouterr().out
    assert main(["made-up-people", "--people", "2"]) == 2
