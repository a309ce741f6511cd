"""A saving made by reviews is shown by what people's support costs: sums of fives, and nobody's name."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.building import browser_of
from tests.page.cases.conftest import ABOUT
from tests.page.finance.conftest import THEN, keeper, pool, stamp, year
from tests.page.finance.test_packages import bought, living, org

from lifecourse.accounts.api import Account
from lifecourse.cases.kinds.tracking import Known
from lifecourse.cases.models import Case
from lifecourse.cases.operations.writing import begin_case
from lifecourse.cases.queries.cases import document_of, documents_of
from lifecourse.cases.reading.drawn import read_books
from lifecourse.cases.reading.following import read_following
from lifecourse.cases.rules.document import BadCase
from lifecourse.finance.models import FundYear
from lifecourse.organisations.api import Partnership, Role
from lifecourse.people.models import Person
from lifecourse.support.api import costs_around_reviews
from lifecourse.support.models import Review, Service, ServiceShare

__all__ = ["keeper", "pool", "stamp", "year"]
pytestmark = pytest.mark.page
HELD = date(2016, 7, 1)
ON = date(2016, 10, 3)
SAVING = {
    "slug": "reviews",
    "name": "Support fits what people need",
    "organisation": "council",
    "how": "people",
    "people": 10,
    "each": 10_000,
    "confidence": 50,
    "first_day": "2016-07-01",
    "reviews": ["ctr"],
}


def reviewed(person: Person, service: Service, price: str, held: date = HELD) -> None:
    """A review, from the day after which the same support is bought at another price."""
    by = Account.objects.order_by("pk")[0]
    Review.objects.create(
        person=person,
        kind="ctr",
        place="community",
        has_ehc_plan=False,
        held_by=org("council"),
        meets_at=datetime(2016, 7, 1, 10, tzinfo=UTC),
        held_on=held,
        outcome="One of two people is enough",
        by=by,
        at=THEN,
    )
    shares = list(ServiceShare.objects.filter(service=service))
    Service.objects.filter(pk=service.pk).update(to_date=held)
    service.pk, service.price = None, Decimal(price)
    service.from_date = held + timedelta(days=1)
    service.save()
    for share in shares:
        share.pk, share.service, share.from_date = None, service, service.from_date
        share.save()


@pytest.fixture
def six(year: FundYear) -> list[Person]:
    """Six people whose support cost £700 a week, and costs £560 since they were reviewed on 1 July."""
    people = [living(given, "Wren") for given in ("Ada", "Bo", "Cy", "Di", "Ed", "Flo")]
    for person in people:
        reviewed(person, bought(person, {"council": 100}), "560.00")
    return people


@pytest.fixture
def promised(six: list[Person], pool: Partnership, stamp) -> Case:
    about = ABOUT | {"slug": "reviews", "reference": "R/1", "title": "Look at support again"}
    return begin_case(
        partnership=pool, data={"about": about, "savings": [SAVING]}, stamp=stamp(), place="a test"
    )


def around(first: date = HELD):
    return costs_around_reviews(kinds=["ctr"], payer=org("council").pk, first=first, on=date(2016, 9, 30))


def test_the_sixth_waits_for_four_more(six):
    found = around()
    assert found.people == 5
    # £700 a week is £100 a day; £560 is £80.
    assert (found.before, found.after, found.moved) == (5 * 36_500_00, 5 * 29_200_00, 0)
    assert [(one.month.month, one.less) for one in found.months] == [(8, 5 * 620_00), (9, 5 * 600_00)]


def test_a_review_of_another_time_or_kind_counts_nothing(six):
    assert around(first=date(2016, 7, 2)).people == 0
    other = {"kinds": ["cetr"], "payer": org("council").pk, "first": HELD, "on": date(2016, 9, 30)}
    assert costs_around_reviews(**other).people == 0


def test_somebody_no_longer_supported_is_no_saving(six):
    """What is paid for nobody any more is in neither sum; two gone, and four are too few to tell of."""
    Service.objects.filter(person__in=six[:2], to_date=None).update(to_date=date(2016, 8, 15))
    assert around().people == 0


def test_what_another_partner_pays_since_is_moved(six):
    by = Account.objects.order_by("pk")[0]
    for service in Service.objects.filter(to_date=None):
        for code in ("council", "ccg"):
            ServiceShare.objects.create(
                person=service.person,
                service=service,
                funder=org(code),
                percent=50,
                from_date=service.from_date,
                why="Panel, again",
                by=by,
                at=THEN + timedelta(days=1),
            )
    found = around()
    # £100 a day before; now £40 and £40.
    assert found.less == 5 * 60 * 365 * 100
    assert found.less - found.moved == 5 * 20 * 365 * 100


def test_the_queries_do_not_grow_with_the_people(six):
    with CaptureQueriesContext(connection) as six_of_them:
        around()
    person = living("Gil", "Wren")
    reviewed(person, bought(person, {"council": 100}), "560.00")
    with CaptureQueriesContext(connection) as seven:
        around()
    assert len(seven) == len(six_of_them)


def test_the_months_come_from_peoples_support(promised, pool):
    documents = documents_of(pool)
    books = read_books(pool, documents, on=ON)
    following = read_following(documents, on=ON, books=books)
    assert following.whole.by_it == 5 * 1_220_00
    assert [known for known, _ in following.by_known] == [Known.PACKAGES, Known.UNTOLD]


def test_the_page_tells_sums_and_no_name(promised, six, keeper):
    page = browser_of(keeper("council", Role.BOARD_MEMBER)).get("/cases/pool/reviews/savings/")
    text = page.content.decode()
    assert "the support of 5 people reviewed" in text
    assert "£7,300 less each; £5,000 each was promised" in text
    assert not [person for person in ("Ada", "Bo", "Wren") if f"{person} " in text]


def test_two_savings_by_the_same_reviews_count_them_once(promised, pool, stamp):
    about = ABOUT | {"slug": "again", "reference": "R/2", "title": "The same again"}
    other = begin_case(
        partnership=pool, data={"about": about, "savings": [SAVING]}, stamp=stamp(), place="a test"
    )
    documents = documents_of(pool)
    books = read_books(pool, documents, on=ON)
    assert read_following(documents, on=ON, books=books).whole.by_it == 5 * 1_220_00
    assert [one.check for one in books.findings(other, document_of(other))] == ["reviews-claimed-twice"]


def test_a_kind_of_review_that_there_is_not_is_refused(pool, stamp):
    data = {"about": ABOUT, "savings": [SAVING | {"reviews": ["yearly"]}]}
    with pytest.raises(BadCase, match="reviews"):
        begin_case(partnership=pool, data=data, stamp=stamp(), place="a test")
