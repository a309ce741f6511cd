"""What a file may be, what its columns mean, and why a file or a row is refused."""

import json
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from lifecourse.engine.sheets.faults import Refused
from lifecourse.engine.synthetic import make, write_files
from lifecourse.people.intake.faults import RowRefused
from lifecourse.people.intake.fhir import COLUMNS, NHS_NUMBER, looks_like_fhir, read_bundle
from lifecourse.people.intake.mapping import faults_of, guess
from lifecourse.people.intake.reading import read_rows
from lifecourse.people.intake.rows import RowReader, read_day
from lifecourse.people.said import Said

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 27)
HEAD = "Client ID,NHS No.,Surname,Forename,D.O.B.,Postcode"
GOOD = "C1,999 000 0018,Ósk,Ann,03/04/1984,cm1 1aa"


def read(*lines: str) -> list[tuple[str, Said]]:
    sheet = read_rows("\n".join(lines).encode())
    reader = RowReader(guess(sheet.headings), today=TODAY)
    return [reader.read(row.cells, number=row.number) for row in sheet.rows]


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        read_rows(content)
    return str(refused.value)


def faults(line: str, head: str = HEAD) -> list[str]:
    with pytest.raises(RowRefused) as refused:
        read(head, line)
    return [f"{fault.column}: {fault.found}" for fault in refused.value.faults]


def test_a_plain_file_is_understood_by_its_headings() -> None:
    [(local_id, said)] = read(HEAD, GOOD)
    assert local_id == "C1"
    assert (said.usual_name.given, said.usual_name.family) == ("Ann", "Ósk")
    assert said.birth_date == date(1984, 4, 3)
    assert said.nhs_number == "9990000018"
    assert not said.nhs_number_is_verified
    assert said.addresses[0].postcode == "CM1 1AA"


def test_a_mark_at_the_start_and_semicolons_change_nothing() -> None:
    marked = ("\ufeff" + f"{HEAD}\n{GOOD}".replace(",", ";")).encode()
    assert read_rows(marked).rows == read_rows(f"{HEAD}\n{GOOD}".encode()).rows


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (f"{HEAD}\n{GOOD}".encode("cp1252"), "Windows-1252"),
        (f"{HEAD}\n{GOOD}".encode("utf-16"), "UTF-16"),
        (b"  \n ", "empty file"),
        (f"{HEAD}\n{HEAD}\n{GOOD}".encode(), "two rows of headings"),
        (f"{GOOD}\n{GOOD}".encode(), "no row of headings"),
        (f"{HEAD},DOB,dob\n{GOOD}".encode(), "the same heading on two columns"),
        (f"{HEAD}\n{GOOD},more".encode(), "more cells than there are headings"),
        (f"{HEAD}\nC1,,=1+1,Ann,03/04/1984,".encode(), "takes for a formula"),
        (f'{HEAD}\nC1,"open'.encode(), "quotation marks"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old", "old Office file"),
        (b"PK\x03\x04 no zip", "damaged"),
        (b"x" * (20 * 1024 * 1024 + 1), "at most 20 MB"),
    ],
)
def test_a_file_that_cannot_be_meant_is_refused_whole(content: bytes, said: str) -> None:
    assert said in refusal(content)


def test_columns_that_are_missing_or_meant_twice_are_named() -> None:
    said = [fault.found for fault in faults_of({"A": "given", "B": "given"})]
    assert len(said) == 3
    assert faults_of(guess(HEAD.split(","))) == []


