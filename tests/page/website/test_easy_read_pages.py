"""The pages of the Easy Read summary: drafting, writing, reading, checking, and every form of it."""

import zipfile
from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from tests.building import NOON, one_partnership, one_ward_plan, somebody

from lifecourse.accounts.api import Account, set_up_second_factor
from lifecourse.organisations.api import Role
from lifecourse.plans.api import Plan
from lifecourse.publishing.api import draft_easy_read, summary_of_plan
from lifecourse.publishing.models import EasyReadLine, PanelCheck

pytestmark = [pytest.mark.page, pytest.mark.django_db]

FORMS = ("easy-read.html", "easy-read.pdf", "easy-read.docx")


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


def sign_in(client: Client, account: Account) -> Client:
    set_up_second_factor(account=account, secret="JBSWY3DPEHPK3PXP")
    client.force_login(account)
    return client


@pytest.fixture
def manager(client: Client, plan: Plan) -> Client:
    """A browser in which a programme manager is signed in, beside a drafted summary."""
    account = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    draft_easy_read(plan=plan, by=account, at=NOON)
    return sign_in(client, account)


def page(client: Client, plan: Plan, more: str = "") -> str:
    answer = client.get(f"/plans/{plan.slug}/easy-read{more}")
    assert answer.status_code == 200
    return answer.content.decode()


def line(plan: Plan, key: str = "in-hospital") -> EasyReadLine:
    return EasyReadLine.objects.get(easy_read__plan=plan, key=key)


def written(row: EasyReadLine, text: str) -> dict[str, str]:
    return {
        "text": text,
        "picture": row.picture,
        "part": row.part,
        "seen_text": row.text,
        "seen_picture": row.picture,
        "seen_part": row.part,
    }


def test_a_plan_without_a_summary_offers_to_draft_one(client: Client, plan: Plan) -> None:
    sign_in(client, somebody(Role.PROGRAMME_MANAGER, plan.partnership))
    assert "Draft it from the plan" in page(client, plan)
    assert client.get(f"/plans/{plan.slug}/easy-read.pdf").status_code == 404
    client.post(f"/plans/{plan.slug}/easy-read", {"do": "draft"})
    text = page(client, plan)
    assert "<mark>3 people</mark>" in text
    assert "People have not tested these words" in text


def test_who_may_only_read_is_offered_nothing_to_change(client: Client, plan: Plan) -> None:
    draft_easy_read(plan=plan, by=None, at=NOON)
    sign_in(client, somebody(Role.BOARD_MEMBER, plan.partnership))
    text = page(client, plan)
    assert 'value="remove"' not in text
    for more in ("/line/in-hospital", "/add", "/check"):
        assert client.get(f"/plans/{plan.slug}/easy-read{more}").status_code == 403
    assert client.post(f"/plans/{plan.slug}/easy-read", {"do": "draft"}).status_code == 403


@pytest.mark.parametrize("address", ["easy-read", "easy-read/add", "easy-read/line/in-hospital", *FORMS])
def test_somebody_from_elsewhere_learns_nothing(client: Client, plan: Plan, address: str) -> None:
    draft_easy_read(plan=plan, by=None, at=NOON)
    sign_in(client, somebody(Role.PROGRAMME_MANAGER, one_partnership("two")))
    assert client.get(f"/plans/{plan.slug}/{address}").status_code == 404


def test_a_typed_number_is_refused_beside_what_was_typed(manager: Client, plan: Plan) -> None:
    answer = manager.post(
        f"/plans/{plan.slug}/easy-read/line/in-hospital",
        written(line(plan), "There are 3 people in hospital."),
    )
    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Put the plan&#x27;s figure here instead" in text
    assert "There are 3 people in hospital." in text


def test_a_line_is_written_and_says_by_whom(manager: Client, plan: Plan) -> None:
    address = f"/plans/{plan.slug}/easy-read/line/in-hospital"
    assert manager.post(address, written(line(plan), "We know of [people in hospital].")).status_code == 302
    text = page(manager, plan)
    assert "We know of <mark>3 people</mark>." in text
    assert "Written by Sam Programme_Manager" in text


def test_the_second_of_two_writers_sees_both_lines_and_may_then_save(manager: Client, plan: Plan) -> None:
    address = f"/plans/{plan.slug}/easy-read/line/in-hospital"
    mine = written(line(plan), "We see [people in hospital].")
    manager.post(address, written(line(plan), "We know of [people in hospital]."))
    answer = manager.post(address, mine)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "We know of [people in hospital]." in text
    assert "We see [people in hospital]." in text
    assert 'name="seen_text" value="We know of [people in hospital]."' in text
    again = mine | {"seen_text": line(plan).text}
    assert manager.post(address, again).status_code == 302


