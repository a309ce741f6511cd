"""One list of everything that is due for somebody: by when, and who does it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import agree_to_register, put_on_register, someone
from tests.page.support.test_health_checks import checked
from tests.page.support.test_stays import Desk

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.rules import Outcome
from lifecourse.support.operations import stays
from lifecourse.support.reading.ahead import Due
from lifecourse.support.reading.reviews_due import next_reviews

pytestmark = pytest.mark.page


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def due(desk: Desk, by: Account) -> list[Due]:
    answer = browser(by).get(f"/support/{desk.person.pk}/")
    assert answer.status_code == 200
    found: list[Due] = answer.context["due"]
    return found


def test_what_is_due_stands_in_one_list_with_who_does_it_and_how_late_it_is(
    icb: Organisation, coordinator: Account
) -> None:
    desk = Desk(someone(icb), icb, coordinator)
    assert due(desk, coordinator) == []
    put_on_register(desk.person, icb, coordinator)
    desk.admit(ahead(-40))
    desk.write(stays.plan_discharge, planned_for=ahead(30), why="The flat is found")
    desk.hinder(ahead(-10), by_date=ahead(-2))
    checked(desk.person, coordinator, 400)
    found = due(desk, coordinator)
    assert [one.by for one in found] == sorted(one.by for one in found)
    lines = {one.what: (one.who, one.late) for one in found}
    assert lines["Out of the way home: No flat yet"] == ("Housing, Fen Council", 2)
    assert lines["Leaves hospital, as it is planned"] == ("Fen Integrated Care Board", 0)
    assert lines["Yearly health check"][0] == "Mill Surgery" and lines["Yearly health check"][1] >= 34
    overdue = next_reviews([desk.person], on=ahead(0))[desk.person.pk].overdue
    assert overdue > 0
    assert lines["The review of the stay is held; none is planned"] == ("Fen Integrated Care Board", overdue)
    assert "The meeting about the register looks again" in lines
    page = browser(coordinator).get(f"/support/{desk.person.pk}/").content.decode()
    assert "2 days late" in page and f"{overdue} days late" in page
    for one in found:
        assert browser(coordinator).get(one.to.split("#")[0]).status_code == 200

    desk.leave(ahead(0))
    after = {one.what for one in due(desk, coordinator)}
    assert "Leaves hospital, as it is planned" not in after
    assert not any(what.startswith("Out of the way home") for what in after)


def test_the_register_is_not_in_the_list_of_whoever_may_not_read_it(
    icb: Organisation, coordinator: Account, employ: Employ
) -> None:
    desk = Desk(someone(icb), icb, coordinator)
    put_on_register(desk.person, icb, coordinator)
    assert any("register" in one.what for one in due(desk, coordinator))
    agree_to_register(desk.person, icb, Outcome.REFUSED)
    assert not any("register" in one.what for one in due(desk, coordinator))