def test_a_saved_mapping_goes_before_a_guess_and_a_column_left_out_stays_out() -> None:
    saved = {"Key": "local_id", "Client ID": ""}
    assert guess(["Key", "Client ID", "DOB"], saved) == {"Key": "local_id", "DOB": "birth_date"}


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("C1,,Ask,Ann,31/02/1984,", "D.O.B.: “31/02/1984”"),
        ("C1,,Ask,Ann,30775,", "D.O.B.: 30775, which is how Excel counts days"),
        ("C1,,Ask,Ann,28/11/2026,", "D.O.B.: 28 November 2026"),
        ("C1,9990000018123,Ask,Ann,03/04/1984,", "NHS No.: 13 digits"),
        ("C1,9990000019,Ask,Ann,03/04/1984,", "NHS No.: a number whose last digit does not fit"),
        ("C1,,,,03/04/1984,", "Surname: no name"),
        (",,Ask,Ann,03/04/1984,", "Client ID: nothing"),
    ],
)
def test_a_row_that_cannot_be_right_is_refused_with_its_column(line: str, said: str) -> None:
    assert faults(line) == [said]


def test_every_fault_of_a_row_is_told_at_once() -> None:
    assert len(faults(",123,,,nonsense,")) == 4


def test_death_before_birth_is_refused() -> None:
    [said] = faults(f"{GOOD},02/04/1984", head=f"{HEAD},Date of death")
    assert said.startswith("Date of death: 2 April 1984, before")


def test_a_number_that_stands_twice_in_a_file_is_refused_the_second_time() -> None:
    assert faults(f"{GOOD}\n{GOOD}") == ["Client ID: a number that row 2 has too"]


def test_what_was_found_is_not_in_the_words_that_a_log_would_hold() -> None:
    with pytest.raises(RowRefused) as refused:
        read(HEAD, "C1,9990000019,Ask,Ann,03/04/1984,")
    assert "999" not in str(refused.value)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_a_day_reads_the_same_however_it_is_written(day: date) -> None:
    ways = (
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day:%b}-{day.year}",
        f"{day.day} {day:%B} {day.year}",
    )
    assert {read_day(way) for way in ways} == {day}


@given(st.binary(max_size=200))
def test_no_bytes_whatever_break_the_reader(content: bytes) -> None:
    try:
        read_bundle(content) if looks_like_fhir(content) else read_rows(content)
    except Refused as refused:
        assert refused.faults


def patient(**changes: object) -> dict[str, object]:
    return {
        "resourceType": "Patient",
        "id": "p1",
        "identifier": [
            {
                "system": NHS_NUMBER,
                "value": "9990000018",
                "extension": [
                    {
                        "url": "https://fhir.hl7.org.uk/StructureDefinition/"
                        "Extension-UKCore-NHSNumberVerificationStatus",
                        "valueCodeableConcept": {"coding": [{"code": "number-present-and-verified"}]},
                    }
                ],
            }
        ],
        "name": [
            {"use": "official", "given": ["Ann", "May"], "family": "Ask"},
            {"use": "nickname", "given": ["Annie"]},
            {"use": "maiden", "family": "Birch"},
        ],
        "telecom": [{"system": "phone", "use": "mobile", "value": "07700 900001"}],
        "gender": "female",
        "birthDate": "1984-04-03",
        "address": [
            {"use": "home", "line": ["1 Old Road"], "period": {"end": "2019-05-01"}},
            {
                "use": "home",
                "line": ["2 New Road"],
                "postalCode": "CM1 1AA",
                "period": {"start": "2019-05-02"},
            },
        ],
        "generalPractitioner": [
            {"identifier": {"system": "https://fhir.nhs.uk/Id/ods-organization-code", "value": "F81001"}}
        ],
        "communication": [
            {"preferred": True, "language": {"coding": [{"code": "en", "display": "English"}]}}
        ],
        **changes,
    }


def bundle(*resources: object) -> bytes:
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}).encode()


