"""One plan and one budget: needs, what is bought, everybody who pays, and a dowry."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.page.people.conftest import Employ
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone
from tests.page.support.test_stays import Desk

from lifecourse.accounts.api import Account
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import CannotStand
from lifecourse.people.operations.erasing import erase
from lifecourse.people.operations.telling import everything_about
from lifecourse.standards.api import cost_formula
from lifecourse.support.kinds.plan import NOBODY_NAMED
from lifecourse.support.models import Dowry, Need, Service, ServiceShare
from lifecourse.support.operations import plan
from lifecourse.support.reading.plan import ServiceLine, SupportPlan, line_of, plan_of
from lifecourse.support.rules.costs import financial_year

pytestmark = pytest.mark.page

APRIL = date(2026, 4, 1)


class Table(Desk):
    """A coordinator who keeps one person's plan."""

    def need(self, **other: object) -> Need:
        said: dict[str, object] = {
            "domain": "community",
            "words": "Somebody beside her on the bus",
            "wanted": "To swim twice a week",
            "health_points": None,
            "council_points": None,
            "from_date": date(2020, 1, 1),
        }
        return self.write(plan.add_need, **said | other)

    def service(self, need: Need, **other: object) -> Service:
        said: dict[str, object] = {
            "words": "Two people by day",
            "provider": "Heron Support",
            "service_type": "long_community",
            "component": "supported_living",
            "delivery": "commissioned",
            "budget": "none",
            "route": "",
            "price": Decimal("700.00"),
            "price_unit": "weekly",
            "units_a_week": None,
            "from_date": date(2020, 1, 1),
            "to_date": None,
        }
        return self.write(plan.add_service, need=need, **said | other)

    def share(self, service: Service, percents: dict, from_date: date | None = None) -> list[ServiceShare]:
        parts = {funder: Decimal(part) for funder, part in percents.items()}
        return plan.share_service(
            service=service, percents=parts, from_date=from_date, why="A panel", by=self.by, at=timezone.now()
        )

    def plan(self, on: date | None = None, died: date | None = None) -> SupportPlan:
        return plan_of(self.person, on=on or timezone.localdate(), died=died)

    def page(self) -> str:
        return browser(self.by).get(f"/support/{self.person.pk}/plan/").content.decode()


@pytest.fixture
def table(icb: Organisation, coordinator: Account) -> Table:
    return Table(someone(icb), icb, coordinator)


def test_every_funder_stands_in_one_table_that_adds_up(table: Table, council: Organisation) -> None:
    need = table.need()
    table.share(table.service(need), {table.where: "33.33", council: "66.67"})
    table.service(need, price=Decimal(20), price_unit="hourly", units_a_week=Decimal(7), words="Evenings")
    found = table.plan(on=date(2026, 11, 27))
    assert (found.weekly, found.in_year) == (Decimal("840.00"), Decimal("43800.00"))
    assert [(one.name, one.weekly) for one in found.funders] == [
        ("Fen Council", Decimal("466.69")),
        ("Fen Integrated Care Board", Decimal("233.31")),
        (NOBODY_NAMED, Decimal("140.00")),
    ]
    assert sum(one.in_year for one in found.funders) == found.in_year
    page = table.page()
    for words in ("£840 a week", "£466.69", "£233.31", "To swim twice a week", "6.Costs_fact.sql"):
        assert words in page
    assert page.index("To swim twice a week") < page.index("Somebody beside her")


@given(
    st.lists(
        st.tuples(st.decimals("0.01", "5000", places=2), st.integers(1, 99), st.integers(0, 364)),
        min_size=1,
        max_size=4,
    )
)
def test_whatever_is_bought_the_table_adds_up(said: list[tuple[Decimal, int, int]]) -> None:
    """Without a database: lines as the page makes them, with who pays changed in the year."""
    lines: list[ServiceLine] = []
    year, formula = financial_year(APRIL), cost_formula(APRIL)
    one, other = Organisation(name="One"), Organisation(name="Other")
    for number, (price, part, day) in enumerate(said):
        service = Service(pk=number, price=price, price_unit="weekly", from_date=APRIL)
        changed = APRIL + timedelta(days=day)
        shares = [
            ServiceShare(pk=n, funder=funder, percent=percent, from_date=begins, at=at)
            for n, (funder, percent, begins, at) in enumerate(
                [
                    (one, part, APRIL, datetime(2026, 4, 1, tzinfo=UTC)),
                    (other, 100 - part, APRIL, datetime(2026, 4, 1, tzinfo=UTC)),
                    (None, 100, changed, datetime(2026, 5, 1, tzinfo=UTC)),
                ]
            )
        ]
        lines.append(line_of(service, shares, (year, formula), on=changed, died=None))
    for line in lines:
        assert sum(line.year_by.values()) == line.in_year
        assert sum(line.weekly_by.values()) == line.weekly
        assert line.weekly_by == {"Their own money": line.weekly}


