"""The Rutland example's files: every figure has a source, every key holds, and no officer is named."""

import hashlib
import re
from collections import Counter

import pytest
from tests.unit.examples.rutland import FOLDER, partnership, plan

from lifecourse.plans.api import ColumnKind

pytestmark = pytest.mark.unit

# The first 48 bits of the SHA-256 of each officer's and member's surname, and of rarer first names.
OFFICERS = """
117237354494428 127513746355194 131308745829132 135627689419349 1435578081398 156758792577644
159060456928653 162658908945292 167343319741507 168430775973644 175778182855459 1795718143509
182846636923416 195643401976118 199202547315718 205927887080006 209987664563325 216467927763438
223171262312147 229643708327616 235191759391992 23722905400810 237885736433986 240934423137508
255215520023578 255531363898845 259791935124435 264970808281175 271036604219879 276240001959088
276373320057268 281271752584655 34834453768240 40791822400960 42180461146192 44360341870437
47798689685818 47840475392870 50654622165168 57994145791126 66023845802626 75588329244975
84828343237114
"""
SOURCE = re.compile(r"(Report|Appendix [A-E]), section \d(\.\d)?")


def test_every_figure_says_which_part_of_the_document_prints_it():
    for place, figure in plan().figures():
        assert SOURCE.fullmatch(figure.source), f"{place.path}: {figure.source!r}"


def test_every_row_named_by_another_is_there():
    for template in plan().template.tables:
        for column in template.columns:
            if column.kind is ColumnKind.ROWS:
                known = {row.key for row in plan().rows(column.rows_of or template.key)}
                named = {key for row in plan().rows(template.key) for key in row.keys(column.key)}
                assert named <= known, f"{template.key}, {column.key}: {named - known}"


def test_every_section_has_a_short_answer():
    for section in plan().template.sections:
        answer = plan().answers.get(section.key, "")
        assert answer, section.key
        assert len(re.findall(r"[.!?](?:\s|$)", answer)) <= 8, section.key


def test_every_organisation_area_and_seat_is_known():
    data = partnership()
    areas = {area["code"] for area in data["areas"]}
    organisations = {o["code"] for o in data["organisations"]}
    for organisation in data["organisations"]:
        assert set(organisation["areas"]) <= areas, organisation["code"]
    seats = [seat for board in data["boards"] for seat in board.get("seats", [])]
    assert {seat["organisation"] for seat in seats} <= organisations
    named = {
        row.text("code") for key in ("partners", "sign-offs", "scheme-lines") for row in plan().rows(key)
    }
    assert named - {""} <= organisations
    boards = {board["name"] for board in data["boards"]}
    assert {row.text("board") for row in plan().rows("boards")} == boards


def test_demonstration_users_are_made_up():
    people = partnership()["people"]
    # Whoever holds the money and the other partner have each somebody for the books and for the board.
    assert Counter((person["role"], person["organisation"]) for person in people) == {
        ("programme-manager", "rutland-council"): 1,
        ("finance-lead", "rutland-council"): 1,
        ("finance-lead", "elr-ccg"): 1,
        ("board-secretary", "rutland-council"): 1,
        ("board-secretary", "elr-ccg"): 1,
    }
    assert all(person["email"].endswith("@example.org") for person in people)


def test_no_officer_is_named():
    for file in sorted(FOLDER.rglob("*.*")):
        words = set(re.findall(r"\b[A-Z][A-Za-z]+", file.read_text(encoding="utf-8")))
        named = [w for w in words if _mark(w) in OFFICERS.split()]
        assert not named, f"{file.name} names somebody: use the role's title"


def _mark(word: str) -> str:
    return str(int.from_bytes(hashlib.sha256(word.lower().encode()).digest()[:6]))
