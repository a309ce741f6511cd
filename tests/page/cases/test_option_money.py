"""An option's own money and its part of the cost model are written on pages."""

from typing import Any

import pytest
from django.test import Client
from tests.page.cases.conftest import ABOUT
from tests.page.cases.test_parts import send
from tests.unit.cases.models import published_data

from lifecourse.cases.models import Case
from lifecourse.cases.operations.writing import begin_case
from lifecourse.cases.queries.cases import document_of
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
OPTIONS = "/cases/together/homecare/options/"
MONEY = f"{OPTIONS}option/one-place/money/"


def with_options(**more: Any) -> dict[str, Any]:
    """A case with two options, and what else is said of it."""
    options = [
        {"slug": "stay", "number": 1, "name": "Carry on", "status_quo": True},
        {"slug": "one-place", "number": 2, "name": "One place", "words": "Together"},
    ]
    return {"about": ABOUT, "options": options} | more


@pytest.fixture
def two_options(partners, stamp) -> Case:
    data = with_options(appraisal={"first_year": "2018/19"})
    return begin_case(partnership=partners, data=data, stamp=stamp(), place="a test")


@pytest.fixture
def client(partners, signed_in) -> Client:
    """Somebody who writes cases."""
    return signed_in(Role.PROGRAMME_MANAGER, partners)


def test_an_amount_is_added_by_year_and_counts(two_options, client):
    sent = {
        "organisation": "council",
        "goes": "cost",
        "years": "2018/19 120,000\r\n2019/20 £5,000.50",
        "capital": "on",
    }
    assert send(client, f"{MONEY}add/", **sent).status_code == 302
    option = document_of(two_options).appraisal.option("one-place")
    assert option.words == "Together"
    (money,) = option.money
    assert (money.organisation, money.capital, dict(money.by_year)) == (
        "council",
        True,
        {"2018/19": 12_000_000, "2019/20": 500_050},
    )
    shown = client.get(MONEY).content.decode()
    assert "2018/19: £120,000; 2019/20: £5,000.50" in shown
    assert "Cost, The council" in shown
    assert "£125" in client.get(OPTIONS).content.decode() or "£124" in client.get(OPTIONS).content.decode()
    assert send(client, f"{MONEY}1/", years="2018/19 9").status_code == 302
    assert send(client, f"{MONEY}1/out/").status_code == 302
    assert document_of(two_options).appraisal.option("one-place").money == ()


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ("2018/19", "has no amount"),
        ("2018/19 5\n2018/19 6", "stands twice"),
        ("2018/19 5k", "noughts and no letters"),
        ("2018 5", "a financial year such as 2016/17"),
        ("2017/18 5", "no year before the first, 2018/19"),
    ],
)
def test_what_is_no_amount_of_a_year_is_told(two_options, client, years, told):
    page = send(client, f"{MONEY}add/", organisation="council", goes="cost", years=years)
    assert told in page.content.decode()
    assert document_of(two_options).appraisal.option("one-place").money == ()


def test_the_year_of_the_decision_is_asked_first(partners, stamp, client):
    begin_case(partnership=partners, data=with_options(), stamp=stamp(), place="a test")
    assert "First say from when" in client.get(MONEY).content.decode()


def test_an_option_becomes_a_part_of_the_model_and_is_cut_loose(partners, stamp, client):
    data = with_options(appraisal={"first_year": "2016/17"}, **published_data())
    begin_case(partnership=partners, data=data, stamp=stamp(), place="a test")
    address = f"{OPTIONS}option/one-place/model/"
    phase = client.get(address).context["form"].fields["phases"].choices[0][0]
    assert send(client, address, part="on", phases=[phase], benefit_factor="50").status_code == 302
    model = document_of(Case.objects.get()).appraisal.option("one-place").model
    assert (model.phases, model.participants) == ((phase,), ())
    assert (model.cost_factor, model.benefit_factor * 2) == (1, 1)
    drawn = client.get(address).context["form"].initial
    assert (drawn["part"], drawn["benefit_factor"]) == (True, "50")
    page = client.get(address)
    carried = {name: str(value) for name, value in page.context["carried"].items()}
    assert client.post(address, carried).status_code == 302
    assert document_of(Case.objects.get()).appraisal.option("one-place").model is None


@pytest.mark.parametrize(
    "path",
    ["option/gone/money/", "option/one-place/money/1/", "option/one-place/model/", "option/gone/model/"],
)
def test_what_is_not_there_is_not_found(two_options, client, path):
    assert client.get(f"{OPTIONS}{path}").status_code == 404


@pytest.mark.parametrize("path", ["", "add/"])
def test_only_those_who_write_cases_write_money(two_options, partners, signed_in, path):
    assert signed_in(Role.BOARD_MEMBER, partners).get(MONEY + path).status_code == 403
    assert signed_in(Role.CARE_COORDINATOR, partners).get(MONEY + path).status_code == 404
