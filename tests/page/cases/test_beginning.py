"""A case is begun on a page, says again what it is, and shows what is still to be filled in."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import URLPattern, get_resolver
from tests.page.cases.conftest import ABOUT

from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.operations.writing import begin_case
from lifecourse.cases.queries.cases import document_of
from lifecourse.cases.rules.document import RESERVED
from lifecourse.cases.rules.template import templates
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
BEGIN = "/cases/together/begin/"
HIGH_LEVEL = f"{BEGIN}council-high-level-2013/"
SAID = {
    "title": "Live like others",
    "reference": "LC/1",
    "organisation": "council",
    "owner": "Head of commissioning",
    "first_day_day": "1",
    "first_day_month": "4",
    "first_day_year": "2026",
    "brief": "Twelve homes.",
    "source": "Report to the board, March 2026",
}


def test_every_kind_is_offered_with_what_it_is_for(partners, signed_in):
    page = signed_in(Role.PROGRAMME_MANAGER, partners).get(BEGIN).content.decode()
    for kind in templates().values():
        assert kind.about.replace("'", "&#x27;") in page
        assert f"{BEGIN}{kind.slug}/" in page


def test_a_case_is_begun_and_leads_to_what_is_to_be_filled_in(partners, signed_in):
    client = signed_in(Role.PROGRAMME_MANAGER, partners)
    sent = client.post(HIGH_LEVEL, SAID)
    assert sent.headers["Location"] == "/cases/together/live-like-others/parts/"
    about = document_of(Case.objects.get()).about
    assert (about.title, about.template, about.first_day) == (
        "Live like others",
        "council-high-level-2013",
        date(2026, 4, 1),
    )
    page = client.get(sent.headers["Location"]).content.decode()
    kind = templates()["council-high-level-2013"]
    places = [page.index(f">{one.title.replace(chr(39), '&#x27;')}</a>") for one in kind.parts]
    assert places == sorted(places)
    assert "16 of the 16 parts that a board asks for are still empty" in page


def test_sent_twice_it_is_begun_once(partners, signed_in):
    client = signed_in(Role.PROGRAMME_MANAGER, partners)
    sent = SAID | {"key": str(uuid4())}
    first, second = client.post(HIGH_LEVEL, sent), client.post(HIGH_LEVEL, sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert Case.objects.count() == 1


@pytest.mark.parametrize("title", ["Savings", "Begin", "Claims"])
def test_a_case_called_like_a_page_gets_an_address_of_its_own(partners, signed_in, title):
    client = signed_in(Role.PROGRAMME_MANAGER, partners)
    assert client.post(HIGH_LEVEL, SAID | {"title": title}).status_code == 302
    case = Case.objects.get()
    assert case.slug == f"{title.lower()}-2"
    assert title in client.get(f"/cases/together/{case.slug}/").content.decode()


def test_no_page_over_all_cases_stands_where_a_case_may():
    found = set()
    for one in get_resolver("lifecourse.cases.urls").url_patterns:
        assert isinstance(one, URLPattern)
        steps = str(one.pattern).split("/")
        if len(steps) > 1 and steps[0] == "<slug:partnership>" and not steps[1].startswith("<"):
            found.add(steps[1])
    assert found
    assert found <= RESERVED


def test_a_reference_that_another_case_has_is_refused_with_its_title(case, partners, signed_in, stamp):
    client = signed_in(Role.PROGRAMME_MANAGER, partners)
    page = client.post(HIGH_LEVEL, SAID | {"reference": "A/1"}).content.decode()
    assert "a case with the reference A/1 already: Tender homecare again" in page
    begin_case(
        partnership=partners,
        data={"about": ABOUT | {"slug": "other", "reference": "A/2"}},
        stamp=stamp(),
        place="t",
    )
    again = client.post("/cases/together/other/about/", SAID | {"reference": "A/1", "read": "1"})
    assert "a case with the reference A/1 already" in again.content.decode()


def test_what_a_case_is_is_said_again_and_what_was_said_is_kept(case, partners, signed_in):
    client = signed_in(Role.PROGRAMME_MANAGER, partners)
    address = "/cases/together/homecare/about/"
    assert client.get(address).context["form"].initial["owner"] == "Head of commissioning"
    assert client.post(address, SAID | {"read": "1"}).status_code == 302
    case.refresh_from_db()
    assert (case.slug, case.title, case.template) == ("homecare", "Live like others", ABOUT["template"])
    assert CasePart.objects.filter(case=case, name="about").count() == 2


def test_it_ends_on_no_day_before_it_begins(partners, signed_in):
    client = signed_in(Role.PROGRAMME_MANAGER, partners)
    last = {"last_day_day": "31", "last_day_month": "3", "last_day_year": "2026"}
    assert "It ends before it begins" in client.post(HIGH_LEVEL, SAID | last).content.decode()
    assert not Case.objects.exists()


@pytest.mark.parametrize("path", [BEGIN, HIGH_LEVEL])
def test_only_those_who_write_cases_begin_one(partners, signed_in, path):
    assert signed_in(Role.BOARD_MEMBER, partners).get(path).status_code == 403
    assert signed_in(Role.CARE_COORDINATOR, partners).get(path).status_code == 404
    assert signed_in(Role.PROGRAMME_MANAGER, partners).get(f"{BEGIN}no-such-kind/").status_code == 404


def test_the_list_offers_to_begin_one_where_none_stands_yet(partners, signed_in):
    assert BEGIN in signed_in(Role.PROGRAMME_MANAGER, partners).get("/cases/").content.decode()
    assert BEGIN not in signed_in(Role.BOARD_MEMBER, partners).get("/cases/").content.decode()
