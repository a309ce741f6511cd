"""Sound plans raise nothing, planted faults are found, and the same seed gives the same plan."""

from datetime import date

import pytest

from lifecourse.assurance.engine import check_document
from lifecourse.assurance.findings import Severity
from lifecourse.assurance.planting.faults import KINDS
from lifecourse.assurance.planting.folder import write_folder
from lifecourse.assurance.planting.plant import MOST_FAULTS, plan_without_faults, plant
from lifecourse.assurance.planting.scoring import points_at
from lifecourse.plans.api import read_example
from lifecourse.standards.api import pack

pytestmark = pytest.mark.unit

PACK = pack("transforming-care-2015")
DAY = date(2016, 4, 1)
# A few fixed seeds; benchmarks/planted_faults.py measures on seeds that nobody looked at.
SEEDS = range(1, 26)


def raised(document):
    findings = check_document(document, PACK, DAY)
    return [f for f in findings if f.severity is not Severity.FOR_INFORMATION]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_sound_plan_raises_nothing(seed):
    assert [f.sentence for f in raised(plan_without_faults(seed))] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_planted_fault_is_found_and_nothing_else(seed):
    made = plant(seed)
    findings = raised(made.document)
    for fault in made.faults:
        assert any(points_at(f.places, fault) for f in findings), fault.words
    for finding in findings:
        assert any(points_at(finding.places, fault) for fault in made.faults), finding.sentence


def test_the_same_seed_plants_the_same_faults():
    assert plant(7) == plant(7)
    assert plant(7).faults != plant(8).faults


def test_one_to_four_faults_are_planted_where_they_cannot_hide_each_other():
    for seed in SEEDS:
        faults = plant(seed).faults
        assert 1 <= len(faults) <= MOST_FAULTS
        places = [p for f in faults for p in f.places]
        assert len(places) == len(set(places))


def test_a_planted_plan_differs_from_the_sound_one():
    for seed in SEEDS:
        made = plant(seed)
        assert (made.document.answers, made.document.tables) != (made.sound.answers, made.sound.tables)


def test_every_family_of_checks_has_faults_to_find():
    families = {k.family for k in KINDS}
    assert {
        "parts",
        "sums",
        "wholes",
        "agreement",
        "beds",
        "range",
        "bids",
        "money",
        "milestones",
    } <= families
    assert len({k.name for k in KINDS}) == len(KINDS)


@pytest.mark.parametrize("seed", [3, 4])
def test_a_planted_plan_written_as_files_reads_back_with_the_same_findings(seed, tmp_path):
    made = plant(seed, national=True)
    write_folder(made.document, tmp_path)
    assert raised(read_example(tmp_path).document) == raised(made.document)
