"""An Easy Read summary in the database: drafted, written, read, and checked by a panel only when it was."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from tests.building import NOON, one_partnership, one_ward_plan, people, somebody

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Role
from lifecourse.plans.api import ChangedMeanwhile, FigureChange, Plan, change_figures
from lifecourse.publishing.easy_read.lines import Part
from lifecourse.publishing.easy_read.models import EasyReadLine, PanelCheck
from lifecourse.publishing.easy_read.operations import (
    UnableToCheck,
    add_line,
    bring_line_back,
    draft_easy_read,
    move_line,
    read_lines,
    record_panel_check,
    remove_line,
    write_contact,
    write_line,
)
from lifecourse.publishing.easy_read.queries import summary_of_plan
from lifecourse.publishing.easy_read.rules import UnableToWriteLine
from lifecourse.publishing.easy_read.summary import Summary

pytestmark = [pytest.mark.page, pytest.mark.django_db]


@pytest.fixture
def plan() -> Plan:
    return one_ward_plan(one_partnership())


@pytest.fixture
def manager(plan: Plan) -> Account:
    drafted = somebody(Role.PROGRAMME_MANAGER, plan.partnership)
    draft_easy_read(plan=plan, by=drafted, at=NOON)
    write_contact(plan=plan, contact="easyread@example.org", by=drafted, at=NOON)
    return drafted


def summary(plan: Plan) -> Summary:
    plan.refresh_from_db()
    found = summary_of_plan(plan)
    assert found is not None
    return found


def line(plan: Plan, key: str) -> EasyReadLine:
    return EasyReadLine.objects.get(easy_read__plan=plan, key=key)


def write(
    plan: Plan, by: Account, text: str, *, key: str = "in-hospital", leave_out: bool = False
) -> EasyReadLine:
    row = line(plan, key)
    seen = [row.text, row.picture, row.part]
    return write_line(
        line=row,
        text=text,
        picture="hospital",
        part=Part(row.part),
        seen=seen,
        leave_out=leave_out,
        by=by,
        at=NOON,
    )


def four_people(plan: Plan, by: Account) -> None:
    three = people(3, quantity="inpatients/ccg-independent-hospital")
    four = people(Decimal(4), quantity="inpatients/ccg-independent-hospital")
    change = FigureChange(row="ward", column="people", stated=four, seen=three)
    change_figures(plan=plan, table="inpatients", figures=[change], by=by, at=NOON)


def read_all(plan: Plan, by: Account) -> None:
    now = summary(plan)
    read_lines(plan=plan, keys=[one.key for one in now.lines], seen=now.content_hash, by=by, at=NOON)


def check(plan: Plan, by: Account, code: str = "") -> PanelCheck:
    return record_panel_check(
        plan=plan,
        code=code or summary(plan).code,
        panel="The Tuesday group",
        people=6,
        held_on=date(2016, 4, 1),
        said="The second line was hard.",
        changed="We made it shorter.",
        by=by,
        at=NOON,
    )


def test_drafting_again_keeps_what_people_wrote_and_took_out(plan: Plan, manager: Account) -> None:
    write(plan, manager, "We know of [people in hospital] in hospital.")
    remove_line(line=line(plan, "other-forms"), by=manager, at=NOON)
    draft_easy_read(plan=plan, by=manager, at=NOON)
    said = [one.sentence for one in summary(plan).shown]
    assert "We know of 3 people in hospital." in said
    assert "You can ask us for the plan in another form." not in said
    bring_line_back(line=line(plan, "other-forms"), by=manager, at=NOON)
    assert "You can ask us for the plan in another form." in [one.sentence for one in summary(plan).shown]


def test_drafting_again_follows_the_plan_where_nobody_wrote(plan: Plan, manager: Account) -> None:
    four_people(plan, manager)
    assert len(summary(plan).slips) == 1
    draft_easy_read(plan=plan, by=manager, at=NOON)
    assert summary(plan).slips == []
    assert line(plan, "in-hospital").read_by is None


def test_the_summary_follows_the_plan_at_once_and_asks_to_be_read_again(plan: Plan, manager: Account) -> None:
    read_all(plan, manager)
    four_people(plan, manager)
    now = summary(plan)
    assert "The plan counts 4 people in hospital." in [one.sentence for one in now.shown]
    [slip] = now.slips
    assert (
        slip.sentence == 'The plan now says "4 people". This line was written for "3 people". Read it again.'
    )
    read_all(plan, manager)
    assert summary(plan).slips == []


def test_what_was_read_must_be_what_stands(plan: Plan, manager: Account) -> None:
    before = summary(plan).content_hash
    four_people(plan, manager)
    with pytest.raises(ChangedMeanwhile, match="Read it again"):
        read_lines(plan=plan, keys=["in-hospital"], seen=before, by=manager, at=NOON)


def test_a_typed_number_is_refused_and_nothing_is_changed(plan: Plan, manager: Account) -> None:
    with pytest.raises(UnableToWriteLine, match="figure here instead"):
        write(plan, manager, "There are 3 people in hospital.", leave_out=True)
    with pytest.raises(UnableToWriteLine, match="no longer be in this line"):
        write(plan, manager, "There are people in hospital.")
    assert line(plan, "in-hospital").text == "The plan counts [people in hospital] in hospital."


def test_the_second_of_two_writers_sees_that_there_was_a_first(plan: Plan, manager: Account) -> None:
    row = line(plan, "in-hospital")
    seen = [row.text, row.picture, row.part]
    write(plan, manager, "We know of [people in hospital].")
    with pytest.raises(ChangedMeanwhile, match="Somebody else"):
        write_line(
            line=row, text="We see [people in hospital].", picture="hospital", part=Part.HOSPITAL, seen=seen,
            by=manager, at=NOON,
        )  # fmt: skip


def test_a_line_is_added_and_moved_in_its_part(plan: Plan, manager: Account) -> None:
    added = add_line(plan=plan, text="We listen.", picture="listen", part=Part.ABOUT, by=manager, at=NOON)
    move_line(line=added, up=True, by=manager, at=NOON)
    said = [one.sentence for one in summary(plan).shown if one.line.part is Part.ABOUT]
    assert said.index("We listen.") == len(said) - 2
    for _ in range(5):
        move_line(line=added, up=True, by=manager, at=NOON)
    assert summary(plan).shown[0].sentence == "We listen."


def test_only_a_panel_that_saw_these_words_marks_them_as_checked(plan: Plan, manager: Account) -> None:
    with pytest.raises(UnableToCheck, match="Read every line first"):
        check(plan, manager)
    read_all(plan, manager)
    with pytest.raises(UnableToCheck, match="another wording"):
        check(plan, manager, code="12345678")
    assert summary(plan).check is None
    check(plan, manager)
    marked = summary(plan).check
    assert marked is not None
    assert (marked.panel, marked.people) == ("The Tuesday group", 6)


def test_every_change_takes_the_mark_away_and_says_why(plan: Plan, manager: Account) -> None:
    read_all(plan, manager)
    check(plan, manager)
    four_people(plan, manager)
    assert summary(plan).check is None
    read_all(plan, manager)
    now = summary(plan)
    assert now.check is None
    three, four = (f'"The plan counts {number} people in hospital."' for number in (3, 4))
    assert now.changed_since_check == [f"The panel saw {three}. It now says {four}."]


def test_nobody_alters_what_a_panel_checked(plan: Plan, manager: Account) -> None:
    read_all(plan, manager)
    check(plan, manager)
    recorded = PanelCheck.objects.get()
    recorded.content_hash = "0" * 64
    for alter in (recorded.save, recorded.delete):
        with pytest.raises(DatabaseError, match="never altered"), transaction.atomic():
            alter()
    assert PanelCheck.objects.get().content_hash == summary(plan).content_hash


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.ASSURER, Role.FINANCE_LEAD])
def test_who_may_not_write_it_is_told_so(plan: Plan, manager: Account, role: Role) -> None:
    other = somebody(role, plan.partnership)
    with pytest.raises(NotAllowed, match="Easy Read"):
        draft_easy_read(plan=plan, by=other, at=NOON)
    with pytest.raises(NotAllowed, match="Easy Read"):
        write(plan, other, "We know of [people in hospital].")
    with pytest.raises(NotAllowed, match="publish"):
        check(plan, other)


def test_who_writes_it_does_not_thereby_record_checks(plan: Plan, manager: Account) -> None:
    read_all(plan, manager)
    analyst = somebody(Role.ANALYST, plan.partnership)
    with pytest.raises(NotAllowed, match="publish"):
        check(plan, analyst)
