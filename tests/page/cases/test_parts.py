"""Every list of a case is filled in on pages: added to, changed, put in order, and nothing is lost."""

from typing import Any

import pytest
from django.test import Client
from tests.page.cases.conftest import ABOUT

from lifecourse.cases.models import Case, CasePart
from lifecourse.cases.operations.writing import begin_case, write_part
from lifecourse.cases.queries.cases import document_of
from lifecourse.design.api import DayInput
from lifecourse.organisations.api import Role

pytestmark = pytest.mark.page
AT = "/cases/together/homes/parts/"


@pytest.fixture
def homes(partners, stamp) -> Case:
    """A high-level case of which nothing is filled in."""
    about = ABOUT | {"slug": "homes", "reference": "H/1", "template": "council-high-level-2013"}
    return begin_case(partnership=partners, data={"about": about}, stamp=stamp(), place="a test")


@pytest.fixture
def client(partners, signed_in) -> Client:
    """Somebody who writes cases."""
    return signed_in(Role.PROGRAMME_MANAGER, partners)


def send(client: Client, path: str, **typed: Any) -> Any:
    """Send the form of a page as a browser would: what it was drawn with, and what was typed over it."""
    page = client.get(path)
    assert page.status_code == 200, path
    return client.post(path, drawn_in(page) | typed)


def drawn_in(page: Any) -> dict[str, Any]:
    """What a form was drawn with, box by box, as a browser sends it back."""
    form = page.context["form"]
    drawn: dict[str, Any] = {name: str(value) for name, value in page.context["carried"].items()}
    for name, value in form.initial.items():
        if value in (None, False, ""):
            continue
        widget = form.fields[name].widget if name in form.fields else None
        if isinstance(widget, DayInput):
            boxes = zip(("day", "month", "year"), widget.decompress(value), strict=True)
            drawn |= {f"{name}_{part}": str(box) for part, box in boxes}
        else:
            drawn[name] = value
    return drawn


def test_rows_are_added_in_order_changed_and_taken_out(homes, client):
    for title in ("Staff leave", "Homes are late"):
        assert send(client, f"{AT}risks/add/", title=title).status_code == 302
    assert send(client, f"{AT}risks/add/", title="Money runs out", after="0").status_code == 302
    assert [one.title for one in document_of(homes).risks] == [
        "Money runs out",
        "Staff leave",
        "Homes are late",
    ]
    assert send(client, f"{AT}risks/1/", likelihood="L", after="3").status_code == 302
    last = document_of(homes).risks[-1]
    assert (last.title, last.likelihood) == ("Money runs out", "L")
    assert send(client, f"{AT}risks/1/out/").status_code == 302
    assert [one.title for one in document_of(homes).risks] == ["Homes are late", "Money runs out"]
    assert CasePart.objects.filter(case=homes, name="risks").count() == 5


def test_every_list_of_a_high_level_case_is_filled_in(homes, client):
    day = {"due_day": "1", "due_month": "9", "due_year": "2018"}
    sent = (
        ("milestones/add/", {"name": "Homes are found"} | day),
        ("milestones/add/", {"name": "People move", "informs": ["homes-are-found"]}),
        ("dependencies/add/", {"title": "The housing strategy", "how": "informs"}),
        ("impact/words/", {"who": "Twelve people", "worse": "Travel is longer"}),
        ("impact/add/", {"group": "disability", "words": "All of them"}),
        ("declared/add/", {"year": "2018/19", "pounds": "12,000.50"}),
        ("declared/add/", {"year": "2019/20"}),
        ("investment/add/", {"year": "2018/19", "revenue": "£20,000", "capital": "none"}),
        ("resources/add/", {"area": "Housing", "need": "A project lead", "days": "40"}),
        ("benefits/add/", {"name": "People live nearer", "baseline": "2", "target": "12"} | day),
        ("risks/add/", {"title": "Homes are late", "corporate": "CR4\r\nCR7"}),
    )
    for path, typed in sent:
        assert send(client, AT + path, **typed).status_code == 302, path
    found = document_of(homes)
    assert found.milestones[0].due is not None
    assert found.milestones[1].informs == ("homes-are-found",)
    assert found.dependencies[0].how == "informs"
    assert (found.impact.who, found.impact.groups[0].group.value) == ("Twelve people", "disability")
    assert [one.pence for one in found.declared] == [1_200_050, None]
    assert found.rows["investment"][0]["revenue"] == "£20,000"
    assert found.rows["resources"][0]["days"] == "40"
    assert found.benefits[0].target == 12
    assert found.risks[0].corporate == ("CR4", "CR7")
    page = client.get(AT).content.decode()
    assert page.count("Empty, and asked for") == 8
    assert "8 of the 16 parts that a board asks for are still empty" in page
    for path in ("milestones/", "impact/", "declared/", "investment/", "benefits/"):
        assert client.get(AT + path).status_code == 200
    shown = client.get(f"{AT}milestones/").content.decode()
    assert "Homes are found" in shown
    assert "1 September 2018" in shown
    assert "£12,000.50" in client.get(f"{AT}declared/").content.decode()


