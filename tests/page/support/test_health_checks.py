"""The yearly health check, and what is done after it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand, Person
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.support.models import HealthAction, HealthCheck
from lifecourse.support.operations import health
from lifecourse.support.reading.health import health_of

pytestmark = pytest.mark.page


def checked(person: Person, by: Account, days_ago: int) -> HealthCheck:
    on = timezone.localdate() - timedelta(days=days_ago)
    return health.add_check(
        person=person, on=on, practice="Mill Surgery", found="Hears less", by=by, at=timezone.now()
    )


def test_the_next_is_due_after_a_year_and_what_is_late_is_said(
    icb: Organisation, coordinator: Account
) -> None:
    person, today = someone(icb), timezone.localdate()
    assert health_of(person, on=today).last is None
    first = checked(person, coordinator, 400)
    assert health_of(person, on=today).late
    said = {"words": "Hearing test", "who": "Dr Known-By-Name", "by": coordinator, "at": timezone.now()}
    with pytest.raises(CannotStand, match="after the health check"):
        health.add_action(check=first, due=first.on - timedelta(days=1), **said)
    action = health.add_action(check=first, due=today - timedelta(days=3), **said)
    page = browser(coordinator).get(f"/support/{person.pk}/plan/").content.decode()
    assert "3 days late" in page and "The next was due by" in page
    checked(person, coordinator, 1)
    found = health_of(person, on=today)
    assert not found.late and [late for _, late in found.open] == [3]
    done = {"on": today, "by": coordinator, "at": timezone.now()}
    with pytest.raises(CannotStand, match="what came of it"):
        health.finish_action(action=action, words=" ", **done)
    health.finish_action(action=action, words="She has aids now", **done)
    with pytest.raises(CannotStand, match="done already"):
        health.finish_action(action=action, words="Again", **done)
    assert not health_of(person, on=today).open
    told = str(everything_about(person)["support"])
    assert "She has aids now" in told and "Known-By-Name" not in told
    erase(person, why="A court decided", by=None, at=timezone.now())
    assert not HealthCheck.objects.exists() and not HealthAction.objects.exists()


def test_a_check_is_written_down_once_on_its_day_by_whom_the_role_lets(
    icb: Organisation, coordinator: Account, employ: Employ
) -> None:
    person = someone(icb)
    with pytest.raises(CannotStand, match="not before"):
        checked(person, coordinator, -1)
    checked(person, coordinator, 5)
    with pytest.raises(CannotStand, match="already"):
        checked(person, coordinator, 5)
    with pytest.raises(NotAllowed):
        checked(person, employ(icb, Role.TEAM_MANAGER), 6)


def test_the_pages_write_it_down(icb: Organisation, coordinator: Account) -> None:
    person, client = someone(icb), browser(coordinator)
    day = {"on_day": "1", "on_month": "4", "on_year": "2026"}
    said = {"practice": "Mill Surgery", "found": "All is well"} | day
    assert client.post(f"/support/{person.pk}/health-checks/add/", said).status_code == 302
    check = HealthCheck.objects.get()
    said = {"words": "Hearing test", "who": "Nurse", "due_day": "1", "due_month": "5", "due_year": "2026"}
    assert client.post(f"/support/health-checks/{check.pk}/actions/add/", said).status_code == 302
    action = HealthAction.objects.get()
    page = client.get(f"/support/health-actions/{action.pk}/done/").content.decode()
    assert "Hearing test" in page
    assert (
        client.post(f"/support/health-actions/{action.pk}/done/", day | {"words": "Done"}).status_code == 302
    )
