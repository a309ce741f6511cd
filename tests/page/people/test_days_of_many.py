"""The days on which many were born and died, in one query, are those of each one's own page."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.test_folding import known
from tests.page.support.conftest import council

from lifecourse.organisations.api import Organisation
from lifecourse.people.api import Person, birth_dates, death_days, portraits_of
from lifecourse.people.models import SourceRecord

__all__ = ["council"]

pytestmark = pytest.mark.page
FIRST = datetime(2025, 1, 1, tzinfo=UTC)


def says(head: Person, where: Organisation, day: int, *, verified: bool = False, **said: str) -> None:
    other = known(where, local_id=f"{head.pk}-{day}-{verified}")
    Person.objects.filter(pk=other.pk).update(head=head)
    record = SourceRecord.objects.get(person=other)
    record.said = {**record.said, **said, "nhs_number_is_verified": verified}
    record.nhs_number_is_verified, record.birth_date = verified, said["birth_date"]
    record.came_at = FIRST + timedelta(days=day)
    record.save()


@pytest.mark.django_db
def test_the_days_of_many_are_those_that_each_portrait_shows(council: Organisation) -> None:
    lives, died, doubted, checked = (known(council, local_id=name) for name in "abcd")
    says(lives, council, 1, birth_date="1980-02-03")
    says(died, council, 1, birth_date="1970-02-03", death_date="2024-05-06")
    # The newer of two, and whoever has a verified number before either.
    for head in (doubted, checked):
        says(head, council, 1, birth_date="1960-02-03", death_date="2024-01-01")
        says(head, council, 2, birth_date="1961-02-03", death_date="2024-02-02")
    says(checked, council, 0, verified=True, birth_date="1962-02-03", death_date="2024-03-03")
    heads = [lives, died, doubted, checked]
    portraits = portraits_of(heads, today=timezone.localdate())
    keys = {one.pk for one in heads}
    with CaptureQueriesContext(connection) as queries:
        found = death_days(keys)
    assert len(queries) == 1
    assert found == {one.pk: day for one in heads if (day := portraits[one.pk].died_on)}
    assert sorted(found.values()) == sorted(portraits[one.pk].died_on for one in (died, doubted, checked))
    assert {day.day for day in found.values()} == {6, 2, 3}
    assert birth_dates(keys) == {one.pk: portraits[one.pk].birth_date for one in heads}
