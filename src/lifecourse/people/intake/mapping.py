"""Which column says what: guessed from its heading, shown for confirmation, kept for the next file."""

import re
from collections.abc import Mapping, Sequence

from lifecourse.engine.sheets.faults import Fault

# What can be read from a file, and the words for it on a page.
FIELDS: dict[str, str] = {
    "local_id": "Number in your system",
    "nhs_number": "NHS number",
    "nhs_number_status": "Whether the NHS number is verified",
    "given": "First names",
    "family": "Family name",
    "full_name": "Family name, comma, first names",
    "called": "Name they use",
    "former_family": "Earlier family name",
    "birth_date": "Date of birth",
    "death_date": "Date of death",
    "gender": "Gender",
    "address_1": "Address, first line",
    "address_2": "Address, second line",
    "address_3": "Address, third line",
    "town": "Town",
    "postcode": "Postcode",
    "address_from": "At this address from",
    "address_to": "At this address until",
    "previous_address": "Earlier address",
    "previous_postcode": "Earlier postcode",
    "phone": "Telephone",
    "mobile": "Mobile telephone",
    "email": "Email",
    "gp_practice": "GP practice",
    "language": "Language",
    "commissioner": "Health commissioner",
    "council": "Council",
}
# Headings that systems are known to write, as `plain` leaves them.
HEADINGS: dict[str, tuple[str, ...]] = {
    "local_id": (
        "pupil no",
        "registration id",
        "client ref",
        *("id", "local id", "local patient id", "local patient identifier", "person id", "client id"),
        *("patient id", "mosaic id", "case number", "hospital number", "record id", "system id", "ref"),
    ),
    "nhs_number": ("nhs no", "nhs number", "nhs", "nhsno", "nhsnumber", "nhs num"),
    "nhs_number_status": ("nhs number status", "nhs no status", "nhs number verified", "nhs verified"),
    "given": (
        "legal forename",
        *("forename", "forenames", "first name", "first names", "given name", "given names", "firstname"),
        "given",
    ),
    "family": ("legal surname", "surname", "family name", "last name", "lastname", "family"),
    "full_name": ("full name", "name"),
    "previous_address": ("previous address", "prev address", "prev address 1", "previous address 1"),
    "previous_postcode": ("prev postcode", "previous postcode"),
    "called": ("preferred name", "known as", "name they use", "called", "nickname"),
    "former_family": ("previous surname", "maiden name", "former name", "former surname", "birth surname"),
    "birth_date": ("dob", "d o b", "date of birth", "birth date", "birthdate", "born"),
    "death_date": ("dod", "date of death", "death date", "deceased date"),
    "gender": ("m f", "gender", "sex"),
    "address_1": (
        "address lines",
        "house and street",
        "address",
        "address 1",
        "address line 1",
        "address1",
        "street",
    ),
    "address_2": ("address 2", "address line 2", "address2"),
    "address_3": ("address 3", "address line 3", "address3"),
    "town": ("town", "city", "post town", "town or city"),
    "postcode": ("pcode", "postcode", "post code", "postal code", "zip"),
    "address_from": ("living there since", "address from", "address start date", "moved in"),
    "address_to": ("address to", "address end date", "moved out"),
    "phone": ("phone", "telephone", "tel", "tel no", "telephone number", "phone number", "home telephone"),
    "mobile": ("mobile", "mobile number", "mobile telephone", "mobile phone"),
    "email": ("email", "e mail", "email address"),
    "gp_practice": ("gp", "gp practice", "gp practice code", "registered gp", "practice code", "surgery"),
    "language": ("language", "first language", "preferred language", "main language"),
    "commissioner": ("commissioner", "icb", "icb code", "commissioner code", "responsible commissioner"),
    "council": ("responsible authority", "council", "local authority", "la code", "responsible council"),
}
BY_HEADING = {heading: name for name, headings in HEADINGS.items() for heading in headings}
REQUIRED = ("local_id", "birth_date")
NAMES = ("given", "family", "full_name")
NOT_WORDS = re.compile(r"[^a-z0-9]+")
HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z][a-z])")


def plain(heading: str) -> str:
    """A heading without the signs in which systems differ: "NHS No.", "nhs_no" and "nhsNo" are one."""
    return NOT_WORDS.sub(" ", HUMP.sub(" ", heading).casefold()).strip()


def guess(headings: Sequence[str], saved: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which heading says what, by heading; what was saved for this system goes before what is guessed."""
    saved = saved or {}
    found = {heading: saved[heading] for heading in headings if saved.get(heading) in FIELDS}
    taken = set(found.values())
    for heading in headings:
        name = BY_HEADING.get(plain(heading))
        # A column that was left out on purpose last time is left out this time.
        if heading not in saved and name is not None and name not in taken:
            found[heading] = name
            taken.add(name)
    return found


def faults_of(columns: Mapping[str, str]) -> list[Fault]:
    """What keeps a file from being read by this mapping."""
    faults = []
    meant = list(columns.values())
    for name in sorted({one for one in meant if meant.count(one) > 1}):
        faults.append(
            Fault(
                found=f"two columns for “{FIELDS[name]}”",
                expected="one",
                mend="Choose one of them, and leave the other out.",
            )
        )
    missing = [FIELDS[name] for name in REQUIRED if name not in meant]
    if not any(name in meant for name in NAMES):
        missing.append("First names or Family name")
    faults += [
        Fault(
            found=f"no column for “{words}”",
            expected="one column that says it",
            mend="Choose the column that says it, or add it to the export and send the file again.",
        )
        for words in missing
    ]
    return faults
