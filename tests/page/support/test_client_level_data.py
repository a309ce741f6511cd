"""A council's client level data: what leaves, what is missing before it does, and who is in it."""

import csv
import io
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from tests.page.people.conftest import Employ, involve
from tests.page.people.test_pages import browser
from tests.page.support.conftest import someone

from lifecourse.accounts.api import Account
from lifecourse.audit.api import Entry, entries_about
from lifecourse.cli import main
from lifecourse.organisations.api import NotAllowed, Organisation, Role
from lifecourse.people.api import Person
from lifecourse.people.models import Relationship, Restriction, SourceRecord
from lifecourse.people.rules import Basis, Part
from lifecourse.people.sight import refresh_sight
from lifecourse.support.kinds.returns import Quality
from lifecourse.support.models import (
    CarersAssessment,
    CarerSupport,
    Caring,
    Need,
    Service,
    ServiceShare,
)
from lifecourse.support.operations.returns import take_return
from lifecourse.support.reading.plan import line_of
from lifecourse.support.reading.returns import CouncilReturn, council_return
from lifecourse.support.rules.costs import Period

pytestmark = pytest.mark.page
TODAY = timezone.localdate()
PERIOD = Period(first=TODAY - timedelta(days=364), last=TODAY)
NUMBER = "9990000018"


@pytest.fixture
def officer(council: Organisation, employ: Employ) -> Account:
    return employ(council, Role.RECORDS_OFFICER)


def of_the_council(council: Organisation, name: str = "Ada Wren") -> Person:
    person = someone(council, name)
    involve(person, council, Basis.OWN_DUTY, Part.COUNCIL)
    refresh_sight([person.pk])
    for record in SourceRecord.objects.filter(person=person):
        record.said |= {
            "nhs_number": NUMBER,
            "birth_date": "1990-05-04",
            "gender": "female",
            "addresses": [{"lines": ["1 Mill Lane"], "postcode": "CM1 1QH"}],
        }
        record.save()
    return person


def support(person: Person, **said: object) -> Service:
    need = Need.objects.create(
        person=person, domain="other", words="A friend", wanted="To swim", from_date=date(2020, 1, 1)
    )
    known: dict[str, object] = {
        "words": "Evenings",
        "provider": "Heron",
        "service_type": "long_community",
        "component": "home_support",
        "delivery": "managed_budget",
        "budget": "none",
        "price": Decimal("21.50"),
        "price_unit": "hourly",
        "units_a_week": Decimal("12.00"),
        "from_date": TODAY - timedelta(days=100),
    }
    return Service.objects.create(person=person, need=need, **known | said)


def read(council: Organisation, by: Account, period: Period = PERIOD) -> CouncilReturn:
    return council_return(organisation=council, period=period, by=by, on=TODAY, at=timezone.now())


def test_a_service_is_a_row_with_what_is_known_and_nothing_else(
    council: Organisation, officer: Account
) -> None:
    ada = of_the_council(council)
    service = support(ada)
    ServiceShare.objects.create(
        person=ada,
        service=service,
        funder=council,
        percent=100,
        from_date=service.from_date,
        why="Panel",
        by=officer,
        at=timezone.now(),
    )
    (row,) = read(council, officer).rows
    assert {name: text for name, text in row.cells.items() if text} == {
        "LA_Code": "fen-council",
        "Reporting_Period_Start_Date": PERIOD.first.isoformat(),
        "Reporting_Period_End_Date": PERIOD.last.isoformat(),
        "NHS_Number": NUMBER,
        "LA_Person_Unique_Identifier": "Ada Wren",
        "Gender": "Female",
        "Date_of_Birth": "1990-05-04",
        "Client_Type": "Service user",
        "Postcode": "CM1 1QH",
        "Client_Funding_Status": "Fully social care funded",
        "Event_Type": "Service",
        "Event_Reference": f"service-{service.pk}",
        "Event_Start_Date": service.from_date.isoformat(),
        "Service_Type": "Long term support: Community",
        "Service_Component": "Home support or domiciliary care",
        "Delivery_Mechanism": "CASSR managed personal budget",
        "Unit_Cost": "21.50",
        "Cost_Frequency_Unit_Type": "Hourly",
        "Planned_units_per_week": "12",
    }


