"""What a model would be is kept by who writes cases, with its reason and what changed, once."""

from uuid import uuid4

import pytest
from tests.page.cases.conftest import ABOUT
from tests.unit.cases.models import published_data

from lifecourse.cases.models import CasePart
from lifecourse.cases.operations.modelling import keep_model
from lifecourse.cases.operations.writing import ChangedMeanwhile, begin_case
from lifecourse.cases.queries.cases import document_of
from lifecourse.cases.rules.what_if import moved
from lifecourse.organisations.api import NotAllowed, Role

pytestmark = pytest.mark.page
HERE = "/cases/together/access/model/"
KEEP = f"{HERE}keep/"
LATER = {"later-standardisation": "2", "without": "rutland"}


@pytest.fixture
def modelled(partners, stamp):
    """A case with the published model."""
    data = {"about": ABOUT | {"slug": "access", "reference": "A/2"}} | published_data()
    return begin_case(partnership=partners, data=data, stamp=stamp(), place="a test")


@pytest.fixture
def writer(modelled, partners, signed_in):
    """The browser of somebody who writes cases."""
    return signed_in(Role.PROGRAMME_MANAGER, partners)


def versions(case):
    """Every version of its model, the newest first."""
    return list(CasePart.objects.filter(case=case, name="model").order_by("-number"))


def sent(browser, asked, **more):
    """The form of the page, sent with the question in its address."""
    page = browser.get(KEEP, asked)
    filled = {"why": "The start slipped.", "read": page.context["carried"]["read"], "key": uuid4()} | more
    return filled, browser.post(KEEP, filled, query_params=asked)


def test_the_page_says_what_changes_before_it_is_kept(writer):
    page = writer.get(KEEP, LATER).content.decode()
    assert "Standardisation: the first quarter is 2016/17 Q4 instead of 2016/17 Q2." in page
    assert "Rutland customer service team stays out." in page
    assert "instead of £2,082,043.75" in page


def test_what_is_kept_is_the_case_and_its_history_says_why_and_what(writer, modelled):
    _, answer = sent(writer, {"later-standardisation": "2"})
    assert answer.url == HERE
    model = document_of(modelled).model
    assert str(model.phases[0].first) == "2016/17 Q4" or str(model.phases[1].first) == "2016/17 Q4"
    newest = versions(modelled)[0]
    assert newest.number == 2
    assert newest.why == (
        "The start slipped. Standardisation: the first quarter is 2016/17 Q4 instead of 2016/17 Q2."
    )
    page = writer.get(HERE).content.decode()
    assert "The start slipped." in page
    assert "£332,265.50 less" not in page
    assert "was £" not in page


def test_sent_twice_it_is_kept_once(writer, modelled):
    filled, _ = sent(writer, {"later-standardisation": "2"})
    again = writer.post(KEEP, filled, query_params={"later-standardisation": "2"})
    assert again.status_code == 302
    assert len(versions(modelled)) == 2
    assert str(document_of(modelled).model.phases[0].first) == "2016/17 Q4"


def test_what_somebody_else_kept_meanwhile_is_not_lost(writer, modelled):
    page = writer.get(KEEP, LATER)
    sent(writer, {"benefits": "50"})
    filled = {"why": "Late.", "read": page.context["carried"]["read"], "key": uuid4()}
    answer = writer.post(KEEP, filled, query_params=LATER).content.decode()
    assert "Somebody else changed this part" in answer
    assert len(versions(modelled)) == 2


def test_without_a_reason_nothing_is_kept(writer, modelled):
    sent(writer, LATER, why=" ")
    assert len(versions(modelled)) == 1


@pytest.mark.parametrize(
    "asked", [{}, {"certainty": "worst"}, {"later-standardisation": "99"}, {"benefits": "x"}]
)
def test_what_changes_nothing_or_cannot_be_has_no_page(writer, asked):
    assert writer.get(KEEP, asked).status_code == 302


def test_who_has_all_of_the_benefit_cannot_stay_out_and_be_kept(partners, stamp, signed_in):
    data = published_data()
    for one in data["model"]["participants"]:
        one["share"] = 100 if one["slug"] == "csc" else 0
    data["model"]["phases"] = data["model"]["phases"][:1]
    data |= {"about": ABOUT | {"slug": "access", "reference": "A/2"}}
    case = begin_case(partnership=partners, data=data, stamp=stamp(), place="a test")
    browser = signed_in(Role.PROGRAMME_MANAGER, partners)
    page = browser.get(KEEP, {"without": "csc"}).content.decode()
    assert "has no share of the benefit, so nobody can say who pays" in page
    assert "Keep it" not in page
    answer = browser.post(
        KEEP, {"why": "So.", "read": 1, "key": uuid4()}, query_params={"without": "csc"}
    ).content.decode()
    assert "has no share of the benefit" in answer
    assert len(versions(case)) == 1


def test_who_only_reads_may_not_keep(modelled, partners, signed_in):
    reader = signed_in(Role.BOARD_MEMBER, partners)
    assert "Keep this" not in reader.get(HERE, LATER).content.decode()
    assert reader.get(KEEP, LATER).status_code == 403
    assert signed_in(None, partners).get(KEEP, LATER).status_code == 404


def test_the_operation_asks_who_may_and_which_version_was_read(modelled, somebody, stamp):
    model = moved(document_of(modelled).model, "standardisation", 1)
    with pytest.raises(NotAllowed):
        keep_model(
            case=modelled, model=model, read=1, why="", stamp=stamp(somebody("council", Role.BOARD_MEMBER))
        )
    with pytest.raises(ChangedMeanwhile):
        keep_model(case=modelled, model=model, read=7, why="", stamp=stamp(somebody("council")))
