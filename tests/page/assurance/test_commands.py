"""A plan is checked from the command line, and the exit code says whether something must be mended."""

import json
from pathlib import Path

import pytest
from tests.building import NOON, one_partnership, one_ward_plan, somebody

from lifecourse.assurance.api import Finding, FindingState, accept_finding, refresh_findings
from lifecourse.cli import main
from lifecourse.organisations.api import Role
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
ESSEX = str(Path(__file__).parents[3] / "examples" / "essex-2016")


def test_a_plan_in_files_is_checked_without_being_loaded(capsys):
    assert main(["plan", "check", ESSEX]) == 1
    said = capsys.readouterr().out
    assert "Transforming Care, 2015 to 2019 (transforming-care-2015)" in said
    assert "MUST BE MENDED" in said
    assert "16 to 23.5 fewer" in " ".join(said.split())
    assert max(len(line) for line in said.splitlines()) <= 110
    assert not Finding.objects.exists()


def test_the_same_as_data(capsys):
    assert main(["plan", "check", ESSEX, "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["pack"]["id"] == "transforming-care-2015"
    assert data["must_mend"] == sum(f["severity"] == "must-mend" for f in data["findings"])
    finding = next(f for f in data["findings"] if f["check"] == "reduction-not-today-less-range")
    assert finding["place"]["path"] == "2.2/planning-range/ccg/reduction_low"
    assert finding["expected"] == "16 to 23.5"


def test_a_plan_in_the_database_is_checked_and_what_is_found_is_kept(capsys):
    partnership = one_partnership()
    plan = one_ward_plan(partnership)
    assert main(["plan", "check", plan.slug]) == 1
    capsys.readouterr()
    manager = somebody(Role.PROGRAMME_MANAGER, partnership)
    for finding in plan.findings.filter(severity="must-mend"):
        accept_finding(finding=finding, by=manager, reason="This is a plan for a test", at=NOON)
    assert main(["plan", "check", plan.slug]) == 0
    assert "0 must be mended" in capsys.readouterr().out


def test_other_rules_are_tried_without_keeping_what_they_find(capsys):
    plan = one_ward_plan(one_partnership())
    refresh_findings(plan=plan, at=NOON)
    before = set(plan.findings.values_list("pk", "state"))
    main(["plan", "check", plan.slug, "--pack", "long-term-plan-2019"])
    assert "NHS Long Term Plan" in capsys.readouterr().out
    main(["plan", "check", plan.slug, "--on", "2025-06-01"])
    assert "2025/26" in capsys.readouterr().out
    assert set(plan.findings.values_list("pk", "state")) == before
    assert not plan.findings.filter(state=FindingState.MENDED).exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["plan", "check", "nonesuch"], "no plan nonesuch"),
        (["plan", "check", ESSEX, "--pack", "nonesuch"], "expected one of"),
        (["plan", "check", ESSEX, "--on", "2026-06-01"], "Choose one by hand"),
    ],
)
def test_what_cannot_be_checked_is_said_plainly(capsys, arguments, says):
    assert main(arguments) == 2
    assert says in capsys.readouterr().err


def test_every_check_is_listed(capsys):
    assert main(["plan", "checks"]) == 0
    assert "`adds-down`" in capsys.readouterr().out


def test_a_plan_is_planted_as_files_and_checked(capsys, tmp_path):
    folder = str(tmp_path / "planted")
    assert main(["plan", "plant", "--seed", "7", "--out", folder]) == 0
    said = capsys.readouterr().out
    assert "with 3 planted" in said
    assert main(["plan", "check", folder]) == 1
    assert "MUST BE MENDED" in capsys.readouterr().out


def test_the_same_seed_tells_the_same_faults(capsys):
    main(["plan", "plant", "--seed", "7"])
    first = capsys.readouterr().out
    main(["plan", "plant", "--seed", "7"])
    assert capsys.readouterr().out == first


def test_a_plan_is_held_against_its_neighbours(capsys):
    load_example(Path(ESSEX))
    assert main(["plan", "neighbours", "essex-2016"]) == 0
    assert "no provider or unit in common" in capsys.readouterr().out
    load_example(Path(ESSEX).parent / "saltings-2016")
    assert main(["plan", "neighbours", "essex-2016"]) == 1
    said = " ".join(capsys.readouterr().out.split())
    assert "Both speak of: Hertfordshire Partnership Trust." in said
    assert "2 things do not agree." in said
    assert main(["plan", "neighbours", "saltings-2016", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert [n["slug"] for n in data["neighbours"]] == ["essex-2016"]
    assert data["neighbours"][0]["findings"][0]["theirs"]
    assert main(["plan", "neighbours", "nonesuch"]) == 2
