"""Changing a plan: all or nothing, by those who may, and nobody's words lost."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from tests.building import NOON, one_partnership, one_ward_document, one_ward_plan, people, somebody

from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import (
    FigureChange,
    Plan,
    SectionState,
    UnableToChangePlan,
    add_row,
    change_figure,
    change_figures,
    change_texts,
    document_of,
    put_back_plan,
    remove_row,
    write_answer,
)

pytestmark = [pytest.mark.page, pytest.mark.django_db]


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


def figure_of(plan: Plan) -> object:
    plan.refresh_from_db()
    return document_of(plan).rows("inpatients")[0].figure("people")


def test_what_is_opened_is_read_back_the_same(plan: Plan) -> None:
    assert document_of(plan) == one_ward_document()


def test_a_figure_is_changed_and_the_plan_has_a_new_revision(plan: Plan) -> None:
    analyst = somebody(Role.ANALYST, plan.partnership)
    before = document_of(plan).rows("inpatients")[0].figure("people")
    assert before is not None
    stated = replace(before, value=Decimal(5))
    change_figure(
        plan=plan,
        table="inpatients",
        row="ward",
        column="people",
        stated=stated,
        seen=before,
        by=analyst,
        at=NOON,
    )
    assert figure_of(plan) == stated
    assert plan.revision == 2


def test_a_figure_can_be_cleared_and_stated_again(plan: Plan) -> None:
    analyst = somebody(Role.ANALYST, plan.partnership)
    before = document_of(plan).rows("inpatients")[0].figure("people")
    where = {
        "plan": plan,
        "table": "inpatients",
        "row": "ward",
        "column": "people",
        "by": analyst,
        "at": NOON,
    }
    change_figure(**where, stated=None, seen=before)  # type: ignore[arg-type]
    assert figure_of(plan) is None
    change_figure(**where, stated=before, seen=None)  # type: ignore[arg-type]
    assert figure_of(plan) == before


def test_the_second_to_change_a_figure_is_told(plan: Plan) -> None:
    analyst = somebody(Role.ANALYST, plan.partnership)
    before = document_of(plan).rows("inpatients")[0].figure("people")
    assert before is not None
    for value in (4, 5):
        change = {"stated": replace(before, value=Decimal(value)), "seen": before, "by": analyst, "at": NOON}
        if value == 4:
            change_figure(plan=plan, table="inpatients", row="ward", column="people", **change)  # type: ignore[arg-type]
        else:
            with pytest.raises(UnableToChangePlan, match="somebody else"):
                change_figure(plan=plan, table="inpatients", row="ward", column="people", **change)  # type: ignore[arg-type]
    assert figure_of(plan) == replace(before, value=Decimal(4))


def test_of_several_figures_all_are_changed_or_none(plan: Plan) -> None:
    analyst = somebody(Role.ANALYST, plan.partnership)
    before = document_of(plan).rows("inpatients")[0].figure("people")
    changes = [
        FigureChange(row="ward", column="people", stated=people(9), seen=before),
        FigureChange(row="nowhere", column="people", stated=people(1), seen=None),
    ]
    with pytest.raises(UnableToChangePlan, match="no row nowhere"):
        change_figures(plan=plan, table="inpatients", figures=changes, by=analyst, at=NOON)
    assert figure_of(plan) == before


def test_the_second_to_save_a_section_is_told_and_nothing_is_lost(plan: Plan) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    started = "Three people are in hospital."
    about = {"plan": plan, "section": "2.2", "state": SectionState.DRAFTING, "by": manager, "at": NOON}
    write_answer(**about, text="Four.", seen=started)  # type: ignore[arg-type]
    with pytest.raises(UnableToChangePlan, match="Somebody else"):
        write_answer(**about, text="Five.", seen=started)  # type: ignore[arg-type]
    plan.refresh_from_db()
    assert document_of(plan).answers["2.2"] == "Four."


@pytest.mark.parametrize(
    ("role", "figures", "words", "money"),
    [
        (Role.PROGRAMME_MANAGER, True, True, True),
        (Role.FINANCE_LEAD, True, False, True),
        (Role.ANALYST, True, True, False),
        (Role.BOARD_MEMBER, False, False, False),
        (Role.ASSURER, False, False, False),
        (Role.ADMINISTRATOR, False, False, False),
        (None, False, False, False),
    ],
)
def test_who_may_change_what(plan: Plan, role: Role | None, figures: bool, words: bool, money: bool) -> None:
    account = somebody(role, plan.partnership)
    before = document_of(plan).rows("inpatients")[0].figure("people")

    def allowed(change: object) -> bool:
        try:
            change()  # type: ignore[operator]
        except NotAllowed:
            return False
        return True

    assert (
        allowed(
            lambda: change_figure(
                plan=plan, table="inpatients", row="ward", column="people", stated=people(8), seen=before,
                by=account, at=NOON,
            )
        )
        is figures
    )  # fmt: skip
    for section, expected in (("2.2", words), ("6", money)):
        assert (
            allowed(
                lambda section=section: write_answer(
                    plan=plan, section=section, text="New.", state=SectionState.READY, by=account, at=NOON
                )
            )
            is expected
        )


def test_a_row_is_added_filled_and_removed(plan: Plan) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    add_row(plan=plan, table="risks", key="no-homes", name="No homes in time", by=manager, at=NOON)
    change_texts(
        plan=plan,
        table="risks",
        row="no-homes",
        texts={"likelihood": "H", "impact": "M"},
        by=manager,
        at=NOON,
    )
    plan.refresh_from_db()
    row = document_of(plan).rows("risks")[0]
    assert (row.text("risk"), row.text("likelihood"), row.text("impact")) == ("No homes in time", "H", "M")
    remove_row(plan=plan, table="risks", row="no-homes", by=manager, at=NOON)
    plan.refresh_from_db()
    assert document_of(plan).rows("risks") == ()


@pytest.mark.parametrize(
    ("column", "text", "words"),
    [
        ("likelihood", "extreme", "choose one of"),
        ("review", "next week", "is not a day"),
        ("nonsense", "x", "no column"),
    ],
)
def test_what_does_not_fit_a_cell_is_refused_in_words(plan: Plan, column: str, text: str, words: str) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    add_row(plan=plan, table="risks", key="r", name="A risk", by=manager, at=NOON)
    with pytest.raises(UnableToChangePlan, match=words):
        change_texts(plan=plan, table="risks", row="r", texts={column: text}, by=manager, at=NOON)


def test_a_row_stands_in_a_section_that_there_is(plan: Plan) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    where: dict[str, Any] = {"plan": plan, "table": "figures-in-text", "by": manager, "at": NOON}
    add_row(key="homes", name="Homes and/or flats", **where)
    plan.refresh_from_db()
    table = document_of(plan).table("figures-in-text")
    assert table.rows[0].text("says") == "Homes and/or flats"
    assert table.section_of("homes") == "2.5"
    with pytest.raises(UnableToChangePlan, match="no section Homes and/or flats"):
        change_texts(row="homes", texts={"stated_in": "Homes and/or flats"}, **where)
    change_texts(row="homes", texts={"stated_in": "2.2"}, **where)
    plan.refresh_from_db()
    assert document_of(plan).table("figures-in-text").section_of("homes") == "2.2"


def test_putting_a_plan_back_exchanges_everything(plan: Plan) -> None:
    manager = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    add_row(plan=plan, table="risks", key="r", name="A risk", by=manager, at=NOON)
    put_back_plan(plan=plan, document=one_ward_document(), by=manager, at=NOON)
    plan.refresh_from_db()
    assert document_of(plan) == one_ward_document()
