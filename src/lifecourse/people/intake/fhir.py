"""A FHIR R4 bundle of UK Core patients as rows, so that a patient is checked and mended as any other row."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from lifecourse.people.intake.mapping import FIELDS
from lifecourse.people.intake.reading import MOST_BYTES, MOST_ROWS, Row, Sheet, refused

NHS_NUMBER = "https://fhir.nhs.uk/Id/nhs-number"
VERIFICATION = "NHSNumberVerificationStatus"
ODS = "https://fhir.nhs.uk/Id/ods-organization-code"
# The heading of each column, which is its own name in words.
HEADINGS = {name: FIELDS[name] for name in FIELDS}
COLUMNS = {heading: name for name, heading in HEADINGS.items()}
AS_BUNDLE = "Export it as a FHIR R4 Bundle in JSON."


def looks_like_fhir(content: bytes) -> bool:
    """Whether a file is JSON at all: a CSV file or a workbook never begins so."""
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in {b"{", b"["}


def read_bundle(content: bytes) -> Sheet:
    """The patients of a bundle as rows; what else it holds is passed over. Raises Refused."""
    if len(content) > MOST_BYTES:
        raise refused("a file that is too large", f"at most {MOST_BYTES // 1024 // 1024} MB", "Split it.")
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as problem:
        raise refused("a file that is no JSON", "a FHIR R4 bundle", AS_BUNDLE) from problem
    if not isinstance(said, dict) or said.get("resourceType") != "Bundle":
        raise refused("JSON that is no bundle", "a FHIR R4 bundle", AS_BUNDLE)
    resources = [_part(entry, "resource") for entry in _parts(said, "entry")]
    patients = [one for one in resources if one.get("resourceType") == "Patient"]
    if not patients:
        raise refused("a bundle with no patient in it", "a bundle of Patient resources", AS_BUNDLE)
    if len(patients) > MOST_ROWS:
        raise refused("too many patients", f"at most {MOST_ROWS:,}", "Send them in several files.")
    rows = [
        Row(number=number, cells={HEADINGS[name]: text for name, text in _cells(patient)})
        for number, patient in enumerate(patients, start=1)
    ]
    return Sheet(kind="fhir", headings=list(COLUMNS), rows=rows)


def _cells(patient: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    identifiers = _parts(patient, "identifier")
    others = [one for one in identifiers if _text(one, "system") != NHS_NUMBER]
    # The id is the system's own key; an identifier is taken only where there is none.
    yield "local_id", _text(patient, "id") or next(filter(None, (_text(one, "value") for one in others)), "")
    for one in identifiers:
        if _text(one, "system") == NHS_NUMBER and _text(one, "use") != "old":
            yield "nhs_number", _text(one, "value")
            yield "nhs_number_status", _verification(one)
            break
    yield from _names(patient)
    yield "birth_date", _text(patient, "birthDate")
    yield "death_date", _text(patient, "deceasedDateTime")[:10]
    yield "gender", _text(patient, "gender")
    yield from _address(patient)
    yield from _telecom(patient)
    for practitioner in _parts(patient, "generalPractitioner"):
        identifier = _part(practitioner, "identifier")
        if _text(identifier, "system") == ODS:
            yield "gp_practice", _text(identifier, "value")
            break
    spoken = sorted(_parts(patient, "communication"), key=lambda one: one.get("preferred") is not True)
    if spoken:
        yield "language", _words(_part(spoken[0], "language"))


def _verification(identifier: Mapping[str, Any]) -> str:
    for extension in _parts(identifier, "extension"):
        if VERIFICATION in _text(extension, "url"):
            codings = _parts(_part(extension, "valueCodeableConcept"), "coding")
            return next(filter(None, (_text(one, "code") for one in codings)), "")
    return ""


def _names(patient: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    names = _parts(patient, "name")
    own = [one for one in names if _text(one, "use") not in {"nickname", "maiden", "old"}]
    order = ("usual", "official")
    own.sort(key=lambda one: order.index(use) if (use := _text(one, "use")) in order else len(order))
    if own:
        yield "given", _joined(own[0], "given")
        yield "family", _text(own[0], "family")
    for one in reversed(names):
        if _text(one, "use") == "nickname":
            yield "called", _joined(one, "given") or _text(one, "text")
        elif _text(one, "use") in {"maiden", "old"}:
            yield "former_family", _text(one, "family")


def _address(patient: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Where the person lives now: the address that has not ended, home before any other."""
    addresses = [one for one in _parts(patient, "address") if _text(one, "use") != "old"]
    addresses.sort(key=lambda one: (bool(_text(_part(one, "period"), "end")), _text(one, "use") != "home"))
    if not addresses:
        return
    chosen = addresses[0]
    lines = [line for line in chosen.get("line") or () if isinstance(line, str)]
    yield "address_1", lines[0] if lines else ""
    yield "address_2", lines[1] if len(lines) > 1 else ""
    yield "address_3", ", ".join(lines[2:])
    yield "town", _text(chosen, "city")
    yield "postcode", _text(chosen, "postalCode")
    yield "address_from", _text(_part(chosen, "period"), "start")[:10]
    yield "address_to", _text(_part(chosen, "period"), "end")[:10]


def _telecom(patient: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    now = [one for one in _parts(patient, "telecom") if _text(one, "use") != "old"]
    phones = [one for one in now if _text(one, "system") == "phone"]
    for name, wanted in (("mobile", True), ("phone", False)):
        found = [one for one in phones if (_text(one, "use") == "mobile") is wanted]
        if found:
            yield name, _text(found[0], "value")
    emails = [one for one in now if _text(one, "system") == "email"]
    if emails:
        yield "email", _text(emails[0], "value")


def _words(concept: Mapping[str, Any]) -> str:
    coding = next(iter(_parts(concept, "coding")), {})
    return _text(concept, "text") or _text(coding, "display") or _text(coding, "code")


def _part(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """A part that is an object, whatever the file holds there."""
    part = said.get(name)
    return part if isinstance(part, dict) else {}


def _parts(said: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    parts = said.get(name)
    return [one for one in parts if isinstance(one, dict)] if isinstance(parts, list) else []


def _text(said: Mapping[str, Any], name: str) -> str:
    text = said.get(name)
    return text.strip().replace("\0", "") if isinstance(text, str) else ""


def _joined(said: Mapping[str, Any], name: str) -> str:
    parts = said.get(name)
    return " ".join(one for one in parts if isinstance(one, str)) if isinstance(parts, list) else ""
