"""What each page says to do next: home by role, where a plan stands, findings, and the rules."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from tests.building import NOON, one_partnership, one_ward_document
from tests.page.website.conftest import SignedIn

from lifecourse.organisations.api import Partnership, Role
from lifecourse.plans.api import Cell, Plan, Row, Table, open_plan, template
from lifecourse.standards.api import pack
from lifecourse.website.ahead import due_words, next_steps
from lifecourse.website.roles import DOES

pytestmark = pytest.mark.page
RULES = pack("transforming-care-2015")


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2016, 2, 8), "First cut of the plan due: Monday 8 February 2016, today."),
        (date(2016, 4, 10), "Final plan due: Monday 11 April 2016, tomorrow."),
        (date(2016, 3, 30), "Final plan due: Monday 11 April 2016, in 12 days."),
    ],
)
def test_the_next_date_of_the_rules_is_said_with_the_days_until_it(today: date, words: str) -> None:
    assert due_words(RULES, today=today) == words


def test_when_every_date_has_passed_it_says_so_and_names_them() -> None:
    words = due_words(RULES, today=date(2026, 1, 1))
    assert words.startswith("Every date in its rules has passed: first cut of the plan due Monday 8 February")
    assert due_words(replace(RULES, dates={}), today=date(2026, 1, 1)) == ""


def test_the_next_steps_are_those_that_end_soonest_after_a_day() -> None:
    kind = template("transforming-care-2015").table("milestones")

    def milestone(name: str, ends: str) -> Row:
        return Row(key=name.lower(), cells={"milestone": Cell(text=name), "ends": Cell(text=ends)})

    rows = (milestone("Late", "2017-01-01"), milestone("Past", "2016-01-01"), milestone("Soon", "2016-05-01"))
    document = replace(
        one_ward_document(), tables={"milestones": Table(template=kind, rows=(*rows, Row(key="x")))}
    )
    steps = next_steps(document, slug="one-ward", on=date(2016, 4, 11))
    assert [(step.name, step.day) for step in steps] == [
        ("Soon", "Sunday 1 May 2016"),
        ("Late", "Sunday 1 January 2017"),
    ]
    assert steps[0].url == "/plans/one-ward/section/5.3#milestones--soon"


def test_where_a_plan_stands_says_what_is_due_and_where_money_and_milestones_belong(
    plan: Plan, signed_in: SignedIn
) -> None:
    page = signed_in(Role.BOARD_MEMBER, plan.partnership).get("/plans/one-ward/").content.decode()
    assert "Every date in its rules has passed" in page
    assert "No money has been entered yet." in page
    assert "No milestone ends after the day of the plan" in page


@pytest.mark.parametrize("role", Role)
def test_home_says_what_each_role_does(partnership: Partnership, signed_in: SignedIn, role: Role) -> None:
    assert DOES[role] in unescape(signed_in(role, partnership).get("/").content.decode())


def test_home_leads_an_administrator_to_people_and_never_to_another_administrator(
    partnership: Partnership, signed_in: SignedIn
) -> None:
    page = signed_in(Role.ADMINISTRATOR, partnership).get("/").content.decode()
    assert 'href="/organisations/people/"' in page.split("What needs you today")[1]
    assert "An administrator of your organisation can give you one" not in page


def test_home_gives_a_board_member_somewhere_to_begin(plan: Plan, signed_in: SignedIn) -> None:
    page = signed_in(Role.BOARD_MEMBER, plan.partnership).get("/").content.decode()
    assert 'href="/plans/one-ward/picture/people-in-hospital"' in page


def test_a_list_of_plans_that_is_empty_speaks_to_people_and_not_to_machines(
    partnership: Partnership, signed_in: SignedIn
) -> None:
    page = signed_in(Role.BOARD_MEMBER, one_partnership("other")).get("/plans/").content.decode()
    assert "an administrator of your organisation gives roles" in page
    assert "<code>" not in page


def test_findings_stand_under_what_has_to_be_done_about_them(plan: Plan, signed_in: SignedIn) -> None:
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership)
    page = manager.get("/plans/one-ward/findings").content.decode()
    assert '<h2 id="must-mend"' in page
    assert page.index('<h2 id="must-mend"') < page.index('<h2 id="should-look"')
    for state, words in (
        ("accepted", "No finding has been accepted."),
        ("mended", "Nothing has been mended yet."),
    ):
        assert words in manager.get("/plans/one-ward/findings", {"state": state}).content.decode()


def test_the_rules_say_their_numbers_as_people_write_them(plan: Plan, signed_in: SignedIn) -> None:
    page = signed_in(Role.BOARD_MEMBER, plan.partnership).get("/plans/one-ward/rules").content.decode()
    for words in (
        "10 to 15 people in a million",
        "45% to 65%",
        "£30,000,000",
        "5 years",
        "Monday 11 April 2016",
    ):
        assert words in page
    assert "per-million" not in page
    assert "A programme manager of the partnership can choose other rules." in page


def test_a_milestone_names_what_it_comes_after(partnership: Partnership, signed_in: SignedIn) -> None:
    kind = template("transforming-care-2015").table("milestones")

    def milestone(name: str, **texts: str) -> Row:
        cells = {"group": "Plan", "milestone": name, "ends": "2016-05-01"} | texts
        return Row(key=name.lower(), cells={column: Cell(text=text) for column, text in cells.items()})

    rows = (milestone("First"), milestone("Second", after="first"))
    document = replace(one_ward_document(), tables={"milestones": Table(template=kind, rows=rows)})
    open_plan(document=document, partnership=partnership, rules_on=document.dated, by=None, at=NOON)
    page = signed_in(Role.BOARD_MEMBER, partnership).get("/plans/one-ward/section/5.3").content.decode()
    assert page.count("First") == 2


def test_home_says_where_whoever_writes_the_money_begins(plan: Plan, signed_in: SignedIn) -> None:
    lead = signed_in(Role.FINANCE_LEAD, plan.partnership)
    lead.get("/plans/one-ward/findings")
    last = plan.findings.filter(state="open", severity="must-mend").last()
    assert last is not None
    last.section, last.sentence = "6", "The money does not add up."
    last.save()
    assert "Begin with section 6:" in lead.get("/").content.decode()
    manager = signed_in(Role.PROGRAMME_MANAGER, plan.partnership).get("/").content.decode()
    assert "Begin with section 6: The money does not add up." not in manager
    assert "still being drafted" in manager
