"""Made-up people: nobody's numbers, the same bytes from the same seed, mistakes in their shares."""

import csv
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from nhs_number.validate import is_valid

from lifecourse.cli import main
from lifecourse.engine.synthetic import MANNERS, Made, MadeRecord, make, write_files

pytestmark = pytest.mark.unit


@cache
def many() -> Made:
    return make(seed=7, people=12_000)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def rows(path: Path, delimiter: str) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@given(seed=some.integers(0, 10_000), people=some.integers(10, 120))
@settings(max_examples=25, deadline=None)
def test_every_number_is_nobodys_and_everybody_has_ids_of_their_own(seed: int, people: int) -> None:
    made = make(seed=seed, people=people)
    numbers = [person.nhs_number for person in made.people]
    assert len(made.people) == people == len(set(numbers)) == len({one.number for one in made.people})
    said = {record.nhs_number for record in made.records if record.nhs_number}
    assert all(number.startswith("999") and is_valid(number) for number in {*numbers, *said})
    ids = [(record.system, record.local_id) for record in made.records]
    assert len(ids) == len(set(ids))


@given(seed=some.integers(0, 10_000))
@settings(max_examples=15, deadline=None)
def test_a_record_is_its_persons_but_for_the_mistakes_that_it_names(seed: int) -> None:
    made = make(seed=seed, people=60)
    by_number = {person.number: person for person in made.people}
    for record in made.records:
        person = by_number[record.person]
        if not record.mistakes & {"nickname", "typo", "swapped names", "former family name"}:
            assert (record.given, record.family) == (person.given, person.family)
        if not record.mistakes & {"swapped date", "default date"}:
            assert record.birth_date == person.birth_date
        if not record.mistakes & {"no number", "another's number"}:
            assert record.nhs_number == person.nhs_number
        if "moved" not in record.mistakes:
            assert record.addresses == person.addresses


def test_spells_of_a_life_follow_each_other_without_a_gap() -> None:
    for person in many().people[:2_000]:
        for spells in (
            person.addresses,
            [one for one in person.parts if one.part == "council"],
            [one for one in person.parts if one.part == "commissioner"],
        ):
            assert spells[0].from_date == date(2010, 4, 1)
            assert spells[-1].to_date is None
            assert [one.to_date for one in spells[:-1]] == [one.from_date for one in spells[1:]]


@pytest.mark.parametrize(
    ("mistake", "share", "within"),
    [
        ("nickname", 0.10, 0.01),
        ("typo", 0.04, 0.006),
        ("swapped names", 0.008, 0.003),
        ("swapped date", 0.012, 0.004),
        ("default date", 0.006, 0.003),
        ("moved", 0.14, 0.01),
        ("another's number", 0.0006, 0.0005),
    ],
)
def test_mistakes_come_in_their_shares(mistake: str, share: float, within: float) -> None:
    records = many().records
    assert sum(mistake in one.mistakes for one in records) / len(records) == pytest.approx(share, abs=within)


@pytest.mark.parametrize(
    ("system", "share"),
    [("trust", 0.03), ("gp", 0.03), ("county", 0.5), ("southend", 0.52), ("education", 0.9)],
)
def test_numbers_are_missing_by_system(system: str, share: float) -> None:
    of_system = [one for one in many().records if one.system == system]
    missing = sum(not one.nhs_number for one in of_system) / len(of_system)
    assert missing == pytest.approx(share, abs=0.04)


def test_people_and_their_records_have_the_shape_of_the_example() -> None:
    made = many()
    assert len(made.records) / len(made.people) == pytest.approx(2, abs=0.2)
    assert sum(one.is_child for one in made.people) / len(made.people) == pytest.approx(9 / 42, abs=0.02)
    within = Counter((one.system, one.person) for one in made.records)
    assert sum(n == 2 for n in within.values()) / len(within) == pytest.approx(0.06, abs=0.01)
    births = Counter((one.birth_date, one.family, one.addresses) for one in made.people)
    twins = sum(n for n in births.values() if n > 1) / len(made.people)
    assert twins == pytest.approx(0.02, abs=0.006)


def test_the_story_has_one_person_of_two_spellings_and_two_people_of_one_name() -> None:
    made = make(seed=3, people=20)
    named: dict[str, set[int]] = {}
    for record in made.records:
        named.setdefault(record.family, set()).add(record.person)
    assert len(named["Wetherall"] & named["Weatherall"]) == 1
    father, son = (one for one in made.people if one.family == "Thorogood" and one.number >= 18)
    assert (father.given, father.addresses) == (son.given, son.addresses)
    assert father.nhs_number != son.nhs_number


def test_the_same_seed_gives_the_same_bytes_and_another_gives_others(tmp_path: Path) -> None:
    write_files(make(seed=5, people=200), tmp_path / "a")
    write_files(make(seed=5, people=200), tmp_path / "b")
    write_files(make(seed=6, people=200), tmp_path / "c")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")
    assert contents(tmp_path / "a")["lives.csv"] != contents(tmp_path / "c")["lives.csv"]


def test_every_record_is_in_its_file_once_and_labelled_once(tmp_path: Path) -> None:
    made = make(seed=5, people=300)
    write_files(made, tmp_path)
    labels = {(one["file"], one["id"]): one["person"] for one in rows(tmp_path / "who-is-who.csv", ",")}
    assert len(labels) == len(made.records)
    for manner in MANNERS:
        in_file = rows(tmp_path / manner.file_name, manner.delimiter)
        first_column = next(iter(in_file[0]))
        told = {one.local_id: str(one.person) for one in made.records if one.system == manner.system}
        assert {row[first_column]: labels[manner.file_name, row[first_column]] for row in in_file} == told


def test_ids_of_two_systems_do_not_tell_who_is_who() -> None:
    by_person = Counter((one.person, one.local_id[1:]) for one in many().records)
    assert sum(n > 1 for n in by_person.values()) < len(many().people) / 1000


def test_no_two_systems_write_the_same_columns() -> None:
    record: MadeRecord = many().records[0]
    columns = [tuple(manner.row(record)) for manner in MANNERS]
    assert len(set(columns)) == len(MANNERS)


def test_places_and_telephones_are_no_real_ones() -> None:
    for record in many().records[:3_000]:
        assert record.phone.startswith(("07700 900", "01632 960"))
        assert all(one.postcode.startswith("ZZ") for one in record.addresses)
        assert not any(one.postcode.startswith("ZZ99") for one in record.addresses)


def test_the_command_writes_the_files_and_refuses_too_many(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["synth", "essex-2016", "--people", "40", "--out", str(tmp_path)]) == 0
    assert "All of them are made up." in capsys.readouterr().out
    assert len(contents(tmp_path)) == len(MANNERS) + 2
    assert main(["synth", "essex-2016", "--people", "5000000", "--out", str(tmp_path)]) == 2


def test_no_birthday_is_that_of_very_many() -> None:
    born = Counter(person.birth_date for person in many().people)
    # Of twelve thousand people over some thirty thousand days: a heap shows that ages were cut off.
    assert max(born.values()) < 20
