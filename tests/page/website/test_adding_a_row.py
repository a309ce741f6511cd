"""Adding a row: where rows have names, where they have choices, and where a table stands in many sections."""

import pytest
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Role
from lifecourse.plans.api import Plan, Row, document_of

pytestmark = pytest.mark.page
INPATIENTS = "/plans/one-ward/table/inpatients/add"


def rows(plan: Plan, table: str) -> dict[str, Row]:
    plan.refresh_from_db()
    return {row.key: row for row in document_of(plan).rows(table)}


def test_a_table_without_names_asks_for_what_tells_its_rows_apart(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    page = client.get(INPATIENTS).content.decode()
    assert "Paid for by" in page
    assert "What is the row about?" not in page
    chosen = {"commissioner": "ccg", "setting": "independent-hospital"}
    answer = client.post(INPATIENTS, chosen)
    assert answer["Location"] == "/plans/one-ward/table/inpatients/ccg-independent-hospital"
    client.post(INPATIENTS, chosen)
    found = rows(plan, "inpatients")
    assert list(found) == ["ward", "ccg-independent-hospital", "ccg-independent-hospital-2"]
    assert found["ccg-independent-hospital-2"].text("setting") == "independent-hospital"


def test_a_row_without_its_choices_is_refused_and_nothing_is_added(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    answer = client.post(INPATIENTS, {"commissioner": "ccg", "setting": ""})
    assert answer.status_code == 422
    assert "Choose setting." in answer.content.decode()
    assert list(rows(plan, "inpatients")) == ["ward"]


def test_a_row_with_a_name_keeps_it_and_no_second_one_has_it(plan: Plan, signed_in: SignedIn) -> None:
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    address = "/plans/one-ward/table/risks/add"
    assert client.post(address, {"name": "Too little money"}).status_code == 302
    assert rows(plan, "risks")["too-little-money"].text("risk") == "Too little money"
    assert client.post(address, {"name": "Too little money"}).status_code == 422
    assert client.post(address, {"name": "???"}).status_code == 422


def test_a_row_stands_in_the_section_it_was_added_from(plan: Plan, signed_in: SignedIn) -> None:
    spread = next(t for t in document_of(plan).template.tables if t.spread_by)
    client = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    for section, stands in (("4.4", "4.4"), ("nonsense", "")):
        client.post(f"/plans/one-ward/table/{spread.key}/add?section={section}", {"name": f"From {section}"})
        found = rows(plan, spread.key)[f"from-{section.replace('.', '')}"]
        assert found.text(spread.spread_by) == stands


def test_whoever_may_not_write_adds_nothing(plan: Plan, signed_in: SignedIn) -> None:
    board = signed_in(Role.BOARD_MEMBER, plan.partnership)
    answer = board.post(INPATIENTS, {"commissioner": "ccg", "setting": "independent-hospital"})
    assert answer.status_code == 422
    assert list(rows(plan, "inpatients")) == ["ward"]
