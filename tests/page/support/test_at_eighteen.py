"""A young woman turns eighteen: plan, school and budget pass over without a gap, or the page says where."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_plans import Table

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.support.at_eighteen import at_eighteen
from lifecourse.support.operations.helping import add_school_place, end_school_place
from lifecourse.support.rules import birthday

pytestmark = pytest.mark.page


@pytest.fixture(autouse=True)
def cache(db: None) -> None:
    call_command("createcachetable", verbosity=0)


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
    eighteen = birthday(born, 18)
    assert "No need is written down yet" in page(table)
    need = table.need(from_date=ahead(-400))
    table.service(
        need, provider="Children's team", from_date=ahead(-400), to_date=eighteen - timedelta(days=1)
    )
    found = at_eighteen(table.person, born=born, today=ahead(0))
    assert found is not None and found.gaps == 1
    assert found.lines[0].open[0].from_date == eighteen
    assert "For 1 thing there are days with nothing in place." in page(table)

    table.service(need, provider="Adult team", from_date=eighteen + timedelta(days=7))
    found = at_eighteen(table.person, born=born, today=ahead(0))
    assert found is not None
    (gap,) = found.lines[0].open
    assert (gap.to_date - gap.from_date).days == 6  # type: ignore[operator]

    table.service(need, provider="Bridge", from_date=eighteen, to_date=eighteen + timedelta(days=6))
    assert "Everything that is written down passes over without a gap." in page(table)


def test_a_school_that_ends_leaves_somebody_with_nowhere_to_live(table: Table, born: date) -> None:
    place = add_school_place(
        person=table.person,
        school="Hill School",
        weeks=52,
        from_date=ahead(-400),
        by=table.by,
        at=timezone.now(),
    )
    found = at_eighteen(table.person, born=born, today=ahead(0))
    assert found is not None and found.gaps == 0
    # It ended a week ago: on the birthday there is no school any more to speak of.
    end_school_place(place=place, to_date=ahead(-7), why="She is grown up", by=table.by, at=timezone.now())
    found = at_eighteen(table.person, born=born, today=ahead(0))
    assert found is not None and not found.lines


def test_long_before_and_long_after_nothing_is_said(table: Table, born: date) -> None:
    eighteen = birthday(born, 18)
    for day in (birthday(born, 14) - timedelta(days=1), eighteen + timedelta(days=91)):
        assert at_eighteen(table.person, born=born, today=day) is None
    assert at_eighteen(table.person, born=None, today=ahead(0)) is None