def test_another_division_counts_from_its_day_and_the_one_before_stays(
    table: Table, council: Organisation
) -> None:
    service = table.service(table.need(), price=Decimal("70.00"))
    table.share(service, {table.where: 100})
    table.share(service, {council: 100}, from_date=date(2026, 4, 11))
    funders = {one.name: (one.weekly, one.in_year) for one in table.plan(on=date(2026, 11, 27)).funders}
    assert funders == {
        "Fen Integrated Care Board": (0, Decimal("100.00")),
        "Fen Council": (Decimal("70.00"), Decimal("3550.00")),
    }
    assert ServiceShare.objects.count() == 2


def test_parts_come_to_a_hundred(table: Table, council: Organisation) -> None:
    service = table.service(table.need())
    for wrong in ({council: 99}, {council: 150, None: -50}, {}):
        with pytest.raises(CannotStand, match="not to 100"):
            table.share(service, wrong)
    with pytest.raises(CannotStand, match="two places"):
        table.share(service, {council: "33.333", None: "66.667"})
    table.share(service, {None: 100})
    with pytest.raises(CannotStand, match="is given"):
        table.share(service, {council: 100}, from_date=date(2019, 12, 31))


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"price_unit": "hourly"}, "planned a week"),
        ({"price_unit": "now and then"}, "what the price is for"),
        ({"price": Decimal(0)}, "no charge"),
        ({"price_unit": "no-charge"}, "no charge"),
        ({"price": Decimal(-1)}, "below nothing"),
        ({"budget": "personal"}, "who holds the money"),
        ({"route": "managed"}, "who holds the money"),
        ({"to_date": date(2019, 1, 1)}, "before it begins"),
        ({"provider": " "}, "who gives it"),
    ],
)
def test_what_cannot_be_worked_out_is_not_written_down(
    table: Table, wrong: dict[str, object], says: str
) -> None:
    need = table.need()
    with pytest.raises(CannotStand, match=says):
        table.service(need, **wrong)


def test_a_service_is_for_a_need_of_the_same_person(table: Table, icb: Organisation) -> None:
    other = Table(someone(icb, "Bea Finch"), icb, table.by)
    with pytest.raises(CannotStand, match="need of this person"):
        table.service(other.need())


def test_what_is_bought_ends_before_the_need_does(table: Table) -> None:
    need = table.need()
    service, today = table.service(need), timezone.localdate()
    ended = {"to_date": today, "why": "She swims alone", "by": table.by, "at": timezone.now()}
    with pytest.raises(CannotStand, match="End the support first"):
        plan.end_need(need=need, **ended)
    plan.end_service(service=service, **ended)
    plan.end_need(need=need, **ended)
    for again in (
        lambda: plan.end_service(service=service, **ended),
        lambda: plan.end_need(need=need, **ended),
    ):
        with pytest.raises(CannotStand, match="ended already"):
            again()
    # It still counts on its last day, and stays with the reason.
    assert table.plan().weekly == Decimal("700.00") and "She swims alone" in table.page()
    assert table.plan(on=today + timedelta(days=1)).weekly == 0


def test_what_ends_before_it_began_never_cost_anything(table: Table) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    service = table.service(table.need(), from_date=tomorrow)
    assert table.plan().weekly == 0
    plan.end_service(service=service, to_date=tomorrow, why="Another offer", by=table.by, at=timezone.now())
    assert not table.plan(on=tomorrow).lines and Service.objects.get().never_began


@pytest.mark.parametrize(("days", "said"), [(0, True), (84, True), (85, False)])
def test_support_that_ends_soon_is_said_beforehand(table: Table, days: int, said: bool) -> None:
    need, today = table.need(), timezone.localdate()
    table.service(need, to_date=today + timedelta(days=days))
    table.service(need, words="A ramp", price_unit="one-off", from_date=today)
    assert [one.words for one in table.plan().ending] == (["Two people by day"] if said else [])
    assert ("Support that ends soon" in table.page()) is said


def test_everything_ends_with_a_death(table: Table) -> None:
    table.service(table.need(), price=Decimal("70.00"))
    assert table.plan(on=date(2026, 11, 27), died=date(2026, 4, 2)).in_year == Decimal("20.00")


def test_points_share_the_whole_by_assessed_need(table: Table) -> None:
    first = table.need(health_points=22, council_points=50)
    table.need(health_points=0, council_points=5)
    table.service(first, price=Decimal("770.00"))
    assert table.plan().by_need == {"Health": Decimal("220.00"), "The council": Decimal("550.00")}
    with pytest.raises(CannotStand, match="0 is a number"):
        table.need(health_points=1)


def test_what_was_reached_says_how_one_can_tell(table: Table) -> None:
    need = table.need()
    said = {"on": date(2026, 5, 1), "by": table.by, "at": timezone.now()}
    with pytest.raises(CannotStand, match="can tell"):
        plan.reach(need=need, words=" ", **said)
    plan.reach(need=need, words="Her pass was used on 9 Mondays", **said)
    assert "9 Mondays" in table.page()
    with pytest.raises(CannotStand, match="already"):
        plan.reach(need=need, words="Again", **said)


