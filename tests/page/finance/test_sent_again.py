"""A form that was sent is not sent again with something else under its key: nobody is told it was kept."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from tests.building import browser_of

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.fund import Source
from lifecourse.finance.kinds.variance import Reason
from lifecourse.finance.models import FundYear, LedgerImport, Output, OutputResult, SchemeLine
from lifecourse.finance.operations.forecast import set_forecast
from lifecourse.finance.operations.imports import drop_export, hold_export
from lifecourse.finance.operations.outputs import count_output
from lifecourse.finance.operations.returns import tell_in_return
from lifecourse.finance.operations.spending import Invoice, fall_due_by_plan, spend
from lifecourse.finance.operations.variance import Why, explain_variance, set_variance_limit
from lifecourse.finance.operations.virement import ask_virement
from lifecourse.finance.queries.forecast import forecast_of
from lifecourse.finance.queries.variance import figures_on
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.setting_up.outline import add_contribution, change_contribution
from lifecourse.finance.setting_up.parts import reword_part
from lifecourse.organisations.api import Organisation

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
HEAD = b"Date,Cost centre,Supplier,Amount\n03/05/2016,4711,A provider,1\n"
# Each is done with what is said, under the key of its stamp; twice with the same it is done once.
Says = Callable[[str, Stamp], object]


def line() -> SchemeLine:
    return SchemeLine.objects.select_related("contribution__party", "lead", "scheme").order_by("pk")[0]


def way(name: str, year: FundYear) -> Says:
    """One thing that is done, of which what is said is one word or number."""
    lines = list(SchemeLine.objects.select_related("contribution").order_by("pk"))
    council = Organisation.objects.get(code="council")
    minimum, grant = (year.contributions.get(slug=slug) for slug in ("minimum", "grant"))
    output = Output.objects.get_or_create(scheme=lines[0].scheme, name="Visits", unit="hours")[0]
    figures = figures_on(year, lines[0], 1)
    ways: dict[str, Says] = {
        "a count": lambda said, stamp: count_output(
            year=year, output=output, quarter=1, delivered=Decimal(len(said)), evidence="It", stamp=stamp
        ),
        "what a return tells": lambda said, stamp: tell_in_return(
            year=year, quarter=1, narrative=said, signatory="", stamp=stamp
        ),
        "a reason": lambda said, stamp: explain_variance(
            year=year,
            line=lines[0],
            quarter=1,
            read=figures,
            why=Why(kind=Reason.NOT_STARTED, words=said),
            stamp=stamp,
        ),
        "a limit": lambda said, stamp: set_variance_limit(year=year, pence=1, agreed_in=said, stamp=stamp),
        "a forecast": lambda said, stamp: set_forecast(
            year=year, line=lines[0], by_month={9: len(said)}, stamp=stamp
        ),
        "a virement": lambda said, stamp: ask_virement(
            year=year, source=lines[0], to=lines[1], pence=1, why=said, authority="9", stamp=stamp
        ),
        "what fell due": lambda said, stamp: fall_due_by_plan(
            year=year, contribution=minimum if said == "One" else grant, every=1, stamp=stamp
        ),
        "a contribution": lambda said, stamp: add_contribution(
            year=year, party=council, source=Source.ADDITIONAL, name=said, agreed_in="", pence=1, stamp=stamp
        ),
        "another sum": lambda said, stamp: change_contribution(
            year=year,
            contribution=minimum,
            pence=100_000 + len(said),
            why="More",
            authority="9",
            stamp=stamp,
        ),
        "other words": lambda said, stamp: reword_part(
            year=year, part=line().scheme, said={"name": said}, why="Clearer", stamp=stamp
        ),
        "a file": lambda said, stamp: hold_export(
            year=year, party=council, file_name="l.csv", content=HEAD + said.encode(), stamp=stamp
        ),
    }
    return ways[name]


@pytest.mark.parametrize(
    "name",
    [
        "a count",
        "what a return tells",
        "a reason",
        "a limit",
        "a forecast",
        "a virement",
        "what fell due",
        "a contribution",
        "another sum",
        "other words",
        "a file",
    ],
)
def test_the_same_is_done_once_and_something_else_is_refused(
    year: FundYear, keeper: Keeper, stamp: Stamps, name: str
) -> None:
    does, once = way(name, year), stamp(keeper("council"))
    first = does("One", once)
    assert getattr(does("One", once), "pk", None) == getattr(first, "pk", None)
    with pytest.raises(CannotHold, match="was sent before, and what it said then stands"):
        does("Another", once)
    assert does("Another", replace(once, key=uuid4())) != first


def test_one_goes_back_and_says_another_number_which_is_not_kept_and_said(
    year: FundYear, keeper: Keeper
) -> None:
    output = Output.objects.create(scheme=line().scheme, name="Visits", unit="hours")
    client = browser_of(keeper("council"))
    address = reverse("finance:count_output", args=["pool", "2016-17", output.pk, 1])
    filled = {"delivered": "8", "evidence": "The report", "key": str(uuid4())}
    assert client.post(address, filled).status_code == 302
    again = client.post(address, filled | {"delivered": "80"})
    assert again.status_code == 200
    assert "To say something else, open the page again." in again.text
    assert OutputResult.objects.get().delivered == 8


def test_a_key_of_another_year_is_not_taken_for_this_one(
    year: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    once = stamp(keeper("council"))
    spend(
        year=year,
        line=line(),
        shown=Invoice(words="Visits", belongs_on=date(2016, 4, 9), pence=1),
        stamp=once,
    )
    with pytest.raises(CannotHold, match="was sent before"):
        set_forecast(year=year, line=line(), by_month={}, stamp=once)
    assert not any(forecast_of(year, line()).values())


def test_a_file_that_was_decided_about_is_not_held_again_under_its_key(
    year: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    once, council = stamp(keeper("council")), Organisation.objects.get(code="council")
    said = {"year": year, "party": council, "file_name": "l.csv", "content": HEAD}
    run = hold_export(**said, stamp=once)
    with pytest.raises(CannotHold, match="was sent before"):
        hold_export(**said | {"party": Organisation.objects.get(code="ccg")}, stamp=once)
    drop_export(run=run, by=once.by, at=once.at)
    with pytest.raises(CannotHold, match="was sent before"):
        hold_export(**said, stamp=once)
    assert LedgerImport.objects.count() == 1
