"""Options, criteria, scores and the basis are written by who writes cases, each as one part of the case."""

import pytest
from tests.page.cases.conftest import ABOUT
from tests.unit.cases.building import case_data

from lifecourse.cases.models import CasePart
from lifecourse.cases.operations.writing import begin_case
from lifecourse.cases.queries.cases import document_of
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
PAGE = "/cases/together/homecare/options/"


@pytest.fixture
def options(partners, stamp):
    return begin_case(partnership=partners, data=case_data(about=ABOUT), stamp=stamp(), place="a test")


@pytest.fixture
def writer(signed_in, partners, options):
    return signed_in(Role.PROGRAMME_MANAGER, partners)


def send(browser, address, changed):
    """Open a form and send it with some of it changed, as a browser would."""
    page = browser.get(PAGE + address)
    assert page.status_code == 200
    form = page.context["form"]
    drawn = {name: form[name].value() for name in form.fields}
    filled = {
        name: "on" if value is True else value for name, value in drawn.items() if value not in (None, False)
    }
    carried = page.context["carried"]
    return browser.post(
        PAGE + address, filled | {name: str(value) for name, value in carried.items()} | changed
    )


def errors(answer):
    return str(answer.context["form"].errors)


def test_weights_are_changed_together(writer, options):
    assert send(writer, "criteria/", {"weight_1": "50", "weight_2": "20"}).status_code == 302
    assert [int(one.weight) for one in document_of(options).appraisal.criteria] == [50, 20, 30]


def test_weights_that_do_not_come_to_100_are_refused(writer, options):
    assert "The weights come to 110" in errors(send(writer, "criteria/", {"weight_1": "50"}))
    assert "Enter a number" in errors(send(writer, "criteria/", {"weight_1": "a lot"}))
    assert "Enter what it weighs" in errors(send(writer, "criteria/", {"name_4": "Charm"}))
    assert CasePart.objects.filter(name="criteria").count() == 1


def test_a_criterion_is_added_and_gets_a_name_of_its_own(writer, options):
    send(writer, "criteria/", {"name_4": "Money", "weight_4": "10", "weight_1": "30"})
    assert [one.slug for one in document_of(options).appraisal.criteria] == [
        "access",
        "money",
        "risk",
        "money-2",
    ]


def test_a_criterion_goes_once_nothing_is_scored_by_it(writer, options):
    gone = {"name_3": "", "weight_1": "70"}
    assert "Options are scored by “Little risk”" in errors(send(writer, "criteria/", gone))
    for one in ("now", "one-place", "three-places"):
        send(writer, f"scores/{one}/", {"score_risk": ""})
    assert send(writer, "criteria/", gone).status_code == 302
    assert len(document_of(options).appraisal.criteria) == 2


def test_a_score_that_somebody_gives_is_theirs(writer, options):
    assert send(writer, "scores/now/", {"score_access": "3.5", "why_access": "Asked"}).status_code == 302
    scores = {(one.option, one.criterion): one for one in document_of(options).appraisal.scores}
    changed, kept = scores["now", "access"], scores["now", "money"]
    assert (str(changed.score), changed.why, changed.made_up) == ("7/2", "Asked", False)
    assert kept.made_up
    assert len(scores) == 9


@pytest.mark.parametrize("typed", ["11", "-1", "seven"])
def test_a_score_is_from_0_to_10(writer, options, typed):
    assert "score_access" in send(writer, "scores/now/", {"score_access": typed}).context["form"].errors


def test_an_option_is_added_and_changed_and_keeps_its_money(writer, options):
    send(writer, "add/", {"name": "Two places", "advantages": "Near\n\nKnown"})
    added = document_of(options).appraisal.options[-1]
    assert (added.number, added.slug, added.advantages) == (4, "two-places", ("Near", "Known"))
    send(writer, "option/one-place/", {"name": "One place for all"})
    changed = document_of(options).appraisal.option("one-place")
    assert changed.name == "One place for all"
    assert len(changed.money) == 2


def test_a_second_option_as_today_is_refused_in_words(writer, options):
    answer = send(writer, "option/one-place/", {"status_quo": "on"})
    assert "true for one option at most" in errors(answer)


def test_the_basis_is_changed(writer, options):
    told = {"project": "equipment-and-development", "mitigated": "75", "dealt_with": "Bought as it is"}
    assert send(writer, "basis/", told).status_code == 302
    basis = document_of(options).appraisal.basis
    assert (basis.hope.project, str(basis.hope.mitigated)) == ("equipment-and-development", "3/4")
    assert send(writer, "basis/", {"prices": "as-paid", "inflation": "2"}).status_code == 302
    assert "expected a number from 0 to 50" in errors(send(writer, "basis/", {"inflation": ""}))
    assert "expected the year of the decision" in errors(send(writer, "basis/", {"first_year": ""}))


def test_what_another_wrote_meanwhile_is_not_lost(writer, options):
    page = writer.get(f"{PAGE}criteria/")
    stale = {name: str(value) for name, value in page.context["carried"].items()}
    send(writer, "criteria/", {"weight_1": "50", "weight_2": "20"})
    answer = send(writer, "criteria/", stale | {"weight_1": "60", "weight_2": "10"})
    assert "Somebody else changed this part" in errors(answer)


@pytest.mark.parametrize("address", ["criteria/", "basis/", "add/", "option/now/", "scores/now/"])
def test_who_only_reads_writes_nothing(signed_in, partners, options, address):
    assert signed_in(Role.BOARD_MEMBER, partners).get(PAGE + address).status_code == 403
    assert signed_in(Role.CARE_COORDINATOR, partners).get(PAGE + address).status_code == 404


def test_an_option_that_is_none_is_not_there(writer, options):
    assert writer.get(f"{PAGE}option/fifth/").status_code == 404
    assert writer.get(f"{PAGE}scores/fifth/").status_code == 404
