"""What a life costs so far and if nothing changed, and who pays for what over many people."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ, involve
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_plans import Table

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import Organisation
from lifecourse.people.rules import Part
from lifecourse.standards.api import years_after
from lifecourse.support.kinds.plan import NOBODY_NAMED
from lifecourse.support.models import Dowry
from lifecourse.support.reading.life_cost import Flow, flow_of, life_cost
from lifecourse.support.rules.costs import financial_year

pytestmark = pytest.mark.page

ON = date(2026, 11, 27)
BORN = date(1990, 4, 3)
YEAR = financial_year(ON)


@pytest.fixture
def table(icb: Organisation, coordinator: Account) -> Table:
    return Table(someone(icb, birth_date=BORN.isoformat()), icb, coordinator)


def read(table: Table, name: str) -> str:
    return browser(table.by).get(f"/support/{table.person.pk}/{name}").content.decode()


def test_years_add_up_by_who_paid_and_a_change_of_payer_counts_from_its_day(
    table: Table, council: Organisation
) -> None:
    service = table.service(table.need(), price=Decimal("70.00"), from_date=date(2025, 3, 25))
    table.share(service, {table.where: 100})
    table.share(service, {council: 50, table.where: 50}, from_date=date(2026, 4, 1))
    cost = life_cost(table.person, born=BORN, died=None, until_age=None, on=ON)
    assert [(year.words, year.total) for year in cost.years] == [
        ("2024/25", Decimal("70.00")),
        ("2025/26", Decimal("3650.00")),
        ("2026/27", Decimal("2410.00")),
    ]
    assert cost.years[-1].by_payer == {
        "Fen Council": Decimal("1205.00"),
        table.where.name: Decimal("1205.00"),
    }
    assert cost.so_far == Decimal("6130.00") and cost.payers == [table.where.name, "Fen Council"]
    assert cost.ahead == [] and cost.until is None


def test_if_nothing_changed_it_goes_on_until_the_age_chosen_and_what_ends_ends(table: Table) -> None:
    need = table.need()
    table.service(need, price=Decimal("70.00"))
    table.service(need, price=Decimal("7.00"), to_date=ON + timedelta(days=10), words="Until soon")
    table.service(need, price=Decimal("500.00"), price_unit="one-off", words="A ramp")
    cost = life_cost(table.person, born=BORN, died=None, until_age=40, on=ON)
    days = (years_after(BORN, 40) - ON).days - 1
    assert cost.until == date(2030, 4, 2)
    assert cost.then == Decimal(10 * days) + Decimal(10)
    assert cost.payers_ahead == [NOBODY_NAMED]
    longer = life_cost(table.person, born=BORN, died=None, until_age=65, on=ON)
    assert longer.then > cost.then and longer.years == cost.years


def test_a_death_ends_it(table: Table) -> None:
    table.service(table.need(), price=Decimal("70.00"), from_date=date(2026, 4, 1))
    cost = life_cost(table.person, born=BORN, died=date(2026, 4, 2), until_age=40, on=ON)
    assert cost.so_far == Decimal("20.00") and cost.ahead == []


def test_money_that_follows_somebody_home_moves_and_costs_nothing_more(
    table: Table, council: Organisation
) -> None:
    Dowry.objects.create(
        person=table.person,
        paid_by=table.where,
        paid_to=council,
        amount=Decimal("36500.00"),
        per="year",
        from_date=date(2026, 11, 18),
        agreed_on=date(2026, 11, 1),
        agreed_in="A panel",
    )
    cost = life_cost(table.person, born=BORN, died=None, until_age=None, on=ON)
    assert [(one.paid_by, one.paid_to, one.amount) for one in cost.follows] == [
        (table.where.name, "Fen Council", Decimal("1000.00"))
    ]
    assert cost.so_far == 0


def test_the_page_says_what_it_is_and_that_it_is_no_forecast(table: Table, council: Organisation) -> None:
    assert "No support with a price is written down" in read(table, "life/cost/")
    table.admit(date(2015, 1, 1))
    table.leave(date(2015, 1, 11))
    service = table.service(table.need(), from_date=date(2018, 1, 1))
    table.share(service, {table.where: 40, council: 60})
    page = read(table, "life/cost/")
    for words in ("2017/18", "Who paid, in the latest years", "10 nights in hospital are not in these sums"):
        assert words in page
    assert "This is no forecast" not in page and " up to now, after " in page
    page = read(table, "life/cost/?until=65")
    assert "This is no forecast" in page and "turns 65 on" in page
    for wrong in ("?until=66", "?until=x", "?until=25", f"?until={'9' * 5_000}"):
        assert "This is no forecast" not in read(table, f"life/cost/{wrong}")
    assert f"/support/{table.person.pk}/life/cost/" in read(table, "life/")


def flow(table: Table, council: Organisation | None = None, by: Account | None = None) -> Flow:
    return flow_of(seen_by=by or table.by, council=council, year=YEAR, on=ON, at=timezone.now())


def test_who_pays_for_what_over_everybody_whom_the_reader_may_see(
    table: Table, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    first = table.service(table.need(), price=Decimal("70.00"), from_date=date(2026, 4, 1))
    table.share(first, {icb: 50, council: 50})
    bea = Table(someone(icb, "Bea Finch", birth_date="1985-01-01"), icb, table.by)
    involve(bea.person, council, part=Part.COUNCIL)
    second = bea.service(
        bea.need(), price=Decimal("7.00"), component="day_support", from_date=date(2026, 4, 1)
    )
    bea.share(second, {council: 100})
    bea.service(bea.need(), to_date=date(2026, 3, 31), words="Before the year")
    found = flow(table)
    assert found.amount == Decimal("2651.00") and len(found.heads) == 2
    assert [(one.payer, one.amount, one.people) for one in found.payers] == [
        ("Fen Council", Decimal("1446.00"), 2),
        ("Fen Integrated Care Board", Decimal("1205.00"), 1),
    ]
    assert [(kind.kind, kind.amount, kind.people) for kind in found.payers[0].kinds] == [
        ("Community supported living", Decimal("1205.00"), 1),
        ("Day support", Decimal("241.00"), 1),
    ]
    only = flow(table, council)
    assert only.amount == Decimal("241.00") and only.heads == [bea.person.pk]
    # A trust that sees nobody reads nothing of them.
    trust = Organisation.objects.create(code="heron", name="Heron Trust", kind="nhs_trust")
    assert flow(table, by=employ(trust)).payers == []


def test_the_flow_takes_no_more_reads_for_more_people(table: Table, icb: Organisation) -> None:
    table.service(table.need(), from_date=date(2026, 4, 1))
    with CaptureQueriesContext(connection) as one:
        flow(table)
    for name in ("Bea Finch", "Cy Rook"):
        other = Table(someone(icb, name, birth_date="1985-01-01"), icb, table.by)
        other.service(other.need(), from_date=date(2026, 4, 1))
    with CaptureQueriesContext(connection) as more:
        flow(table)
    assert len(one) == len(more)


def test_the_page_of_the_flow_answers_to_its_choices(table: Table, council: Organisation) -> None:
    client = browser(table.by)
    assert "Nothing is paid for in this year" in client.get("/support/who-pays/").content.decode()
    table.service(table.need(), from_date=date(2020, 4, 1))
    page = client.get("/support/who-pays/?year=2022&council=nowhere").content.decode()
    assert "Community supported living" in page and "These are few people" in page
    assert "£36,500" in page and "to Friday 31 March 2023" in page
    assert "Nothing is paid" in client.get(f"/support/who-pays/?council={council.code}").content.decode()
    assert "Nothing is paid" in client.get("/support/who-pays/?year=2012").content.decode()
    assert client.get("/support/who-pays/", {"year": "9" * 5_000}).status_code == 200
