"""Where a plan meets others: shown to those who may read both, and hinted at to nobody else."""

from pathlib import Path

import pytest
from django.test import Client
from tests.building import LONG_AGO, NOON, browser_of, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Role, give_role
from lifecourse.plans.api import Cell, Plan, put_back_plan, read_example
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page

PAGE = "/plans/saltings-2016/neighbours"


@pytest.fixture
def saltings(repository: Path, db: None) -> Plan:
    return load_example(repository / "examples/saltings-2016").plan


@pytest.fixture
def essex(repository: Path, saltings: Plan) -> Plan:
    return load_example(repository / "examples/essex-2016").plan


def reader_of(*plans: Plan) -> Client:
    """Somebody of the regional team, who looks at these plans."""
    account = somebody(None, plans[0].partnership)
    for plan in plans:
        also_reads(account, plan)
    return browser_of(account)


def also_reads(account: Account, plan: Plan) -> None:
    give_role(
        account=account,
        role=Role.ASSURER,
        organisation=Organisation.objects.get(code="nhs-england-region"),
        partnership=plan.partnership,
        from_date=LONG_AGO,
        by=None,
        at=NOON,
    )


def test_who_reads_both_plans_sees_what_does_not_agree_before_what_both_say(
    saltings: Plan, essex: Plan
) -> None:
    page = reader_of(saltings, essex).get(PAGE).content.decode()
    assert "2 things do not agree." in page
    assert "meets one other that you may read, at 2 providers, units or services." in page
    assert "47 beds (no date)" in page
    assert "42 beds (31 December 2015)" in page
    assert "Both partnerships name this provider under one code, hpft." in page
    assert page.index("What does not agree") < page.index("What both say")
    assert 'href="/plans/essex-2016/section/2.2#beds--low-secure--beds"' in page
    assert 'href="/plans/saltings-2016/section/2.2#beds--low-secure--beds"' in page


def test_who_reads_one_plan_is_told_nothing_of_the_other(saltings: Plan, essex: Plan) -> None:
    page = reader_of(saltings).get(PAGE).content.decode()
    assert "This plan meets no other plan that you may read." in page
    assert "Essex" not in page


def test_it_says_the_same_to_such_a_reader_whether_or_not_there_is_a_neighbour(
    repository: Path, saltings: Plan
) -> None:
    reader = reader_of(saltings)
    alone = reader.get(PAGE).content.decode().split("<main")[1]
    load_example(repository / "examples/essex-2016")
    assert reader.get(PAGE).content.decode().split("<main")[1] == alone


def test_who_may_not_read_the_plan_gets_404(saltings: Plan, essex: Plan) -> None:
    assert reader_of(essex).get(PAGE).status_code == 404


def test_whoever_is_not_signed_in_is_asked_to(saltings: Plan) -> None:
    assert Client().get(PAGE).status_code == 302


def test_a_finding_goes_when_either_plan_is_mended(repository: Path, saltings: Plan, essex: Plan) -> None:
    reader = reader_of(saltings, essex)
    assert "2 things do not agree." in reader.get(PAGE).content.decode()
    document = read_example(repository / "examples/saltings-2016").document
    stated = read_example(repository / "examples/essex-2016").document.table("beds").row("low-secure")
    assert stated is not None
    mended = document.with_cell("beds", "low-secure", "beds", Cell(figure=stated.figure("beds")))
    put_back_plan(plan=saltings, document=mended, by=None, at=NOON)
    page = reader.get(PAGE).content.decode()
    assert "1 thing does not agree." in page
    assert "42 beds" not in page


def test_a_plan_without_any_neighbour_says_how_to_come_by_one(plan: Plan, signed_in: SignedIn) -> None:
    page = signed_in(Role.ANALYST, plan.partnership).get("/plans/one-ward/neighbours").content.decode()
    assert "can give you a role to read its plan with" in page