def test_what_is_wrong_stands_at_its_field(homes, client):
    page = send(client, f"{AT}declared/add/", year="2018")
    assert "A financial year such as 2016/17".lower() in str(page.context["form"].errors["year"]).lower()
    page = send(client, f"{AT}benefits/add/", name="Nearer", target="many")
    assert "a number from nothing up" in str(page.context["form"].errors["target"])
    assert send(client, f"{AT}risks/add/").context["form"].errors["title"]
    assert not CasePart.objects.filter(case=homes).exclude(name="about").exists()


def test_a_reason_is_asked_where_somebody_else_wrote_what_stands(homes, client, somebody, stamp):
    write_part(
        case=homes, name="risks", content=[{"title": "Theirs"}], read=0, stamp=stamp(somebody("council"))
    )
    assert "why" in send(client, f"{AT}risks/1/", title="Ours").context["form"].errors
    assert send(client, f"{AT}risks/1/", title="Ours", why="It was decided so").status_code == 302
    assert CasePart.objects.get(case=homes, name="risks", number=2).why == "It was decided so"
    # What one wrote oneself is changed without.
    assert send(client, f"{AT}risks/1/", title="Ours again").status_code == 302


def test_two_who_write_one_list_lose_nothing(homes, client, somebody, stamp):
    assert send(client, f"{AT}risks/add/", title="Ours").status_code == 302
    page = client.get(f"{AT}risks/1/")
    carried = {name: str(value) for name, value in page.context["carried"].items()}
    theirs = [{"title": "Theirs"}, {"title": "Ours"}]
    write_part(case=homes, name="risks", content=theirs, read=1, stamp=stamp(somebody("council")))
    sent = {"title": "Ours, said better", "why": "Clearer", "after": "0"}
    told = client.post(f"{AT}risks/1/", carried | sent)
    assert "Somebody else changed this part" in told.content.decode()
    carried |= {name: str(value) for name, value in told.context["carried"].items()}
    assert client.post(f"{AT}risks/1/", carried | sent).status_code == 302
    assert [one.title for one in document_of(homes).risks] == ["Ours, said better", "Theirs"]


def test_a_row_that_somebody_else_changed_is_not_written_over(homes, client, somebody, stamp):
    assert send(client, f"{AT}risks/add/", title="Ours").status_code == 302
    page = client.get(f"{AT}risks/1/")
    carried = {name: str(value) for name, value in page.context["carried"].items()}
    write_part(
        case=homes, name="risks", content=[{"title": "Theirs"}], read=1, stamp=stamp(somebody("council"))
    )
    for path in (f"{AT}risks/1/", f"{AT}risks/1/out/"):
        told = client.post(path, carried | {"title": "Ours again", "why": "Clearer"})
        assert "changed this very entry" in told.content.decode()
    assert [one.title for one in document_of(homes).risks] == ["Theirs"]


def test_a_name_that_was_once_given_is_not_given_again(homes, client):
    assert send(client, f"{AT}benefits/add/", name="Nearer").status_code == 302
    assert send(client, f"{AT}benefits/1/out/").status_code == 302
    assert send(client, f"{AT}benefits/add/", name="Nearer").status_code == 302
    assert document_of(homes).benefits[0].slug == "nearer-2"


