"""Rows of a table on their own pages: their words, their order, and taking them out."""

import pytest
from django.test import Client
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Role
from lifecourse.plans.api import Plan, document_of

pytestmark = pytest.mark.page


@pytest.fixture
def manager(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, plan.partnership)


def add(manager: Client, table: str, name: str) -> str:
    answer = manager.post(f"/plans/one-ward/table/{table}/add", {"name": name})
    assert answer.status_code == 302
    return str(answer["Location"])


def rows_of(plan: Plan, table: str) -> list[str]:
    plan.refresh_from_db()
    return [row.key for row in document_of(plan).rows(table)]


def test_a_row_is_added_and_its_words_are_filled_in(plan: Plan, manager: Client) -> None:
    page = add(manager, "milestones", "Homes are bought")
    typed = {
        "group": "Housing",
        "milestone": "Homes are bought",
        "kind": "work",
        "starts": "1/4/2016",
        "ends": "2016-06-30",
        "deliverable": "",
        "lead": "Housing lead",
        "notes": "",
    }
    assert manager.post(page, typed).status_code == 302
    plan.refresh_from_db()
    row = document_of(plan).rows("milestones")[0]
    assert (row.text("starts"), row.text("ends"), row.text("kind")) == ("2016-04-01", "2016-06-30", "work")


def test_what_a_milestone_comes_after_is_chosen_among_the_others(plan: Plan, manager: Client) -> None:
    first, second = (add(manager, "milestones", name) for name in ("Homes are bought", "People move in"))
    page = manager.get(second).content.decode()
    assert 'value="homes-are-bought"' in page
    assert 'value="people-move-in"' not in page
    typed = {"group": "Housing", "milestone": "People move in", "after": ["homes-are-bought"]}
    assert manager.post(second, typed).status_code == 302
    plan.refresh_from_db()
    assert document_of(plan).rows("milestones")[1].keys("after") == ("homes-are-bought",)
    assert first != second


@pytest.mark.parametrize(
    ("typed", "words"),
    [({"starts": "soon"}, "is not a day"), ({"kind": "party"}, "not one of the available choices")],
)
def test_what_does_not_fit_is_refused_and_kept_on_the_page(
    plan: Plan, manager: Client, typed: dict[str, str], words: str
) -> None:
    page = add(manager, "milestones", "Homes are bought")
    answer = manager.post(page, {"group": "Housing", "milestone": "Renamed", **typed})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert "Renamed" in answer.content.decode()
    plan.refresh_from_db()
    assert document_of(plan).rows("milestones")[0].text("milestone") != "Renamed"


@pytest.mark.parametrize("name", ["", "!!!"])
def test_a_row_needs_a_name(plan: Plan, manager: Client, name: str) -> None:
    assert manager.post("/plans/one-ward/table/risks/add", {"name": name}).status_code == 422
    assert rows_of(plan, "risks") == []


def test_a_row_is_taken_out_after_one_more_look(plan: Plan, manager: Client) -> None:
    add(manager, "risks", "No homes")
    assert "No homes" in manager.get("/plans/one-ward/table/risks/no-homes/remove").content.decode()
    assert rows_of(plan, "risks") == ["no-homes"]
    assert manager.post("/plans/one-ward/table/risks/no-homes/remove").status_code == 302
    assert rows_of(plan, "risks") == []


def test_a_row_with_figures_is_taken_out_whole(plan: Plan, manager: Client) -> None:
    assert manager.post("/plans/one-ward/table/inpatients/ward/remove").status_code == 302
    assert rows_of(plan, "inpatients") == []


def test_whoever_may_not_is_told_and_nothing_changes(plan: Plan, signed_in: SignedIn) -> None:
    board = signed_in(Role.BOARD_MEMBER, plan.partnership)
    assert board.post("/plans/one-ward/table/risks/add", {"name": "A risk"}).status_code == 422
    assert board.post("/plans/one-ward/table/inpatients/ward/remove").status_code == 302
    assert board.post("/plans/one-ward/table/inpatients/ward", {"setting": "secure"}).status_code == 422
    assert rows_of(plan, "risks") == []
    assert rows_of(plan, "inpatients") == ["ward"]
    plan.refresh_from_db()
    assert plan.revision == 1
