"""People's money in a fund: posted once, by line, and known to be somebody's only by who may know it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now
from tests.building import browser_of
from tests.page.finance.conftest import THEN
from tests.page.people.conftest import involve
from tests.page.people.test_folding import known
from tests.page.people.test_pages import named

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Entry, FundYear, PersonCost, SchemeLine
from lifecourse.finance.operations.months import close_month
from lifecourse.finance.operations.packages import map_packages, post_packages, unmap_packages
from lifecourse.finance.operations.posting import legs_of
from lifecourse.finance.operations.posting import reverse as take_back
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.reading.packages import read_packages, read_whose, told
from lifecourse.finance.rules.ledger import At
from lifecourse.finance.rules.months import CannotHold
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.models import Person
from lifecourse.people.operations.erasing import erase
from lifecourse.people.rules import Part
from lifecourse.support.models import Dowry, Need, Service, ServiceShare

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
ON = THEN.date()


@pytest.fixture
def lines(year: FundYear) -> dict[str, SchemeLine]:
    """The lines by who spends them: of the commissioner's minimum, and the council's capital grant."""
    health, social, capital = SchemeLine.objects.order_by("pk")
    return {"ccg": health, "council": social, "capital": capital}


@pytest.fixture
def ada(year: FundYear) -> Person:
    return living("Ada", "Wren")


def org(code: str) -> Organisation:
    return Organisation.objects.get(code=code)


def living(given: str, family: str, council: str = "council") -> Person:
    person = named(known(org("ccg"), local_id=given), given, family)
    responsible = involve(person, org(council), part=Part.COUNCIL)
    responsible.from_date = date(2010, 1, 1)
    responsible.save()
    return person


def bought(person: Person, percents: dict[str, int], price: str = "700.00") -> Service:
    """Supported living at a price a week since April 2016, and who pays how much of it."""
    since = date(2016, 4, 1)
    need = Need.objects.create(
        person=person, domain="home_safely", words="Somebody near", wanted="My own door", from_date=since
    )
    service = Service.objects.create(
        person=person,
        need=need,
        words="Two people by day",
        provider="Heron Support",
        service_type="long_community",
        component="supported_living",
        delivery="commissioned",
        budget="none",
        price=Decimal(price),
        price_unit="weekly",
        from_date=since,
    )
    by = Account.objects.order_by("pk").first() or Account.objects.create(email="x@example.org")
    for code, percent in percents.items():
        ServiceShare.objects.create(
            person=person,
            service=service,
            funder=org(code),
            percent=percent,
            from_date=since,
            why="Panel",
            by=by,
            at=THEN,
        )
    return service


def spent(year: FundYear, line: SchemeLine) -> int:
    return sum_of(year, At(kind=Kind.SPENT, line=line.pk))


def test_a_month_is_posted_by_payer_to_the_penny_and_again_only_what_changed(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps
) -> None:
    service = bought(ada, {"ccg": 40, "council": 60})
    for code in ("ccg", "council"):
        map_packages(year=year, line=lines[code], kinds=["supported_living"], from_month=1, stamp=stamp())
    # May has 31 days: 31 / 7 x 700 = 3,100.
    [entry] = post_packages(year=year, month=2, stamp=stamp())
    assert (spent(year, lines["ccg"]), spent(year, lines["council"])) == (124_000, 186_000)
    assert entry.belongs_on == date(2016, 5, 31)
    assert post_packages(year=year, month=2, stamp=stamp()) == []
    Service.objects.filter(pk=service.pk).update(price=Decimal("770.00"))
    [second] = post_packages(year=year, month=2, stamp=stamp())
    assert sum(leg.pence for leg in legs_of(second)) == 31_000
    assert sorted(PersonCost.objects.filter(entry=second).values_list("was", "now")) == [
        (124_000, 136_400),
        (186_000, 204_600),
    ]
    Service.objects.filter(pk=service.pk).update(to_date=date(2016, 5, 15))
    post_packages(year=year, month=2, stamp=stamp())
    assert spent(year, lines["ccg"]) + spent(year, lines["council"]) == 165_000
    assert not balances_differ(year)


def test_what_no_line_takes_is_listed_and_mapping_it_later_posts_it(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps
) -> None:
    bought(ada, {"ccg": 100})
    bought(living("Bo", "Heron", council="beside"), {"ccg": 100}, price="70.00")
    may = year.months.get(number=2)
    assert post_packages(year=year, month=2, stamp=stamp()) == []
    listed = {one.why: one.pence for one in read_packages(year, on=ON, only=may).not_posted}
    assert listed == {
        "No line takes it": 310_000,
        "No council of this fund is responsible for the person": 31_000,
    }
    [mapping] = map_packages(
        year=year, line=lines["ccg"], kinds=["supported_living"], from_month=1, stamp=stamp()
    )
    post_packages(year=year, month=2, stamp=stamp())
    assert spent(year, lines["ccg"]) == 310_000
    unmap_packages(mapping=mapping, stamp=stamp())
    post_packages(year=year, month=2, stamp=stamp())
    assert spent(year, lines["ccg"]) == 0


def test_what_was_taken_back_is_posted_anew(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps
) -> None:
    bought(ada, {"ccg": 100})
    map_packages(year=year, line=lines["ccg"], kinds=["supported_living"], from_month=1, stamp=stamp())
    [entry] = post_packages(year=year, month=2, stamp=stamp())
    take_back(entry=entry, why="Posted too early", stamp=stamp())
    post_packages(year=year, month=2, stamp=stamp())
    assert spent(year, lines["ccg"]) == 310_000


def test_money_that_follows_somebody_home_moves_between_partners_who_are_paid_back(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps
) -> None:
    bought(ada, {"council": 100})
    Dowry.objects.create(
        person=ada,
        paid_by=org("ccg"),
        paid_to=org("council"),
        amount=Decimal("365.00"),
        per="year",
        from_date=date(2016, 4, 1),
        agreed_on=date(2016, 3, 1),
        agreed_in="A panel",
    )
    map_packages(year=year, line=lines["council"], kinds=["supported_living"], from_month=1, stamp=stamp())
    entries = post_packages(year=year, month=2, stamp=stamp())
    assert [one.why for one in entries] == ["packages", "dowries"]
    # The council spent 3,100 and had 31 of it from the commissioner: 365 for 365 days, of which May has 31.
    assert sum_of(year, At(kind=Kind.PARTNER, party=org("council").pk)) == -310_000 + 3_100
    assert sum_of(year, At(kind=Kind.PARTNER, party=org("ccg").pk)) == -3_100
    assert spent(year, lines["council"]) == 310_000


def test_a_month_that_closed_is_posted_into_the_next_and_keeps_its_own(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps, keeper: Keeper
) -> None:
    bought(ada, {"ccg": 100})
    map_packages(year=year, line=lines["ccg"], kinds=["supported_living"], from_month=1, stamp=stamp())
    for number in (1, 2):
        close_month(year=year, number=number, by=keeper("council"), at=THEN)
    [entry] = post_packages(year=year, month=2, stamp=stamp())
    assert [leg.month for leg in legs_of(entry)] == [3] and entry.belongs_on == date(2016, 5, 31)
    assert post_packages(year=year, month=2, stamp=stamp()) == []


def test_who_keeps_the_books_posts_it_and_nobody_else(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps, keeper: Keeper
) -> None:
    bought(ada, {"ccg": 100})
    for by in (keeper("ccg"), keeper("council", Role.CARE_COORDINATOR)):
        with pytest.raises(NotAllowed):
            post_packages(year=year, month=2, stamp=stamp(by))
        with pytest.raises(NotAllowed):
            map_packages(
                year=year, line=lines["ccg"], kinds=["supported_living"], from_month=1, stamp=stamp(by)
            )
    with pytest.raises(CannotHold, match="September 2016 is not over"):
        post_packages(year=year, month=6, stamp=stamp())
    with pytest.raises(CannotHold, match="equipment alone"):
        map_packages(year=year, line=lines["capital"], kinds=["meals"], from_month=1, stamp=stamp())


def test_whose_it_was_is_known_only_to_who_may_open_that_record(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps, keeper: Keeper
) -> None:
    bought(ada, {"ccg": 100})
    map_packages(year=year, line=lines["ccg"], kinds=["supported_living"], from_month=1, stamp=stamp())
    [entry] = post_packages(year=year, month=2, stamp=stamp())
    opens = keeper("ccg", Role.CARE_COORDINATOR)
    found = read_whose(entry, reader=opens, on=localdate(), at=now())
    assert found and [(one.name, one.pence) for one in found.people] == [("Ada Wren", 310_000)]
    blind = keeper("council")
    with CaptureQueriesContext(connection) as one_person:
        found = read_whose(entry, reader=blind, on=localdate(), at=now())
    assert found and (found.people, found.others_more, found.erased) == ((), 310_000, 0)
    # Of several it reads the same, and is asked for as often.
    for number in range(3):
        bought(living(f"Cy{number}", "Gull"), {"ccg": 100}, price="7.00")
    [more] = post_packages(year=year, month=2, stamp=stamp())
    with CaptureQueriesContext(connection) as several:
        found = read_whose(more, reader=blind, on=localdate(), at=now())
    assert found and (found.people, found.others_more) == ((), 9_300)
    assert len(one_person) == len(several)


def test_erasing_somebody_leaves_what_was_posted_and_not_whose_it_was(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps, keeper: Keeper
) -> None:
    bought(ada, {"ccg": 100})
    map_packages(year=year, line=lines["ccg"], kinds=["supported_living"], from_month=1, stamp=stamp())
    [entry] = post_packages(year=year, month=2, stamp=stamp())
    [part] = told(ada)
    assert "£3,100 for May 2016" in part.lines[0]
    erase(ada, why="A court decided", by=None, at=THEN)
    assert not PersonCost.objects.exists() and told(ada) == []
    assert post_packages(year=year, month=2, stamp=stamp()) == []
    assert spent(year, lines["ccg"]) == 310_000
    found = read_whose(entry, reader=keeper("council"), on=localdate(), at=now())
    assert found and (found.people, found.others_more, found.erased) == ((), 0, 310_000)


def test_no_name_stands_in_the_ledger(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, stamp: Stamps
) -> None:
    bought(ada, {"ccg": 100})
    map_packages(year=year, line=lines["ccg"], kinds=["supported_living"], from_month=1, stamp=stamp())
    [entry] = post_packages(year=year, month=2, stamp=stamp())
    row = Entry.objects.filter(pk=entry.pk).values().get()
    assert row["words"] == "People's support in May 2016"
    assert not any("Wren" in str(value) or str(ada.pk) in str(value) for value in row.values())


def browser(account: Account) -> Client:
    return browser_of(account)


def test_the_pages_map_post_and_say_what_is_left_without_a_name(
    year: FundYear, lines: dict[str, SchemeLine], ada: Person, keeper: Keeper
) -> None:
    bought(ada, {"ccg": 100})
    client = browser(keeper("council"))
    at = ["pool", "2016-17"]
    page = client.get(reverse("finance:show_packages", args=at))
    assert b"No line takes it" in page.content and b"Wren" not in page.content
    refused = client.post(reverse("finance:map_packages", args=at), {"line": lines["ccg"].pk})
    assert refused.status_code == 200 and b"There is a problem" in refused.content
    client.post(
        reverse("finance:map_packages", args=at),
        {"line": lines["ccg"].pk, "kinds": ["supported_living"], "from_month": 1},
    )
    page = client.get(reverse("finance:post_packages", args=[*at, 2]))
    assert b"\xc2\xa33,100" in page.content and b"Wren" not in page.content
    said = client.post(reverse("finance:post_packages", args=[*at, 2]), follow=True)
    assert b"Posted as entry" in said.content
    assert spent(year, lines["ccg"]) == 310_000
    entry = Entry.objects.get(why="packages")
    shown = client.get(reverse("finance:show_entry", args=[*at, entry.number]))
    assert b"is for somebody whose record you do not open" in shown.content and b"Wren" not in shown.content
    mapping = year.package_lines.get()
    client.post(reverse("finance:unmap_packages", args=[*at, mapping.pk]))
    assert not year.package_lines.exists()


def test_people_s_money_is_for_who_keeps_the_books(year: FundYear, keeper: Keeper) -> None:
    at = ["pool", "2016-17"]
    for account, status in (
        (keeper("ccg"), 403),
        (keeper("council", Role.PROGRAMME_MANAGER), 403),
        (keeper("ccg", Role.CARE_COORDINATOR), 404),
    ):
        client = browser(account)
        for name, more in (("show_packages", []), ("map_packages", []), ("post_packages", [2])):
            assert client.get(reverse(f"finance:{name}", args=[*at, *more])).status_code == status