def dowry(table: Table, council: Organisation, **other: object) -> Dowry:
    said: dict[str, object] = {
        "paid_by": table.where,
        "paid_to": council,
        "amount": Decimal("36500.00"),
        "per": "year",
        "left_on": date(2016, 6, 1),
        "agreed_on": date(2016, 5, 1),
        "agreed_in": "Her plan to move home, by the joint panel",
    }
    return table.write(plan.add_dowry, **said | other)


def test_a_dowry_needs_five_years_in_hospital_and_ends_on_a_paid_day(
    table: Table, council: Organisation
) -> None:
    with pytest.raises(CannotStand, match="No stay in hospital ended"):
        dowry(table, council)
    table.admit(date(2012, 1, 1))
    table.move(date(2014, 1, 1))
    table.leave(date(2016, 6, 1))
    with pytest.raises(CannotStand, match="would be full on 1 January 2017"):
        dowry(table, council)
    table.admit(date(2016, 6, 1))
    table.leave(date(2018, 6, 1))
    kept = dowry(table, council, left_on=date(2018, 6, 1))
    with pytest.raises(CannotStand, match="paid for this person already"):
        dowry(table, council, left_on=date(2018, 6, 1))
    line = table.plan(on=date(2019, 11, 27)).dowries[0]
    assert line.rule_held and [paid for _, paid in line.years] == [Decimal("30400.00"), Decimal("36500.00")]
    assert "£36,500 a year" in table.page()
    over = table.plan(on=date(2019, 11, 27), died=date(2018, 6, 10)).dowries[0]
    assert over.total == Decimal("1000.00")
    plan.end_dowry(dowry=kept, to_date=date(2018, 6, 2), why="She died", by=table.by, at=timezone.now())
    assert table.plan().dowries[0].total == Decimal("200.00")


def test_the_pages_write_it_down(table: Table, council: Organisation) -> None:
    client, key = browser(table.by), table.person.pk
    day = {"from_date_day": "1", "from_date_month": "4", "from_date_year": "2026"}
    said = {"wanted": "A cat", "words": "Food for it", "domain": "other"} | day
    assert client.post(f"/support/{key}/plan/needs/add/", said).status_code == 302
    need = Need.objects.get()
    said = {
        "need": need.pk,
        "words": "A friend by day",
        "provider": "Heron",
        "price": "10",
        "price_unit": "hourly",
    }
    said |= {"budget": "personal_health", "route": "managed", "service_type": "long_community"}
    said |= {"component": "home_support", "delivery": "not_council"} | day
    refused = client.post(f"/support/{key}/plan/services/add/", said).content.decode()
    assert "how many of these are planned" in refused
    made = client.post(f"/support/{key}/plan/services/add/", said | {"units_a_week": "10"})
    service = Service.objects.get()
    assert made["Location"] == f"/support/services/{service.pk}/who-pays/"
    parts = {"payer_1": council.pk, "percent_1": "40", "payer_2": "person", "why": "A panel"} | day
    assert "Say how much of 100" in client.post(made["Location"], parts).content.decode()
    assert "not to 100" in client.post(made["Location"], parts | {"percent_2": "61"}).content.decode()
    assert client.post(made["Location"], parts | {"percent_2": "60"}).status_code == 302
    page = table.page()
    assert "Their own money: £60 a week" in page and "Fen Council: £40 a week" in page
    assert "Personal health budget" in page


def test_a_plan_is_kept_by_whom_the_role_lets_and_read_by_nobody_else(
    table: Table, icb: Organisation, council: Organisation, employ: Employ
) -> None:
    need = table.need()
    reader = employ(icb, Role.TEAM_MANAGER)
    page = browser(reader).get(f"/support/{table.person.pk}/plan/").content.decode()
    assert "To swim twice a week" in page and "Add support" not in page
    assert browser(reader).get(f"/support/needs/{need.pk}/end/").status_code in {403, 404}
    table.by = reader
    with pytest.raises(NotAllowed):
        table.need()
    stranger = browser(employ(council))
    assert stranger.get(f"/support/{table.person.pk}/plan/").status_code == 404
    assert stranger.get(f"/support/needs/{need.pk}/end/").status_code == 404


def test_the_queries_do_not_grow_with_the_plan(table: Table) -> None:
    need = table.need()
    table.share(table.service(need), {table.where: 100})
    with CaptureQueriesContext(connection) as few:
        table.plan()
    for _ in range(5):
        table.share(table.service(table.need()), {table.where: 50, None: 50})
    with CaptureQueriesContext(connection) as many:
        table.plan()
    assert len(few) == len(many)


def test_a_plan_is_told_to_the_person_and_goes_with_them(table: Table, council: Organisation) -> None:
    table.share(table.service(table.need()), {table.where: 100})
    table.admit(date(2010, 1, 1))
    table.leave(date(2018, 6, 1))
    dowry(table, council, left_on=date(2018, 6, 1))
    told = str(everything_about(table.person)["support"])
    for words in ("To swim twice a week", "Two people by day", "100.00 of 100", "36500.00 a year"):
        assert words in told
    erase(table.person, why="A court decided", by=None, at=timezone.now())
    for kept in (Need, Service, ServiceShare, Dowry):
        assert not kept.objects.exists()
