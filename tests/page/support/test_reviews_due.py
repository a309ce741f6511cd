"""By when the next review of somebody in hospital is due: by the rule of their age, ward and day."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import put_on_register, someone
from tests.page.support.test_reviews import Table, ago

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation, Role
from lifecourse.people.api import Person
from lifecourse.standards.api import Basis
from lifecourse.support.kinds.timings import TimeSaid, TimeSource
from lifecourse.support.models import Review, WardStay
from lifecourse.support.operations import reviews
from lifecourse.support.operations.timings import confirm_time, enter_time
from lifecourse.support.reading.reviews_due import NextReview, next_reviews, who_is_due

pytestmark = pytest.mark.page


def admitted(person: Person, payer: Organisation, on: date, ward: str = "acute") -> WardStay:
    return WardStay.objects.create(
        person=person,
        hospital="Willow Ward",
        provider="Heron Trust",
        ward_kind=ward,
        commissioner=payer,
        came_from="own_home",
        why="The support at home ended",
        from_date=on,
    )


def held(person: Person, where: Organisation, by: Account, on: date, place: str = "hospital") -> Review:
    """A review as it stands once it was held on a day."""
    then = timezone.now() - (timezone.localdate() - on)
    return Review.objects.create(
        person=person,
        kind="ctr",
        place=place,
        has_ehc_plan=False,
        held_by=where,
        meets_at=then,
        held_on=on,
        outcome="Well",
        by=by,
        at=then,
    )


def read(person: Person) -> NextReview:
    return next_reviews([person], on=timezone.localdate())[person.pk]


def test_a_first_review_of_an_adult_is_due_four_weeks_after_coming(icb: Organisation) -> None:
    """Policy of March 2017, the strictest confirmed: within 4 weeks (england.nhs.uk, ctr, policy changes)."""
    ada = someone(icb, "Ada Wren", birth_date="1985-04-03")
    admitted(ada, icb, ago(40))
    found = read(ada)
    assert found.by == ago(40) + timedelta(weeks=4) and found.overdue == 12
    assert found.due.basis is Basis.STRICTEST
    assert "2017" in found.due.why and "Source" in found.due.why
    # What the Act that is not in force would say is beside it, and changes nothing.
    assert found.due.also.by == ago(40) + timedelta(days=27)


def test_a_review_in_hospital_moves_the_next_and_one_before_coming_does_not(
    icb: Organisation, coordinator: Account
) -> None:
    ada = someone(icb, "Ada Wren", birth_date="1985-04-03")
    admitted(ada, icb, ago(40))
    first = read(ada).by
    held(ada, icb, coordinator, ago(50))
    held(ada, icb, coordinator, ago(40), place="community")
    assert read(ada).by == first
    held(ada, icb, coordinator, ago(10))
    found = read(ada)
    assert found.by > first + timedelta(days=100) and not found.overdue


def test_somebody_under_eighteen_has_a_review_sooner(icb: Organisation) -> None:
    child = someone(icb, "Bea Finch", birth_date=f"{timezone.localdate().year - 15}-01-01")
    adult = someone(icb, "Ada Wren", birth_date="1985-04-03")
    for one in (child, adult):
        admitted(one, icb, ago(3))
    assert read(child).by < read(adult).by


def test_a_time_that_two_people_entered_counts_instead(icb: Organisation, employ: Employ) -> None:
    ada = someone(icb, "Ada Wren", birth_date="1985-04-03")
    admitted(ada, icb, ago(3))
    time = TimeSaid(step="first", whom="adult", ward="any", count=10, unit="days", counts="after")
    source = TimeSource(
        document="The policy of January 2023",
        section="Paragraph 4.2",
        address="The library",
        read_on=ago(0),
        holds_from=date(2023, 5, 1),
        holds_to=None,
    )
    made = enter_time(said=time, source=source, by=employ(icb, Role.ADMINISTRATOR), at=timezone.now())
    assert read(ada).due.basis is Basis.STRICTEST
    confirm_time(time=made, by=employ(icb, Role.ANALYST), at=timezone.now())
    found = read(ada)
    assert found.by == ago(3) + timedelta(days=10) and found.due.basis is Basis.ENTERED
    assert "Paragraph 4.2" in found.due.why


def test_the_list_begins_with_whoever_waits_longest_and_asks_no_more_for_more(
    icb: Organisation, council: Organisation, coordinator: Account, employ: Employ
) -> None:
    def due(account: Account) -> list[str]:
        found = who_is_due(seen_by=account, on=timezone.localdate(), at=timezone.now())
        return [one.called for one in found]

    admitted(someone(icb, "Ada Wren", birth_date="1985-04-03"), icb, ago(10))
    with CaptureQueriesContext(connection) as one:
        assert due(coordinator) == ["Ada Wren"]
    bea = someone(icb, "Bea Finch", birth_date="1990-04-03")
    admitted(bea, icb, ago(90))
    gone = admitted(someone(icb, "Cy Rook", birth_date="1990-04-03"), icb, ago(200))
    gone.to_date, gone.how_left = ago(1), "family_home"
    gone.save()
    with CaptureQueriesContext(connection) as two:
        assert due(coordinator) == ["Bea Finch", "Ada Wren"]
    assert len(one) == len(two)
    assert due(employ(council)) == []
    assert "62 days overdue" in browser(coordinator).get("/support/hospital/").content.decode()
    home = browser(coordinator).get("/").content.decode()
    assert "Hold the reviews that are overdue" in home and "1 person waits" in home
    assert "62 days overdue" in browser(coordinator).get(f"/support/{bea.pk}/").content.decode()
    page = browser(coordinator).get("/support/reviews/").content.decode()
    assert "62 days overdue" in page and "Not planned" in page and "strictest confirmed" in page


def test_a_review_that_is_planned_too_late_is_said_to_be(icb: Organisation, coordinator: Account) -> None:
    ada = someone(icb, "Ada Wren", birth_date="1985-04-03")
    admitted(ada, icb, ago(20))
    table = Table(ada, icb, coordinator)
    review = table.plan(meets_at=timezone.now() + timedelta(days=9))
    assert review.place == "hospital" and read(ada).planned_too_late
    page = browser(coordinator).get(f"/support/{ada.pk}/reviews/").content.decode()
    assert "The one that is planned meets later than that" in page
    Review.objects.filter(pk=review.pk).update(meets_at=timezone.now() + timedelta(days=7))
    assert not read(ada).planned_too_late


def test_what_a_record_cannot_say_is_said_and_not_guessed(icb: Organisation) -> None:
    ada = someone(icb, "Ada Wren", birth_date=ago(5).isoformat())
    admitted(ada, icb, ago(20))
    found = read(ada)
    assert found.by is None and "before they were born" in found.unknown


def test_a_review_held_counts_for_hospital_where_they_were_on_that_day(
    icb: Organisation, coordinator: Account
) -> None:
    ada = someone(icb, "Ada Wren", birth_date="1985-04-03")
    table = Table(ada, icb, coordinator)
    review = table.plan()
    assert review.place == "community"
    admitted(ada, icb, ago(0))
    first = read(ada).by
    table.agree()
    table.write(reviews.seat, review, part="chair", name="Kit Lark", comes_from="Fen board")
    table.write(reviews.hold_review, review, held_on=ago(0), outcome="Well")
    assert Review.objects.get().place == "hospital"
    assert read(ada).by > first + timedelta(days=100)


def test_the_board_says_whose_review_is_overdue(icb: Organisation, coordinator: Account) -> None:
    ada = someone(icb, "Ada Wren", birth_date="1985-04-03")
    put_on_register(ada, icb, coordinator)
    admitted(ada, icb, ago(40))
    assert "The review is 12 days overdue" in browser(coordinator).get("/support/register/").content.decode()
