"""Where people come from and go to, over everybody whom the reader may see."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ, involve
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_stays import Desk

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.rules import Part
from lifecourse.support.reading.journeys import Journeys, journeys_of
from lifecourse.support.rules.costs import financial_year

pytestmark = pytest.mark.page
ON = date(2026, 11, 27)


def read(by: Account, council: Organisation | None = None, on: date = ON) -> Journeys:
    return journeys_of(seen_by=by, council=council, year=financial_year(on), on=ON, at=timezone.now())


def test_wards_of_one_stay_are_one_journey(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    ada, bea = (Desk(someone(icb, name), icb, coordinator) for name in ("Ada Wren", "Bea Finch"))
    ada.admit(date(2025, 5, 1))
    ada.move(date(2025, 9, 1))
    ada.leave(date(2026, 5, 1))
    with CaptureQueriesContext(connection) as one:
        found = read(coordinator)
    assert [(way.came_from, way.went_to, way.nights) for way in found.ways] == [
        ("own_home", "supported_housing", 365)
    ]
    assert (found.stays, found.ended, found.home) == (1, 1, 1)
    bea.admit(date(2026, 6, 1), came_from="prison")
    involve(bea.person, council, part=Part.COUNCIL)
    with CaptureQueriesContext(connection) as two:
        assert {way.went_to for way in read(coordinator).ways} == {"supported_housing", "still_there"}
    assert len(one) == len(two)
    # A year before, Ada was still there and Bea had not come.
    assert [way.went_to for way in read(coordinator, on=date(2025, 6, 1)).ways] == ["still_there"]
    assert read(coordinator, council).heads == [bea.person.pk]
    trust = Organisation.objects.create(code="heron", name="Heron Trust", kind="nhs_trust")
    assert read(employ(trust)).stays == 0
    page = browser(coordinator).get("/support/journeys/").content.decode()
    assert "Prison or police custody" in page and "Still in hospital" in page and "few people" in page
    assert (
        "Nobody whom you may see" in browser(coordinator).get("/support/journeys/?year=2012").content.decode()
    )
    assert "/support/journeys/" in browser(coordinator).get("/support/hospital/").content.decode()
