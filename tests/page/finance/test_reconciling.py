"""Plan, books and people's support held against one another, with what makes them differ."""

import csv
import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.building import browser_of
from tests.page.finance.conftest import THEN
from tests.page.finance.test_packages import bought, living

from lifecourse.accounts.api import Account, Stamp
from lifecourse.assurance.api import hold_against_plan, plan_paid_for
from lifecourse.cli import main
from lifecourse.finance.kinds.ledger import Kind, Why
from lifecourse.finance.kinds.reconciling import Reason
from lifecourse.finance.models import FundYear, SchemeLine
from lifecourse.finance.operations.packages import map_packages, post_packages
from lifecourse.finance.operations.posting import Said, post
from lifecourse.finance.operations.posting import reverse as take_back
from lifecourse.finance.operations.spending import Invoice, spend
from lifecourse.finance.reading.reconciling import read_moves, read_people_held
from lifecourse.finance.reading.statement import read_statement
from lifecourse.finance.rules.ledger import At, Leg
from lifecourse.organisations.api import Role
from lifecourse.plans.api import document_of
from lifecourse.support.models import Service
from lifecourse.website.loading import load_example

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
RUTLAND = Path(__file__).parents[3] / "examples" / "rutland-2016"


def test_a_plan_and_its_books_differ_by_what_is_explained(
    db: None, stamp: Stamps, capsys: pytest.CaptureFixture[str]
) -> None:
    load_example(RUTLAND)
    year = FundYear.objects.get()
    plan = plan_paid_for(year)
    assert plan is not None
    document = document_of(plan)

    def reasons() -> dict[Reason, int]:
        held = hold_against_plan(read_statement(year), read_moves(year), document)
        assert held.held.unexplained == 0 and held.open == 0
        return {one.reason: one.pence for one in held.held.explained}

    # The summary names for 40 thousand somebody who is no party; carers' 85 thousand stand in no summary.
    before = {Reason.PLAN_ONLY: -40_000_00, Reason.FUND_ONLY: 125_000_00}
    assert reasons() == before
    gives, takes = SchemeLine.objects.filter(contribution__slug="minimum", lead__code="rutland-council")[:2]
    leg = Leg(
        source=At(kind=Kind.BUDGET, line=gives.pk),
        to=At(kind=Kind.BUDGET, line=takes.pk),
        month=1,
        pence=5_000_00,
    )
    said = Said(why=Why.VIREMENT, words="Moved", belongs_on=date(2016, 4, 1))
    entry = post(year=year, said=said, legs=[leg], stamp=stamp())
    held = hold_against_plan(read_statement(year), read_moves(year), document)
    found = [one.held for scheme in held.schemes for one in scheme.spenders if one.held.explained]
    moved = [one.explained[0] for one in found if one.explained[0].reason is Reason.VIREMENT]
    assert [(one.pence, one.entries) for one in moved] == [
        (-5_000_00, (entry.number,)),
        (5_000_00, (entry.number,)),
    ]
    # From one scheme to another it is no difference of all, nor a fault.
    assert reasons() == before
    assert main(["fund", "check", "rutland-2016"]) == 0
    printed = capsys.readouterr().out
    assert "£125,000.00: stands in the fund only" in " ".join(printed.split())
    assert "£0.00 is not explained, at 0 places." in printed
    take_back(entry=entry, why="Wrong", stamp=stamp())
    assert reasons() == before
    # What was given beside the plan is explained by nothing.
    more = Leg(
        source=At(kind=Kind.UNALLOCATED, contribution=gives.contribution_id),
        to=leg.to,
        month=1,
        pence=7_000_00,
    )
    post(
        year=year,
        said=Said(why=Why.ALLOCATION, words="Given", belongs_on=date(2016, 4, 1)),
        legs=[more],
        stamp=stamp(),
    )
    assert main(["fund", "check", "rutland-2016", "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)["reconciled"]
    assert (data["unexplained"], data["places_unexplained"]) == (7_000_00, 1)


@pytest.fixture
def costly(year: FundYear, stamp: Stamps) -> SchemeLine:
    """A line with somebody's support, a month of it posted and changed since, and invoices beside it."""
    line = SchemeLine.objects.order_by("pk")[0]
    service = bought(living("Ada", "Wren"), {"ccg": 100})
    map_packages(year=year, line=line, kinds=["supported_living"], from_month=1, stamp=stamp())
    post_packages(year=year, month=2, stamp=stamp())
    Service.objects.filter(pk=service.pk).update(price=Decimal("770.00"), to_date=date(2016, 6, 30))
    shown = Invoice(words="Beds", belongs_on=date(2016, 5, 3), pence=10_000, supplier="A", reference="1")
    for _ in range(2):
        spend(year=year, line=line, shown=shown, stamp=stamp())
    wrong = spend(year=year, line=line, shown=shown, stamp=stamp())
    take_back(entry=wrong, why="Wrong", stamp=stamp())
    return line


def test_peoples_support_is_held_against_what_was_spent_on_its_line(
    year: FundYear, costly: SchemeLine
) -> None:
    [one] = read_people_held(year, on=THEN.date()).lines
    # April and June at 770 a week of 30 days are 3,300 each and May 3,410, of which 3,100 were posted.
    assert (one.held.first, one.held.second) == (330_000 * 2 + 341_000, 310_000 + 20_000)
    assert [(part.reason, part.pence) for part in one.held.explained] == [
        (Reason.NOT_POSTED, -660_000),
        (Reason.CHANGED, -31_000),
        (Reason.TWICE, 10_000),
        (Reason.NOT_PEOPLE, 10_000),
    ]
    assert one.held.unexplained == 0


def test_the_page_shows_people_only_to_who_keeps_the_books(
    year: FundYear, costly: SchemeLine, keeper: Keeper
) -> None:
    def of(code: str, role: Role = Role.FINANCE_LEAD) -> Client:
        return browser_of(keeper(code, role))

    where = reverse("publishing:reconcile", args=["pool", "2016-17"])
    file = reverse("publishing:download_reconciled", args=["pool", "2016-17", "csv"])
    shown = words_of(of("council").get(where))
    assert "Every difference is explained." in shown and "−£6,600: not posted yet" in shown
    assert "No plan to hold the books against" in shown and "Ada" not in shown
    rows = list(csv.DictReader(StringIO(of("council").get(file).content.decode("utf-8-sig"))))
    assert {row["Because"] for row in rows} >= {"not posted yet", "the same paper was posted twice"}
    assert sum(Decimal(row["Of it (£)"]) for row in rows) == Decimal(rows[0]["Difference (£)"])
    partner = of("ccg")
    assert "not posted yet" not in words_of(partner.get(where)) and "6,600" not in words_of(
        partner.get(where)
    )
    assert len(partner.get(file).content.decode("utf-8-sig").splitlines()) == 1
    assert partner.get(file.replace(".csv", ".xlsx")).status_code == 404


def words_of(page: Any) -> str:
    return " ".join(page.content.decode().split())
