"""How long records are kept: who says it, that it takes two, and that only what has come to its day goes."""

from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction
from tests.page.people.conftest import NOW, TODAY, Employ
from tests.page.people.test_pages import browser
from tests.page.people.test_records_arrive import system

from lifecourse.audit.api import Entry
from lifecourse.cli import main
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.kinds import CannotStand
from lifecourse.people.models import ImportRun, RejectedRow, RetentionRule
from lifecourse.people.operations.retaining import (
    Source,
    Tidied,
    confirm_rule,
    enter_rule,
    rules_of,
    stop_rule,
    tidy,
)
from lifecourse.people.retention import RecordKind, Rule, Unit

pytestmark = [pytest.mark.page, pytest.mark.django_db]
DAY = {"day": "3", "month": "3", "year": "2026"}
SOURCE = Source(document="Records code", section="Appendix 2", address="https://example.org", read_on=TODAY)


def ninety_days(**changed: object) -> Rule:
    said = {"kind": RecordKind.REFUSED_ROWS, "length": 90, "unit": Unit.DAYS, "from_date": date(2026, 1, 1)}
    return Rule(**(said | changed))


def ruled(where: Organisation, employ: Employ, rule: Rule) -> RetentionRule:
    """A rule that counts: entered by one of the organisation's people and confirmed by another."""
    made = enter_rule(
        organisation=where, rule=rule, source=SOURCE, by=employ(where, Role.RECORDS_OFFICER), at=NOW
    )
    return confirm_rule(rule=made, by=employ(where, Role.TEAM_MANAGER), at=NOW)


def came(where: Organisation, state: str, on: date) -> ImportRun:
    """A file that came on a day, with a row that waits to be mended."""
    run = ImportRun.objects.create(
        system=system(where, f"{where.code}-{ImportRun.objects.count()}"),
        file_name="Kay.csv",
        content=b"Katherine" if state != "done" else None,
        state=state,
        began_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
    )
    RejectedRow.objects.create(run=run, number=2, cells={"Name": "Katherine"}, faults=[{"found": "K"}])
    return run


def test_a_rule_counts_once_a_second_person_confirms_it(council: Organisation, employ: Employ) -> None:
    officer, manager = employ(council, Role.RECORDS_OFFICER), employ(council, Role.TEAM_MANAGER)
    made = enter_rule(organisation=council, rule=ninety_days(), source=SOURCE, by=officer, at=NOW)
    assert rules_of(council.pk) == []
    with pytest.raises(CannotStand, match="Somebody else"):
        confirm_rule(rule=made, by=officer, at=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        RetentionRule.objects.filter(pk=made.pk).update(confirmed_by=officer)
    confirm_rule(rule=made, by=manager, at=NOW)
    assert rules_of(council.pk) == [ninety_days()]
    with pytest.raises(CannotStand, match="already"):
        confirm_rule(rule=made, by=manager, at=NOW)
    stop_rule(rule=made, why="A new edition", by=officer, at=NOW)
    assert rules_of(council.pk) == []
    with pytest.raises(CannotStand, match="stopped"):
        confirm_rule(rule=made, by=manager, at=NOW)
    assert Entry.objects.filter(table="people_retentionrule").count() == 3


def test_nobody_says_it_for_another_organisation_or_without_the_role(
    council: Organisation, trust: Organisation, employ: Employ
) -> None:
    for other in (employ(trust, Role.RECORDS_OFFICER), employ(council, Role.CARE_COORDINATOR)):
        with pytest.raises(NotAllowed):
            enter_rule(organisation=council, rule=ninety_days(), source=SOURCE, by=other, at=NOW)
    made = ruled(council, employ, ninety_days())
    with pytest.raises(NotAllowed):
        stop_rule(rule=made, why="Ours is shorter", by=employ(trust, Role.TEAM_MANAGER), at=NOW)


def test_only_what_has_come_to_its_day_is_emptied_and_only_of_that_organisation(
    council: Organisation, trust: Organisation, employ: Employ, capsys: pytest.CaptureFixture[str]
) -> None:
    day = date(2026, 6, 2)
    noon = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
    old = [came(council, state, TODAY) for state in ("waiting", "done", "running")]
    young, theirs = came(council, "waiting", date(2026, 3, 4)), came(trust, "waiting", date(2020, 1, 1))
    assert tidy(at=noon) == Tidied()
    ruled(council, employ, ninety_days())
    enter_rule(
        organisation=trust, rule=ninety_days(), source=SOURCE, by=employ(trust, Role.RECORDS_OFFICER), at=NOW
    )
    assert tidy(at=datetime(2026, 6, 1, 12, tzinfo=UTC)) == Tidied()
    assert tidy(at=noon) == Tidied(files=1, rows=2)
    assert tidy(at=noon) == Tidied()
    waiting, done, running = (ImportRun.objects.get(pk=one.pk) for one in old)
    assert (waiting.state, done.state, running.state) == ("dropped", "done", "running")
    assert waiting.content is None and waiting.file_name == done.file_name == ""
    assert running.content is not None and running.rejected.get().state == "waiting"
    row = waiting.rejected.get()
    assert (row.state, row.cells, row.faults) == ("left", {}, [])
    for one in (young, theirs):
        one.refresh_from_db()
        assert one.content is not None and one.rejected.get().cells
    shown = browser(employ(council, Role.RECORDS_OFFICER)).get("/people/import/").content.decode()
    assert shown.count("is emptied from") == 1
    assert main(["people", "tidy"]) == 0
    said = capsys.readouterr().out
    assert "files and" in said and "Kay" not in said


def test_two_people_say_it_on_pages(council: Organisation, trust: Organisation, employ: Employ) -> None:
    officer, manager = (browser(employ(council, role)) for role in (Role.RECORDS_OFFICER, Role.TEAM_MANAGER))
    words = officer.get("/people/retention/").content.decode()
    assert "No rule counts" in words and "is the same for everybody" in words
    said = {
        "organisation": council.pk,
        "kind": "refused_rows",
        "length": "90",
        "unit": "days",
        "document": "Records code",
        "section": "",
        "address": "https://example.org",
        **{f"read_on_{name}": part for name, part in DAY.items()},
        **{f"from_date_{name}": part for name, part in DAY.items()},
    }
    refused = officer.post("/people/retention/add/", said)
    assert "Say in which part of the document" in refused.content.decode()
    page = officer.post("/people/retention/add/", said | {"section": "Appendix 2"})["Location"]
    assert "You entered this" in officer.get(page).content.decode()
    assert officer.post(page, {"confirm": "yes"}).status_code == 409
    assert "I have read it there" in manager.get(page).content.decode()
    assert manager.post(page, {"confirm": "yes"}).status_code == 302
    assert "90 days" in manager.get("/people/retention/").content.decode()
    assert browser(employ(trust, Role.TEAM_MANAGER)).get(page).status_code == 404
    assert "Say why" in officer.post(page, {"stop": "yes", "why": ""}).content.decode()
    assert officer.post(page, {"stop": "yes", "why": "A new edition"}).status_code == 302
    assert rules_of(council.pk) == []
