"""Times that a policy sets, entered by one and confirmed by another."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand
from lifecourse.standards.api import Step, Unit
from lifecourse.support.kinds.timings import TimeSaid, TimeSource
from lifecourse.support.models import EnteredTime
from lifecourse.support.operations.timings import confirm_time, enter_time, stop_time
from lifecourse.support.queries.reviews import entered_timings

pytestmark = pytest.mark.page


@pytest.fixture
def one(icb: Organisation, employ: Employ) -> Account:
    return employ(icb, Role.ADMINISTRATOR)


@pytest.fixture
def other(icb: Organisation, employ: Employ) -> Account:
    return employ(icb, Role.ANALYST)


def now() -> datetime:
    return timezone.now()


def said(**other: object) -> TimeSaid:
    words = {
        "step": "first",
        "whom": "adult",
        "ward": "any",
        "count": 20,
        "unit": "days",
        "counts": "after",
    }
    return TimeSaid(**(words | other))


def stands(**other: object) -> TimeSource:
    words = {
        "document": "The policy of January 2023, first edition",
        "section": "Paragraph 4.2",
        "address": "The board's library",
        "read_on": timezone.localdate(),
        "holds_from": date(2023, 5, 1),
        "holds_to": None,
    }
    return TimeSource(**(words | other))


def test_a_time_counts_once_a_second_person_has_read_it_there(one: Account, other: Account) -> None:
    time = enter_time(said=said(), source=stands(), by=one, at=now())
    assert entered_timings() == []
    with pytest.raises(CannotStand, match="Somebody else"):
        confirm_time(time=time, by=one, at=now())
    confirm_time(time=time, by=other, at=now())
    (found,) = entered_timings()
    assert (found.step, found.count, found.unit) == (Step.FIRST, 20, Unit.DAYS)
    assert "Paragraph 4.2" in found.citation and found.holds_on(date(2023, 5, 1))
    stop_time(time=time, why="It was misread", by=one, at=now())
    assert entered_timings() == []
    with pytest.raises(CannotStand, match="stopped"):
        confirm_time(time=time, by=other, at=now())


def test_the_database_itself_lets_nobody_confirm_their_own(one: Account) -> None:
    time = enter_time(said=said(), source=stands(), by=one, at=now())
    with pytest.raises(IntegrityError), transaction.atomic():
        EnteredTime.objects.filter(pk=time.pk).update(confirmed_by=one)


@pytest.mark.parametrize(
    ("wrong", "where", "words"),
    [
        ({"count": 0}, {}, "length"),
        ({"count": 25, "unit": "months"}, {}, "length"),
        ({"step": "report"}, {}, "list"),
        ({}, {"section": " "}, "which part"),
        ({}, {"read_on": timezone.localdate() + timedelta(days=2)}, "read it there"),
        ({}, {"holds_to": date(2023, 4, 30)}, "before its first"),
    ],
)
def test_a_time_that_nobody_can_have_read_is_refused(
    one: Account, wrong: dict[str, object], where: dict[str, object], words: str
) -> None:
    with pytest.raises(CannotStand, match=words):
        enter_time(said=said(**wrong), source=stands(**where), by=one, at=now())


def test_whoever_coordinates_does_not_say_when_reviews_are_due(
    icb: Organisation, employ: Employ, one: Account
) -> None:
    coordinator = employ(icb)
    time = enter_time(said=said(), source=stands(), by=one, at=now())
    for write in (
        lambda: enter_time(said=said(), source=stands(), by=coordinator, at=now()),
        lambda: confirm_time(time=time, by=coordinator, at=now()),
        lambda: stop_time(time=time, why="No", by=coordinator, at=now()),
    ):
        with pytest.raises(NotAllowed):
            write()


def test_the_pages_take_a_time_from_being_entered_to_being_stopped(one: Account, other: Account) -> None:
    client = browser(one)
    page = client.get("/support/reviews/times/").content.decode()
    assert "not confirmed" in page and "In force today" in page
    answer = {
        "step": "first",
        "whom": "adult",
        "ward": "any",
        "count": "20",
        "unit": "days",
        "counts": "after",
        "document": "The policy",
        "section": "4.2",
        "address": "The library",
    }
    today = timezone.localdate()
    answer |= {"read_on_day": str(today.day), "read_on_month": str(today.month)}
    answer |= {"read_on_year": str(today.year)}
    answer |= {"holds_from_day": "1", "holds_from_month": "5", "holds_from_year": "2023"}
    made = client.post("/support/reviews/times/enter/", answer).headers["Location"]
    assert "somebody else confirms it" in client.get(made).content.decode()
    assert client.post(made, {"confirm": "yes"}).status_code == 409
    assert browser(other).post(made, {"confirm": "yes"}).headers["Location"] == "/support/reviews/times/"
    assert "Reviews are due by it" in client.get(made).content.decode()
    client.post(made, {"why": "Misread"})
    assert "Stopped on" in client.get(made).content.decode()


def test_when_papers_go_stands_with_the_policies(other: Account) -> None:
    page = browser(other).get("/support/reviews/times/").content.decode()
    assert "to the panel no later than 24 hours before it" in page
    assert "do not say from which day they hold" in page
