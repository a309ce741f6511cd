"""The example of Essex and its made-up neighbour: the two things planted are found, and nothing else."""

from pathlib import Path

import pytest
from tests.unit.assurance.neighbours.building import side

from lifecourse.assurance.api import Severity, check_document
from lifecourse.assurance.neighbours.engine import hold_against, neighbour_checks
from lifecourse.assurance.neighbours.meeting import Side
from lifecourse.plans.api import Example, read_example
from lifecourse.standards.api import pack_in_force

pytestmark = pytest.mark.unit

EXAMPLES = Path(__file__).parents[4] / "examples"


def example(name: str) -> Example:
    return read_example(EXAMPLES / name)


def side_of(read: Example) -> Side:
    providers = [o for o in read.partnership["organisations"] if o["role"] == "provider"]
    name = read.partnership["partnership"]["name"]
    return side(read.document, name, *((o["code"], o["name"]) for o in providers))


def test_what_was_planted_is_found_and_nothing_else():
    held = hold_against(side_of(example("essex-2016")), side_of(example("saltings-2016")))
    assert {f.check_id for f in held.findings} == {"unit-beds-differ", "relied-on-and-stopped"}
    assert len(held.findings) == 2
    said = " ".join(f.sentence for f in held.findings)
    for part in ("47 beds", "42 beds", "High, medium and low secure beds", "9 beds"):
        assert part in said


def test_they_meet_at_one_unit_and_one_provider():
    held = hold_against(side_of(example("essex-2016")), side_of(example("saltings-2016")))
    assert [m.name for m in held.meetings] == [
        "Low or medium secure hospital, North East Essex",
        "Hertfordshire Partnership Trust",
    ]


def test_the_neighbour_is_sound_by_itself():
    read = example("saltings-2016")
    found = check_document(read.document, pack_in_force(read.rules_on), read.rules_on)
    assert [f.sentence for f in found if f.severity is Severity.MUST_MEND] == []


def test_the_neighbour_says_of_itself_that_it_is_made_up():
    read = example("saltings-2016")
    assert "made-up" in read.document.title
    assert "made up" in read.partnership["partnership"]["name"]
    assert "invented" in (EXAMPLES / "saltings-2016/README.md").read_text(encoding="utf-8")


def test_organisations_that_both_name_are_written_alike_so_that_neither_overwrites_the_other():
    essex, saltings = (
        {o["code"]: (o["name"], o["kind"]) for o in example(name).partnership["organisations"]}
        for name in ("essex-2016", "saltings-2016")
    )
    shared = essex.keys() & saltings.keys()
    assert shared == {"hpft", "nhs-england-region"}
    assert all(essex[code] == saltings[code] for code in shared)


def test_every_check_has_an_id_of_its_own_and_says_why():
    checks = neighbour_checks()
    assert len({c.id for c in checks}) == len(checks) == 5
    assert all(c.why.endswith(".") for c in checks)
