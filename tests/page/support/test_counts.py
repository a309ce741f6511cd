"""Standard counts as they are read: from every record of a person, in a fixed number of queries."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.support.conftest import put_on_register, someone
from tests.page.support.test_stays import Desk, ago

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.models import Responsibility, SourceRecord
from lifecourse.people.operations.folding import fold
from lifecourse.support.counts.facts import Period
from lifecourse.support.counts.in_hospital import in_hospital_on
from lifecourse.support.counts.reading import counts_for
from lifecourse.support.counts.values import Counts
from lifecourse.support.models import Leave

pytestmark = pytest.mark.page


def period(days: int = 30) -> Period:
    return Period(first=ago(days), last=ago(0))


def counted(icb: Organisation, **other: object) -> Counts:
    return counts_for(period(), commissioners=[icb], keepers=[icb], **other)  # type: ignore[arg-type]


def numbers(found: Counts, table: str) -> dict[str, int]:
    lines = found.flow.lines if table == "flow" else found.table(table).lines
    return {line.key.removeprefix(f"{table}."): line.number for line in lines if line.number}


@pytest.fixture
def ada(icb: Organisation, coordinator: Account) -> Desk:
    person = someone(icb, "Ada Wren")
    SourceRecord.objects.filter(person=person).update(birth_date=date(2012, 3, 4))
    return Desk(person, icb, coordinator)


def test_a_stay_is_counted_with_everything_that_is_written_about_it(
    icb: Organisation, council: Organisation, coordinator: Account, ada: Desk
) -> None:
    put_on_register(ada.person, icb, coordinator)
    Responsibility.objects.create(
        person=ada.person, organisation=council, part="council", basis="own_duty", from_date=ago(900)
    )
    ada.admit(ago(0), km_from_home=8)
    found = counted(icb, councils=[council])
    assert numbers(found, "flow") == {"came-first": 1}
    wanted = {
        "age": "under-18",
        "distance": "near",
        "law": "part-2",
        "council": str(council.pk),
        "payer": str(icb.pk),
    }
    assert {table: numbers(found, table) for table in wanted} == {t: {part: 1} for t, part in wanted.items()}
    assert numbers(found, "register") == {"blue": 1}
    assert counted(icb, area=council).end.number == 1
    assert counted(icb, area=icb).end.number == 0


def test_stays_under_two_records_of_one_person_are_one_persons(
    icb: Organisation, coordinator: Account, ada: Desk
) -> None:
    ada.admit(ago(20))
    ada.leave(ago(10))
    again = Desk(someone(icb, "Ada Wren-Reed"), icb, coordinator)
    again.admit(ago(5))
    assert numbers(counted(icb), "flow")["came-first"] == 2
    fold(kept=ada.person, folded=again.person, how="person", by=None, at=timezone.now())
    found = counted(icb)
    assert numbers(found, "flow") == {"came-first": 1, "came-again": 1, "went-home": 1}
    assert len(found.end.people) == 1


def test_a_plans_count_of_a_day_and_the_counts_of_a_period_have_the_same_people(
    icb: Organisation, coordinator: Account, ada: Desk
) -> None:
    bea = Desk(someone(icb, "Bea Finch"), icb, coordinator)
    ada.admit(ago(20))
    bea.admit(ago(20))
    Leave.objects.create(person=bea.person, kind="extended", from_date=ago(3))
    for days in range(25):
        found = counts_for(Period(first=ago(days), last=ago(days)), commissioners=[icb], keepers=[icb])
        assert found.end.people == in_hospital_on(ago(days), commissioners=[icb]).count(None).people
    assert counted(icb).end.number == 1


def test_counting_more_people_takes_no_more_queries(icb: Organisation, coordinator: Account) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            counted(icb)
        return len(asked)

    Desk(someone(icb, "Ada Wren"), icb, coordinator).admit(ago(400))
    few = queries()
    for number in range(4):
        desk = Desk(someone(icb, f"Bea Finch-{number}"), icb, coordinator)
        put_on_register(desk.person, icb, coordinator)
        desk.admit(ago(300 - number))
        desk.hinder(ago(20))
    assert queries() == few <= 14