def test_a_patient_of_a_bundle_says_what_a_row_says() -> None:
    [row] = read_bundle(bundle({"resourceType": "Organization"}, patient())).rows
    local_id, said = RowReader(COLUMNS, today=TODAY).read(row.cells, number=1)
    assert local_id == "p1"
    assert [(name.use, name.given, name.family) for name in said.names] == [
        ("usual", "Ann May", "Ask"),
        ("nickname", "Annie", ""),
        ("maiden", "Ann May", "Birch"),
    ]
    assert said.nhs_number_is_verified
    assert (said.addresses[0].lines, said.addresses[0].from_date) == (("2 New Road",), date(2019, 5, 2))
    assert (said.gp_practice, said.languages, said.phones) == ("F81001", ("English",), ("07700 900001",))


@pytest.mark.parametrize(
    "content", [b"{", b"[]", b'{"resourceType": "Patient"}', bundle(), bundle("Patient"), b"[" * 100_000]
)
def test_what_is_no_bundle_of_patients_is_refused(content: bytes) -> None:
    with pytest.raises(Refused):
        read_bundle(content)


@given(
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=5),
        lambda one: (
            st.lists(one, max_size=3) | st.dictionaries(st.sampled_from(list(patient())), one, max_size=3)
        ),
        max_leaves=10,
    )
)
def test_a_bundle_of_any_shape_is_read_or_refused(anything: object) -> None:
    for name in ("identifier", "name", "address", "birthDate", "telecom"):
        [row] = read_bundle(bundle(patient(**{name: anything}))).rows
        assert all(isinstance(cell, str) for cell in row.cells.values())


def workbook(*rows: tuple[object, ...], sheets: int = 1) -> bytes:
    written = BytesIO()
    with Workbook(written) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for _ in range(sheets):
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    if isinstance(value, date):
                        sheet.write_datetime(at, column, value, day)
                    else:
                        sheet.write(at, column, value)
    return written.getvalue()


HEADS = ("Client ID", "Surname", "DOB")


def test_a_day_that_excel_knows_is_that_day() -> None:
    sheet = read_rows(workbook(HEADS, (17, "Ask", date(1984, 4, 3))))
    [row] = sheet.rows
    local_id, said = RowReader(guess(sheet.headings), today=TODAY).read(row.cells, number=row.number)
    assert (sheet.kind, local_id, said.birth_date) == ("xlsx", "17", date(1984, 4, 3))


def test_a_number_that_is_no_day_to_excel_is_no_day_here() -> None:
    sheet = read_rows(workbook(HEADS, (17, "Ask", 30775)))
    with pytest.raises(RowRefused):
        RowReader(guess(sheet.headings), today=TODAY).read(sheet.rows[0].cells, number=2)


def test_a_formula_or_a_second_sheet_refuses_a_workbook() -> None:
    assert "cell B2: found a formula" in refusal(workbook(HEADS, (17, '=CONCAT("A","sk")', "03/04/1984")))
    assert "2 sheets" in refusal(workbook(HEADS, (17, "Ask", "03/04/1984"), sheets=2))


def test_the_files_of_five_unlike_systems_are_understood_by_their_headings(tmp_path: Path) -> None:
    made = make(seed=3, people=300)
    for file in write_files(made, tmp_path)[:5]:
        sheet = read_rows(file.read_bytes())
        columns = guess(sheet.headings)
        assert faults_of(columns) == [], file.name
        reader = RowReader(columns, today=TODAY)
        read_here = 0
        for row in sheet.rows:
            try:
                local_id, said = reader.read(row.cells, number=row.number)
            except RowRefused:
                continue
            read_here += 1
            assert local_id
            assert said.usual_name.family
            assert "," not in said.usual_name.family
        assert read_here > 0.97 * len(sheet.rows), file.name


def test_a_whole_name_without_a_comma_is_not_taken_apart() -> None:
    head = "Client ID,Full name,DOB"
    [(_, said)] = read(head, 'C1,"Ask Wren, Ann May",19840403')
    assert (said.usual_name.family, said.usual_name.given) == ("Ask Wren", "Ann May")
    assert said.birth_date == date(1984, 4, 3)
    assert faults("C1,Ann May Ask,03/04/1984", head=head) == ["Full name: a name without a comma"]
