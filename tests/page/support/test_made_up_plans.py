"""Made-up histories, plans and reviews in a demonstration's database."""

import pytest
from django.db import connection
from tests.page.people.conftest import NOW, Employ, employ, organisation
from tests.page.people.test_made_up_people_come_in import CODES

from lifecourse.people.models import Person
from lifecourse.people.setting_up import set_up_people
from lifecourse.support.models import (
    Dowry,
    HealthCheck,
    LivesAt,
    Need,
    Promise,
    QueueStep,
    QueueWay,
    QueueWish,
    Review,
    Service,
    ServiceShare,
    ShortSupport,
    WardStay,
)
from lifecourse.support.reading.plan import plan_of
from lifecourse.support.reading.queues import board_of
from lifecourse.support.setting_up.histories import set_up_histories

__all__ = ["employ"]

pytestmark = pytest.mark.page


def test_made_up_people_have_plans_that_can_be_read_and_a_second_time_changes_nothing(
    db: None, employ: Employ
) -> None:
    where = {code: organisation(code) for code in CODES}
    set_up_people(seed=1, people=400, at=NOW)
    # No database takes stock by itself of what is in a test's transaction.
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    by = employ(where["essex-ccg-mid"])
    assert set_up_histories(seed=1, by=by, at=NOW) > 50
    tables = (Need, Service, ServiceShare, Review, Promise, HealthCheck, WardStay)
    tables += (LivesAt, QueueWay, QueueWish, QueueStep)
    counted = [table.objects.count() for table in tables]
    assert all(counted), counted
    assert set_up_histories(seed=1, by=by, at=NOW) == 0
    assert [table.objects.count() for table in tables] == counted
    for dowry in Dowry.objects.all():
        assert dowry.paid_by != dowry.paid_to
    heads = Person.objects.filter(pk__in=Need.objects.values("person"))
    plans = [plan_of(head, on=NOW.date(), died=None) for head in heads]
    assert any(plan.weekly for plan in plans)
    # Nobody's way is where it could not have come to by the rules of the pages.
    for one in board_of(by, on=NOW.date(), at=NOW):
        days = [one.way.from_date, *(step.on for step in one.way.steps.all()), NOW.date()]
        assert days == sorted(days)
        assert not one.way.steps.all() or (one.wish and one.wish.answer == "yes")
    for support in ShortSupport.objects.all():
        assert support.to_date is None or support.from_date <= support.to_date <= NOW.date()
