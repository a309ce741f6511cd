"""What forecasts rest on is taken from a plan, and where somebody says so from this area's own records."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.building import browser_of, one_partnership, one_ward_document, people, somebody
from tests.page.support.conftest import someone
from tests.page.support.test_stays import Desk, ago

from lifecourse.engine.pathways import Area, Basis
from lifecourse.forecasting.models import ForecastArea
from lifecourse.organisations.api import Organisation, Partnership, Role
from lifecourse.plans.api import Cell, Plan, Row, Table, open_plan

pytestmark = pytest.mark.page
PAGE = "/partnerships/one/forecast-area/"


@pytest.fixture
def partnership(db: None) -> Partnership:
    return one_partnership()


@pytest.fixture
def plan(partnership: Partnership) -> Plan:
    """Three people in hospital, of ten thousand adults with a learning disability."""
    document = one_ward_document()
    adults = people(10_000, quantity="population/adults-learning-disability")
    row = Row(key="adults", cells={"measure": Cell(text="Adults"), "people": Cell(figure=adults)})
    table = Table(template=document.template.table("population"), rows=(row,))
    document = document.with_rows("population", table.rows)
    return open_plan(
        document=document, partnership=partnership, rules_on=document.dated, by=None, at=timezone.now()
    )


def taken() -> Area:
    return Area.from_data(ForecastArea.objects.get().data)


def test_a_plan_is_taken_as_it_stands(partnership: Partnership, plan: Plan) -> None:
    browser = browser_of(somebody(Role.ANALYST, partnership))
    assert "From which plan?" in browser.get(PAGE).content.decode()
    answer = browser.post(PAGE, {"plan": plan.slug, "records": "plan"}, follow=True)
    assert answer.status_code == 200
    area = taken()
    assert area.value("people/locked-rehabilitation") == 3
    assert area.parameter("people/locked-rehabilitation").place == "2.2/inpatients/ward/people"
    assert area.people == ()


def test_records_are_taken_where_there_are_any(partnership: Partnership, plan: Plan) -> None:
    browser = browser_of(somebody(Role.ANALYST, partnership))
    none = browser.post(PAGE, {"plan": plan.slug, "records": "records"})
    assert "Nobody of this partnership is in its records" in none.content.decode()
    assert not ForecastArea.objects.exists()
    ccg = Organisation.objects.get(code="one-ccg")
    Desk(someone(ccg, "Ada Wren"), ccg, somebody(Role.CARE_COORDINATOR, partnership)).admit(ago(400))
    assert browser.post(PAGE, {"plan": plan.slug, "records": "records"}, follow=True).status_code == 200
    area = taken()
    assert [one.setting for one in area.people] == ["assessment-treatment"]
    assert area.parameter("admit/assessment-treatment").basis is Basis.COUNTED
    assert area.first_day == timezone.localdate().replace(day=1)
    last = [one for one in area.counted if one.day == area.first_day - timedelta(days=1)]
    assert {one.payer: one.people for one in last} == {"": 1, "icb": 1, "nhse": 0}


def test_only_those_who_change_its_figures_take_them(partnership: Partnership, plan: Plan) -> None:
    reader = browser_of(somebody(Role.BOARD_MEMBER, partnership))
    answer = reader.post(PAGE, {"plan": plan.slug, "records": "plan"})
    assert answer.status_code == 403
    assert not ForecastArea.objects.exists()
    other = browser_of(somebody(Role.ANALYST, one_partnership("two"), email="two@example.org"))
    assert other.get(PAGE).status_code == 404