def test_only_what_the_council_gives_in_the_period_is_sent(council: Organisation, officer: Account) -> None:
    ada = of_the_council(council)
    kept = support(ada)
    support(ada, delivery="not_council")
    support(ada, service_type="health")
    support(ada, service_type="carer_direct")
    support(ada, never_began=True)
    support(ada, from_date=date(2020, 1, 1), to_date=PERIOD.first - timedelta(days=1))
    last_day = support(ada, from_date=date(2020, 1, 1), to_date=PERIOD.first)
    found = [row.cells["Event_Reference"] for row in read(council, officer).rows]
    assert found == [f"service-{last_day.pk}", f"service-{kept.pk}"]


def test_a_carers_own_support_and_assessment_are_sent_and_for_whom_they_care_is_not(
    council: Organisation, officer: Account
) -> None:
    ada, mother = of_the_council(council), of_the_council(council, "Rose Wren")
    around = Relationship.objects.create(person=ada, other=mother, kind="parent", is_unpaid_carer=True)
    Caring.objects.create(person=mother, relationship=around, agreed_on=TODAY, by=officer, at=timezone.now())
    given = CarerSupport.objects.create(
        person=mother,
        kind="break",
        words="A week in June",
        provider="Heron",
        price=Decimal("70.00"),
        price_unit="weekly",
        from_date=TODAY - timedelta(days=6),
    )
    for offered, held, declined in ((20, 9, None), (500, 400, None), (30, None, 29), (5, None, None)):
        CarersAssessment.objects.create(
            person=mother,
            offered_on=TODAY - timedelta(days=offered),
            held_on=TODAY - timedelta(days=held) if held else None,
            declined_on=TODAY - timedelta(days=declined) if declined else None,
            look_by=TODAY,
            wishes="Time",
            hours_a_week=30,
        )
    found = read(council, officer)
    assert {row.cells["Client_Type"] for row in found.rows} == {"Unpaid carer"}
    service, *assessments = [row.cells for row in found.rows]
    assert service["Event_Reference"] == f"carer-support-{given.pk}"
    assert service["Service_Component"] == "Unpaid carer respite"
    assert [one["Event_End_Date"] for one in assessments] == [str(TODAY - timedelta(days=9)), ""]
    assert found.total == Decimal("70.00") and found.quality["Event_End_Date"][Quality.MISSING] == 1
    assert "Adult_1_Linked_Person_ID" not in service and str(ada.pk) not in str(found.rows)


def test_a_carer_of_the_period_is_said_and_no_other(council: Organisation, officer: Account) -> None:
    people = [of_the_council(council, name) for name in ("Ada Wren", "Ben Heron", "Cal Lark")]
    other = someone(council, "Rose Wren")
    for person, carer, until in (
        (people[0], True, None),
        (people[1], True, PERIOD.first - timedelta(days=1)),
        (people[1], False, None),
    ):
        Relationship.objects.create(
            person=person, other=other, kind="parent", is_unpaid_carer=carer, to_date=until
        )
    for person in people:
        support(person)
    said = {row.person: row.cells["Has_Unpaid_Carer"] for row in read(council, officer).rows}
    # Nobody wrote down a carer: that is not "no".
    assert said == {people[0]: "Yes", people[1]: "", people[2]: ""}


def test_the_total_is_that_of_the_plans(council: Organisation, officer: Account) -> None:
    services = [
        support(of_the_council(council)),
        support(of_the_council(council, "Ben Heron"), price_unit="monthly", units_a_week=None),
        support(of_the_council(council, "Cal Lark"), to_date=TODAY - timedelta(days=9)),
    ]
    found = read(council, officer)
    lines = [line_of(one, [], (PERIOD, found.formula), on=TODAY, died=None) for one in services]
    assert found.total == sum(line.in_year for line in lines) and found.total > 0


def test_whoever_may_not_be_seen_and_whoever_is_anothers_is_not_in_it(
    council: Organisation, icb: Organisation, officer: Account, employ: Employ
) -> None:
    support(of_the_council(council))
    restricted = of_the_council(council, "Ben Heron")
    support(restricted)
    support(someone(council, "Cal Lark"))
    support(of_the_council(icb, "Eve Teal"))
    Restriction.objects.create(person=restricted, reason="In hiding", from_date=TODAY, by=employ(council))
    assert [row.cells["LA_Person_Unique_Identifier"] for row in read(council, officer).rows] == ["Ada Wren"]
    for other in (employ(council, Role.ANALYST), employ(council), employ(icb, Role.RECORDS_OFFICER)):
        with pytest.raises(NotAllowed):
            read(council, other)


