"""Pages of a plan: who sees them, what they say, and what changing something does."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from tests.building import one_partnership, one_ward_plan, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Partnership, Role
from lifecourse.plans.api import Plan, document_of
from lifecourse.website import demonstration

pytestmark = pytest.mark.page

PAGES = [
    "/plans/one-ward/",
    "/plans/one-ward/section/2.2",
    "/plans/one-ward/section/2.2/write",
    "/plans/one-ward/table/inpatients/figures",
    "/plans/one-ward/table/inpatients/add",
    "/plans/one-ward/table/inpatients/ward",
    "/plans/one-ward/table/inpatients/ward/remove",
    "/plans/one-ward/figure/inpatients/ward/people",
    "/plans/one-ward/findings",
    "/plans/one-ward/picture/people-in-hospital",
    "/plans/one-ward/picture/beds",
    "/plans/one-ward/picture/money",
    "/plans/one-ward/picture/route-map",
    "/plans/one-ward/picture/risks",
    "/plans/one-ward/rules",
    "/plans/one-ward/questions",
    "/plans/one-ward/questions/ask?about=2.2",
    "/plans/one-ward/evidence",
    "/plans/one-ward/evidence/add?about=2.2",
    "/plans/one-ward/progress",
    "/plans/one-ward/progress/assign",
]


@pytest.mark.parametrize("address", PAGES)
def test_whoever_belongs_to_the_partnership_reads_the_page(
    plan: Plan, signed_in: SignedIn, address: str
) -> None:
    for role in (Role.PROGRAMME_MANAGER, Role.BOARD_MEMBER):
        answer = signed_in(role, plan.partnership).get(address)
        assert answer.status_code == 200


@pytest.mark.parametrize("address", [*PAGES, "/plans/one-ward/publish", "/plans/one-ward/paper"])
def test_nobody_else_learns_that_the_plan_exists(plan: Plan, signed_in: SignedIn, address: str) -> None:
    stranger = signed_in(Role.PROGRAMME_MANAGER, one_partnership("other"))
    administrator = signed_in(Role.ADMINISTRATOR, plan.partnership)
    for client in (stranger, administrator):
        there = client.get(address)
        not_there = client.get(address.replace("one-ward", "no-such-plan"))
        assert there.status_code == not_there.status_code == 404
        # Each answer has a token of its own, so the two are told apart by no more than their length.
        assert len(there.content.replace(b"one-ward", b"")) == len(
            not_there.content.replace(b"no-such-plan", b"")
        )
    assert Client().get(address).status_code == 302


@pytest.mark.parametrize(
    "address",
    [
        "/plans/one-ward/section/9.9",
        "/plans/one-ward/table/nonsense/figures",
        "/plans/one-ward/table/inpatients/nobody",
        "/plans/one-ward/figure/inpatients/ward/commissioner",
        "/plans/one-ward/figure/inpatients/ward/nonsense",
        "/plans/one-ward/picture/nonsense",
        "/plans/one-ward/findings/999999",
    ],
)
def test_what_is_not_there_is_not_found(plan: Plan, signed_in: SignedIn, address: str) -> None:
    assert signed_in(Role.PROGRAMME_MANAGER, plan.partnership).get(address).status_code == 404


def test_a_figure_is_changed_with_its_date_and_source(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.ANALYST, plan.partnership)
    answer = client.post(
        "/plans/one-ward/figure/inpatients/ward/people",
        {
            "value": "12",
            "qualifier": "about",
            "unit": "people",
            "as_at": "31/03/2016",
            "source": "Ward records",
            "confidence": "counted",
            "note": "",
        },
    )
    assert answer.status_code == 302
    assert answer["Location"].endswith("/section/2.2#inpatients--ward--people")
    plan.refresh_from_db()
    figure = document_of(plan).rows("inpatients")[0].figure("people")
    assert figure is not None
    assert (figure.value, figure.qualifier, figure.source) == (Decimal(12), "about", "Ward records")
    assert figure.quantity == "inpatients/ccg-independent-hospital"
    page = client.get(answer["Location"]).content.decode()
    assert "Sam Analyst" in page
    assert "Ward records" in page


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("value", "many", "is not a number"),
        ("as_at", "soon", "is not a day"),
        ("source", "", "Say where the number comes from"),
    ],
)
def test_a_figure_that_cannot_be_read_is_refused_and_nothing_is_lost(
    plan: Plan, signed_in: SignedIn, field: str, typed: str, words: str
) -> None:
    typed_all = {
        "value": "12",
        "qualifier": "exactly",
        "unit": "people",
        "as_at": "31/03/2016",
        "source": "Ward records",
        "confidence": "counted",
    }
    client = signed_in(Role.ANALYST, plan.partnership)
    answer = client.post("/plans/one-ward/figure/inpatients/ward/people", typed_all | {field: typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "31/03/2016" in page or field == "as_at"
    plan.refresh_from_db()
    assert plan.revision == 1


def seen_on(client: Client, address: str) -> str:
    found = re.search(r'name="seen" value="([^"]+)"', client.get(address).content.decode())
    assert found is not None
    return found[1]


def test_the_second_to_change_a_figure_is_shown_the_first(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.ANALYST, plan.partnership)
    address = "/plans/one-ward/figure/inpatients/ward/people"
    typed = {"qualifier": "exactly", "unit": "people", "source": "Ward records", "confidence": "counted"}
    opened = seen_on(client, address)
    assert client.post(address, typed | {"value": "12", "seen": opened}).status_code == 302
    refused = client.post(address, typed | {"value": "4", "seen": opened})
    assert refused.status_code == 422
    assert "it now says 12 people" in refused.content.decode()
    again = seen_on(client, address)
    assert f'value="{again}"' in refused.content.decode()
    assert client.post(address, typed | {"value": "4", "seen": again}).status_code == 302


def test_what_changed_since_it_was_read_is_not_accepted_unread(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    client.get("/plans/one-ward/findings")
    finding = plan.findings.filter(state="open").earliest("pk")
    address = f"/plans/one-ward/findings/{finding.pk}"
    opened = seen_on(client, address)
    plan.findings.filter(pk=finding.pk).update(evidence="other figures")
    refused = client.post(address, {"reason": "Agreed by the board in May.", "seen": opened})
    assert refused.status_code == 422
    assert "have changed since you opened it" in refused.content.decode()
    assert plan.findings.get(pk=finding.pk).state == "open"


def test_several_numbers_are_saved_at_once_or_not_at_all(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.ANALYST, plan.partnership)
    address = "/plans/one-ward/table/inpatients/figures"
    answer = client.post(address, {"ward--people": "x", "seen--ward--people": "3"})
    assert answer.status_code == 422
    assert 'value="x"' in answer.content.decode()
    assert client.post(address, {"ward--people": "5", "seen--ward--people": "3"}).status_code == 302


def test_saving_without_a_change_changes_nothing(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.ANALYST, plan.partnership)
    client.post("/plans/one-ward/table/inpatients/figures", {"ward--people": "3", "seen--ward--people": "3"})
    plan.refresh_from_db()
    assert plan.revision == 1


def test_whoever_may_not_change_is_told_so(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.BOARD_MEMBER, plan.partnership)
    answer = client.post(
        "/plans/one-ward/table/inpatients/figures", {"ward--people": "9", "seen--ward--people": "3"}
    )
    assert answer.status_code == 422
    assert "You may not change figures" in answer.content.decode()
    answer = client.post("/plans/one-ward/section/2.2/write", {"text": "x", "state": "ready", "seen": ""})
    assert answer.status_code == 422


def test_a_text_is_shown_without_anything_that_can_act(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    hostile = "<script>alert(1)</script> [x](javascript:alert(1)) **bold** <img src=x onerror=alert(1)>"
    client.post(
        "/plans/one-ward/section/2.2/write",
        {"text": hostile, "state": "drafting", "seen": "Three people are in hospital."},
    )
    page = client.get("/plans/one-ward/section/2.2").content.decode()
    assert "<strong>bold</strong>" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'href="javascript' not in page


def test_a_finding_is_accepted_with_a_reason_and_the_acceptance_taken_back(
    plan: Plan, signed_in: SignedIn
) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    manager.get("/plans/one-ward/findings")
    number = plan.findings.filter(state="open").values_list("pk", flat=True)[0]
    address = f"/plans/one-ward/findings/{number}"
    assert manager.post(address, {"reason": ""}).status_code == 422
    assert manager.post(address, {"reason": "Agreed by the board in May."}).status_code == 302
    assert "Agreed by the board in May." in manager.get(address).content.decode()
    assert manager.post(address, {"withdraw": "yes"}).status_code == 302
    assert plan.findings.get(pk=number).state == "open"
    analyst = signed_in(Role.ANALYST, plan.partnership)
    refused = analyst.post(address, {"reason": "I would like it gone."})
    assert refused.status_code == 422
    assert "You may not accept a finding" in refused.content.decode()


def test_the_rules_are_chosen_by_hand_and_the_page_names_them(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    assert client.post("/plans/one-ward/rules", {"pack": "long-term-plan-2019"}).status_code == 302
    assert "chosen by hand" in client.get("/plans/one-ward/rules").content.decode()
    assert client.post("/plans/one-ward/rules", {"pack": "nonsense"}).status_code == 422


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("3", "3 people"),
        ("£3", "3 people"),
        ("hospital", "2.2 People in hospital"),
        ("ONE WARD", "A plan with one ward"),
        ("zebra", "Nothing that you may see"),
        ("", "Type a word or a number"),
        ("<script>", "&lt;script&gt;"),
    ],
)
def test_find_says_what_was_found_and_why(plan: Plan, signed_in: SignedIn, asked: str, words: str) -> None:
    page = signed_in(Role.BOARD_MEMBER, plan.partnership).get("/find", {"q": asked})
    assert words in page.content.decode()


def test_find_finds_nothing_of_others(partnership: Partnership, signed_in: SignedIn) -> None:
    one_ward_plan(one_partnership("other"), "their-plan")
    page = signed_in(Role.BOARD_MEMBER, partnership).get("/find", {"q": "ward"})
    assert "Nothing that you may see" in page.content.decode()


def test_home_names_what_somebody_can_do_and_nothing_else(plan: Plan, signed_in: SignedIn) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership).get("/").content.decode()
    assert "Mend" in manager
    board = signed_in(Role.BOARD_MEMBER, plan.partnership).get("/").content.decode()
    assert "Nothing in this plan waits for you." in board


def test_no_demonstration_is_put_into_a_database_with_people_of_its_own(partnership: Partnership) -> None:
    somebody(Role.ANALYST, partnership)
    with pytest.raises(demonstration.NotForDemonstrations):
        demonstration.prepare()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("name", ["Add", "Figures"])
def test_a_row_may_be_called_what_another_page_is_called(plan: Plan, signed_in: SignedIn, name: str) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    added = client.post("/plans/one-ward/table/workstreams/add", {"name": name})
    assert added.status_code == 302
    assert "Change a row" in client.get(added["Location"]).content.decode()
