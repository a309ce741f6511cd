"""Two people change one table, one row or one section at once, and both are content."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.building import NOON, people, somebody
from tests.page.website.conftest import SignedIn

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Role
from lifecourse.plans.api import (
    ChangedMeanwhile,
    FigureChange,
    Plan,
    SectionState,
    add_row,
    change_figures,
    document_of,
    remove_row,
    write_answer,
)
from lifecourse.website.views import grids

pytestmark = pytest.mark.page

GRID = "/plans/one-ward/table/inpatients/figures"
ROW = "/plans/one-ward/table/inpatients/ward"
SECTION = "/plans/one-ward/section/2.2/write"


@pytest.fixture
def mine(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.PROGRAMME_MANAGER, plan.partnership)


@pytest.fixture
def theirs(plan: Plan, signed_in: SignedIn) -> Client:
    return signed_in(Role.ANALYST, plan.partnership)


def opened(client: Client, address: str) -> dict[str, str]:
    """Everything that a form would send if nothing were typed into it."""
    page = client.get(address).content.decode()
    form: dict[str, str] = {}
    for name, words in re.findall(r'<textarea name="([^"]+)"[^>]*>\n?(.*?)</textarea>', page, re.S):
        form[name] = words
    for tag in re.findall(r"<input [^>]*>", page):
        name, value = (re.search(rf' {part}="([^"]*)"', tag) for part in ("name", "value"))
        if name and 'type="radio"' not in tag:
            form[name[1]] = value[1] if value else ""
    for name, options in re.findall(r'<select name="([^"]+)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)"[^>]* selected', options)
        form[name] = chosen[1] if chosen else ""
    return form


def manager(plan: Plan) -> Account:
    return somebody(Role.PROGRAMME_MANAGER, plan.partnership, "manager@one.example.org")


def number(plan: Plan, row: int = 0) -> str:
    plan.refresh_from_db()
    stated = document_of(plan).rows("inpatients")[row].figure("people")
    return "" if stated is None else f"{stated.value:f}"


def test_two_people_change_different_numbers_of_one_table_and_both_stand(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    add_row(plan=plan, table="inpatients", key="unit", name="", by=manager(plan), at=NOON)
    first, second = opened(mine, GRID), opened(theirs, GRID)
    assert theirs.post(GRID, second | {"unit--people": "2"}).status_code == 302
    assert mine.post(GRID, first | {"ward--people": "7"}).status_code == 302
    assert (number(plan), number(plan, row=1)) == ("7", "2")


def test_a_number_that_two_people_changed_is_shown_with_both_and_the_second_chooses(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    first = opened(mine, GRID)
    assert theirs.post(GRID, opened(theirs, GRID) | {"ward--people": "5"}).status_code == 302
    asked = mine.post(GRID, first | {"ward--people": "6"})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "Theirs: <strong>5</strong>, by Sam Analyst" in page
    assert "Mine: <strong>6</strong>" in page
    assert number(plan) == "5"
    chosen = first | {"ward--people": "6", "against--ward--people": "5"}
    assert mine.post(GRID, chosen | {"choice--ward--people": "theirs"}).status_code == 302
    assert number(plan) == "5"
    assert mine.post(GRID, chosen | {"choice--ward--people": "mine"}).status_code == 302
    assert number(plan) == "6"


def test_a_choice_made_before_a_third_change_is_asked_again(plan: Plan, mine: Client, theirs: Client) -> None:
    first = opened(mine, GRID)
    theirs.post(GRID, opened(theirs, GRID) | {"ward--people": "8"})
    chosen = {"ward--people": "6", "against--ward--people": "5", "choice--ward--people": "mine"}
    assert mine.post(GRID, first | chosen).status_code == 422
    assert number(plan) == "8"


def test_the_same_number_typed_twice_is_no_quarrel(plan: Plan, mine: Client, theirs: Client) -> None:
    first = opened(mine, GRID)
    theirs.post(GRID, opened(theirs, GRID) | {"ward--people": "1,000"})
    assert mine.post(GRID, first | {"ward--people": "1000"}).status_code == 302
    assert number(plan) == "1000"


def test_a_number_saved_while_the_grid_is_being_saved_is_not_overwritten(
    plan: Plan, mine: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst = somebody(Role.ANALYST, plan.partnership)
    before = document_of(plan).rows("inpatients")[0].figure("people")
    original: Callable[..., Any] = change_figures

    def overtaken(**asked: Any) -> Any:
        monkeypatch.setattr(grids, "change_figures", original)
        quicker = FigureChange(
            row="ward", column="people", stated=people(9, as_at=date(2016, 1, 1)), seen=before
        )
        original(plan=plan, table="inpatients", figures=[quicker], by=analyst, at=NOON)
        return original(**asked)

    monkeypatch.setattr(grids, "change_figures", overtaken)
    asked = mine.post(GRID, opened(mine, GRID) | {"ward--people": "6"})
    assert asked.status_code == 422
    assert "Theirs: <strong>9</strong>" in asked.content.decode()
    assert number(plan) == "9"


def test_a_number_typed_into_a_row_that_was_removed_is_told(plan: Plan, mine: Client, theirs: Client) -> None:
    first = opened(mine, GRID)
    assert theirs.post(f"{ROW}/remove").status_code == 302
    told = mine.post(GRID, first | {"ward--people": "6"})
    assert told.status_code == 422
    assert "You typed 6 in it" in told.content.decode()


def test_words_typed_into_a_row_that_was_removed_are_given_back(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    add_row(plan=plan, table="workstreams", key="homes", name="Homes", by=manager(plan), at=NOON)
    address = "/plans/one-ward/table/workstreams/homes"
    first = opened(mine, address)
    column = next(name.removeprefix("seen--") for name in first if name.startswith("seen--"))
    assert theirs.post(f"{address}/remove").status_code == 302
    told = mine.post(address, first | {column: "Find twelve homes by June"})
    assert told.status_code == 410
    assert "Find twelve homes by June" in told.content.decode()
    assert mine.get(address).status_code == 404


def test_two_people_change_different_words_of_one_row_and_both_stand(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    first, second = opened(mine, ROW), opened(theirs, ROW)
    assert theirs.post(ROW, second | {"commissioner": "nhse"}).status_code == 302
    choices = document_of(plan).table("inpatients").template.column("setting").choices
    other = next(key for key in choices if key != first["setting"])
    assert mine.post(ROW, first | {"setting": other}).status_code == 302
    plan.refresh_from_db()
    row = document_of(plan).rows("inpatients")[0]
    assert (row.text("commissioner"), row.text("setting")) == ("nhse", other)


def test_words_that_two_people_changed_are_shown_with_both_and_the_second_chooses(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    words = document_of(plan).table("inpatients").template.column("setting").choices
    first = opened(mine, ROW)
    one, other = [key for key in words if key != first["setting"]][:2]
    assert theirs.post(ROW, opened(theirs, ROW) | {"setting": one}).status_code == 302
    asked = mine.post(ROW, first | {"setting": other})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert f"Theirs: <strong>{words[one]}</strong>, by Sam Analyst" in page
    assert f"Mine: <strong>{words[other]}</strong>" in page
    chosen = {"choice--setting": "mine", "against--setting": one, "setting": other}
    assert mine.post(ROW, first | chosen).status_code == 302
    plan.refresh_from_db()
    assert document_of(plan).rows("inpatients")[0].text("setting") == other


def test_the_second_to_write_a_section_sees_both_and_loses_neither(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    first = opened(mine, SECTION) | {"state": "drafting"}
    theirs.post(SECTION, opened(theirs, SECTION) | {"state": "drafting", "text": "Four people are there."})
    asked = mine.post(SECTION, first | {"text": "Three people are in hospital today."})
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "By Sam Analyst" in page
    assert "<del>" in page
    assert "<ins>" in page
    both = mine.post(SECTION, first | {"mine": "Three are there today.", "take": "both"})
    assert "Four people are there.\n\nThree are there today." in both.content.decode()
    plan.refresh_from_db()
    assert document_of(plan).answers["2.2"] == "Four people are there."
    saved = first | {"seen": "Four people are there.", "text": "Four people are there.\n\nThree are too."}
    assert mine.post(SECTION, saved).status_code == 302


def test_writing_does_not_put_back_how_far_somebody_else_says_it_is(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    first = opened(mine, SECTION)
    assert first["seen_state"] == "drafting"
    text = document_of(plan).answers["2.2"]
    write_answer(plan=plan, section="2.2", text=text, state=SectionState.READY, by=manager(plan), at=NOON)
    assert mine.post(SECTION, first | {"state": "drafting", "text": "Three."}).status_code == 302
    assert plan.answers.get(section="2.2").state == "ready"


def test_a_row_is_not_removed_over_what_somebody_wrote_in_it_meanwhile(
    plan: Plan, mine: Client, theirs: Client
) -> None:
    remove = f"{ROW}/remove"
    form = opened(mine, remove)
    before = document_of(plan).rows("inpatients")[0]
    theirs.post(GRID, opened(theirs, GRID) | {"ward--people": "5"})
    answer = mine.post(remove, form)
    assert answer.status_code == 422
    assert "Somebody else has written in this row" in answer.content.decode()
    plan.refresh_from_db()
    (row,) = document_of(plan).rows("inpatients")
    assert row != before
    with pytest.raises(ChangedMeanwhile):
        remove_row(plan=plan, table="inpatients", row="ward", by=manager(plan), at=NOON, seen=before)
    assert mine.post(remove, opened(mine, remove)).status_code == 302
    plan.refresh_from_db()
    assert not document_of(plan).rows("inpatients")