def test_one_goes_on_adding(homes, client):
    sent = send(client, f"{AT}risks/add/", title="One", another="yes")
    assert sent.headers["Location"] == f"{AT}risks/add/"


def test_a_saving_is_taken_out(homes, client):
    address = "/cases/together/homes/savings/add/"
    assert send(client, address, name="Fewer beds", how="given", pounds="10").status_code == 302
    assert f"{AT}savings/1/out/" in client.get("/cases/together/homes/savings/").content.decode()
    assert client.get(f"{AT}savings/").headers["Location"] == "/cases/together/homes/savings/"
    assert send(client, f"{AT}savings/1/out/").status_code == 302
    assert document_of(homes).savings == ()


@pytest.mark.parametrize("path", ["", "risks/", "risks/add/", "risks/1/", "risks/1/out/", "impact/words/"])
def test_only_those_who_write_cases_fill_them_in(homes, partners, signed_in, stamp, path):
    write_part(case=homes, name="risks", content=[{"title": "A"}], read=0, stamp=stamp())
    assert signed_in(Role.PROGRAMME_MANAGER, partners).get(AT + path).status_code == 200
    assert signed_in(Role.BOARD_MEMBER, partners).get(AT + path).status_code == 403
    assert signed_in(Role.CARE_COORDINATOR, partners).get(AT + path).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "nothing/",
        "risks/9/",
        "risks/9/out/",
        "risks/0/",
        "risks/words/",
        "objectives/",
        "savings/add/",
        "model/",
    ],
)
def test_what_is_not_there_is_not_found(homes, client, path):
    assert client.get(AT + path).status_code == 404


def test_what_a_saving_costs_and_what_is_stated_of_it_are_lists_of_its_own(homes, client):
    at = "/cases/together/homes/savings/"
    assert send(client, f"{at}add/", name="Fewer beds", how="stated").status_code == 302
    month = {"month_day": "1", "month_month": "5", "month_year": "2018"}
    cost = {"organisation": "council", "pounds": "30,000", "months": "3", "words": "A lead"} | month
    assert send(client, f"{at}fewer-beds/list/costs/add/", **cost).status_code == 302
    assert send(client, f"{at}fewer-beds/list/stated/add/", year="2018/19", pounds="100").status_code == 302
    (saving,) = document_of(homes).savings
    assert (saving.costs[0].pence, saving.costs[0].months, saving.costs[0].month.month) == (3_000_000, 3, 5)
    assert [(one.year, one.pence) for one in saving.stated] == [("2018/19", 10_000)]
    shown = client.get(f"{at}fewer-beds/list/costs/").content.decode()
    assert "The council, 1 May 2018" in shown
    assert "£30,000" in shown
    assert f"{at}fewer-beds/list/stated/" in client.get(at).content.decode()
    # The saving's own form leaves its lists alone.
    assert send(client, f"{at}fewer-beds/change/", name="Far fewer beds").status_code == 302
    (saving,) = document_of(homes).savings
    assert (saving.name, len(saving.costs), len(saving.stated)) == ("Far fewer beds", 1, 1)
    page = send(client, f"{at}fewer-beds/list/costs/1/", months="0")
    assert "a whole number from 1" in str(page.context["form"].errors["months"])
    assert send(client, f"{at}fewer-beds/list/costs/1/out/").status_code == 302
    assert document_of(homes).savings[0].costs == ()
    for path in ("gone/list/costs/", "fewer-beds/list/nothing/", "fewer-beds/list/costs/1/"):
        assert client.get(at + path).status_code == 404


def test_a_new_saving_does_not_take_what_was_told_of_an_old_one(homes, client):
    at = "/cases/together/homes/savings/"
    assert send(client, f"{at}add/", name="Fewer beds", how="given", pounds="10").status_code == 302
    assert send(client, f"{AT}savings/1/out/").status_code == 302
    assert send(client, f"{at}add/", name="Fewer beds", how="given", pounds="10").status_code == 302
    assert [one.slug for one in document_of(homes).savings] == ["fewer-beds-2"]
