"""A bid of a plan and the case that makes it lead to one another, for those who may read them."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.management import call_command
from tests.building import NOON, browser_of, one_partnership, people, somebody

from lifecourse.accounts.api import Stamp
from lifecourse.cases.operations.writing import begin_case
from lifecourse.organisations.api import Partnership, Role
from lifecourse.plans.api import Cell, PlanDocument, Row, Table, open_plan, template

pytestmark = pytest.mark.page
CASE = "/cases/one/team/"
BID = "/partnerships/one/bids/team/"


@pytest.fixture
def asked(db: None) -> Partnership:
    """A plan with one bid for 19 people, and a case that makes it for 20."""
    call_command("createcachetable", verbosity=0)
    partnership = one_partnership()
    form = template("transforming-care-2015")
    cells = {"bid": Cell(text="A team"), "bottom_up": Cell(figure=people(19))}
    bids = Table(template=form.table("bids"), rows=(Row(key="team", cells=cells),))
    document = PlanDocument(
        slug="plan",
        title="A plan",
        template=form,
        dated=date(2016, 4, 11),
        answers={},
        tables={"bids": bids},
    )
    open_plan(partnership=partnership, document=document, rules_on=date(2016, 4, 11), by=None, at=NOON)
    make(partnership, "team")
    return partnership


def make(partnership: Partnership, slug: str) -> None:
    about = {
        "slug": slug,
        "reference": f"Bid {slug}",
        "title": "A team",
        "template": "national-bid-2016",
        "organisation": "one-ccg",
        "first_day": "2016-04-01",
    }
    known = [{"group": "In hospital", "people": "20", "source": "Reviews"}]
    begin_case(
        partnership=partnership,
        data={"about": about, "rows": {"demand-known": known}},
        stamp=Stamp(key=uuid4(), by=None, at=NOON),
        place="a test",
    )


def test_the_plans_bids_and_the_case_lead_to_what_both_say(asked: Partnership) -> None:
    browser = browser_of(somebody(Role.BOARD_MEMBER, asked))
    section = browser.get("/plans/plan/section/6").content.decode()
    assert f'href="{BID}"' in section
    assert "Plan and case differ" in section
    assert f'href="{BID}"' in browser.get(CASE).content.decode()
    page = browser.get(BID).content.decode()
    assert "Plan and case differ in 1 of the numbers that both say (1)." in page
    assert f'href="{CASE}"' in page
    assert 'href="/plans/plan/section/6"' in page


def test_a_bid_that_no_plan_has_says_so(asked: Partnership) -> None:
    make(asked, "another")
    browser = browser_of(somebody(Role.BOARD_MEMBER, asked))
    assert (
        "No plan that you may read has this bid"
        in browser.get("/partnerships/one/bids/another/").content.decode()
    )


def test_who_may_not_read_the_case_finds_no_such_page(asked: Partnership) -> None:
    stranger = browser_of(somebody(Role.ADMINISTRATOR, asked))
    assert stranger.get(BID).status_code == 404
    reader = browser_of(somebody(Role.BOARD_MEMBER, asked))
    assert reader.get("/partnerships/one/bids/none/").status_code == 404
