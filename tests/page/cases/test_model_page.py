"""The page of a model says every figure, and every figure as it would be."""

import pytest
from tests.page.cases.conftest import ABOUT
from tests.unit.cases.models import published_data

from lifecourse.cases.operations.writing import begin_case
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
HERE = "/cases/together/access/model/"


@pytest.fixture
def modelled(partners, stamp):
    """A case with the published model."""
    data = {"about": ABOUT | {"slug": "access", "reference": "A/2"}} | published_data()
    return begin_case(partnership=partners, data=data, stamp=stamp(), place="a test")


@pytest.fixture
def client_of(modelled, partners, signed_in):
    """The browser of somebody who may read it."""
    return signed_in(Role.PROGRAMME_MANAGER, partners)


def test_every_figure_stands_on_the_page(client_of):
    page = client_of.get(HERE).content.decode()
    for words in ("£2,273,100", "£4,355,143.75", "£703,600", "£1,171,200", "£398,300", "2017/18 Q3"):
        assert words in page
    assert "was £" not in page


def test_a_later_phase_says_what_was(client_of):
    page = client_of.get(HERE, {"later-standardisation": 2}).content.decode()
    assert "What would be" in page
    assert "£332,265.50 less" in page
    assert "was 2016/17 Q2" in page


def test_who_stays_out_is_paid_for_by_the_others(client_of):
    page = client_of.get(HERE, {"without": ["rutland"]}).content.decode()
    assert "was £121,766.95" in page


@pytest.mark.parametrize(
    "asked",
    [
        {"later-standardisation": -1},
        {"later-standardisation": 99},
        {"later-migration": "x"},
        {"benefits": -5},
        {"without": ["nobody"]},
        {"certainty": "sure"},
    ],
)
def test_what_cannot_be_is_said_and_the_case_stands(client_of, asked):
    page = client_of.get(HERE, asked).content.decode()
    assert "This cannot be worked out" in page
    assert "£2,273,100" in page


def test_everybody_out_is_refused_in_words(client_of, modelled):
    names = [one["slug"] for one in published_data()["model"]["participants"]]
    page = client_of.get(HERE, {"without": names}).content.decode()
    assert "With nobody there is no model." in page


def test_a_case_without_a_model_has_no_such_page(case, partners, signed_in):
    here = "/cases/together/homecare/model/"
    assert signed_in(Role.BOARD_MEMBER, partners).get(here).status_code == 404
    assert signed_in(Role.PROGRAMME_MANAGER, partners).get(here).url == f"{here}frame/"


def test_who_may_not_see_the_case_finds_no_page(modelled, partners, signed_in):
    assert signed_in(None, partners).get(HERE).status_code == 404
