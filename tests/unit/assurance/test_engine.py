"""The engine finds every check by looking, and every check says what it is."""

import re
from datetime import date
from pathlib import Path

import pytest
from tests.unit.assurance.building import PACK, SHAPE, plan

from lifecourse.assurance import checks as folder
from lifecourse.assurance.engine import all_checks, check_called, check_document, registered_checks
from lifecourse.assurance.findings import ARITHMETIC, CONVENTION, TEMPLATE, Severity
from lifecourse.assurance.parameters import parameters
from lifecourse.assurance.reference import reference_page
from lifecourse.standards.api import packs

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.id)
def test_a_check_says_what_it_is(check):
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", check.id)
    assert check.title
    assert check.why.endswith(".")
    assert check_called(check.id) is check


@pytest.mark.parametrize("check", all_checks(), ids=lambda c: c.id)
def test_a_check_rests_on_something_that_is_there(check):
    known = {ARITHMETIC, TEMPLATE, CONVENTION}
    for each in packs():
        known |= {*each.numbers, *each.dates, *each.lists}
    assert check.rule in known


def test_each_check_has_a_file_of_tests_of_its_own():
    modules = {Path(f).stem for f in Path(folder.__path__[0]).glob("*/*.py")} - {"__init__"}
    tests = {f.stem.removeprefix("test_") for f in (ROOT / "tests/unit/assurance/checks").glob("test_*.py")}
    assert modules == tests


def test_the_reference_page_is_made_from_the_checks():
    page = ROOT / "docs/reference/checks.md"
    assert page.read_text(encoding="utf-8") == reference_page(), (
        "Run: lifecourse plan checks > docs/reference/checks.md"
    )


def test_our_own_conventions_say_that_they_are_ours():
    for convention in parameters().conventions.values():
        assert convention.status == "local-convention"
        assert convention.next_review > convention.reviewed_on
        assert "national" in convention.why


def test_the_parameters_name_columns_that_the_template_has():
    for entry in parameters().parts:
        assert SHAPE.table(entry.table).column(entry.part)
        assert SHAPE.table(entry.table).column(entry.whole)
    for entry in parameters().shares:
        assert SHAPE.table(entry.table).column(entry.share)


def test_an_empty_plan_is_checked_with_every_pack_without_a_stumble():
    for each in packs():
        findings = check_document(plan(), each, date(2016, 4, 1))
        assert {f.check_id for f in findings} <= {"section-unanswered", "table-empty", "denominator-missing"}


def test_the_gravest_findings_come_first():
    answers = {s.key: "Said." for s in SHAPE.sections}
    findings = check_document(plan(answers), PACK, date(2016, 4, 1))
    order = [list(Severity).index(f.severity) for f in findings]
    assert order == sorted(order)


def test_no_two_findings_share_a_fingerprint():
    findings = check_document(plan(), PACK, date(2016, 4, 1))
    assert len({f.fingerprint for f in findings}) == len(findings)


def test_there_are_checks_in_every_family():
    families = {r.check.family for r in registered_checks()}
    assert families == set(type(next(iter(families))))
