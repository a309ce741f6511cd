"""A plan's form is data: nothing but the template says which sections and tables there are."""

import ast
import re
from pathlib import Path

import pytest

from lifecourse.assurance.api import check_document
from lifecourse.plans.api import PlanDocument, draw, pictures_for, read_example, template, template_ids
from lifecourse.standards.api import pack_in_force, packs

pytestmark = pytest.mark.unit
ROOT = Path(__file__).resolve().parents[3]
SOURCES = [f for f in (ROOT / "src/lifecourse").rglob("*.py") if "planting" not in f.parts]
SECTION = re.compile(r"\d\.\d{1,2}")


@pytest.fixture(scope="module")
def road_map() -> PlanDocument:
    return read_example(ROOT / "examples/heronsmere-2025").document


@pytest.mark.parametrize("file", SOURCES, ids=lambda file: str(file.relative_to(ROOT)))
def test_no_code_names_a_template_or_one_of_its_sections(file: Path) -> None:
    keys = {s.key for name in template_ids() for s in template(name).sections if SECTION.fullmatch(s.key)}
    named = [
        f"line {node.lineno}: {node.value}"
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in {*template_ids(), *keys}
    ]
    assert not named


def test_a_road_map_is_sound_by_the_rules_of_its_year(road_map: PlanDocument) -> None:
    assert check_document(road_map, pack_in_force(road_map.dated), road_map.dated) == []


def test_the_checks_see_what_is_wrong_in_a_road_map(road_map: PlanDocument) -> None:
    rows = road_map.rows("inpatients")
    fewer = road_map.with_rows("inpatients", tuple(row for row in rows if row.key != "icb-rehabilitation"))
    found = check_document(fewer, pack_in_force(road_map.dated), road_map.dated)
    assert "adds-down" in {finding.check_id for finding in found}


@pytest.mark.parametrize("pack", packs(), ids=lambda pack: pack.id)
def test_every_picture_of_a_road_map_is_drawn_by_whichever_rules(
    road_map: PlanDocument, pack: object
) -> None:
    pictures = [picture.key for picture in pictures_for(road_map.template)]
    assert pictures == ["people-in-hospital", "money", "route-map", "risks"]
    assert all(draw(road_map, pack, key) for key in pictures)  # type: ignore[arg-type]


def test_a_picture_stands_in_the_section_of_the_table_it_draws(road_map: PlanDocument) -> None:
    here = {picture.key: picture.section_in(road_map.template) for picture in pictures_for(road_map.template)}
    assert here["people-in-hospital"] == "A3"
    assert here["money"] == "D1"