def test_what_fails_leads_to_whoever_it_is_about(council: Organisation, officer: Account) -> None:
    ada, ben = of_the_council(council), of_the_council(council, "Ben Heron")
    support(ada), support(ada)
    support(ben, component="other", service_type="carer_involving"), support(ben)
    SourceRecord.objects.filter(person=ben).update(said={"names": [{"given": "Ben", "family": "Heron"}]})
    found = read(council, officer)
    assert found.quality["NHS_Number"][Quality.MISSING] == 1
    assert found.quality["Ethnicity"][Quality.MISSING] == 3
    assert [called for _, called in found.failing("NHS_Number", Quality.MISSING)] == ["Ben Heron"]
    assert [called for _, called in found.failing("Ethnicity", Quality.MISSING)] == ["Ada Wren", "Ben Heron"]


def test_taking_it_out_is_written_down_without_anybody(council: Organisation, officer: Account) -> None:
    ada = of_the_council(council)
    support(ada)
    content, _ = take_return(organisation=council, period=PERIOD, by=officer, at=timezone.now())
    rows = list(csv.DictReader(io.StringIO(content)))
    assert [row["NHS_Number"] for row in rows] == [NUMBER] and len(rows[0]) == 46
    entry = Entry.objects.get(action="exported")
    assert entry.after["rows"] == 1 and entry.after["people"] == 1
    assert NUMBER not in str(entry.after) and str(ada.pk) not in str(entry.after)
    assert entries_about([ada.pk]).filter(action="sent").count() == 1


def test_the_pages(council: Organisation, officer: Account) -> None:
    ada = of_the_council(council)
    support(ada)
    client = browser(officer)
    address = "/support/client-level-data/"
    assert client.get(address).status_code == 200
    asked: dict[str, object] = {"organisation": council.code}
    for name, day in (("first", PERIOD.first), ("last", PERIOD.last)):
        asked |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    page = client.get(address, asked)
    text = page.content.decode()
    assert "1 row about 1 person" in text and "field=Ethnicity&amp;found=failed_blank" in text
    assert "Ada Wren" not in text
    shown = client.get(address, asked | {"field": "Ethnicity", "found": "failed_blank"}).content.decode()
    assert "Ada Wren" in shown and f"/support/{ada.pk}/plan/" in shown
    answer = client.post(address, asked)
    assert answer["Content-Type"].startswith("text/csv") and NUMBER in answer.content.decode()
    assert answer["Cache-Control"] == "no-store, private"
    assert client.get(address, asked | {"last_year": 2001}).content.decode().count("comes after the first")
    assert client.post(address, {}).status_code == 422


def test_the_command(council: Organisation, officer: Account, tmp_path: Path) -> None:
    support(of_the_council(council))
    out = tmp_path / "out.csv"
    asked = ["client-level-data", council.code, PERIOD.first.isoformat(), PERIOD.last.isoformat()]
    said = [*asked, "--out", str(out), "--by", officer.email.upper()]
    # Something must be mended: what is not held is missing.
    assert main(said) == 1
    assert NUMBER in out.read_text() and out.stat().st_mode & 0o077 == 0
    # What could not be written did not leave.
    assert main(said) == 2 and Entry.objects.filter(action="exported").count() == 1
    assert main([*asked, "--out", str(tmp_path / "b.csv"), "--by", "nobody@example.org"]) == 2


def test_more_people_ask_no_more_questions(council: Organisation, officer: Account) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            _ = read(council, officer).quality
        return len(queries)

    support(of_the_council(council))
    few = asked()
    for name in ("Ben Heron", "Cal Lark", "Eve Teal"):
        support(of_the_council(council, name))
    assert asked() == few


def test_somebody_who_may_not_be_seen_asks_no_other_questions(
    council: Organisation, officer: Account, employ: Employ
) -> None:
    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as queries:
            assert {row.person for row in read(council, officer).rows} == {seen}
        return [one["sql"].partition("WHERE")[0] for one in queries]

    seen = of_the_council(council, "Ben Heron")
    support(seen)
    alone = asked()
    hidden = of_the_council(council)
    Restriction.objects.create(person=hidden, reason="In hiding", from_date=TODAY, by=employ(council))
    support(hidden)
    assert asked() == alone
