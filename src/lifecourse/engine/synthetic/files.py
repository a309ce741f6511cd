"""The five systems' files, each with the columns and the dates of its own kind of system."""

import csv
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lifecourse.engine.synthetic.making import Made, MadeAddress, MadeRecord


@dataclass(frozen=True, kw_only=True)
class Manner:
    """How one system writes its file, and whose system it is by the example's code."""

    system: str
    name: str
    organisation: str
    file_name: str
    row: Callable[[MadeRecord], Mapping[str, str]]
    delimiter: str = ","


def write_files(made: Made, folder: Path) -> list[Path]:
    """Write each system's file; then who is who, and the lives, for measuring only."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for manner in MANNERS:
        of_system = sorted(
            (record for record in made.records if record.system == manner.system),
            key=lambda record: record.local_id,
        )
        rows = [manner.row(record) for record in of_system]
        written.append(_write(folder / manner.file_name, rows, manner.delimiter))
    names = {manner.system: manner.file_name for manner in MANNERS}
    labels = [
        {
            "file": names[record.system],
            "id": record.local_id,
            "person": str(record.person),
            "mistakes": "; ".join(sorted(record.mistakes)),
        }
        for record in made.records
    ]
    written.append(_write(folder / "who-is-who.csv", labels, ","))
    written.append(_write(folder / "lives.csv", list(_lives(made)), ","))
    return written


def _write(path: Path, rows: Sequence[Mapping[str, str]], delimiter: str) -> Path:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]) if rows else ["id"], delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def _lives(made: Made) -> Iterable[Mapping[str, str]]:
    for person in made.people:
        for home in person.addresses:
            where = f"{home.street}, {home.town}, {home.postcode}"
            yield _spell(person.number, "address", where, home.from_date, home.to_date)
        for part in person.parts:
            yield _spell(person.number, part.part, part.organisation, part.from_date, part.to_date)


def _spell(person: int, what: str, which: str, begins: date, ends: date | None) -> Mapping[str, str]:
    return {
        "person": str(person),
        "what": what,
        "which": which,
        "from": begins.isoformat(),
        "to": _iso(ends),
    }


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _before(record: MadeRecord) -> MadeAddress | None:
    return record.addresses[-2] if len(record.addresses) > 1 else None


def _spaced(number: str) -> str:
    return f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""


def _answers(record: MadeRecord, part: str) -> str:
    return next((one.organisation for one in reversed(record.parts) if one.part == part), "")


def _trust(record: MadeRecord) -> Mapping[str, str]:
    home, before = record.addresses[-1], _before(record)
    return {
        "PATIENT_ID": record.local_id,
        "NHS_NUMBER": record.nhs_number,
        "NHS_NUMBER_STATUS": "01" if record.verified else "03",
        "SURNAME": record.family.upper(),
        "FORENAME": record.given,
        "DATE_OF_BIRTH": f"{record.birth_date:%d/%m/%Y}",
        "SEX": {"male": "1", "female": "2"}[record.gender],
        "ADDRESS_1": home.street,
        "ADDRESS_2": home.town,
        "POSTCODE": home.postcode,
        "PREV_ADDRESS_1": before.street if before else "",
        "PREV_POSTCODE": before.postcode if before else "",
        "TEL_NO": record.phone.replace(" ", ""),
        "GP_PRACTICE": record.gp_practice,
        "COMMISSIONER": _answers(record, "commissioner"),
    }


def _county(record: MadeRecord) -> Mapping[str, str]:
    home, before = record.addresses[-1], _before(record)
    return {
        "Person ID": record.local_id,
        "Full name": f"{record.family}, {record.given}",
        "Date of birth": record.birth_date.isoformat(),
        "Gender": record.gender.capitalize(),
        "NHS number": _spaced(record.nhs_number),
        "Address": f"{home.street}, {home.town}",
        "Postcode": home.postcode,
        "Living there since": home.from_date.isoformat(),
        "Previous address": f"{before.street}, {before.town}, {before.postcode}" if before else "",
        "Phone": record.phone,
        "Email": record.email,
        "Main language": record.language,
        "Responsible authority": _answers(record, "council"),
    }


def _southend(record: MadeRecord) -> Mapping[str, str]:
    home = record.addresses[-1]
    born = record.birth_date
    return {
        "client_ref": record.local_id,
        "first_name": record.given,
        "last_name": record.family,
        "dob": f"{born.day} {born:%b} {born.year}",
        "m_f": record.gender[0].upper(),
        "nhs_no": record.nhs_number,
        "house_and_street": home.street,
        "town": home.town,
        "pcode": home.postcode.replace(" ", ""),
        "tel": record.phone,
        "moved_in": f"{home.from_date:%d.%m.%Y}",
        "language": record.language,
    }


def _education(record: MadeRecord) -> Mapping[str, str]:
    home = record.addresses[-1]
    return {
        "Pupil No": record.local_id,
        "Legal Surname": record.family,
        "Legal Forename": record.given,
        "DOB": f"{record.birth_date:%d-%b-%Y}",
        "Gender": record.gender[0].upper(),
        "NHS No": _spaced(record.nhs_number),
        "Address": home.street,
        "Town": home.town,
        "Post Code": home.postcode,
        "Home Telephone": record.phone,
        "First Language": record.language,
    }


def _gp(record: MadeRecord) -> Mapping[str, str]:
    home = record.addresses[-1]
    return {
        "registrationId": record.local_id,
        "nhsNumber": record.nhs_number,
        "nhsNumberVerified": "true" if record.verified else "false",
        "familyName": record.family,
        "givenNames": record.given,
        "birthDate": f"{record.birth_date:%Y%m%d}",
        "gender": record.gender,
        "addressLines": f"{home.street}\n{home.town}",
        "postalCode": home.postcode,
        "telephone": record.phone,
        "email": record.email,
        "practiceCode": record.gp_practice,
        "commissioner": _answers(record, "commissioner"),
    }


MANNERS = (
    Manner(
        system="trust",
        name="Learning disability team's patients",
        organisation="hpft",
        file_name="trust-learning-disability-team.csv",
        row=_trust,
    ),
    Manner(
        system="county",
        name="Essex adult social care",
        organisation="essex-county-council",
        file_name="essex-adult-social-care.csv",
        row=_county,
    ),
    Manner(
        system="southend",
        name="Southend adult social care",
        organisation="southend-council",
        file_name="southend-adult-social-care.csv",
        row=_southend,
        delimiter=";",
    ),
    Manner(
        system="education",
        name="Essex children and education",
        organisation="essex-county-council",
        file_name="essex-children-and-education.csv",
        row=_education,
    ),
    Manner(
        system="gp",
        name="Learning disability registers of GP practices",
        organisation="essex-ccg-mid",
        file_name="gp-learning-disability-register.csv",
        row=_gp,
    ),
)