def test_lines_are_added_taken_out_and_brought_back(manager: Client, plan: Plan) -> None:
    address = f"/plans/{plan.slug}/easy-read"
    new = {"text": "We listen to you.", "picture": "listen", "part": "about"}
    assert manager.post(f"{address}/add", new).status_code == 302
    assert "We listen to you." in page(manager, plan)
    manager.post(address, {"do": "remove", "line": "tell-us"})
    assert "Bring it back" in page(manager, plan)
    manager.post(address, {"do": "back", "line": "tell-us"})
    assert "Bring it back" not in page(manager, plan)


def test_a_check_is_recorded_for_the_copy_that_was_read_and_shown_on_it(manager: Client, plan: Plan) -> None:
    address = f"/plans/{plan.slug}/easy-read"
    manager.post(address, {"do": "contact", "contact": "easyread@example.org"})
    summary = summary_of_plan(plan)
    assert summary is not None
    manager.post(address, {"do": "read", "seen": summary.content_hash})
    said = {"panel": "The Tuesday group", "people": "6", "held_on": "2016-04-01", "said": "It is clear."}
    refused = manager.post(f"{address}/check", said | {"code": "00000000"})
    assert "another wording" in refused.content.decode()
    assert not PanelCheck.objects.exists()
    assert "People have not tested this paper yet." in page(manager, plan, ".html")
    assert manager.post(f"{address}/check", said | {"code": summary.code}).status_code == 302
    assert "The Tuesday group checked this paper on 1 April 2016." in page(manager, plan, ".html")


def test_the_page_says_where_every_number_comes_from(manager: Client, plan: Plan) -> None:
    text = page(manager, plan)
    assert "Every number and where it comes from" in text
    assert "The stated total of people in hospital, or else its rows added up" in text


def test_a_picture_is_found_without_losing_what_was_typed(manager: Client, plan: Plan) -> None:
    typed = written(line(plan), "We know of [people in hospital].") | {"look_for": "picture", "find": "money"}
    answer = manager.post(f"/plans/{plan.slug}/easy-read/line/in-hospital", typed)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "We know of [people in hospital]." in text
    assert '<option value="money"' in text
    assert ">A hospital</option>" not in text
    assert 'name="seen_picture" value="hospital"' in text
    assert line(plan).text == "The plan counts [people in hospital] in hospital."


def test_too_long_a_way_to_reach_somebody_is_said_and_not_dropped(manager: Client, plan: Plan) -> None:
    answer = manager.post(f"/plans/{plan.slug}/easy-read", {"do": "contact", "contact": "a" * 201})
    assert answer.status_code == 422
    assert "200" in answer.content.decode()


def test_home_asks_for_lines_to_be_read_when_the_plan_has_moved(manager: Client, plan: Plan) -> None:
    assert "of the Easy Read summary again" in manager.get("/").content.decode()
    address = f"/plans/{plan.slug}/easy-read"
    manager.post(address, {"do": "contact", "contact": "easyread@example.org"})
    assert "of the Easy Read summary again" not in manager.get("/").content.decode()


def test_a_line_with_a_hole_in_it_is_marked_and_not_printed(manager: Client, plan: Plan) -> None:
    assert "Until then this line is not printed" in page(manager, plan)
    assert "Contact us" not in page(manager, plan, ".html")


def test_words_that_people_type_cannot_act(manager: Client, plan: Plan) -> None:
    new = {"text": "We <script>alert()</script> listen.", "picture": "listen", "part": "about"}
    manager.post(f"/plans/{plan.slug}/easy-read/add", new)
    for more in ("", ".html"):
        assert "<script>alert" not in page(manager, plan, more)


def test_every_form_says_the_same(manager: Client, plan: Plan) -> None:
    said = "The plan counts 3 people in hospital."
    assert said in page(manager, plan, ".html")
    word = manager.get(f"/plans/{plan.slug}/easy-read.docx").content
    inside = zipfile.ZipFile(BytesIO(word)).read("word/document.xml").decode()
    assert said in inside
    assert 'descr="A hospital"' in inside
    pdf = manager.get(f"/plans/{plan.slug}/easy-read.pdf").content
    with pikepdf.open(BytesIO(pdf)) as opened:
        assert len(opened.pages) == 2
        assert manager.get(f"/plans/{plan.slug}/easy-read.exe").status_code == 404
