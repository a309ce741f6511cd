"""A fund is made up by hand: begun under an agreement, filled, given its money, and the year after begun."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from tests.building import browser_of
from tests.page.finance.conftest import THEN

from lifecourse.accounts.api import Account, Stamp
from lifecourse.finance.kinds.fund import Source
from lifecourse.finance.kinds.ledger import Kind
from lifecourse.finance.models import Contribution, Entry, Fund, FundYear, SchemeLine
from lifecourse.finance.queries.balances import sum_of
from lifecourse.finance.reading.checking import balances_differ
from lifecourse.finance.rules.ledger import At, CannotPost
from lifecourse.finance.rules.months import CannotHold
from lifecourse.finance.setting_up.outline import (
    add_contribution,
    add_line,
    begin_fund,
    begin_next_year,
    change_contribution,
)
from lifecourse.finance.setting_up.parts import take_out_part
from lifecourse.organisations.api import NotAllowed, Organisation

pytestmark = pytest.mark.page
Keeper = Callable[..., Account]
Stamps = Callable[..., Stamp]
Opens = Callable[[str], Client]
RIGHT = "Clause 7"


@pytest.fixture
def opens(keeper: Keeper, year: FundYear) -> Opens:
    """A browser of the finance lead of one organisation."""

    def of(code: str) -> Client:
        return browser_of(keeper(code))

    return of


def address(name: str, *more: object, fund: str = "pool", year: str = "2016-17") -> str:
    return reverse(f"finance:{name}", args=[fund, year, *more])


def put_in(year: FundYear, slug: str = "minimum") -> tuple[int, int]:
    """What a contribution is, and what is left to give of it."""
    pk = year.contributions.get(slug=slug).pk
    kinds = (Kind.PROMISED, Kind.UNALLOCATED)
    promised, left = (sum_of(year, At(kind=kind, contribution=pk)) for kind in kinds)
    return -promised, left


def sent(client: Client, to: str, **filled: Any) -> Any:
    answer = client.post(to, filled)
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def test_a_fund_is_begun_and_filled_from_its_pages(opens: Opens, year: FundYear) -> None:
    client = opens("council")
    begin = reverse("finance:begin_fund", args=["pool", "pool"])
    assert begin in client.get(reverse("finance:open_agreement", args=["pool", "pool"])).text
    day = {"first_day_day": "1", "first_day_month": "4", "first_day_year": "2017"}
    answer = sent(client, begin, name="Reablement fund", **day)
    assert answer["Location"] == address("show_outline", fund="reablement-fund", year="2017-18")
    at = {"fund": "reablement-fund", "year": "2017-18"}
    begun = FundYear.objects.get(fund__slug="reablement-fund")
    assert "Nobody has put anything in yet" in client.get(answer["Location"]).text
    council = Organisation.objects.get(code="council").pk
    sent(
        client,
        address("add_contribution", **at),
        party=council,
        source="additional",
        name="The council's own",
        pence="1,000.01",
    )
    sent(client, address("add_priority", **at), name="Home")
    sent(client, address("add_scheme", **at), priority=begun.priorities.get().pk, name="Visits")
    scheme = begun.priorities.get().schemes.get()
    put = begun.contributions.get()
    sent(client, address("add_line", **at), scheme=scheme.pk, lead=council, contribution=put.pk)
    sent(
        client, address("add_output", **at), scheme=scheme.pk, name="People helped", unit="people", planned=40
    )
    line = scheme.lines.get()
    give = address("give_to_line", line.pk, **at)
    assert "£1,000.01 is left to give" in client.get(give).text
    refused = client.post(give, {"pence": "1000.02", "authority": RIGHT})
    assert "£1,000.01 is left to give; found £1,000.02" in refused.text
    assert give in client.get(address("show_outline", **at)).text
    sent(client, give, pence="900", authority=RIGHT)
    sent(client, address("set_aside", put.slug, **at), pence="100.01", authority=RIGHT)
    page = client.get(address("show_outline", **at)).text
    assert "All of it is given to schemes or set aside" in page
    assert "40 people" in page
    assert give not in page
    assert not balances_differ(begun)


def test_only_who_keeps_the_books_may(opens: Opens, year: FundYear, keeper: Keeper, stamp: Stamps) -> None:
    client = opens("ccg")
    page = client.get(address("show_outline"))
    assert page.status_code == 200
    assert address("add_contribution") not in page.text
    assert client.get(address("add_contribution")).status_code == 403
    assert client.get(reverse("finance:begin_fund", args=["pool", "pool"])).status_code == 403
    ccg = keeper("ccg")
    one = year.contributions.get(slug="minimum")
    with pytest.raises(NotAllowed):
        change_contribution(
            year=year, contribution=one, pence=1, why="Less", authority=RIGHT, stamp=stamp(ccg)
        )
    with pytest.raises(NotAllowed):
        begin_next_year(year=year, by=ccg, at=THEN)
    with pytest.raises(NotAllowed):
        begin_fund(agreement=year.fund.agreement, name="Other", first_day=date(2017, 4, 1), by=ccg, at=THEN)


def test_a_contribution_changes_by_the_difference_once(year: FundYear, keeper: Keeper, stamp: Stamps) -> None:
    one, once = year.contributions.get(slug="minimum"), stamp(keeper("council"))
    said = {"year": year, "contribution": one, "why": "The allocation came", "authority": RIGHT}
    first = change_contribution(pence=120_003, stamp=once, **said)
    assert change_contribution(pence=120_003, stamp=once, **said) == first
    assert put_in(year) == (120_003, 20_003)
    change_contribution(pence=100_000, stamp=stamp(), **said)
    assert put_in(year) == (100_000, 0)
    with pytest.raises(CannotPost, match="cannot be less than"):
        change_contribution(pence=99_999, stamp=stamp(), **said)
    with pytest.raises(CannotPost, match="Say why"):
        change_contribution(pence=100_001, stamp=stamp(), **{**said, "why": " "})
    assert not balances_differ(year)


def test_the_next_year_takes_over_what_there_is_and_no_money(
    opens: Opens, year: FundYear, stamp: Stamps, keeper: Keeper
) -> None:
    council = Organisation.objects.get(code="council")
    carried = add_contribution(
        year=year,
        party=council,
        source=Source.CARRY_FORWARD,
        name="Carried",
        agreed_in="",
        pence=5_000,
        stamp=stamp(),
    )
    scheme = year.priorities.get().schemes.get(number=1)
    add_line(scheme=scheme, lead=council, contribution=carried, provider="", area_of_spend="", stamp=stamp())
    answer = sent(opens("council"), address("begin_next_year"))
    assert answer["Location"] == address("show_outline", year="2017-18")
    after = year.fund.years.get(slug="2017-18")
    assert after.months.count() == 12
    assert set(after.contributions.values_list("slug", flat=True)) == {"minimum", "grant"}
    assert SchemeLine.objects.filter(contribution__year=after).count() == 3
    assert not Entry.objects.filter(year=after).exists()
    with pytest.raises(CannotHold, match="has schemes already"):
        begin_next_year(year=year, by=keeper("council"), at=THEN)


def test_a_year_stays_within_its_agreement_and_names_are_free(year: FundYear, keeper: Keeper) -> None:
    agreement, by = year.fund.agreement, keeper("council")
    said = {"agreement": agreement, "by": by, "at": THEN}
    with pytest.raises(CannotHold, match="days within the agreement"):
        begin_fund(name="Early", first_day=date(2015, 4, 1), **said)
    for name in ("Pool", "Agreements", "!"):
        with pytest.raises(CannotHold, match="taken"):
            begin_fund(name=name, first_day=date(2017, 4, 1), **said)
    agreement.to_date = date(2017, 3, 31)
    agreement.save()
    with pytest.raises(CannotHold, match="Extend the agreement"):
        begin_next_year(year=year, by=by, at=THEN)
    assert Fund.objects.count() == 1


def test_nothing_of_another_year_or_of_no_party_gets_in(
    year: FundYear, keeper: Keeper, stamp: Stamps
) -> None:
    by = keeper("council")
    other = begin_next_year(year=year, by=by, at=THEN)
    beside = Organisation.objects.get(code="beside")
    scheme = year.priorities.get().schemes.get(number=1)
    theirs: Contribution = other.contributions.get(slug="minimum")
    line = {"scheme": scheme, "provider": "", "area_of_spend": "", "stamp": stamp(by)}
    with pytest.raises(CannotHold, match="does not belong"):
        add_line(lead=Organisation.objects.get(code="ccg"), contribution=theirs, **line)
    with pytest.raises(CannotHold, match="expected a party"):
        add_line(lead=beside, contribution=year.contributions.get(slug="minimum"), **line)
    with pytest.raises(CannotHold, match="expected a party"):
        add_contribution(
            year=year,
            party=beside,
            source=Source.GRANT,
            name="New",
            agreed_in="",
            pence=1,
            stamp=stamp(by),
        )


def test_what_was_added_by_mistake_goes_and_what_was_posted_to_stays(
    opens: Opens, year: FundYear, stamp: Stamps
) -> None:
    scheme = year.priorities.get().schemes.get(number=1)
    line = add_line(
        scheme=scheme,
        lead=Organisation.objects.get(code="council"),
        contribution=year.contributions.get(slug="minimum"),
        provider="Typed wrongly",
        area_of_spend="",
        stamp=stamp(),
    )
    take_out = address("take_out_part", "lines", line.pk)
    assert opens("ccg").get(take_out).status_code == 403
    client = opens("council")
    assert take_out in client.get(address("show_outline")).text
    sent(client, take_out)
    assert not SchemeLine.objects.filter(pk=line.pk).exists()
    assert client.get(take_out).status_code == 404
    said = {"year": year, "stamp": stamp()}
    for part in (SchemeLine.objects.all()[0], year.contributions.all()[0]):
        with pytest.raises(CannotHold, match="so it stays"):
            take_out_part(part=part, **said)
    with pytest.raises(CannotHold, match="has lines"):
        take_out_part(part=scheme, **said)
    with pytest.raises(CannotHold, match="used elsewhere"):
        take_out_part(part=year.priorities.get(), **said)
    assert SchemeLine.objects.count() == 3
