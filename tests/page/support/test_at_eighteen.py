"""A young woman turns eighteen: plan, school and budget pass over without a gap, or the page says where."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_plans import Table

from lifecourse.accounts.api import Account
from lifecourse.design.api import day
from lifecourse.organisations.api import Organisation
from lifecourse.standards.api import years_after
from lifecourse.support.models import SchoolPlace
from lifecourse.support.operations.helping import add_school_place
from lifecourse.support.reading.eighteen import at_eighteen

pytestmark = pytest.mark.page


def ahead(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def born() -> date:
    """Eighteen in about a month."""
    day = ahead(30)
    return day.replace(year=day.year - 18, day=min(day.day, 28))


@pytest.fixture
def table(icb: Organisation, coordinator: Account, born: date) -> Table:
    return Table(someone(icb, "Ada Wren", birth_date=born.isoformat()), icb, coordinator)


def page(table: Table) -> str:
    return browser(table.by).get(f"/support/{table.person.pk}/").content.decode()


def test_what_ends_at_eighteen_with_nothing_after_it_is_a_gap_until_something_follows(
    table: Table, born: date
) -> None:
    eighteen = years_after(born, 18)
    assert "No need is written down yet" in page(table)
    need = table.need(from_date=ahead(-400))
    table.service(
        need, provider="Children's team", from_date=ahead(-400), to_date=eighteen - timedelta(days=1)
    )
    found = at_eighteen(table.person, born=born, today=ahead(0))
    assert found is not None and found.gaps == 1
    assert found.lines[0].open == [f"from {day(eighteen)} on"]
    assert "For 1 thing there are days with nothing in place." in page(table)

    table.service(need, provider="Adult team", from_date=eighteen + timedelta(days=7))
    found = at_eighteen(table.person, born=born, today=ahead(0))
    assert found is not None
    assert found.lines[0].open == [f"from {day(eighteen)} until {day(eighteen + timedelta(days=6))}"]

    table.service(need, provider="Bridge", from_date=eighteen, to_date=eighteen + timedelta(days=6))
    assert "Everything that is written down passes over without a gap." in page(table)


def test_a_school_that_ends_at_eighteen_leaves_somebody_with_nowhere_to_live(
    table: Table, born: date
) -> None:
    place = add_school_place(
        person=table.person,
        school="Hill School",
        weeks=52,
        from_date=ahead(-400),
        by=table.by,
        at=timezone.now(),
    )
    eighteen = years_after(born, 18)

    def gaps() -> list[int]:
        found = at_eighteen(table.person, born=born, today=ahead(0))
        return [len(line.open) for line in found.lines] if found else []

    assert gaps() == [0]
    SchoolPlace.objects.filter(pk=place.pk).update(to_date=eighteen - timedelta(days=1))
    assert gaps() == [1]
    # Whoever left weeks before lives somewhere else by now.
    SchoolPlace.objects.filter(pk=place.pk).update(to_date=eighteen - timedelta(days=20))
    assert gaps() == []


def test_long_before_and_long_after_nothing_is_said(table: Table, born: date) -> None:
    eighteen = years_after(born, 18)
    for other in (years_after(born, 14) - timedelta(days=1), eighteen + timedelta(days=91)):
        assert at_eighteen(table.person, born=born, today=other) is None
    assert at_eighteen(table.person, born=None, today=ahead(0)) is None
