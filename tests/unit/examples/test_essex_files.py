"""The Essex example's files: every figure has a source, every key holds, and no officer is named."""

import hashlib
import re
from collections import Counter

import pytest
from tests.unit.examples.essex import FOLDER, partnership, plan

from lifecourse.plans.api import ColumnKind

pytestmark = pytest.mark.unit

# First twelve signs of the SHA-256 of each officer's surname (and rarer first names), in lower case.
OFFICERS = """
01206ab3d80a 0b7435151b60 162094c4d871 196372cf40a6 1f7f5a2f228c 2a29b7bedbdd
2b3e290cddee 2fe0825512d4 31809822759f 3379feb6ae9f 464167ad1996 48074a3bd51b
49dc32d14425 4aab64fb77e7 4fcdc46b56c5 5771742f0ab1 5ddebbc939d4 5eb67f9f8409
5f537b80f1f2 6c344a9f30f5 6c725c744767 8292713bf28f 8ecfb65faed3 919e680ee460
94146b4efac1 945235ac7fbf 9706987d633e 99628a6e64c7 9db7cd4f9d5b a1e16f168ef4
a37c36f0e516 a77c0140a487 a8c33e6ffbdc b26d28f46ceb c157a0b0d40f c1d35cc3471f
ca700c8aa0b8 e2cbb4361285 e79daebb7815 e8aaa8720c56 ec47860233d3 fb2e0aa25fda
fc4fe1af2b46 fc6483bf4726 fec4e2be512e
"""


def test_every_figure_has_the_section_that_prints_it_as_its_source():
    sections = {section.key for section in plan().template.sections}
    for place, figure in plan().figures():
        assert figure.source.removeprefix("Section ") in sections, f"{place.path}: {figure.source!r}"


def test_every_row_named_by_another_is_there():
    for template in plan().template.tables:
        for column in template.columns:
            if column.kind is ColumnKind.ROWS:
                known = {row.key for row in plan().rows(column.rows_of or template.key)}
                named = {key for row in plan().rows(template.key) for key in row.keys(column.key)}
                assert named <= known, f"{template.key}, {column.key}: {named - known}"


def test_every_row_key_is_small_letters_and_hyphens():
    for key, table in plan().tables.items():
        for row in table.rows:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.key), f"{key}: {row.key}"


def test_every_section_that_the_template_asks_for_has_a_short_answer():
    for section in plan().template.sections:
        answer = plan().answers.get(section.key, "")
        assert bool(answer) == section.required, section.key
        assert len(re.findall(r"[.!?](?:\*\*)?(?:\s|$)", answer)) <= 8, section.key


def test_every_figure_in_the_text_is_sourced_from_the_section_beside_it():
    for row in plan().rows("figures-in-text"):
        figure = row.figure("figure")
        assert figure is not None
        assert figure.source == f"Section {row.text('stated_in')}", row.key


def test_one_quantity_has_one_unit():
    units: dict[str, set[str]] = {}
    for _, figure in plan().figures():
        if figure.quantity:
            units.setdefault(figure.quantity, set()).add(figure.unit)
    assert not {quantity: found for quantity, found in units.items() if len(found) > 1}


def test_no_quantity_is_unfinished():
    wrong = [f"{p.path}: {f.quantity}" for p, f in plan().figures() if re.search(r"[{}]|/$", f.quantity)]
    assert not wrong


def test_every_organisation_area_and_seat_is_known():
    data = partnership()
    areas = {area["code"] for area in data["areas"]}
    organisations = {o["code"] for o in data["organisations"]}
    for organisation in data["organisations"]:
        assert set(organisation["areas"]) <= areas, organisation["code"]
    seats = [seat for board in data["boards"] for seat in board.get("seats", [])]
    assert {seat["organisation"] for seat in seats} <= organisations | {""}
    assert {row.text("code") for row in plan().rows("sign-offs")} <= organisations


def test_demonstration_users_are_made_up_and_enough_to_agree_a_plan():
    people = partnership()["people"]
    roles = Counter(person["role"] for person in people)
    assert roles == {
        "programme-manager": 1,
        "finance-lead": 2,
        "analyst": 1,
        "board-member": 1,
        "board-secretary": 7,
        "assurer": 1,
        "administrator": 1,
        "care-coordinator": 2,
        "records-officer": 1,
        "team-manager": 1,
        "review-chair": 1,
    }
    signing = {person["organisation"] for person in people if person["role"] == "board-secretary"}
    assert signing == {row.text("code") for row in plan().rows("sign-offs")}
    assert all(person["email"].endswith("@example.org") for person in people)


def test_no_officer_is_named():
    for file in sorted(FOLDER.rglob("*.*")):
        words = set(re.findall(r"\b[A-Z][A-Za-z]+", file.read_text(encoding="utf-8")))
        named = [w for w in words if hashlib.sha256(w.lower().encode()).hexdigest()[:12] in OFFICERS]
        assert not named, f"{file.name} names somebody: use the role's title"
